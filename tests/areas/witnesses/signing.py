"""A table whose sides have agreed who countersigns, each with a witness of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from witness.keeper import Keeper, Reply

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries
from highroad.areas.witnesses import actions
from highroad.areas.witnesses.models import WitnessPolicy
from tests.areas.guide.table import NOON, Table, laid

HOUR = timedelta(hours=1)
LATER = NOON + HOUR


@dataclass(frozen=True)
class Agreed:
    """The table, and the witness of each side."""

    table: Table
    labor: Keeper
    management: Keeper

    @property
    def log(self) -> str:
        return self.table.partnership.log

    def decided(self, title: str = "Start at seven", *, at: datetime = LATER) -> Decision:
        """A proposal that both sides adopted."""
        made = decisions.propose(
            body=self.table.body, title=title, text=f"{title}.", by=self.table.lena, at=at
        )
        adopt(made, self.table, at)
        return Decision.objects.get(pk=made.pk)

    def signed(self, keeper: Keeper, *, at: datetime = LATER) -> list[Reply]:
        """A witness countersigns what it is asked to, as `pull` does, without the network."""
        replies = []
        for size in wanted(self.log, keeper):
            last = keeper.last(origin(self.log))
            body = queries.add_checkpoint_for_system(self.log, last.size if last else 0, size)
            reply = keeper.add_checkpoint(body.encode(), int(at.timestamp()))
            replies.append(reply)
            if reply.is_signed:
                actions.countersign(log=self.log, signed=seen(keeper, self.log), at=at)
        return replies

    def both_sign(self, *, at: datetime = LATER) -> None:
        ledger.checkpoint(self.log, at=at)
        self.signed(self.labor, at=at)
        self.signed(self.management, at=at)


def origin(log: str) -> str:
    return queries.log_for_system(log).origin


def seen(keeper: Keeper, log: str) -> str:
    return (keeper.home / "seen" / keeper.slug(origin(log))).read_text()


def wanted(log: str, keeper: Keeper) -> list[int]:
    (line,) = (
        one for one in queries.witnesses_for_system(log) if one.public_key == keeper.public_key
    )
    return queries.wanted_for_system(log, line.key)


def adopt(decision: Decision, table: Table, at: datetime) -> None:
    for person in (table.marcus, table.lena, table.leo):
        decisions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=person, at=at)


def keeper_of(side: str, folder: Path, log: str) -> Keeper:
    """A new witness that trusts the log's key."""
    keeper = Keeper(folder / side)
    keeper.make_key(f"{side}.example.net/witness")
    keeper.watch(queries.log_key_for_system(log))
    return keeper


def agreed(folder: Path, neutral_key: str = "") -> Agreed:
    table = laid()
    policy: WitnessPolicy = actions.propose_policy(
        body=table.body, by=table.lena, at=NOON, neutral_key=neutral_key
    )
    decision = Decision.objects.get(pk=policy.decision_key)
    adopt(decision, table, NOON)
    log = table.partnership.log
    keepers = {side: keeper_of(side, folder, log) for side in ("labor", "management")}
    for side, person in (("labor", table.lena), ("management", table.marcus)):
        actions.name_witness(
            partnership=table.partnership, side=side, public_key=keepers[side].public_key,
            by=person, at=NOON,
        )  # fmt: skip
    return Agreed(table, keepers["labor"], keepers["management"])
