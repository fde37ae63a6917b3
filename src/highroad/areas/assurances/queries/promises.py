"""What was promised and shown about clauses, read from commitments: who says so, and of which day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.commitments.models import Commitment, CommitmentMove, EvidenceItem
from highroad.areas.commitments.vocabulary import CommitmentAct, CommitmentState

OVER = (CommitmentState.DECLINED, CommitmentState.WITHDRAWN)


@dataclass(frozen=True)
class Promises:
    """The promises about one clause, taken together."""

    is_asked: bool = False
    is_pledged: bool = False
    is_evidenced: bool = False
    is_refused: bool = False
    verified_on: date | None = None
    verified_by: str = ""
    running_key: UUID | None = None


def promises_about(refs: Iterable[str]) -> dict[str, Promises]:
    """By clause, what its promises come to. Only joint promises speak; three queries in all."""
    rows = list(Commitment.objects.filter(about__in=list(refs), zone="").order_by("made_at"))
    keys = [row.pk for row in rows]
    shown: dict[UUID, date] = {}
    for owner, day in EvidenceItem.objects.filter(commitment__in=keys).values_list(
        "commitment_id", "on"
    ):
        shown[owner] = max(day, shown.get(owner, day))
    confirmed = dict(
        CommitmentMove.objects.filter(commitment__in=keys, act=CommitmentAct.CONFIRM).values_list(
            "commitment_id", "side"
        )
    )
    found: dict[str, list[Commitment]] = {}
    for row in rows:
        found.setdefault(row.about, []).append(row)
    return {about: _together(each, shown, confirmed) for about, each in found.items()}


def _together(
    rows: list[Commitment], shown: dict[UUID, date], confirmed: dict[UUID, str]
) -> Promises:
    states = {CommitmentState(row.state) for row in rows}
    kept = [row for row in rows if row.state == CommitmentState.CONFIRMED and row.pk in shown]
    newest = max(kept, key=lambda row: shown[row.pk], default=None)
    running = [
        row for row in rows if row.state not in (*OVER, CommitmentState.CONFIRMED)
    ]  # fmt: skip
    return Promises(
        is_asked=CommitmentState.ASKED in states,
        is_pledged=CommitmentState.OPEN in states,
        is_evidenced=CommitmentState.EVIDENCED in states,
        is_refused=bool(states) and states <= set(OVER),
        verified_on=shown[newest.pk] if newest else None,
        verified_by=confirmed.get(newest.pk, "") if newest else "",
        running_key=running[-1].pk if running else None,
    )
