"""The end of a program's registration: the act, what apprentices are told, who was told when."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training import queries
from highroad.areas.training.actions import ending as actions
from highroad.areas.training.actions.ending import EndingDraft
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import ending as query
from highroad.areas.training.queries.ending import StillRegistered
from highroad.areas.training.vocabulary.ending import EndedBy
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.kit.answers import require
from highroad.web.training.asking import ask
from highroad.web.training.enrollment_forms import set_choices
from highroad.web.training.forms import day_widget
from highroad.web.training.words import crumbs_of

asking = require_http_methods(["GET", "HEAD", "POST"])


class EndingForm(forms.Form):
    """Everything that apprentices are told."""

    ended_by = forms.ChoiceField(
        label=gettext_lazy("How it ends"), choices=EndedBy.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(label=gettext_lazy("Takes effect on"), widget=day_widget())
    acknowledged_on = forms.DateField(
        label=gettext_lazy("Day of the agency's letter"), required=False, widget=day_widget(),
        help_text=gettext_lazy(
            "At the sponsor's request the 15 days run from this day; after an order, from the day it takes effect."
        ),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=2000, widget=forms.Textarea,
        help_text=gettext_lazy("Everybody at the table reads it. Name no apprentice."),
    )  # fmt: skip
    contact = forms.CharField(
        label=gettext_lazy("Whom apprentices ask about a transfer"), max_length=300,
        help_text=gettext_lazy("Office of the registration agency, with its telephone or address."),
    )  # fmt: skip


class ToldForm(forms.Form):
    """Who was told, on which day."""

    who = forms.MultipleChoiceField(
        label=gettext_lazy("Who was told in writing"), widget=forms.CheckboxSelectMultiple
    )
    told_on = forms.DateField(label=gettext_lazy("Told on"), widget=day_widget())

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "who", people)


class SettleForm(forms.Form):
    """Whose registration is cancelled; each line says from what to what."""

    who = forms.MultipleChoiceField(
        label=gettext_lazy("Whose registration ends with that of the program"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Leave out whoever goes on in another program: transfer them first, with full credit."
        ),
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "who", people)


@login_required
@asking
def end_registration(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Note that the registration of a program ends."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    form = EndingForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        draft = EndingDraft(**{**given, "ended_by": EndedBy(given["ended_by"])})
        made = actions.end_registration(
            program=program, draft=draft, by=request.user, at=timezone.now()
        )
        return reverse("training:ended", args=[made.key])

    return ask(
        request, form, do, heading=_("The registration ends"), eyebrow=program.name,
        lede=_(
            "Every registered apprentice is told within 15 days (29 CFR 29.8). Hours stay as they are;"
            " the status of apprentices is yours to move once it has ended."
        ),
        button=_("Note the end"), said=_("Noted. Now tell the apprentices."), crumbs=crumbs_of(program),
    )  # fmt: skip


@login_required
@require_GET
def ended(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The act and its clock; to coordinators, who was told and who was not."""
    act, today = query.get_ending(key, request.user), timezone.localdate()
    is_mine = queries.is_coordinator(request.user, act.program)
    shown = {
        "program": act.program,
        "crumbs": crumbs_of(act.program),
        "act": act,
        "view": query.view_ending(act, seen_by=request.user, on=today),
        "is_mine": is_mine,
        "standing": query.still_registered(act, seen_by=request.user) if is_mine else [],
        "has_come": act.on <= today,
        "may_note": bool(may_coordinate(request.user, act.program)),
        "today": today,
    }
    return render(request, "training/ended.html", shown)


@login_required
@asking
def told(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Note who was told."""
    act, today = query.get_ending(key, request.user), timezone.localdate()
    require(may_coordinate(request.user, act.program))
    waiting = query.view_ending(act, seen_by=request.user, on=today).waiting
    by_key = {str(row.key): row for row in waiting}
    people = [(value, row.participant.name) for value, row in by_key.items()]
    form = ToldForm(
        request.POST or None, people=people, initial={"told_on": today, "who": list(by_key)}
    )

    def do() -> str:
        given = form.cleaned_data
        actions.note_told(
            act=act, enrollments=[by_key[each] for each in given["who"]],
            told_on=given["told_on"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("training:ended", args=[act.key])

    return ask(
        request, form, do, heading=_("Apprentices were told"), eyebrow=act.program.name,
        lede=_("Choose only those who have what is said on the page before in writing."),
        button=_("Note it"), said=_("Noted."), crumbs=crumbs_of(act.program),
    )  # fmt: skip


def _step(line: StillRegistered) -> str:
    to, told = EnrollmentStatus.CANCELLED, line.told_on
    said = _("%(name)s: %(status)s (%(code)s) becomes %(to)s (%(to_code)s) on %(day)s") % {
        "name": line.enrollment.participant.name, "status": line.status.label,
        "code": line.status.value, "to": to.label, "to_code": to.value, "day": date_format(line.cancelled_on),
    }  # fmt: skip
    if told is None:
        return f"{said} · " + _("Not told yet")
    return f"{said} · " + _("told on %(day)s") % {"day": date_format(told)}


@login_required
@asking
def settle(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who is moved to which status by the end, shown before anything is kept."""
    act, user = query.get_ending(key, request.user), request.user
    require(may_coordinate(user, act.program))
    by_key = {str(line.enrollment.key): line for line in query.still_registered(act, seen_by=user)}
    people = [(value, _step(line)) for value, line in by_key.items()]
    form = SettleForm(request.POST or None, people=people, initial={"who": list(by_key)})

    def do() -> str:
        rows = [by_key[each].enrollment for each in form.cleaned_data["who"]]
        actions.settle(act=act, enrollments=rows, by=user, at=timezone.now())
        return reverse("training:ended", args=[act.key])

    return ask(
        request, form, do, heading=_("Status after the end"), eyebrow=act.program.name,
        lede=_(
            "Nothing is moved until you press the button. Each step stands in the status of the apprentice and in the"
            " joint record; agreements still being signed stay as they are. The codes are those of RAPIDS."
        ),
        button=_("Cancel these registrations"), said=_("Cancelled, each as a step of its own."),
        crumbs=crumbs_of(act.program),
    )  # fmt: skip
