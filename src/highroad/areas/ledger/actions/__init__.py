"""What can be done to a log: open it, add to it, sign for it, erase what an entry committed to.

Who may act is asked by the areas above; the ledger stands below them all and knows nobody.
"""

from highroad.areas.ledger.actions.bringing import bring_log, know_earlier_key
from highroad.areas.ledger.actions.recording import (
    ERASURES,
    NoSuchLogError,
    erase,
    open_log,
    record,
)
from highroad.areas.ledger.actions.signing import (
    checkpoint,
    checkpoint_all,
    countersign,
    end_witness,
    name_witness,
)
from highroad.areas.ledger.queries import Damaged, pseudonym_for, receipt_for_system

__all__ = [
    "ERASURES",
    "Damaged",
    "NoSuchLogError",
    "bring_log",
    "checkpoint",
    "checkpoint_all",
    "countersign",
    "end_witness",
    "erase",
    "know_earlier_key",
    "name_witness",
    "open_log",
    "pseudonym_for",
    "receipt_for_system",
    "record",
]
