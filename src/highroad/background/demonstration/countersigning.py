"""Who countersigns in the demonstration: all have, one side has, nobody has yet.

The keys of the fictional sides lie in the data folder of the demonstration, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from witness.keeper import Keeper

from highroad.areas.decisions import queries as decisions
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries
from highroad.areas.witnesses import actions
from highroad.background.demonstration.founding import Founded, agree


def agree_on_witnesses(
    founded: Founded, body: str, signers: Sequence[str], *, at: datetime
) -> None:
    """The first of the signers proposes; all of them say yes."""
    people = founded.people
    policy = actions.propose_policy(body=founded.bodies[body], by=people[signers[0]], at=at)
    if policy.decision_key is not None:
        decision = decisions.get_decision(policy.decision_key, people[signers[0]])
        agree(decision, [people[word] for word in signers], at=at + timedelta(hours=2))


def name_keys(founded: Founded, keepers: dict[str, str], *, at: datetime) -> None:
    """Each side that is named here, with its co-chair, has a key."""
    for side, word in keepers.items():
        keeper = home_of(founded.partnership.key, side)
        name = f"{side}.{settings.HOST}/{str(founded.partnership.key)[:8]}"
        key = keeper.public_key if (keeper.home / "key.json").exists() else keeper.make_key(name)
        actions.name_witness(
            partnership=founded.partnership, side=side, public_key=key,
            by=founded.people[word], at=at,
        )  # fmt: skip


def home_of(partnership: UUID, side: str) -> Keeper:
    """The folder of a fictional witness."""
    return Keeper(Path(settings.DATA) / "demonstration-witnesses" / str(partnership) / side)


def countersign(partnership: UUID, sides: Sequence[str], *, at: datetime) -> None:
    """The fictional witnesses of these sides sign what the platform has signed for."""
    log = f"p/{partnership}"
    ledger.checkpoint(log, at=at)
    origin = queries.log_for_system(log).origin
    for line in queries.witnesses_for_system(log):
        if line.side in sides:
            keeper = home_of(partnership, line.side)
            keeper.watch(queries.log_key_for_system(log))
            for size in queries.wanted_for_system(log, line.key):
                last = keeper.last(origin)
                body = queries.add_checkpoint_for_system(log, last.size if last else 0, size)
                if keeper.add_checkpoint(body.encode(), int(at.timestamp())).is_signed:
                    actions.countersign(log=log, signed=keeper.signed_note(origin), at=at)
