"""A worksheet of prevailing wages and of the state rules of public works. It keeps nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training.queries import wage_sheet as query
from highroad.kit.answers import require
from highroad.web.training.credits import hours_field
from highroad.web.training.enrollment_forms import DECIMAL
from highroad.web.training.words import crumbs_of_partnership

LINES = (1, 2, 3)
CALIFORNIA, WASHINGTON = "CA", "WA"


def _dollars(label: Any, **more: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_digits=12, decimal_places=2,
        widget=forms.NumberInput(attrs=DECIMAL), **more,
    )  # fmt: skip


class WeekForm(forms.Form):
    """One person's week in up to three classifications, and what was paid."""

    paid = _dollars(_("Paid for the week, with fringe"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in LINES:
            words, more = {"number": line}, {"required": line == 1}
            hours = hours_field(_("Classification %(number)s: hours") % words, **more)
            basic = _dollars(_("Classification %(number)s: basic rate") % words, **more)
            fringe = _dollars(_("Classification %(number)s: fringe") % words, **more)
            self.fields |= {
                f"hours_{line}": hours,
                f"basic_{line}": basic,
                f"fringe_{line}": fringe,
            }
            self.fields[f"percent_{line}"] = forms.DecimalField(
                label=_("Classification %(number)s: percent of the basic rate") % words, initial=100,
                min_value=Decimal(0), max_value=Decimal(100), max_digits=5, decimal_places=2,
                widget=forms.NumberInput(attrs=DECIMAL), required=False,
                help_text=_("Of an apprentice, as the program states it. Type the fringe that it states."),
            )  # fmt: skip
        self.order_fields([name for name in self.fields if name != "paid"])

    def clean(self) -> dict[str, Any]:
        """A week has at most 168 hours, and hours have a rate."""
        given = super().clean() or {}
        if sum((given.get(f"hours_{line}") or Decimal(0) for line in LINES), Decimal(0)) > 168:
            self.add_error("hours_1", __("A week has 168 hours."))
        for line in LINES[1:]:
            if given.get(f"hours_{line}") and given.get(f"basic_{line}") is None:
                self.add_error(f"basic_{line}", __("Give the basic rate of these hours."))
        return given

    def result(self) -> query.Week:
        """What is due."""
        given = self.cleaned_data
        lines = [
            query.Worked(
                hours=given[f"hours_{line}"], basic=given[f"basic_{line}"],
                fringe=given[f"fringe_{line}"] or Decimal(0),
                percent=Decimal(100) if given[f"percent_{line}"] is None else given[f"percent_{line}"],
            )
            for line in LINES if given[f"hours_{line}"]
        ]  # fmt: skip
        return query.week_of(lines, given["paid"])


class CorrectionForm(forms.Form):
    """Workers who were short-paid, together."""

    workers = forms.IntegerField(
        label=_("Workers short-paid"), min_value=1, max_value=99_999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    missing = _dollars(_("Missing in all"))
    interest = _dollars(
        _("Interest"), initial=0, required=False,
        help_text=_("At the underpayment rate with six in place of three points; work it out by the days."),
    )  # fmt: skip
    intentional = forms.BooleanField(label=_("It was intended"), required=False)

    def result(self) -> query.Correction:
        """What puts it right."""
        given = self.cleaned_data
        return query.corrected(
            workers=given["workers"], missing=given["missing"], intentional=given["intentional"],
            interest=given["interest"] or Decimal(0), on=timezone.localdate(),
        )  # fmt: skip


class StateForm(forms.Form):
    """Hours of public works under a rule of a state."""

    state = forms.ChoiceField(
        label=_("Rule"), widget=forms.RadioSelect,
        choices=[
            (CALIFORNIA, _("California: one apprentice hour for five journeyworker hours, by craft")),
            (WASHINGTON, _("Washington: 15 percent of all hours of the project so far")),
        ],
    )  # fmt: skip
    base = hours_field(
        _("Hours it is counted from"),
        help_text=_("California: journeyworkers' straight time in one craft. Washington: all labor hours."),
    )  # fmt: skip
    apprentice = hours_field(
        _("Apprentice hours"), help_text=_("California: straight time alone, no overtime.")
    )

    def result(self) -> query.StateResult:
        """Required, there, missing."""
        given = self.cleaned_data
        if given["state"] == CALIFORNIA:
            return query.california(
                journey_straight_time=given["base"], apprentice_straight_time=given["apprentice"]
            )
        return query.washington(total=given["base"], apprentice=given["apprentice"])


FORMS: dict[str, type[WeekForm] | type[CorrectionForm] | type[StateForm]] = {
    "week": WeekForm, "correction": CorrectionForm, "state": StateForm,
}  # fmt: skip


@login_required
@require_GET
def wage_sheet(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What a week is due, what puts a shortfall right, what a state asks for on public works."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    which = request.GET.get("which", "")
    made = {name: form(request.GET if which == name else None) for name, form in FORMS.items()}
    crumbs = [
        *crumbs_of_partnership(partnership),
        (__("Hours for credits"), reverse("training:credits", args=[key])),
    ]
    shown: dict[str, Any] = {"partnership": partnership, "crumbs": crumbs}
    for name, form in made.items():
        is_right = form.is_bound and form.is_valid()
        shown |= {f"{name}_form": form, name: form.result() if is_right else None}
    is_wrong = any(form.is_bound and form.errors for form in made.values())
    return render(request, "training/wage_sheet.html", shown, status=422 if is_wrong else 200)
