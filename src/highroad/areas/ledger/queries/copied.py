"""What goes into a copy of the record beside its bundle."""

from __future__ import annotations

from highroad.areas.ledger.models import Checkpoint, Cosignature, LogKey, Witness
from highroad.kit.copying import Copied

COPIED = (
    Copied(Witness, within="log__name"),
    Copied(Checkpoint, within="log__name"),
    Copied(Cosignature, within="log__name"),
    Copied(LogKey, within="log__name"),
)
"""Entries, what they commit to and the tree are in the bundle, which verifies by itself."""
