"""When a body may become two: each half can come to a joint decision by itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, no, yes


def may_be_split(
    name: str, keys: Collection[Side], moved: Mapping[Side, int], all_keys: Mapping[Side, int]
) -> Answer:
    """The new body has a name, and every side with a key keeps one in each half.

    `moved` and `all_keys` are seats that carry a key, by side.
    """
    if not name.strip():
        return no("The new body needs a name.")
    for side in keys:
        if not moved.get(side, 0):
            return no("{side} has no seat with a key in the new body.", side=side.label)
        if moved.get(side, 0) >= all_keys.get(side, 0):
            return no("{side} has no seat with a key left in the old body.", side=side.label)
    return yes


def may_be_carried_out(*, is_done: bool, is_adopted: bool, others_open: int) -> Answer:
    """Once both sides adopted its very text, and nothing else waits for answers in the body."""
    if is_done:
        return no("This has been done already.")
    if not is_adopted:
        return no("Both sides have to adopt it first.")
    if others_open:
        return no(
            "{count} proposals are open in this body. Settle or withdraw them first.",
            count=others_open,
        )
    return yes
