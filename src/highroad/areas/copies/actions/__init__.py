"""What can be done with copies: take one, look at one, load one."""

from highroad.areas.copies.actions.bringing import (
    accept,
    bring_from_console,
    check_waiting,
    drop,
    look_at,
    rehearse,
)
from highroad.areas.copies.actions.taking import (
    ask,
    begin_again,
    make,
    note_fetched,
    stop,
    sweep,
    take_for_system,
    take_up_again,
)

__all__ = [
    "accept",
    "ask",
    "begin_again",
    "bring_from_console",
    "check_waiting",
    "drop",
    "look_at",
    "make",
    "note_fetched",
    "rehearse",
    "stop",
    "sweep",
    "take_for_system",
    "take_up_again",
]
