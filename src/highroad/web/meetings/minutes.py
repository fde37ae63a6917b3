"""Minutes: from what was entered to a text both co-chairs signed; corrections; what workers may read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import queries as decisions
from highroad.areas.meetings import actions, permissions, queries
from highroad.kit.answers import Refused, require
from highroad.web.meetings.forms import VersionedTextForm
from highroad.web.meetings.pages import answered, asking
from highroad.web.meetings.promises import words_under
from highroad.web.meetings.words import MINUTES_PILLS


@login_required
@require_GET
def minutes(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The texts of a meeting with where each stands, and the way to the signatures."""
    meeting = queries.get_meeting(key, request.user)
    user = request.user
    lines = queries.list_minutes(meeting, user)
    may_write = permissions.may_write_minutes(user, meeting)
    shown = {
        "meeting": meeting,
        "body": meeting.body,
        "partnership": meeting.body.partnership,
        "when": queries.when_words(meeting),
        "texts": [(line, MINUTES_PILLS[line.status], _answers(request, line)) for line in lines],
        "preview": _draft(request, meeting) if may_write and not lines else "",
        "may_write": may_write,
        "may_correct": bool(lines) and all(line.is_official for line in lines),
        "may_release": permissions.may_release(user, meeting),
        "released": queries.released_sides(meeting),
        "my_side": permissions.chair_side(user, meeting.body),
        "terms": queries.terms_of(meeting.body, queries.day_of(meeting)),
    }
    return render(request, "meetings/minutes.html", shown)


def _draft(request: SignedInRequest, meeting: Any) -> str:
    """The minutes as they follow from what was entered, promises included."""
    items = queries.list_items(meeting, request.user)
    return queries.draft_text(meeting, commitments=words_under(items, request.user))


def _answers(request: SignedInRequest, line: Any) -> list[Any]:
    """Who signed a text, and the dissent that stands in its own box."""
    if line.decision is None:
        return []
    decision = decisions.get_decision(line.decision, request.user)
    return decisions.list_sign_offs(decision, request.user)


@login_required
@require_POST
def draft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Make the minutes of what was entered."""
    meeting = queries.get_meeting(key, request.user)
    made = actions.draft_minutes(
        meeting=meeting, text=_draft(request, meeting), by=request.user, at=timezone.now()
    )
    return redirect("meetings:write_minutes", key=made.key)


@login_required
@asking
def write(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Change a text before it goes to the signatures."""
    found = queries.get_minutes(key, request.user)
    require(permissions.may_write_minutes(request.user, found.meeting))
    form = VersionedTextForm(
        request.POST or None, initial={"seen": found.version, "text": found.text}
    )
    conflict = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_minutes(
                minutes=found,
                text=form.cleaned_data["text"],
                seen=form.cleaned_data["seen"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
            newest = queries.get_minutes(key, request.user)
            if newest.version != form.cleaned_data["seen"]:
                conflict = newest.text
                form.data = {**request.POST.dict(), "seen": newest.version}
        else:
            messages.success(request, _("Saved. Nobody has signed it yet."))
            return redirect("meetings:minutes", key=found.meeting_id)
    shown = {
        "form": form, "text": found, "meeting": found.meeting, "body": found.meeting.body,
        "conflict": conflict,
    }  # fmt: skip
    return render(request, "meetings/write_minutes.html", shown, status=answered(form))


@login_required
@require_POST
def put(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put the text to both co-chairs."""
    found = queries.get_minutes(key, request.user)
    actions.put_minutes(minutes=found, by=request.user, at=timezone.now())
    messages.success(request, _("Both co-chairs are asked to sign this very text."))
    return redirect("meetings:minutes", key=found.meeting_id)


@login_required
@require_GET
def text(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A text is shown with its meeting."""
    return redirect("meetings:minutes", key=queries.get_minutes(key, request.user).meeting_id)


@login_required
@asking
def correct(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A correction beside signed minutes."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_write_minutes(request.user, meeting))
    form = VersionedTextForm(request.POST or None, initial={"seen": 0})
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct(
                meeting=meeting,
                text=form.cleaned_data["text"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Written. Now put it to both co-chairs."))
            return redirect("meetings:minutes", key=key)
    shown = {"form": form, "meeting": meeting, "body": meeting.body, "text": None}
    return render(request, "meetings/write_minutes.html", shown, status=answered(form))


@login_required
@require_POST
def release(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say for one's side that anybody may read them, or take that back."""
    meeting = queries.get_meeting(key, request.user)
    if request.POST.get("back"):
        actions.take_back_release(meeting=meeting, by=request.user, at=timezone.now())
        messages.success(request, _("Taken back: the minutes are not public."))
    else:
        actions.release(meeting=meeting, by=request.user, at=timezone.now())
        messages.success(request, _("Said for your side. It takes both."))
    return redirect("meetings:minutes", key=key)


@require_GET
def posted(request: HttpRequest, key: UUID) -> HttpResponse:
    """Signed minutes that both sides released, for workers and anybody else."""
    found = queries.get_minutes_public(key)
    return render(request, "meetings/posted.html", {"minutes": found})
