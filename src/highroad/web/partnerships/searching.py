"""One search over everything a reader may see in a partnership; the areas find, the page joins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.commitments.queries.searching import find_commitments
from highroad.areas.decisions.queries.searching import find_decisions
from highroad.areas.meetings.queries.searching import find_meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.queries import Partnership
from highroad.areas.partnerships.queries.searching import find_charters
from highroad.areas.problem_solving.queries.searching import find_issues, find_projects
from highroad.kit.answers import require
from highroad.kit.searching import SHORTEST, Hit, words_of
from highroad.web import links

Finder = Callable[..., list[Hit]]
KINDS: Sequence[tuple[str | Promise, Finder]] = (
    (_("Decisions"), find_decisions),
    (_("Issues"), find_issues),
    (_("Meetings"), find_meetings),
    (_("Commitments"), find_commitments),
    (_("Projects"), find_projects),
    (_("Charters"), find_charters),
)
"""What is searched, in the order in which it is shown."""


class SearchForm(forms.Form):
    """A few words."""

    q = forms.CharField(
        label=_("Words to look for"),
        help_text=_("Everything that holds each of them."),
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


@login_required
@require_GET
def search(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The words asked for, in everything of this partnership that the reader may see."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    form = SearchForm(request.GET if "q" in request.GET else None)
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    shown = {
        "partnership": partnership,
        "form": form if form.is_bound else SearchForm(),
        "asked": asked,
        "is_short": bool(asked) and not words_of(asked),
        "shortest": SHORTEST,
        "groups": found_in(partnership, asked, request.user),
    }
    return render(request, "partnerships/search.html", shown)


def found_in(
    partnership: Partnership, asked: str, user: User
) -> list[tuple[str | Promise, list[tuple[Hit, str]]]]:
    """What was found, kind by kind, each with its address; kinds without a hit are left out."""
    if not words_of(asked):
        return []
    found = [(name, find(partnership, asked, seen_by=user)) for name, find in KINDS]
    return [
        (name, [(hit, links.address_of(hit.about)) for hit in hits]) for name, hits in found if hits
    ]
