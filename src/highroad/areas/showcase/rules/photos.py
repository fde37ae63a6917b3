"""What is true of photos that people send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from highroad.kit.answers import Answer, no, yes

MOST_BYTES: Final = 12_000_000
MOST_PIXELS: Final = 40_000_000
MOST_PHOTOS: Final = 4
WIDTHS: Final = (480, 1600)
"""In which widths, in pixels, a photo is kept. The file that was sent is not kept."""
KINDS: Final = ("JPEG", "PNG", "WEBP")


def may_be_read(size: int) -> Answer:
    """Whether a file is small enough to be looked at, by its bytes."""
    if not size:
        return no("This file is empty. Choose another photo.")
    if size > MOST_BYTES:
        return no(
            "This photo has {megabytes} MB; up to {most} MB can be taken. Send a smaller copy.",
            megabytes=-(-size // 1_000_000), most=MOST_BYTES // 1_000_000,
        )  # fmt: skip
    return yes


def may_be_opened(width: int, height: int) -> Answer:
    """Whether a photo is small enough to be opened, by its pixels."""
    if width * height > MOST_PIXELS:
        return no(
            "This photo has {millions} million pixels; up to {most} million can be taken.",
            millions=-(-width * height // 1_000_000), most=MOST_PIXELS // 1_000_000,
        )  # fmt: skip
    if min(width, height) < 200:
        return no("This photo is too small to be seen well. Send one of at least 200 pixels.")
    return yes


def may_add(count: int) -> Answer:
    """A story has a few photos at most."""
    if count >= MOST_PHOTOS:
        return no("A story has up to {most} photos. Remove one first.", most=MOST_PHOTOS)
    return yes


def all_described(other_descriptions: Sequence[str]) -> Answer:
    """Whether each photo has its description in the other language too."""
    if all(text.strip() for text in other_descriptions):
        return yes
    return no(
        "Describe each photo in the other language too before the story is accepted or shown."
    )
