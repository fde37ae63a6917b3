"""What of agreements waits for a side: each line goes away once the side has done it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances.models import Agreement, Register
from highroad.areas.assurances.queries.agreements import (
    AgreementLine,
    BreachLine,
    ClauseLine,
    lines_of,
)
from highroad.areas.assurances.queries.choosing import asked_of_choice, of_choice
from highroad.areas.assurances.queries.waited import WaitingLine
from highroad.areas.assurances.rules import clauses as rules
from highroad.areas.assurances.vocabulary import (
    AgreementStatus,
    BreachAct,
    BreachState,
    ClauseState,
    RegisterStatus,
    WaitingTask,
)
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import SeatLine
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.asking import answered
from highroad.kit.refs import Ref

AHEAD = timedelta(days=30)
"""So long before its day a notice stands in the inbox."""


def waiting_for(user: User, *, on: date) -> list[WaitingLine]:
    """What waits for the sides somebody speaks for, in the bodies they sit in.

    One query says of which kinds there are any, and only those are read.
    """
    seats = {seat.body_key: seat for seat in partnerships.seats_of(user, on=on) if seat.side}
    if not seats:
        return []
    choice = asked_of_choice(seats)
    agreements = Agreement.objects.filter(body__in=seats)
    registers = Register.objects.filter(body__in=seats, status=RegisterStatus.PROPOSED)
    there = answered(agreements=agreements, registers=registers, **choice)
    return [
        *(_agreements(agreements, seats, on) if "agreements" in there else ()),
        *of_choice(seats, on, {name: rows for name, rows in choice.items() if name in there}),
        *(_registers(registers) if "registers" in there else ()),
    ]


def _agreements(
    agreements: QuerySet[Agreement], seats: Mapping[UUID, SeatLine], on: date
) -> Iterator[WaitingLine]:
    rows = agreements.select_related("body__partnership")
    made = {row.pk: row.made_at for row in rows}
    for line in lines_of(rows, on):
        seat = seats[line.body_key]
        for task, about, title, due in _of_agreement(line, seat.side, on):
            yield WaitingLine(task, about, title, seat.partnership_name, made[line.key], due)


Task = tuple[WaitingTask, Ref, str, date | None]


def _of_agreement(line: AgreementLine, side: str, on: date) -> Iterator[Task]:
    if side not in (Side.LABOR, Side.MANAGEMENT):
        return
    about = Ref(Agreement._meta.label_lower, str(line.key))
    if side not in {word.side for word in line.said} and line.status is AgreementStatus.IN_FORCE:
        yield WaitingTask.SAY, about, line.title, None
    for notice in line.notices:
        if on <= notice.on <= on + AHEAD:
            yield WaitingTask.NOTICE, about, line.title, notice.on
    for clause in line.clauses:
        yield from _of_clause(clause, side, on)


def _of_clause(clause: ClauseLine, side: str, on: date) -> Iterator[Task]:
    about = Ref("assurances.agreementclause", str(clause.key))
    is_due = clause.state in (ClauseState.LAPSED, ClauseState.CURED) or (
        clause.state is ClauseState.VERIFIED and rules.lapses_soon(clause.fresh_until_on, on)
    )
    if side == clause.binds and is_due and clause.running_key is None:
        yield WaitingTask.RENEW, about, clause.heading, clause.fresh_until_on
    for breach in clause.breaches:
        task = _of_breach(breach, side, clause.binds)
        if task:
            yield task, Ref("assurances.clausebreach", str(breach.key)), clause.heading, None


def _of_breach(breach: BreachLine, side: str, binds: str) -> WaitingTask | None:
    answered = {BreachAct(word.act) for word in breach.words} & rules.BY_THE_BOUND
    if breach.state is BreachState.OPEN and side == binds and not answered:
        return WaitingTask.BREACH
    if breach.state is BreachState.CURE_SAID and side == breach.side:
        return WaitingTask.CURE
    return None


def _registers(proposed: QuerySet[Register]) -> Iterator[WaitingLine]:
    """Registers that both sides adopted and nobody has published yet."""
    for row in proposed.select_related("partnership"):
        outcome, _digest = decisions.outcome_on(Ref.to(row)) or (None, "")
        if outcome is Outcome.ADOPTED:
            yield WaitingLine(
                WaitingTask.PUBLISH, Ref.to(row), str(row.partnership), str(row.partnership),
                row.made_at, timezone.localdate(row.made_at) + timedelta(days=60),
            )  # fmt: skip
