"""Which policy is in force, how far the record is final, and what waits for whoever keeps a key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision, SignOff
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.ledger import queries as ledger
from highroad.areas.ledger.rules import notes
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.areas.witnesses import rules
from highroad.areas.witnesses.models import WitnessPolicy
from highroad.areas.witnesses.vocabulary import Cosigner, Finality, KeeperTask
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

SIGN_OFF = SignOff._meta.label_lower


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


@dataclass(frozen=True)
class FinalityLine:
    """How firmly a settled decision stands in the record."""

    finality: Finality
    number: int
    """The number of the last entry about it."""
    size: int
    """How many entries the checkpoint covers by which it is final; 0 while it is not."""
    since: datetime | None
    missing: tuple[Cosigner, ...]
    """Who has still to countersign."""
    is_agreed: bool
    """Whether both sides have agreed on who countersigns; without that nothing is final."""

    @property
    def is_final(self) -> bool:
        return self.finality is Finality.FINAL


@dataclass(frozen=True)
class KeeperLine:
    """One thing to do for whoever keeps the key of a side."""

    kind: KeeperTask
    partnership_key: UUID
    partnership_name: str
    side: str
    since: datetime


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


def finality_of(decision: Decision, seen_by: User) -> FinalityLine | None:
    """How firmly a settled decision stands; none while it is open. Raises `NotFound`."""
    if not partnerships.has_seat(seen_by, decision.body.partnership):
        raise NotFound
    return _finality(decision)


def finality_public(decision_key: UUID) -> FinalityLine | None:
    """How firmly the decision behind something public stands: no text, no names, no answers."""
    decision = decisions.with_answers().filter(pk=decision_key).first()
    return _finality(decision) if decision else None


def _finality(decision: Decision) -> FinalityLine | None:
    if decisions.state_of(decision) is Outcome.OPEN:
        return None
    log = decision.log
    number = max(ledger.numbers_about_for_system(log, refs_of(decision)).values(), default=0)
    required = required_for_system(decision.body.partnership)
    final = ledger.final_for_system(log, required)
    if final and 0 < number <= final.size:
        return FinalityLine(Finality.FINAL, number, final.size, final.since, (), is_agreed=True)
    signed = ledger.cosigned_sizes_for_system([log]) if required else {}
    missing = tuple(Cosigner(side) for side in required if signed.get((log, side), 0) < number)
    return FinalityLine(Finality.RECORDED, number, 0, None, missing, is_agreed=bool(required))


def refs_of(decision: Decision) -> list[Ref]:
    """Everything about a decision that the joint log speaks of: itself and its counting answers."""
    answers = decisions.current_wording(decision).sign_offs.all()
    return [Ref.to(decision), *(Ref.to(answer) for answer in answers)]


def numbers_of(decision: Decision, seen_by: User) -> list[int]:
    """The numbers of the entries that make up a decision, in order. Raises `NotFound`."""
    if not partnerships.has_seat(seen_by, decision.body.partnership):
        raise NotFound
    found = []
    for ref in refs_of(decision):
        found += [
            line.number
            for line in ledger.entries_about_for_system(ref)
            if line.log == decision.log
        ]
    return sorted(found)


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


def waiting_for(user: User) -> list[KeeperLine]:
    """What waits for somebody as co-chair of a side, in a fixed number of queries."""
    chaired = {
        (seat.partnership_key, seat.side): seat
        for seat in partnerships.seats_of(user)
        if seat.role is SeatRole.CO_CHAIR and seat.side and not seat.is_alternate
    }
    policies = policies_of({key for key, _ in chaired}) if chaired else {}
    asked = {
        (key, side): policy
        for (key, side) in chaired
        if (policy := next((one for one in policies.get(key, ()) if one.is_adopted), None))
        and side in policy.sides
    }
    return _keeper_lines(asked, chaired) if asked else []


def _keeper_lines(
    asked: dict[tuple[UUID, str], PolicyLine],
    chaired: dict[tuple[UUID, str], partnerships.SeatLine],
) -> list[KeeperLine]:
    logs = {key: f"p/{key}" for key, _ in asked}
    keyed = ledger.sides_with_witness_for_system(logs.values())
    signed = ledger.cosigned_sizes_for_system(logs.values())
    newest = ledger.newest_sizes_for_system(logs.values())
    lines = []
    behind: dict[tuple[UUID, str], int] = {}
    for (key, side), policy in asked.items():
        log, seat = logs[key], chaired[key, side]
        if (log, side) not in keyed:
            lines.append(
                KeeperLine(
                    KeeperTask.NAME_KEY, key, seat.partnership_name, side, policy.made_at
                )
            )
        elif signed.get((log, side), 0) < newest.get(log, 0):
            behind[key, side] = signed.get((log, side), 0)
    return [*lines, *_countersign_lines(behind, chaired, newest)]


def _countersign_lines(
    behind: dict[tuple[UUID, str], int],
    chaired: dict[tuple[UUID, str], partnerships.SeatLine],
    newest: dict[str, int],
) -> list[KeeperLine]:
    """Countersigning is asked for once an answer to a decision waits for it, not for every entry."""
    after = {f"p/{key}": size for (key, _), size in behind.items()}
    waiting = ledger.first_unsigned_for_system(after, SIGN_OFF)
    return [
        KeeperLine(
            KeeperTask.COUNTERSIGN, key, chaired[key, side].partnership_name, side,
            waiting[f"p/{key}"][1],
        )
        for key, side in behind
        if f"p/{key}" in waiting and waiting[f"p/{key}"][0] <= newest.get(f"p/{key}", 0)
    ]  # fmt: skip
