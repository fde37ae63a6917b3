"""What is kept only for a time is deleted here, at night, and what hangs on the keys of people is kept."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.supports import actions as supports


def keep_keys(at: datetime) -> object:
    """Keys of intakes that were rolled back go; the hourly copy of the others takes the place of the last."""
    return supports.sweep_keys(at=at), supports.back_up_keys(at=at)


def ask_again(at: datetime) -> object:
    """Cases whose person came to a step of the training fall due at their desk, and only there."""
    return supports.look_for_screenings(at=at)


def restore_keys() -> int:
    """Put missing keys back from the hourly copy; how many."""
    return supports.restore_keys()
