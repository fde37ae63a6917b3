"""Both sides agree who countersigns; labor has named a key; the logs are signed for."""

from __future__ import annotations

import hashlib

from witness.ed25519 import public_of

from highroad.areas.decisions.models import Decision
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.rules import notes
from highroad.areas.witnesses import actions
from tests.world.partnerships import Builder


def agree_on_witnesses(builder: Builder) -> Decision:
    """The decision on it, to be answered by both sides."""
    things, labor = builder.table.things, builder.table.people["labor"]
    policy = actions.propose_policy(body=things["body"], by=labor, at=builder.now())
    things["witness_policy"] = policy
    return Decision.objects.get(pk=policy.decision_key)


def sign_for_the_record(builder: Builder) -> None:
    """A key for labor, and checkpoints of the joint log and of labor's own."""
    partnership, labor = builder.table.partnership, builder.table.people["labor"]
    seed = hashlib.sha256(builder.where.encode()).digest()
    key = notes.verifier_key("labor.example.net/witness", public_of(seed), notes.COSIGNATURE)
    actions.name_witness(
        partnership=partnership, side="labor", public_key=key, by=labor, at=builder.now()
    )
    for log in (partnership.log, partnership.side_log("labor")):
        ledger.checkpoint(log, at=builder.now())
