"""The meetings of a body, one meeting with its agenda, calling, moving, calling off, opening, closing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.meetings import actions, permissions, queries
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.partnerships.vocabulary import ClauseKind, GuestConsent
from highroad.kit.answers import Refused, require
from highroad.web.meetings.carried import carried_to
from highroad.web.meetings.forms import GuestForm, MeetingForm, ReasonForm
from highroad.web.meetings.words import MINUTES_PILLS, STATUS_PILLS

asking = require_http_methods(["GET", "HEAD", "POST"])


def answered(form: Any) -> int:
    """422 for a form that came back with errors."""
    return 422 if form.is_bound else 200


@login_required
@require_GET
def meeting_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What comes, what was, series, polls, and the balance between the sides."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    lines = queries.list_meetings(body, request.user)
    today = timezone.localdate()
    shown = {
        "body": body,
        "partnership": body.partnership,
        "coming": [(one, STATUS_PILLS[one.status]) for one in reversed(lines) if not one.is_over],
        "past": [
            (one, STATUS_PILLS[one.status], MINUTES_PILLS[one.minutes] if one.minutes else "")
            for one in lines
            if one.is_over
        ],
        "series": [
            (one, queries.next_days(one, on=today, count=3))
            for one in queries.list_series(body, request.user)
        ],
        "polls": queries.list_polls(body, request.user),
        "meter": queries.parity_meter(body, request.user),
        "may_call": permissions.may_call(request.user, body),
    }
    return render(request, "meetings/list.html", shown)


@login_required
@asking
def prepare(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin the agenda of a meeting, alone or as the next of a series."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_call(request.user, body))
    series = None
    if request.GET.get("series"):
        series = queries.get_series(request.GET["series"], request.user)
    form = MeetingForm(request.POST or None, initial=_from_series(request, series))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.prepare(
                body=body,
                title=form.cleaned_data["title"],
                when=form.when(),
                place=form.cleaned_data["place"],
                outcomes=form.cleaned_data["outcomes"],
                series=series if series and series.body_id == body.pk else None,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(
                request, _("The agenda is begun. Nobody is told before you send the call.")
            )
            return redirect("meetings:detail", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership, "series": series}
    return render(request, "meetings/prepare.html", shown, status=answered(form))


def _from_series(request: SignedInRequest, series: Any) -> dict[str, Any]:
    if series is None:
        return {}
    days = queries.next_days(series, on=timezone.localdate(), count=1)
    asked = request.GET.get("day", "")
    return {
        "title": series.title,
        "day": asked or (days[0] if days else ""),
        "clock": series.starts_at,
        "length": series.length,
        "time_zone": series.time_zone,
        "place": series.place,
    }


@login_required
@require_GET
def detail(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One meeting: its agenda above the people, and what can be done next."""
    meeting = queries.get_meeting(key, request.user)
    return render(request, "meetings/detail.html", shown_of(request, meeting))


def shown_of(request: SignedInRequest, meeting: Any) -> dict[str, Any]:
    """Everything the page of a meeting shows."""
    user, now = request.user, timezone.now()
    items = queries.list_items(meeting, user)
    texts = queries.list_minutes(meeting, user)
    seat = partnerships.seat_of(user, body=meeting.body)
    alias = seat.alias if seat else ""
    terms = queries.terms_of(meeting.body, queries.day_of(meeting))
    return {
        **carried_to(meeting, user, items),
        "meeting": meeting,
        "body": meeting.body,
        "partnership": meeting.body.partnership,
        "status": meeting.status,
        "status_pill": STATUS_PILLS[meeting.status],
        "when": queries.when_words(meeting),
        "chair": queries.chair_words(meeting),
        "keeper": queries.keeper_words(meeting),
        "items": items,
        "total": sum(item.minutes for item in items),
        "length": round((meeting.ends_at - meeting.starts_at).total_seconds() / 60),
        "texts": [(line, MINUTES_PILLS[line.status]) for line in texts],
        "guests": queries.list_guests(meeting, user),
        "benches": queries.benches_of(meeting, user),
        "terms": terms,
        "released": queries.released_sides(meeting),
        "alias": alias,
        "may_bring": permissions.may_bring(user, meeting, now),
        "may_call": permissions.may_call(user, meeting.body),
        "may_change": permissions.may_change(user, meeting),
        "may_send": permissions.may_send(user, meeting),
        "may_open": permissions.may_open(user, meeting),
        "may_enter": permissions.may_enter(user, meeting),
        "may_minutes": permissions.may_write_minutes(user, meeting),
        "may_ask_guest": permissions.may_ask_guest(user, meeting, terms=terms),
        "no_guests": terms.clauses.guests.consent is GuestConsent.NONE,
        "may_release": permissions.may_release(user, meeting),
        "my_side": permissions.chair_side(user, meeting.body),
    }


