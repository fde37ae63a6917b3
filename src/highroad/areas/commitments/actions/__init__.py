"""What can be done with promises: one function a deed."""

from highroad.areas.commitments.actions.clock import look_for_late
from highroad.areas.commitments.actions.keeping import add_evidence, confirm, say_not_right
from highroad.areas.commitments.actions.promising import (
    accept,
    decline,
    hand_over,
    postpone,
    promise,
    withdraw,
)
from highroad.areas.commitments.actions.sponsors import name_sponsor
from highroad.areas.commitments.rules import EvidenceDraft

__all__ = [
    "EvidenceDraft",
    "accept",
    "add_evidence",
    "confirm",
    "decline",
    "hand_over",
    "look_for_late",
    "name_sponsor",
    "postpone",
    "promise",
    "say_not_right",
    "withdraw",
]
