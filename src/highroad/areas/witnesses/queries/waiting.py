"""What waits for whoever keeps the key of a side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import SignOff
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.areas.witnesses.queries.policies import PolicyLine, policies_of
from highroad.areas.witnesses.vocabulary import KeeperTask

SIGN_OFF = SignOff._meta.label_lower


@dataclass(frozen=True)
class KeeperLine:
    """One thing to do for whoever keeps the key of a side."""

    kind: KeeperTask
    partnership_key: UUID
    partnership_name: str
    side: str
    since: datetime


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
                KeeperLine(KeeperTask.NAME_KEY, key, seat.partnership_name, side, policy.made_at)
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