@login_required
@asking
def change(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Another time, place or title; once called, calendars follow."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_change(request.user, meeting))
    local = meeting.starts_local
    minutes = round((meeting.ends_at - meeting.starts_at).total_seconds() / 60)
    initial = {
        "title": meeting.title, "day": local.date(), "clock": local.time(), "length": minutes,
        "time_zone": meeting.time_zone, "place": meeting.place, "outcomes": meeting.outcomes,
    }  # fmt: skip
    form = MeetingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(
                meeting=meeting,
                title=form.cleaned_data["title"],
                when=form.when(),
                place=form.cleaned_data["place"],
                outcomes=form.cleaned_data["outcomes"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Changed."))
            return redirect("meetings:detail", key=key)
    shown = {"form": form, "meeting": meeting, "body": meeting.body}
    return render(request, "meetings/change.html", shown, status=answered(form))


@login_required
@require_POST
def send(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Send the call."""
    meeting = queries.get_meeting(key, request.user)
    actions.call(meeting=meeting, by=request.user, at=timezone.now())
    messages.success(request, _("Called. Everybody with a seat is invited."))
    return redirect("meetings:detail", key=key)


@login_required
@asking
def cancel(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Call it off, with a reason."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_cancel(request.user, meeting))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.cancel(
            meeting=meeting,
            reason=form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Called off. It leaves everybody's calendar."))
        return redirect("meetings:detail", key=key)
    shown = {"form": form, "meeting": meeting, "body": meeting.body}
    return render(request, "meetings/cancel.html", shown, status=answered(form))


@login_required
@require_POST
def open_meeting(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin."""
    meeting = queries.get_meeting(key, request.user)
    actions.open_meeting(meeting=meeting, by=request.user, at=timezone.now())
    return redirect("meetings:live", key=key)


@login_required
@asking
def close(request: SignedInRequest, key: UUID) -> HttpResponse:
    """End it, after a look at what is still open."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_close(request.user, meeting))
    if request.method == "POST":
        actions.close_meeting(meeting=meeting, by=request.user, at=timezone.now())
        messages.success(request, _("Closed. What is open is carried to the next meeting."))
        return redirect("meetings:minutes", key=key)
    items = queries.list_items(meeting, request.user)
    shown = {
        "meeting": meeting,
        "body": meeting.body,
        "open_items": [item for item in items if item.is_open],
        "quorum": queries.quorum_of(meeting),
    }
    return render(request, "meetings/close.html", shown)


@login_required
@asking
def ask_guest(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask somebody in."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_ask_guest(request.user, meeting))
    form = GuestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.ask_guest(
            meeting=meeting, **form.cleaned_data, by=request.user, at=timezone.now()
        )
        words = _("The guest is on the list.")
        if queries.sides_missing(made):
            words = _("Asked. The guest comes once the other side has agreed.")
        messages.success(request, words)
        return redirect("meetings:detail", key=key)
    clauses = queries.terms_of(meeting.body, queries.day_of(meeting)).clauses
    shown = {
        "form": form, "meeting": meeting, "body": meeting.body,
        "clause": clauses.place(ClauseKind.GUESTS), "consent": clauses.guests.consent,
    }  # fmt: skip
    return render(request, "meetings/guest.html", shown, status=answered(form))


@login_required
@require_POST
def agree_to_guest(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The other side's word."""
    guest = queries.get_guest(key, request.user)
    actions.agree_to_guest(guest=guest, by=request.user, at=timezone.now())
    messages.success(request, _("Agreed."))
    return redirect("meetings:detail", key=guest.meeting_id)


@login_required
@require_POST
def take_back_guest(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The guest does not come."""
    guest = queries.get_guest(key, request.user)
    actions.take_back_guest(guest=guest, by=request.user, at=timezone.now())
    messages.success(request, _("The guest is taken off."))
    return redirect("meetings:detail", key=guest.meeting_id)


@login_required
@require_GET
def guest(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A guest is shown with the meeting."""
    return redirect("meetings:detail", key=queries.get_guest(key, request.user).meeting_id)
