"""The screen of the room, on a phone, a tablet or the wall: who is there, what is noted and decided.

Several people type at once: each note is its own, the page is brought up to date around what one
is typing, and whoever changes a note that somebody else changed sees both texts.
"""

from __future__ import annotations

from typing import Any
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
from highroad.areas.decisions import queries as decisions
from highroad.areas.meetings import actions, permissions, queries
from highroad.areas.meetings.actions import Said
from highroad.areas.meetings.vocabulary import Manner, NoteKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import ClauseKind, WithoutQuorum
from highroad.kit.answers import Refused, require
from highroad.web import errors
from highroad.web.meetings.carried import project_updates
from highroad.web.meetings.forms import DecideForm, NoteForm, VersionedTextForm
from highroad.web.meetings.pages import answered, asking
from highroad.web.meetings.promises import forms_for, lines_under
from highroad.web.meetings.words import QUORUM_PILLS, STATUS_PILLS

PROVISIONAL = (WithoutQuorum.RECOMMEND, WithoutQuorum.PROVISIONAL)
"""With these a meeting without quorum puts a text all the same."""


@login_required
@require_GET
def live(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The screen of the room."""
    meeting = queries.get_meeting(key, request.user)
    return render(request, "meetings/live.html", _shown(request, meeting))


@login_required
@require_GET
def now(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What has changed since, as fragments that find their own place."""
    meeting = queries.get_meeting(key, request.user)
    shown = _shown(request, meeting)
    shown["is_changed"] = request.GET.get("items", "") not in ("", shown["shape"])
    return render(request, "meetings/live_now.html", shown)


def _shown(
    request: SignedInRequest, meeting: Any, *, item: UUID | None = None, form: Any = None
) -> dict[str, Any]:
    user = request.user
    items = queries.list_items(meeting, user)
    benches = queries.benches_of(meeting, user)
    places = [place for bench in benches for place in bench.places]
    terms = queries.terms_of(meeting.body, queries.day_of(meeting))
    quorum = queries.quorum_among(places, terms)
    may_enter = permissions.may_enter(user, meeting, terms=terms)
    seat = partnerships.seat_of(user, body=meeting.body)
    on_wall = request.GET.get("view") == "wall"
    return {
        "meeting": meeting,
        "body": meeting.body,
        "status": meeting.status,
        "status_pill": STATUS_PILLS[meeting.status],
        "when": queries.when_words(meeting),
        "chair": queries.chair_words(meeting),
        "keeper": queries.keeper_words(meeting),
        "items": _with_forms(request, meeting, items, item, form, writes=bool(may_enter)),
        "form": form,
        "shape": str(len(items)),
        "benches": benches,
        "guests": [one for one in queries.list_guests(meeting, user) if one.is_welcome],
        "quorum": quorum,
        "quorum_pill": QUORUM_PILLS[quorum.state],
        "terms": terms,
        "without_quorum": _without_quorum(terms),
        "may_enter": may_enter,
        "may_tick": permissions.may_note_attendance(user, meeting),
        "may_decide": permissions.may_put_to_decision(user, meeting, terms=terms),
        "may_close": permissions.may_close(user, meeting),
        "on_wall": on_wall,
        "writes": bool(may_enter) and not on_wall,
        "my_side": seat.side if seat else "",
        "manners": (Manner.EXCUSED, Manner.LEFT),
    }


def _without_quorum(terms: queries.MeetingTerms) -> tuple[int, Any, bool] | None:
    """The clause on meetings without quorum, what it lets them do, and whether they may put a text."""
    kind, work = ClauseKind.WITHOUT_QUORUM, terms.clauses.without_quorum
    if not terms.clauses.is_stated(kind):
        return None
    return terms.clauses.place(kind), work, work in PROVISIONAL


def _with_forms(
    request: SignedInRequest,
    meeting: Any,
    items: list[Any],
    item: UUID | None,
    form: Any,
    *,
    writes: bool,
) -> list[tuple[Any, ...]]:
    """Each topic with the form for its notes, for the update of its project, and what is promised."""
    user = request.user
    updates = project_updates(user, items) if writes else {}
    promised = lines_under(items, user)
    promising = forms_for(request, items, meeting.body) if writes else {}
    return [
        (
            one,
            form if one.key == item and form else NoteForm(auto_id=f"note-{one.key}-%s"),
            updates.get(str(one.key)),
            promised.get(one.key, ()),
            promising.get(one.key),
        )
        for one in items
    ]


@login_required
@require_POST
def attendance(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Tick how a seat is there: `seat`, and `said` as `sits:<who>`, `proxy:<seat>`, or a manner."""
    meeting = queries.get_meeting(key, request.user)
    require(permissions.may_note_attendance(request.user, meeting))
    said = _said(request.POST.get("said", ""))
    if said is None:
        return errors.bad_request(request)
    seat = partnerships.get_seat(request.POST.get("seat", ""), request.user)
    try:
        actions.note_attendance(
            meeting=meeting, seat=seat, said=said, by=request.user, at=timezone.now()
        )
    except Refused as refused:
        messages.error(request, refused.reason)
    if request.htmx:
        return render(request, "meetings/live_now.html", _shown(request, meeting))
    return redirect(f"{_address(meeting.key)}#people")


def _said(text: str) -> Said | None:
    """What was ticked; nothing for what is none of the choices."""
    what, _colon, key = text.partition(":")
    try:
        if what == "sits":
            return Said(Manner.HOLDER, holder=UUID(key))
        if what == "proxy":
            return Said(Manner.PROXY, proxy=UUID(key))
        return Said(Manner(what))
    except ValueError:
        return None


@login_required
@require_POST
def write(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write something down under a topic."""
    item = queries.get_item(key, request.user)
    require(permissions.may_enter(request.user, item.meeting))
    form = NoteForm(request.POST, auto_id=f"note-{item.key}-%s")
    if form.is_valid():
        try:
            actions.write_note(
                item=item,
                kind=NoteKind(form.cleaned_data["kind"]),
                text=form.cleaned_data["text"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return _after_writing(request, item)
    shown = _shown(request, item.meeting, item=item.key, form=form)
    if request.htmx:
        shown |= {"item_key": item.key, "note_form": form}
        return render(request, "meetings/live.html#writing", shown, status=422)
    return render(request, "meetings/live.html", shown, status=422)


def _after_writing(request: SignedInRequest, item: Any) -> HttpResponse:
    if not request.htmx:
        return redirect(f"{_address(item.meeting_id)}#item-{item.key}")
    form = NoteForm(auto_id=f"note-{item.key}-%s")
    shown = _shown(request, item.meeting) | {"item_key": item.key, "note_form": form}
    return render(request, "meetings/live_written.html", shown)


@login_required
@asking
def note(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Change a note; if somebody changed it in the meantime, both texts are shown."""
    found = queries.get_note(key, request.user)
    require(permissions.may_enter(request.user, found.item.meeting))
    form = VersionedTextForm(
        request.POST or None, initial={"seen": found.version, "text": found.text}
    )
    form.fields["text"].widget.attrs["rows"] = 5
    conflict = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_note(
                note=found,
                text=form.cleaned_data["text"],
                seen=form.cleaned_data["seen"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
            newest = queries.get_note(key, request.user)
            if newest.version != form.cleaned_data["seen"]:
                conflict = newest.text
                form.data = {**request.POST.dict(), "seen": newest.version}
        else:
            return redirect(f"{_address(found.item.meeting_id)}#item-{found.item_id}")
    shown = {
        "form": form, "note": found, "meeting": found.item.meeting,
        "body": found.item.meeting.body, "conflict": conflict,
    }  # fmt: skip
    return render(request, "meetings/note.html", shown, status=answered(form))


@login_required
@asking
def decide(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a text to both sides under a topic; without a quorum the page says who is missing."""
    item = queries.get_item(key, request.user)
    require(permissions.may_put_to_decision(request.user, item.meeting))
    confirms = queries.provisional_under(item, on=timezone.localdate())
    initial = {"title": item.topic}
    if confirms is not None:
        initial["text"] = decisions.current_wording(confirms).text
    form = DecideForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_to_decision(
                item=item, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Proposed. Everybody who may answer is asked."))
            return redirect(f"{_address(item.meeting_id)}#item-{item.key}")
    shown = {
        "form": form,
        "item": item,
        "meeting": item.meeting,
        "body": item.meeting.body,
        "confirms": confirms,
    }
    return render(request, "meetings/decide.html", shown, status=answered(form))


def _address(key: UUID) -> str:
    return reverse("meetings:live", kwargs={"key": key})
