"""What can be done with copies: take one, look at one, load one."""

from highroad.areas.copies.actions.bringing import (
    accept,
    bring_from_console,
    drop,
    look_at,
    rehearse,
)
from highroad.areas.copies.actions.taking import ask, make, sweep, take_for_system

__all__ = [
    "accept",
    "ask",
    "bring_from_console",
    "drop",
    "look_at",
    "make",
    "rehearse",
    "sweep",
    "take_for_system",
]
