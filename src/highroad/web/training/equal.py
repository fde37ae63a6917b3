"""A worksheet for the written plan of 29 CFR part 30: counts in, both tests, goals and days out. It keeps nothing."""

from __future__ import annotations

from decimal import Decimal
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
from highroad.web.training.enrollment_forms import DECIMAL
from highroad.web.training.forms import day_widget
from highroad.web.training.words import crumbs_of

GROUPS: tuple[tuple[str, Any], ...] = (
    ("women", _("Women")), ("hispanic", _("Hispanic or Latino")),
    ("aa", _("Black or African American")), ("asian", _("Asian")),
    ("aian", _("American Indian or Alaska Native")),
    ("nhpi", _("Native Hawaiian or other Pacific Islander")),
)  # fmt: skip


def _count(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=99_999, initial=0, **more)


class EqualForm(forms.Form):
    """Counts of one occupation group: apprentices alone, never journeyworkers."""

    total_sex = _count(_("Apprentices who gave a sex"))
    women = _count(_("Of these, women"))
    total_ethnicity = _count(_("Apprentices who gave an ethnicity"))
    hispanic = _count(_("Of these, Hispanic or Latino"))
    total_race = _count(
        _("All race answers together"),
        help_text=_("Somebody who chose two races gives two answers. White is counted in here."),
    )
    aa = _count(_("Answers: Black or African American"))
    asian = _count(_("Answers: Asian"))
    aian = _count(_("Answers: American Indian or Alaska Native"))
    nhpi = _count(_("Answers: Native Hawaiian or other Pacific Islander"))
    disability_yes = _count(_("Disability: yes"))
    disability_no = _count(
        _("Disability: no"), help_text=_("Blanks and those who would not say are left out.")
    )
    fifth_on = forms.DateField(
        label=_("Fifth apprentice registered on"), required=False, widget=day_widget()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in GROUPS:
            self.fields[f"available_{name}"] = forms.DecimalField(
                label=_("Availability in percent: %(group)s") % {"group": label},
                min_value=Decimal(0), max_value=Decimal(100), max_digits=5, decimal_places=2,
                initial=Decimal(0), widget=forms.NumberInput(attrs=DECIMAL),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A part is not above its whole."""
        given = super().clean() or {}
        for name, _label in GROUPS:
            part, whole = given.get(name), given.get(whole_of(name))
            if part is not None and whole is not None and part > whole:
                self.add_error(name, _("This is more than all who answered."))
        return given


def whole_of(group: str) -> str:
    """Which answers a group is a part of."""
    return {"women": "total_sex", "hispanic": "total_ethnicity"}.get(group, "total_race")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def equal_opportunity(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Shares, both tests, goals, the disability rate and what is due when."""
    program, user = queries.get_program(key, request.user), request.user
    require(may_coordinate(user, program))
    form = EqualForm(request.POST or None)
    found = form.cleaned_data if form.is_bound and form.is_valid() else None
    shown = {
        "program": program,
        "crumbs": crumbs_of(program),
        "form": form,
        "lines": _lines(found) if found else [],
        "disability": _disability(found) if found else None,
        "calendar": query.calendar_of(program, found["fifth_on"] if found else None),
    }
    is_wrong = form.is_bound and form.errors
    return render(request, "training/equal.html", shown, status=422 if is_wrong else 200)


def _lines(given: dict[str, Any]) -> list[tuple[Any, query.Utilized, Decimal]]:
    found = []
    for name, label in GROUPS:
        total, available = given[whole_of(name)], given[f"available_{name}"] / 100
        if total and available:
            one = query.utilized(given[name], total, available)
            found.append((label, one, one.share * 100))
    return found


def _disability(given: dict[str, Any]) -> tuple[query.DisabilityRate, Decimal] | None:
    found = query.DisabilityRate(yes=given["disability_yes"], no=given["disability_no"])
    return None if found.rate is None else (found, found.rate * 100)
