"""What is promised in the room, entered once: it stands on the lists of promises, and in the minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments import queries as promised
from highroad.areas.commitments.queries import CommitmentLine
from highroad.areas.commitments.vocabulary import CommitmentKind, CommitmentState
from highroad.areas.meetings import permissions, queries
from highroad.areas.meetings.queries import ItemLine
from highroad.kit.answers import Refused, require
from highroad.kit.refs import Ref
from highroad.web.commitments.forms import Day
from highroad.web.commitments.promising import MYSELF, owner_named, owners_in
from highroad.web.commitments.words import PILLS

ITEM = "meetings.agendaitem"


class RoomPromiseForm(forms.Form):
    """Who does what by when, in three fields: more can be said on the page of the promise."""

    what = forms.CharField(label=_("What will be done"), max_length=240)
    owner = forms.ChoiceField(label=_("Who will do it"))
    due_on = forms.DateField(label=_("By when"), widget=Day)

    def __init__(self, *args: Any, owners: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].choices = list(owners)  # type: ignore[attr-defined]


def lines_under(
    items: Iterable[ItemLine], user: User
) -> Mapping[UUID, list[tuple[CommitmentLine, str]]]:
    """The joint promises about each item, with their pills, in one question for all."""
    refs = {str(Ref(ITEM, str(item.key))): item.key for item in items}
    found = promised.about_each(refs, seen_by=user)
    return {
        key: [(line, PILLS[line.state]) for line in found.get(about, ())]
        for about, key in refs.items()
    }


def forms_for(
    request: SignedInRequest, items: Iterable[ItemLine], body: Any
) -> Mapping[UUID, RoomPromiseForm]:
    """An empty form for each item; the owners are read once."""
    owners = owners_in(request, body)
    return {
        item.key: RoomPromiseForm(
            owners=owners, auto_id=f"promise-{item.key}-%s", initial={"owner": MYSELF}
        )
        for item in items
    }


def words_under(items: Iterable[ItemLine], user: User) -> dict[UUID, list[str]]:
    """The promises of a meeting as lines of its minutes."""
    return {
        key: [_words(line) for line, _pill in lines]
        for key, lines in lines_under(items, user).items()
    }


def _words(line: CommitmentLine) -> str:
    if line.due_on is None:
        return f"{line.what} ({line.owner})"
    given = {
        "what": line.what,
        "owner": line.owner,
        "day": date_format(line.due_on, "DATE_FORMAT"),
    }
    return _t("%(what)s (%(owner)s, by %(day)s)") % given


@login_required
@require_POST
def promise(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enter who does what by when under a topic; if it is the other side's, they are asked."""
    item = queries.get_item(key, request.user)
    body = item.meeting.body
    require(permissions.may_enter(request.user, item.meeting))
    form = RoomPromiseForm(
        request.POST, owners=owners_in(request, body), auto_id=f"promise-{item.key}-%s"
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = commitments.promise(
                kind=CommitmentKind.FOLLOW_UP, what=given["what"], due_on=given["due_on"],
                owner=owner_named(request, given["owner"]), where=body, about=Ref.to(item),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            asked = made.state == CommitmentState.ASKED
            messages.success(
                request,
                _t("Asked. It counts as promised once they accept.")
                if asked
                else _t("Promised. Both sides see it."),
            )
            return redirect(
                f"{reverse('meetings:live', kwargs={'key': item.meeting_id})}#item-{item.key}"
            )
    shown = {"form": form, "item": item, "meeting": item.meeting, "body": body}
    return render(request, "meetings/promise.html", shown, status=422)
