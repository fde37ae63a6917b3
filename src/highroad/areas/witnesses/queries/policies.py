"""Which policy is in force, and whom a witness's key lets in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.ledger import queries as ledger
from highroad.areas.ledger.rules import notes
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.witnesses import rules
from highroad.areas.witnesses.models import WitnessPolicy
from highroad.areas.witnesses.vocabulary import Cosigner
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class PolicyLine:
    """A policy for reading, and where its decision stands."""

    key: UUID
    number: int
    sides: tuple[Cosigner, ...]
    neutral_key: str
    decision_key: UUID | None
    outcome: Outcome
    made_at: datetime

    @property
    def is_adopted(self) -> bool:
        return self.outcome is Outcome.ADOPTED


def policies_of(keys: Collection[UUID]) -> dict[UUID, list[PolicyLine]]:
    """The policies of partnerships, newest first, each with the outcome of its decision."""
    rows = list(WitnessPolicy.objects.filter(partnership__in=keys).order_by("-number"))
    put = {row.decision_key for row in rows if row.decision_key}
    found = decisions.with_answers().filter(pk__in=put) if put else ()
    outcomes = {decision.key: outcome_for(decision, rows) for decision in found}
    lines: dict[UUID, list[PolicyLine]] = {}
    for row in rows:
        outcome = outcomes.get(row.decision_key, Outcome.OPEN) if row.decision_key else Outcome.OPEN
        lines.setdefault(row.partnership_id, []).append(policy_line(row, outcome))
    return lines


def outcome_for(decision: Decision, rows: list[WitnessPolicy]) -> Outcome:
    """Where a policy's decision stands; adopted only if what was signed names this very policy."""
    outcome = decisions.state_of(decision)
    text = decisions.current_wording(decision).text
    named = any(row.digest in text for row in rows if row.decision_key == decision.key)
    return outcome if named or outcome is not Outcome.ADOPTED else Outcome.DECLINED


def policy_line(row: WitnessPolicy, outcome: Outcome) -> PolicyLine:
    return PolicyLine(
        key=row.key, number=row.number, sides=tuple(Cosigner(side) for side in row.sides),
        neutral_key=row.neutral_key, decision_key=row.decision_key, outcome=outcome,
        made_at=row.made_at,
    )  # fmt: skip


def list_policies(partnership: Partnership, seen_by: User) -> list[PolicyLine]:
    """The policies of a partnership, newest first. Raises `NotFound` without a seat."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    return policies_of([partnership.key]).get(partnership.key, [])


def policy_in_force(partnership: Partnership) -> PolicyLine | None:
    """The newest policy that both sides adopted."""
    lines = policies_of([partnership.key]).get(partnership.key, [])
    return next((line for line in lines if line.is_adopted), None)


def required_for_system(partnership: Partnership, side: str = "") -> tuple[str, ...]:
    """Who must countersign the joint log, or a side's own: nobody while nothing is agreed."""
    if side:
        return (side,)
    policy = policy_in_force(partnership)
    return tuple(policy.sides) if policy else ()


def get_policy(key: UUID, seen_by: User) -> WitnessPolicy:
    """One policy. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    kept = WitnessPolicy.objects.select_related("partnership")
    return partnerships.one(kept.filter(partnership__in=joint), key)


def witness_asking_for_system(
    log: str, header: str, *, method: str, path: str, body: bytes, now: int
) -> ledger.WitnessLine | None:
    """The witness of a log whose key signed this request; none if nobody's did."""
    for line in ledger.witnesses_for_system(log) if header else ():
        key = notes.Verifier.parse(line.public_key, notes.COSIGNATURE)
        if rules.asks(header, key, method=method, path=path, body=body, now=now):
            return line
    return None


def partnership_for_system(key: UUID) -> Partnership | None:
    """A partnership whose witness asks; the key of the witness is what lets it in."""
    return Partnership.objects.filter(pk=key).first()
