"""The bodies on the page of a partnership: a whole tree, or one branch of a large one, page by page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries

A_PAGE = 50


class BranchForm(forms.Form):
    """A body by words of its name."""

    name = forms.CharField(
        label=_("Find a body by its name"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )


def branch_of(request: SignedInRequest, partnership: queries.Partnership) -> dict[str, Any]:
    """What the page shows of the bodies, and the people who sit in those shown."""
    form = BranchForm(request.GET or None)
    words = form.cleaned_data["name"].strip() if form.is_valid() else ""
    under = request.GET.get("under", "")
    found = queries.browse_bodies(partnership, request.user, under=under, words=words)
    if found.found is None:
        people = queries.list_people(partnership, request.user)
        return {"bodies": found.tree, "people": people, "is_whole": True}
    page = Paginator(found.found, A_PAGE).get_page(request.GET.get("page"))
    branch = queries.branch_lines(found.found[max(0, page.start_index() - 1) : page.end_index()])
    chairs_in = [*(line.key for line in branch), *(body.key for body in found.trail[-1:])]
    return {
        "bodies": branch,
        "people": queries.list_people(partnership, request.user, chairs_in=chairs_in),
        "is_whole": False,
        "trail": found.trail,
        "page": page,
        "words": words,
        "find": form if form.is_bound else BranchForm(),
    }
