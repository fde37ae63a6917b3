"""What can be read from a log. The areas above ask who may; each name here says it does not."""

from highroad.areas.ledger.queries.bundles import (
    bundle_for_system,
    policy_for_system,
    write_bundle_for_system,
)
from highroad.areas.ledger.queries.checking import Damaged, root_for_system
from highroad.areas.ledger.queries.reading import (
    CheckpointLine,
    entries_about_for_system,
    entries_for_system,
    entry_at_for_system,
    entry_for_system,
    has_log_for_system,
    log_for_system,
    newest_checkpoint_for_system,
    proof_for_system,
    pseudonym_for,
    receipt_for_system,
    size_for_system,
)
from highroad.areas.ledger.rules.entries import EntryLine, Proof, Receipt

__all__ = [
    "CheckpointLine",
    "Damaged",
    "EntryLine",
    "Proof",
    "Receipt",
    "bundle_for_system",
    "entries_about_for_system",
    "entries_for_system",
    "entry_at_for_system",
    "entry_for_system",
    "has_log_for_system",
    "log_for_system",
    "newest_checkpoint_for_system",
    "policy_for_system",
    "proof_for_system",
    "pseudonym_for",
    "receipt_for_system",
    "root_for_system",
    "size_for_system",
    "write_bundle_for_system",
]
