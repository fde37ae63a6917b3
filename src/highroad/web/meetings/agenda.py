"""Bringing items and ordering them; series."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.meetings import actions, permissions, queries
from highroad.areas.meetings.vocabulary import ItemStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, require
from highroad.web.meetings.forms import ItemForm, SeriesForm
from highroad.web.meetings.pages import answered, asking
from highroad.web.meetings.words import weekday_words


@login_required
@asking
def bring(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put an item on the agenda."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_bring(request.user, meeting, timezone.now()))
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.bring(meeting=meeting, terms=form.terms(), by=request.user, at=timezone.now())
        messages.success(request, _("It stands on the agenda."))
        return redirect("meetings:detail", key=key)
    shown = {"form": form, "meeting": meeting, "body": meeting.body, "item": None}
    return render(request, "meetings/item.html", shown, status=answered(form))


@login_required
@asking
def change_item(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Change an item; whoever comes second sees what the first wrote."""
    item = queries.get_item(key, request.user)
    require(permissions.may_change_item(request.user, item, timezone.now()))
    initial = {
        "seen": item.version, "topic": item.topic, "purpose": item.purpose,
        "minutes": item.minutes, "presenter": item.presenter, "papers": item.papers,
    }  # fmt: skip
    form = ItemForm(request.POST or None, initial=initial)
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_item(
                item=item,
                terms=form.terms(),
                seen=form.cleaned_data["seen"] or 0,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            conflict = queries.get_item(key, request.user)
            form.add_error(None, refused.reason)
            form.data = {**request.POST.dict(), "seen": conflict.version}
        else:
            messages.success(request, _("Changed."))
            return redirect("meetings:detail", key=item.meeting_id)
    shown = {
        "form": form, "meeting": item.meeting, "body": item.meeting.body, "item": item,
        "conflict": conflict,
    }  # fmt: skip
    return render(request, "meetings/item.html", shown, status=answered(form))


@login_required
@require_POST
def move_item(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One place up or down."""
    item = queries.get_item(key, request.user)
    up = request.POST.get("way") != "down"
    actions.move_item(item=item, up=up, by=request.user, at=timezone.now())
    return redirect("meetings:detail", key=item.meeting_id)


@login_required
@require_POST
def drop_item(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take an item off."""
    item = queries.get_item(key, request.user)
    actions.drop_item(item=item, by=request.user, at=timezone.now())
    messages.success(request, _("Taken off the agenda."))
    return redirect("meetings:detail", key=item.meeting_id)


@login_required
@require_POST
def settle_item(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Done, to be carried on, or open again."""
    item = queries.get_item(key, request.user)
    asked = request.POST.get("status", "")
    status = ItemStatus(asked) if asked in ItemStatus.values else ItemStatus.OPEN
    actions.settle_item(item=item, status=status, by=request.user, at=timezone.now())
    live = reverse("meetings:live", kwargs={"key": item.meeting_id})
    return redirect(f"{live}#item-{item.key}")


@login_required
@require_GET
def item(request: SignedInRequest, key: UUID) -> HttpResponse:
    """An item is shown with its meeting."""
    return redirect("meetings:detail", key=queries.get_item(key, request.user).meeting_id)


@login_required
@asking
def start_series(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin a series of meetings."""
    body = partnerships.get_body(key, request.user)
    require(permissions.may_call(request.user, body))
    form = SeriesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.start_series(
            body=body, terms=form.terms(), by=request.user, at=timezone.now()
        )
        messages.success(request, _("The series is set up."))
        return redirect("meetings:series", key=made.key)
    shown = {"form": form, "body": body, "partnership": body.partnership}
    return render(request, "meetings/start_series.html", shown, status=answered(form))


@login_required
@require_GET
def series(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A series: its template, and the days that come."""
    found = queries.get_series(key, request.user)
    shown = {
        "series": found,
        "body": found.body,
        "partnership": found.body.partnership,
        "days": queries.next_days(found, on=timezone.localdate()),
        "weekday": weekday_words(found),
        "zone": queries.zone_words(found.time_zone),
        "may_call": permissions.may_call(request.user, found.body),
    }
    return render(request, "meetings/series.html", shown)


@login_required
@require_POST
def end_series(request: SignedInRequest, key: UUID) -> HttpResponse:
    """No more meetings come of it."""
    found = queries.get_series(key, request.user)
    actions.end_series(series=found, by=request.user, at=timezone.now())
    messages.success(request, _("The series has ended; meetings already called stay."))
    return redirect("meetings:list", key=found.body_id)
