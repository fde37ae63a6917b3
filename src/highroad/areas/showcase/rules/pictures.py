"""What is true of pictures that editors place."""

from __future__ import annotations

import re
from typing import Final

from highroad.kit.answers import Answer, no, yes

WIDTHS: Final = (480, 960, 1600)
"""In which widths, in pixels, a picture is served; a smaller one is never blown up."""
SHORTEST: Final = 12
"""Letters of a description below which it says next to nothing."""
FILE_NAME = re.compile(r"^\S+\.(jpe?g|png|webp|gif|heic)$|^(img|dsc|image|photo)[\W_]*\d+$", re.I)
ANNOUNCED = re.compile(
    r"^(an? )?(photo|picture|image|photograph)( of)?\b|^(una? )?(foto|imagen|fotografía)( de)?\b", re.I
)  # fmt: skip


def describes_well(text: str) -> Answer:
    """Whether a description tells somebody who cannot see the picture what is in it (WCAG 2.2, 1.1.1)."""
    said = text.strip()
    if FILE_NAME.match(said):
        return no("This is the name of a file. Say what is to be seen.")
    if ANNOUNCED.match(said):
        return no(
            "A screen reader says itself that it is a picture. Begin with what is to be seen."
        )
    if len(said) < SHORTEST:
        return no("Say in a few more words what is to be seen.")
    return yes


def focus_class(x: int, y: int) -> str:
    """The classes that keep a focal point in sight, to the nearest tenth."""
    return f"fx-{round(x / 10) * 10} fy-{round(y / 10) * 10}"


def widths_of(width: int) -> list[int]:
    """The widths in which a picture is worth serving: each that is narrower, and the first that is not."""
    narrower = [one for one in WIDTHS if one < width]
    return narrower + [one for one in WIDTHS if one >= width][:1]
