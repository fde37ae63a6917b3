"""A side's room: notes and positions for that side alone, and the one way out."""

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
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.vocabulary.rounds import NoteKind
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.problem_solving.forms import ChangeNoteForm, NoteForm
from highroad.web.problem_solving.issues import answered, asking


@login_required
@asking
def room(request: SignedInRequest, beside: str, key: UUID) -> HttpResponse:
    """What one's own side keeps to itself beside something joint; writing in it."""
    found = queries.get_room(beside, key, request.user)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_note(
                room=found, text=form.cleaned_data["text"],
                kind=NoteKind(form.cleaned_data["kind"]), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Kept, for your side alone."))
            return redirect(request.path)
    shown = {
        "room": found,
        "about": links.link_to(found.about),
        "form": form,
        "notes": queries.list_notes(found, request.user),
        "may_write": permissions.may_take_part(request.user, found.body),
    }
    return render(request, "problem_solving/room.html", shown, status=answered(form))


def _room_of(note: queries.CaucusNote) -> str:
    """The address of the room a note lies in."""
    about = Ref.parse(note.about)
    beside = about.kind.partition(".")[2]
    return reverse("problem_solving:room", kwargs={"beside": beside, "key": about.key})


def _shown(note: queries.CaucusNote, **more: Any) -> dict[str, Any]:
    about = links.link_to(Ref.parse(note.about))
    return {"note": note, "body": note.body, "back": _room_of(note), "about": about, **more}


@login_required
@asking
def change(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put other words in place of one's own."""
    note = queries.get_note(key, request.user)
    require(permissions.may_change_note(request.user, note))
    form = ChangeNoteForm(request.POST or None, initial={"text": note.text})
    if request.method == "POST" and form.is_valid():
        actions.change_note(
            note=note, text=form.cleaned_data["text"], by=request.user, at=timezone.now()
        )
        return redirect(_room_of(note))
    shown = _shown(note, form=form)
    return render(request, "problem_solving/change_note.html", shown, status=answered(form))


@login_required
@asking
def remove(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take one's own words away, after one look back."""
    note = queries.get_note(key, request.user)
    require(permissions.may_change_note(request.user, note))
    if request.method == "POST":
        back = _room_of(note)
        actions.remove_note(note=note, by=request.user, at=timezone.now())
        messages.success(request, _("It is deleted."))
        return redirect(back)
    return render(request, "problem_solving/remove_note.html", _shown(note))


@login_required
@asking
def release(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Let a position out, after reading it once more: it cannot be taken back."""
    note = queries.get_note(key, request.user)
    require(permissions.may_release(request.user, note))
    if request.method == "POST":
        made = actions.release(
            note=note,
            without_prejudice="without_prejudice" in request.POST,
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Released: both sides read it now."))
        return redirect(links.address_of(Ref.parse(made.about)))
    has_end = queries.is_at_work(Ref.parse(note.about)) is True
    return render(request, "problem_solving/release.html", _shown(note, has_end=has_end))


@login_required
@require_GET
def position(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A released position is shown with what it is about."""
    found = queries.get_position(key, request.user)
    return redirect(links.address_of(Ref.parse(found.about)))
