"""Every pair of colors that meets on a page, computed from the sheet itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import highroad.web.ui

SHEET = (Path(highroad.web.ui.__file__).parent / "static/ui/ui.css").read_text()
TEXT, MARK = 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT), ("ink", "card", TEXT), ("ink", "track", TEXT),
    ("mute", "paper", TEXT), ("mute", "card", TEXT), ("mute", "track", TEXT),
    ("teal", "card", TEXT), ("teal", "paper", TEXT), ("on-teal", "teal", TEXT),
    ("nav", "deep", TEXT), ("gold", "deep", TEXT), ("on-gold", "gold", TEXT),
    ("amber", "card", TEXT), ("amber", "paper", TEXT), ("amber", "amber-bg", TEXT),
    ("ink", "amber-bg", TEXT), ("ink", "ok-bg", TEXT), ("ink", "bad-bg", TEXT),
    ("ok", "ok-bg", TEXT), ("ok", "card", TEXT), ("bad", "bad-bg", TEXT), ("bad", "card", TEXT),
    ("mute", "bad-bg", TEXT), ("on-bad", "bad", TEXT),
    ("edge", "card", MARK), ("focus", "paper", MARK), ("focus", "card", MARK),
    ("teal", "track", MARK), ("ink", "track", MARK),
]  # fmt: skip


def tokens() -> dict[str, tuple[str, str]]:
    """Each token in light and dark; those written once are the same in both."""
    light = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", SHEET))
    both = dict((name, (day, night)) for name, day, night in re.findall(
        r"--([\w-]+):light-dark\((#[0-9a-f]{3,6}),(#[0-9a-f]{3,6})\)", SHEET))  # fmt: skip
    return {name: both.get(name, (value, value)) for name, value in light.items()}


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_guidelines_say():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_what_stands_on_what_can_be_read_by_day_and_by_night(front, back, least):
    found = tokens()

    for mode in (0, 1):
        assert contrast(found[front][mode], found[back][mode]) >= least


def test_old_phones_get_the_same_light_colors():
    """Declared before `light-dark()`, and equal to its first value."""
    plain = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", SHEET.split("@supports")[0]))

    for name, (day, _night) in tokens().items():
        assert plain[name] == day


def test_marigold_is_never_a_ring_on_paper():
    """1.8 to 1: in the header only, where it stands on deep teal."""
    assert contrast(tokens()["gold"][0], tokens()["paper"][0]) < 2
    assert re.findall(r"([^}]*)\{outline-color:var\(--gold\)", SHEET) == ["\n.top :focus-visible"]


def test_the_sheet_stays_small_and_fetches_nothing_from_elsewhere():
    assert len(SHEET.encode()) < 22_000
    assert "http" not in SHEET
    assert "@import" not in SHEET
