"""Minutes: written from what was entered, signed by both co-chairs, corrected beside, posted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.ledger import actions as ledger
from highroad.areas.meetings import notices, queries
from highroad.areas.meetings.models import Meeting, Minutes, Release
from highroad.areas.meetings.permissions import chair_side, may_release, may_write_minutes, seat_in
from highroad.areas.meetings.rules import course
from highroad.areas.meetings.vocabulary import MinutesStatus
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def draft_minutes(*, meeting: Meeting, text: str, by: User, at: datetime) -> Minutes:
    """The first text of the minutes. If there is one already, that one. Raises `Refused`."""
    require(may_write_minutes(by, meeting))
    kept = Minutes.objects.filter(meeting=meeting, number=1).first()
    return kept or _make(meeting, 1, text, by=by, at=at)


def _make(meeting: Meeting, number: int, text: str, *, by: User, at: datetime) -> Minutes:
    require(course.may_put_minutes(meeting.status, MinutesStatus.DRAFT, text))
    try:
        with transaction.atomic():
            made = Minutes.objects.create(
                meeting=meeting,
                number=number,
                text=text.strip(),
                made_by_alias=seat_in(by, meeting.body).alias,
                made_at=at,
            )
    except IntegrityError as error:
        raise Refused(no("Somebody else began this text in the meantime.")) from error
    _record(meeting, "minutes.drafted", Ref.to(made), by, at, {"number": number})
    return made


@transaction.atomic
def write_minutes(*, minutes: Minutes, text: str, seen: int, by: User, at: datetime) -> Minutes:
    """Change a text that is not out for signatures. Raises `Refused` if somebody changed it since."""
    require(may_write_minutes(by, minutes.meeting))
    require(course.may_put_minutes(minutes.meeting.status, _status(minutes), text))
    changed = Minutes.objects.filter(pk=minutes.pk, version=seen).update(
        text=text.strip(), version=seen + 1, put_at=None
    )
    require(course.may_be_same_version(seen, seen if changed else seen + 1))
    minutes.refresh_from_db()
    return minutes


@transaction.atomic
def put_minutes(*, minutes: Minutes, by: User, at: datetime) -> Decision:
    """Put the text to both co-chairs. Official once both have signed this very text."""
    kept = Minutes.objects.select_for_update(of=("self",)).select_related(
        "meeting__body__partnership"
    ).get(pk=minutes.pk)  # fmt: skip
    meeting = kept.meeting
    require(may_write_minutes(by, meeting))
    require(course.may_put_minutes(meeting.status, _status(kept), kept.text))
    title = gettext("Minutes: {meeting}") if kept.number == 1 else gettext("Correction: {meeting}")
    made = decisions.propose(
        body=meeting.body,
        title=title.format(meeting=meeting.title)[:200],
        text=kept.text,
        subject=Ref.to(kept),
        by_chairs=True,
        by=by,
        at=at,
    )
    kept.put_at = at
    kept.save(update_fields=["put_at"])
    _record(meeting, "minutes.put", Ref.to(kept), by, at, {"decision": str(made.key)})
    notices.close_late(meeting, by_alias=seat_in(by, meeting.body).alias, at=at)
    notices.tell_of_minutes(meeting, by=by, at=at)
    return made


@transaction.atomic
def correct(*, meeting: Meeting, text: str, by: User, at: datetime) -> Minutes:
    """A correction beside signed minutes: a new text that both co-chairs sign too."""
    require(may_write_minutes(by, meeting))
    texts = queries.texts_of(meeting)
    first = texts[0].status if texts else MinutesStatus.DRAFT
    require(course.may_correct(first, [line.status for line in texts[1:]]))
    return _make(meeting, texts[-1].number + 1, text, by=by, at=at)


@transaction.atomic
def release(*, meeting: Meeting, by: User, at: datetime) -> frozenset[Side]:
    """Say for one's side that anybody may read the signed minutes. Which sides have said so."""
    require(may_release(by, meeting))
    side = chair_side(by, meeting.body)
    if side is None:
        raise Refused(no("Only a co-chair may do this."))
    seat = seat_in(by, meeting.body)
    _row, made = Release.objects.get_or_create(
        meeting=meeting, side=side, taken_back_at=None, defaults={"by_alias": seat.alias, "at": at}
    )
    if made:
        _record(meeting, "minutes.released", Ref.to(meeting), by, at)
    return queries.released_sides(meeting)


@transaction.atomic
def take_back_release(*, meeting: Meeting, by: User, at: datetime) -> None:
    """Take back one's side's word: the public page is gone at once. Raises `Refused`."""
    side = chair_side(by, meeting.body)
    if side is None:
        raise Refused(no("Only a co-chair may do this."))
    mine = Release.objects.filter(meeting=meeting, side=side, taken_back_at=None)
    if mine.update(taken_back_at=at):
        _record(meeting, "minutes.release_taken_back", Ref.to(meeting), by, at)


def _status(minutes: Minutes) -> MinutesStatus:
    """Where this text stands now."""
    for line in queries.texts_of(minutes.meeting):
        if line.key == minutes.key:
            return line.status
    return MinutesStatus.DRAFT


def _record(
    meeting: Meeting,
    act: str,
    about: Ref,
    by: User,
    at: datetime,
    content: Mapping[str, Any] | None = None,
) -> None:
    seat = seat_in(by, meeting.body, timezone.localdate(at))
    ledger.record(
        meeting.log, act=act, about=about, by=seat.alias, at=at, side=seat.side, content=content
    )
