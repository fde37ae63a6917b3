"""When the word of a second hand can be said: by another side, and a refusal with its reason."""

from __future__ import annotations

from highroad.kit.answers import Answer, no, yes


def may_be_said(*, accepts: bool, words: str) -> Answer:
    """Whoever says that something is not right says what: both sides will read it."""
    if not accepts and not words.strip():
        return no("Say what is not right: both sides will read it.")
    return yes


def is_second_hand(side: str, first: str) -> Answer:
    """What one side entered is confirmed or disputed by another, never by itself."""
    if side == first:
        return no("The other side says whether it sees the same.")
    return yes
