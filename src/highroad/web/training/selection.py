"""The selection monitor: rates of groups side by side, four fifths as a flag, chance as a note. It keeps nothing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training import queries
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import equal_opportunity as query
from highroad.kit.answers import require
from highroad.web.training.words import crumbs_of

GROUPS: tuple[tuple[str, Any], ...] = (
    ("men", _("Men")), ("women", _("Women")), ("hispanic", _("Hispanic or Latino")),
    ("white", _("White")), ("aa", _("Black or African American")), ("asian", _("Asian")),
    ("aian", _("American Indian or Alaska Native")),
    ("nhpi", _("Native Hawaiian or other Pacific Islander")),
)  # fmt: skip
AXES = (("men", "women"), ("hispanic", "white", "aa", "asian", "aian", "nhpi"))
"""Sexes are held against each other, and races and ethnicity against each other."""


class SelectionForm(forms.Form):
    """Counts of one selection; a group without applicants is left at nought."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, group in GROUPS:
            for kind, words in (
                ("of", _("%(group)s: applied")),
                ("chosen", _("%(group)s: selected")),
            ):
                self.fields[f"{kind}_{name}"] = forms.IntegerField(
                    label=words % {"group": group}, min_value=0, max_value=99_999, initial=0
                )

    def clean(self) -> dict[str, Any]:
        """Nobody is selected who did not apply."""
        given = super().clean() or {}
        for name, _group in GROUPS:
            chosen, applied = given.get(f"chosen_{name}"), given.get(f"of_{name}")
            if chosen is not None and applied is not None and chosen > applied:
                self.add_error(f"chosen_{name}", _("More were selected than applied."))
        return given


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def selection(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every group beside the best of its axis."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    form = SelectionForm(request.POST or None)
    lines = _lines(form.cleaned_data) if form.is_bound and form.is_valid() else None
    shown = {"program": program, "crumbs": crumbs_of(program), "form": form, "lines": lines}
    is_wrong = form.is_bound and form.errors
    return render(request, "training/selection.html", shown, status=422 if is_wrong else 200)


def _lines(given: dict[str, Any]) -> list[tuple[Any, query.SelectionLine]]:
    labels = dict(GROUPS)
    found = []
    for axis in AXES:
        counts = {name: (given[f"chosen_{name}"], given[f"of_{name}"]) for name in axis}
        found += [(labels[line.group], line) for line in query.selection_lines(counts)]
    return found
