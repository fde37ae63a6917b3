"""A worksheet for clean-energy credits: labor hours with the pace, and the clocks of a request. It keeps nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.training.queries import credits as query
from highroad.kit.answers import require
from highroad.web.training.credit_ends import EndForm, days_of, meaning_of, technologies_of
from highroad.web.training.enrollment_forms import DECIMAL
from highroad.web.training.forms import day_widget
from highroad.web.training.words import ENDS, crumbs_of_partnership


def hours_field(label: Any, **more: Any) -> forms.DecimalField:
    """Hours of a whole facility."""
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_digits=12, decimal_places=2,
        widget=forms.NumberInput(attrs=DECIMAL), **more,
    )  # fmt: skip


class HoursForm(forms.Form):
    """One facility, all contractors together."""

    began = forms.DateField(label=_("Construction began on"), widget=day_widget())
    planned = hours_field(_("Labor hours planned in all"))
    done = hours_field(
        _("Labor hours so far"),
        help_text=_("Construction, alteration and repair; without foremen, superintendents and owners."),
    )  # fmt: skip
    apprentice = hours_field(
        _("Apprentice hours so far"),
        help_text=_("Only those within the ratio of their day. The others stay in the hours above."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Apprentice hours are part of all hours."""
        given = super().clean() or {}
        done, mine = given.get("done"), given.get("apprentice")
        if done is not None and mine is not None and mine > done:
            self.add_error("apprentice", _("These are more than all hours so far."))
        return given


class RequestForm(forms.Form):
    """A written request for apprentices."""

    requested_on = forms.DateField(label=_("Requested on"), widget=day_widget())
    received_on = forms.DateField(label=_("Received on"), widget=day_widget())
    needed_on = forms.DateField(label=_("Needed from"), widget=day_widget())
    again = forms.BooleanField(
        label=_("An earlier request went to the same program"), required=False
    )
    answered_on = forms.DateField(label=_("Answered on"), required=False, widget=day_widget())
    answer = forms.ChoiceField(
        label=_("The answer"), required=False,
        choices=[
            ("", _("None, or apprentices were sent")),
            ("denied", _("Denied")),
            ("standards", _("Denied: the employer would not work by the standards")),
        ],
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A denial has its day, and days their order."""
        given = super().clean() or {}
        if given.get("answer") and not given.get("answered_on"):
            self.add_error("answered_on", _("Give the day of the answer."))
        sent, got = given.get("requested_on"), given.get("received_on")
        if sent and got and got < sent:
            self.add_error("received_on", _("It was received after it was sent."))
        return given

    def asked(self) -> query.Request:
        """What was answered."""
        given = self.cleaned_data
        return query.Request(
            requested_on=given["requested_on"], received_on=given["received_on"],
            needed_on=given["needed_on"], answered_on=given["answered_on"],
            is_first=not given["again"], is_denied=bool(given["answer"]),
            refused_standards=given["answer"] == "standards",
        )  # fmt: skip


@login_required
@require_GET
def credits(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What is required, what is missing, what it costs, the pace that is left, and until when one is excused."""
    partnership = partnerships.get_partnership(key, request.user)
    require(may_see_joint(request.user, partnership))
    which = request.GET.get("which", "")
    hours = HoursForm(request.GET if which == "hours" else None)
    asked = RequestForm(request.GET if which == "request" else None)
    end = EndForm(request.GET if which == "end" else None)
    shown = {
        "partnership": partnership,
        "crumbs": crumbs_of_partnership(partnership),
        "hours_form": hours,
        "request_form": asked,
        "result": query.hours_sheet(**hours.cleaned_data)
        if hours.is_bound and hours.is_valid()
        else None,
        "excuse": None,
        "pack": query.pack_on(timezone.localdate()),
        "end_form": end,
        "ends": [(each, technologies_of(each), days_of(each)) for each in query.all_ends()],
    }
    if end.is_bound and end.is_valid():
        found = query.ending(end.claimed(), today=timezone.localdate())
        shown |= {"ending": found, "meaning": meaning_of(found), "end_kind": ENDS[found.state]}
    if asked.is_bound and asked.is_valid():
        shown["excuse"] = query.excuse(asked.asked(), today=timezone.localdate())
    is_wrong = any(form.is_bound and form.errors for form in (hours, asked, end))
    return render(request, "training/credits.html", shown, status=422 if is_wrong else 200)
