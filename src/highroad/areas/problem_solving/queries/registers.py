"""The register of changed rules and the nominations of a body, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import Involvement, Nomination, RuleChange
from highroad.areas.problem_solving.queries.standings import Standing, standings_of
from highroad.areas.problem_solving.rules.registers import state_of_rule
from highroad.areas.problem_solving.vocabulary.registers import (
    NomineeKind,
    RuleSource,
    RuleState,
    RuleStep,
)


@dataclass(frozen=True)
class RuleLine:
    """A rule on the register: how the union came in, what was agreed, since when it is in force."""

    key: UUID
    number: int
    rule: str
    step: RuleStep
    reads_now: str
    source: RuleSource
    place: str
    why: str
    involvement: Involvement | None
    in_force_on: date
    side: Side
    state: RuleState
    decision_key: UUID | None
    agreed_on: date | None


@dataclass(frozen=True)
class NominationLine:
    """A nomination, and whether both sides stand behind it."""

    key: UUID
    number: int
    award: str
    nominee: str
    kind: NomineeKind
    reason: str
    side: Side
    outcome: Outcome
    decision_key: UUID | None
    agreed_on: date | None


def get_rule_change(key: UUID | str, seen_by: User) -> RuleChange:
    """One rule of the register. Raises `NotFound`."""
    rows = RuleChange.objects.filter(body__partnership__in=partnerships.joint_partnerships(seen_by))
    return partnerships.one(rows.select_related("body__partnership"), key)


def get_nomination(key: UUID | str, seen_by: User) -> Nomination:
    """One nomination. Raises `NotFound`."""
    rows = Nomination.objects.filter(body__partnership__in=partnerships.joint_partnerships(seen_by))
    return partnerships.one(rows.select_related("body__partnership"), key)


def list_rule_changes(body: Body, seen_by: User, on: date) -> list[RuleLine]:
    """The register of a body, newest first."""
    partnerships.must_see(body.partnership, seen_by)
    rows = list(RuleChange.objects.filter(body=body).select_related("involvement"))
    found = standings_of(rows, on=on)
    return [_rule(row, found[row.key], on) for row in rows]


def _rule(row: RuleChange, standing: Standing, on: date) -> RuleLine:
    is_adopted = standing.outcome is Outcome.ADOPTED
    return RuleLine(
        key=row.key, number=row.number, rule=row.rule, step=RuleStep(row.step),
        reads_now=row.reads_now, source=RuleSource(row.source), place=row.place, why=row.why,
        involvement=row.involvement, in_force_on=row.in_force_on, side=Side(row.side),
        state=state_of_rule(standing.outcome, RuleSource(row.source), row.in_force_on, on),
        decision_key=standing.decision_key,
        agreed_on=standing.settled_on if is_adopted else None,
    )  # fmt: skip


def list_nominations(body: Body, seen_by: User, on: date) -> list[NominationLine]:
    """The nominations of a body, newest first."""
    partnerships.must_see(body.partnership, seen_by)
    rows = list(Nomination.objects.filter(body=body))
    found = standings_of(rows, on=on)
    return [
        NominationLine(
            key=row.key, number=row.number, award=row.award, nominee=row.nominee,
            kind=NomineeKind(row.kind), reason=row.reason, side=Side(row.side),
            outcome=found[row.key].outcome, decision_key=found[row.key].decision_key,
            agreed_on=found[row.key].settled_on
            if found[row.key].outcome is Outcome.ADOPTED else None,
        )
        for row in rows
    ]  # fmt: skip
