"""What is kept of a log. Entries and checkpoints are added, never changed: triggers see to it."""

from highroad.areas.ledger.models.checkpoints import Checkpoint, Cosignature, LogKey, Witness
from highroad.areas.ledger.models.entries import Entry, Log, Opening, Subtree
from highroad.areas.ledger.models.secrets import SigningKey, pseudonym

__all__ = [
    "Checkpoint",
    "Cosignature",
    "Entry",
    "Log",
    "LogKey",
    "Opening",
    "SigningKey",
    "Subtree",
    "Witness",
    "pseudonym",
]
