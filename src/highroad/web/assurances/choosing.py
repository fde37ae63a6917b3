"""One request for access, one incident, one recognition with its ladder, and what is said there."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.assurances import permissions
from highroad.areas.assurances.actions import choice as actions
from highroad.areas.assurances.queries import choice as queries
from highroad.areas.assurances.vocabulary import DayCount
from highroad.areas.assurances.vocabulary.choice import AccessReply, LadderAct
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.assurances.agreements import asking, to
from highroad.web.assurances.choice import ACCESS, INCIDENTS
from highroad.web.assurances.choice_forms import (
    AnswerAccessForm,
    IncidentWordForm,
    KeptForm,
    RecognizeForm,
    StepForm,
)
from highroad.web.ui.asking import ask


def side_of(request: SignedInRequest, row: queries.Entered) -> str:
    """The side a reader speaks for where this was entered; nothing if they may not act."""
    if not permissions.may_take_part(request.user, row.body):
        return ""
    seat = partnerships.seat_of(request.user, body=row.body)
    return seat.side if seat else ""


@login_required
@require_GET
def access(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One request for access."""
    row = queries.get_access(key, request.user)
    state = queries.access_state(row, timezone.localdate())
    shown = {
        "row": row, "state": state, "pill": ACCESS[state], "body": row.body,
        "partnership": row.body.partnership, "side": side_of(request, row),
    }  # fmt: skip
    return render(request, "assurances/access.html", shown)


@login_required
@asking
def answer_access(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Management answers."""
    row = queries.get_access(key, request.user)
    require(permissions.may_take_part(request.user, row.body))
    form = AnswerAccessForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        actions.answer_access(
            request=row, reply=AccessReply(given["reply"]), words=given["words"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("access", row.key)

    return ask(
        request, form, do, body=row.body, heading=_("Answer the request"),
        lede=f"{row.place}, {row.hours}", button=_("Answer"), said=_("Answered. Both sides see it."),
    )  # fmt: skip


@login_required
@asking
def say_kept(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Labor says whether it was kept."""
    row = queries.get_access(key, request.user)
    require(permissions.may_take_part(request.user, row.body))
    form = KeptForm(request.POST or None)

    def do() -> str:
        given = form.cleaned_data
        actions.say_access_kept(
            request=row, kept=given["kept"] == "yes", words=given["words"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("access", row.key)

    return ask(
        request, form, do, body=row.body, heading=_("Was access kept?"),
        lede=f"{row.place}, {row.hours}", button=_("Say so"), said=_("Said. Both sides see it."),
    )  # fmt: skip


@login_required
@require_GET
def incident(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One incident."""
    row = queries.get_incident(key, request.user)
    state = queries.incident_state(row, timezone.localdate())
    shown = {
        "row": row, "state": state, "pill": INCIDENTS[state], "body": row.body,
        "partnership": row.body.partnership, "side": side_of(request, row),
    }  # fmt: skip
    return render(request, "assurances/incident.html", shown)


@login_required
@asking
def say_of_incident(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An answer, a finding, or how it was settled."""
    row = queries.get_incident(key, request.user)
    require(permissions.may_take_part(request.user, row.body))
    acts = [
        ("answer", _("Our answer")),
        ("find", _("The finding of the neutral person")),
        ("settle", _("It is settled")),
    ]
    form = IncidentWordForm(request.POST or None, acts=acts)

    def do() -> str:
        given, now = form.cleaned_data, timezone.now()
        if given["act"] == "answer":
            actions.answer_incident(incident=row, response=given["words"], by=request.user, at=now)
        elif given["act"] == "find":
            actions.find_on_incident(
                incident=row,
                neutral=given["neutral"],
                finding=given["words"],
                by=request.user,
                at=now,
            )
        else:
            actions.settle_incident(
                incident=row, settlement=given["words"], by=request.user, at=now
            )
        return to("incident", row.key)

    return ask(
        request, form, do, body=row.body, heading=_("Say something to this incident"),
        lede=f"{row.get_kind_display()}, {row.site}", button=_("Enter it"), said=_("Entered. Both sides see it."),
    )  # fmt: skip


@login_required
@require_GET
def recognition(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One count, and the way to a first contract."""
    row = queries.get_recognition(key, request.user)
    view = queries.recognition_on(row, timezone.localdate())
    shown = {
        "row": row, "view": view, "body": row.body, "partnership": row.body.partnership,
        "side": side_of(request, row), "published": queries.PUBLISHED,
    }  # fmt: skip
    return render(request, "assurances/recognition.html", shown)


@login_required
@asking
def recognize(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Management recognizes the union."""
    row = queries.get_recognition(key, request.user)
    require(permissions.may_take_part(request.user, row.body))
    form = RecognizeForm(request.POST or None, initial={"on": timezone.localdate()})

    def do() -> str:
        given = form.cleaned_data
        terms = queries.LadderTerms(
            given["meet_days"],
            given["bargain_days"],
            given["mediate_days"],
            DayCount(given["count"]),
        )
        actions.recognize(
            recognition=row, on=given["on"], terms=terms, source=given["source"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return to("recognition", row.key)

    return ask(
        request, form, do, body=row.body, heading=_("Recognize the union"), lede=row.unit,
        button=_("Recognize it"), said=_("Recognized. The way to a first contract begins."),
    )  # fmt: skip


@login_required
@asking
def enter_step(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter what happened on the way."""
    row = queries.get_recognition(key, request.user)
    require(permissions.may_take_part(request.user, row.body))
    today = timezone.localdate()
    form = StepForm(
        request.POST or None, acts=queries.recognition_on(row, today).acts, initial={"on": today}
    )

    def do() -> str:
        given = form.cleaned_data
        actions.enter_step(
            recognition=row, act=LadderAct(given["act"]), on=given["on"], words=given["words"],
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return to("recognition", row.key)

    return ask(
        request, form, do, body=row.body, heading=_("What happened?"), lede=row.unit,
        button=_("Enter it"), said=_("Entered."),
    )  # fmt: skip


@login_required
@require_GET
def posting(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A check stands among the others of its body: it is led there."""
    return redirect("assurances:choice", key=queries.get_posting(key, request.user).body_id)
