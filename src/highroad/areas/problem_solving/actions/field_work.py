"""A visit to a site, a mark from outside, and a training of both sides are written down."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party, Seat
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import record, seat_for, whole
from highroad.areas.problem_solving.models import JointTraining, OutsideMark, SiteVisit
from highroad.areas.problem_solving.permissions import may_log_visit, may_take_part
from highroad.areas.problem_solving.vocabulary.field_work import MarkKind
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def log_visit(
    *,
    body: Body,
    visited_on: date,
    site: str,
    met: Collection[Party],
    by: User,
    at: datetime,
    looked_at: str = "",
) -> SiteVisit:
    """Write down a visit; a neutral may. Raises `Refused` for a day ahead, or without a site."""
    require(may_log_visit(by, body))
    _must_be_past(visited_on, at)
    if not site.strip():
        raise Refused(no("Say which site it was."))
    if any(party.partnership_id != body.partnership_id for party in met):
        raise Refused(no("A party of another partnership cannot be named."))
    seat = partnerships.seat_of(by, body=body)
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = SiteVisit.objects.create(
        body=body, number=queries.next_number(SiteVisit, body=body), visited_on=visited_on,
        site=site.strip(), looked_at=looked_at.strip(), side=seat.side if seat else "",
        made_by_alias=alias, made_at=at,
    )  # fmt: skip
    made.met.set(met)
    ledger.record(
        body.log, act="visit.logged", about=Ref.to(made), by=alias, at=at, side=made.side,
        content={"number": made.number, "on": visited_on.isoformat(), "site": made.site},
    )  # fmt: skip
    return made


@whole
def note_mark(
    *, body: Body, on: date, kind: MarkKind, words: str, source: str, by: User, at: datetime
) -> OutsideMark:
    """Note what happened, a rating or a step, with who says so. Raises `Refused`."""
    require(may_take_part(by, body))
    _must_be_past(on, at)
    if not (words.strip() and source.strip()):
        raise Refused(no("Say what it was, and who says so."))
    seat = seat_for(by, body)
    made = OutsideMark.objects.create(
        body=body, on=on, kind=kind, words=words.strip(), source=source.strip(), side=seat.side,
        made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    told = {"on": on.isoformat(), "kind": kind.value, "words": made.words, "source": made.source}
    record(body, "mark.noted", Ref.to(made), seat=seat, at=at, content=told)
    return made


@dataclass(frozen=True)
class TrainingDraft:
    """Day, title, who gave it, and how long it took."""

    held_on: date
    title: str
    given_by: str
    hours: Decimal


@whole
def note_training(
    *, body: Body, draft: TrainingDraft, seats: Collection[Seat], by: User, at: datetime
) -> JointTraining:
    """Write down what was learned together, with the seats that were there. Raises `Refused`."""
    require(may_take_part(by, body))
    _must_be_past(draft.held_on, at)
    if not draft.title.strip() or draft.hours <= 0:
        raise Refused(no("Say what was learned, and how many hours it took."))
    if not seats or any(seat.body_id != body.pk for seat in seats):
        raise Refused(no("Say which seats of this body were there."))
    seat = seat_for(by, body)
    made = JointTraining.objects.create(
        body=body, held_on=draft.held_on, title=draft.title.strip(), hours=draft.hours,
        given_by=draft.given_by.strip(), made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    made.seats.set(seats)
    told = {"on": draft.held_on.isoformat(), "title": made.title, "seats": len(seats)}
    record(body, "joint_training.noted", Ref.to(made), seat=seat, at=at, content=told)
    return made


def _must_be_past(day: date, at: datetime) -> None:
    if day > timezone.localdate(at):
        raise Refused(no("That day lies ahead."))
