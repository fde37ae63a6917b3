"""What leaves a side's room, and on which terms."""

from __future__ import annotations

from highroad.kit.answers import Answer, no, yes


def may_be_without_prejudice(is_at_work: bool | None) -> Answer:
    """Only beside an issue or a proposal that is open: with its end the words go."""
    if is_at_work is None:
        return no("Without prejudice goes with an issue or a proposal, which come to an end.")
    if not is_at_work:
        return no("This has come to its end: nothing is said without prejudice any more.")
    return yes
