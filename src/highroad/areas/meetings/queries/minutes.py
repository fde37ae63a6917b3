"""Minutes with where each text stands, computed from its decision; and what the public may read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.meetings.models import Meeting, Minutes, Release
from highroad.areas.meetings.queries.seen import get_meeting
from highroad.areas.meetings.vocabulary import MinutesStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

STATUS = {
    Outcome.OPEN: MinutesStatus.SIGNING,
    Outcome.PROVISIONAL: MinutesStatus.SIGNING,
    Outcome.ADOPTED: MinutesStatus.OFFICIAL,
    Outcome.DECLINED: MinutesStatus.DECLINED,
    Outcome.LAPSED: MinutesStatus.DECLINED,
    Outcome.WITHDRAWN: MinutesStatus.DECLINED,
}


@dataclass(frozen=True)
class MinutesLine:
    """One text: the minutes themselves (number 1) or a correction."""

    key: UUID
    number: int
    text: str
    version: int
    status: MinutesStatus
    decision: UUID | None
    digest: str
    settled_on: date | None
    made_at: datetime

    @property
    def is_correction(self) -> bool:
        return self.number > 1

    @property
    def is_official(self) -> bool:
        return self.status is MinutesStatus.OFFICIAL

    @property
    def may_be_changed(self) -> bool:
        return self.status in (MinutesStatus.DRAFT, MinutesStatus.DECLINED)


@dataclass(frozen=True)
class PublicMinutes:
    """Signed minutes that both sides released, with their signed corrections."""

    key: UUID
    title: str
    body: str
    partnership: str
    starts_local: datetime
    texts: tuple[MinutesLine, ...]


def lines_of(texts: Iterable[Minutes]) -> dict[UUID, list[MinutesLine]]:
    """Texts by meeting, in order, each with where it stands; a constant number of queries."""
    rows = list(texts)
    newest = newest_decisions([Ref.to(row) for row in rows])
    found: dict[UUID, list[MinutesLine]] = {}
    for row in sorted(rows, key=lambda one: one.number):
        line = _line(row, newest.get(str(Ref.to(row))))
        found.setdefault(row.meeting_id, []).append(line)
    return found


def newest_decisions(subjects: Iterable[Ref]) -> dict[str, Decision]:
    """The newest decision on each of these records."""
    kept = decisions.with_answers().filter(subject__in=[str(ref) for ref in subjects])
    return {decision.subject: decision for decision in kept.order_by("opened_at")}


def _line(row: Minutes, decision: Decision | None) -> MinutesLine:
    status, digest, settled = MinutesStatus.DRAFT, "", None
    if decision is not None:
        view = decisions.outcome(decision)
        status, digest, settled = STATUS[view.outcome], view.digest, view.settled_on
        if decisions.current_wording(decision).text != row.text:
            status, digest, settled = MinutesStatus.DRAFT, "", None
    return MinutesLine(
        key=row.key,
        number=row.number,
        text=row.text,
        version=row.version,
        status=status,
        decision=decision.key if decision and digest else None,
        digest=digest,
        settled_on=settled,
        made_at=row.made_at,
    )


def list_minutes(meeting: Meeting, seen_by: User) -> list[MinutesLine]:
    """The texts of a meeting: its minutes, then corrections. Raises `NotFound`."""
    get_meeting(meeting.key, seen_by)
    return texts_of(meeting)


def texts_of(meeting: Meeting) -> list[MinutesLine]:
    """The texts of a meeting, whoever asks."""
    return lines_of(Minutes.objects.filter(meeting=meeting)).get(meeting.key, [])


def may_be_written_anew(row: Minutes) -> bool:
    """Whether this text is a draft: put to nobody, or declined."""
    return lines_of([row])[row.meeting_id][0].may_be_changed


def released_sides(meeting: Meeting) -> frozenset[Side]:
    """The sides that have said the public may read the minutes."""
    rows = Release.objects.filter(meeting=meeting, taken_back_at=None)
    return frozenset(Side(side) for side in rows.values_list("side", flat=True))


def get_minutes_public(key: UUID | str) -> PublicMinutes:
    """What anybody may read: signed texts, released by every side with a key. Raises `NotFound`."""
    meeting = partnerships.one(Meeting.objects.select_related("body__partnership"), key)
    keys = frozenset(partnerships.key_sides(meeting.body))
    texts = tuple(line for line in texts_of(meeting) if line.is_official)
    if not texts or texts[0].number != 1 or not keys or not keys <= released_sides(meeting):
        raise NotFound
    return PublicMinutes(
        key=meeting.key,
        title=meeting.title,
        body=meeting.body.name,
        partnership=meeting.body.partnership.name,
        starts_local=meeting.starts_local,
        texts=texts,
    )
