"""Charts: words stay inside the drawing, marks fall where the numbers say, nothing is guessed."""

from __future__ import annotations

import itertools
import math
import re
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

import build_fonts
from highroad.web.ui.charts import (
    Bar,
    Panel,
    Series,
    draw_bars,
    draw_multiples,
    draw_trend,
)  # fmt: skip
from highroad.web.ui.charts.measure import fit, width_of, wrap
from highroad.web.ui.charts.scale import scale_for
from highroad.web.ui.parts import Drawing
from tests.house.plan import SOURCE

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ áéíóúñüç&<>'0123456789.,-–%/()"
words = st.text(LETTERS, min_size=1, max_size=80)
shares = st.floats(0, 100, allow_nan=False)
TRADES = [
    Bar(label="Electricians", value=6.2, text="6.2%", low=6.0, high=6.6),
    Bar(label="Ironworkers, reinforcing and structural, all sites of the program", value=5.0,
        text="3.1–8.8%", low=3.1, high=8.8),
    Bar(label="Carpenters", value=9.4, text="9.4%"),
    Bar(label="Painters", value=None, text="not shown"),
]  # fmt: skip


@pytest.fixture(scope="module")
def faces() -> dict[bool, TTFont]:
    build_fonts.make_fonts(SOURCE)
    folder = SOURCE / "web/ui/typst/fonts"
    names = {False: "public-sans-regular", True: "public-sans-bold"}
    return {bold: TTFont(folder / f"{name}.ttf") for bold, name in names.items()}


def measured(face: TTFont, text: str, size: float) -> float:
    """The width by the font itself."""
    widths, letters = face["hmtx"], face.getBestCmap()
    em = face["head"].unitsPerEm
    return sum(widths[letters.get(ord(letter), ".notdef")][0] for letter in text) * size / em


def outside(svg: str, faces: dict[bool, TTFont]) -> list[str]:
    """Texts that leave the viewBox."""
    root = ElementTree.fromstring(svg)
    _x, _y, width, height = map(float, root.get("viewBox", "").split())
    found = []
    for node in root.iter(f"{SVG}text"):
        bold = "name" in node.get("class", "").split()
        size = 13 if bold else 12
        wide = measured(faces[bold], node.text or "", size)
        x, y = float(node.get("x", "")), float(node.get("y", ""))
        left = x - {"start": 0, "middle": wide / 2, "end": wide}[node.get("text-anchor", "")]
        if left < -0.5 or left + wide > width + 0.5 or y - size < -1 or y + 3 > height:
            found.append(node.text or "")
    return found


def both(drawing: Drawing) -> list[str]:
    return [drawing.wide, drawing.narrow]


@given(st.lists(st.tuples(words, shares), min_size=1, max_size=8), words, st.floats(0.5, 100))
@settings(max_examples=60, deadline=None)
def test_no_word_of_a_bar_chart_leaves_it(faces, rows, goal_text, goal):
    bars = [Bar(label=label, value=value, text=f"{value:.1f}%") for label, value in rows]
    drawing = draw_bars(bars, title="t", description="d", goal=goal, goal_text=goal_text, unit="%")

    for svg in both(drawing):
        assert outside(svg, faces) == []


@given(
    st.lists(st.tuples(words, st.lists(shares, min_size=2, max_size=12)), min_size=1, max_size=3),
    words,
)
@settings(max_examples=60, deadline=None)
def test_no_word_of_a_line_chart_leaves_it(faces, rows, period):
    series = [Series(name=name, values=values) for name, values in rows]
    periods = [period] * max(len(values) for _name, values in rows)
    drawing = draw_trend(
        series, periods=periods, title="t", description="d", goal=50, goal_text="Goal", unit="%"
    )

    for svg in both(drawing):
        assert outside(svg, faces) == []


@given(st.lists(st.tuples(words, st.lists(shares, min_size=2, max_size=6)), min_size=1, max_size=7))
@settings(max_examples=40, deadline=None)
def test_no_word_of_small_multiples_leaves_them(faces, rows):
    panels = [Panel(name=name, values=values, text="12.5%") for name, values in rows]
    drawing = draw_multiples(panels, first="2024", last="2026", title="t", description="d")

    for svg in both(drawing):
        assert outside(svg, faces) == []


@given(words)
@settings(deadline=None)
def test_our_widths_never_fall_below_the_font(faces, text):
    for bold in (False, True):
        assert width_of(text, 12, bold=bold) >= measured(faces[bold], text, 12) - 0.01


def test_a_chart_says_its_finding_and_carries_no_styles():
    drawing = draw_bars(TRADES, title="Women by trade", description="Two reach the goal", unit="%")

    for svg in both(drawing):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert [child.text for child in root][:2] == ["Women by trade", "Two reach the goal"]
        assert "style" not in svg


def test_words_of_people_stay_words():
    drawing = draw_bars(
        [Bar(label="<script>alert(1)</script>", value=3, text='"&')],
        title="<b>", description="&", unit="%",
    )  # fmt: skip

    for svg in both(drawing):
        ElementTree.fromstring(svg)
        assert "<script" not in svg
        assert "<b>" not in svg


def test_a_bar_is_as_long_as_its_share_of_the_scale():
    drawing = draw_bars(
        [Bar(label="A", value=10, text="10%"), Bar(label="B", value=5, text="5%")],
        title="t", description="d", unit="%",
    )  # fmt: skip
    first, second = (
        float(width)
        for width in re.findall(r'width="([\d.]+)" height="18" class="bar-mark', drawing.wide)
    )

    assert first == pytest.approx(2 * second, abs=0.01)


def test_what_is_not_known_is_a_range_and_not_a_bar():
    drawing = draw_bars([TRADES[1]], title="t", description="d", unit="%")

    sure = float(re.search(r'width="([\d.]+)" height="18" class="bar-mark', drawing.wide).group(1))
    open_ = float(re.search(r'width="([\d.]+)" height="18" class="span', drawing.wide).group(1))
    assert open_ / sure == pytest.approx((8.8 - 3.1) / 3.1, rel=0.001)
    assert 'class="hollow"' in drawing.wide


def test_a_value_that_is_not_shown_draws_nothing():
    drawing = draw_bars([TRADES[3]], title="t", description="d")

    assert "bar-mark" not in drawing.wide
    assert "not shown" in drawing.wide


def test_the_goal_is_dashed_through_the_bars_and_named():
    drawing = draw_bars(
        TRADES, title="t", description="d", goal=6.9, goal_text="Goal 6.9%", unit="%"
    )

    assert drawing.wide.count('class="goal"') == 1
    assert drawing.narrow.count('class="goal"') == len(TRADES)
    assert "Goal 6.9%" in drawing.narrow


def test_a_gap_in_a_line_stays_a_gap():
    drawing = draw_trend(
        [Series(name="Women", values=[4, 5, None, 6, 7])], periods=list("abcde"),
        title="t", description="d",
    )  # fmt: skip

    assert drawing.wide.count('class="trend s1"') == 2
    assert drawing.wide.count('class="dot s1"') == 4


def test_two_lines_differ_by_more_than_color():
    drawing = draw_trend(
        [Series(name="Women", values=[4, 5]), Series(name="Residents", values=[6, 7])],
        periods=["2025", "2026"], title="t", description="d",
    )  # fmt: skip

    assert re.search(r'<circle[^>]*class="dot s1"', drawing.wide)
    assert re.search(r'<rect[^>]*class="dot s2"', drawing.wide)
    for svg in both(drawing):
        assert "Residents" in svg


def test_names_of_lines_that_end_together_stand_apart_and_inside(faces):
    drawing = draw_trend(
        [Series(name=name, values=[5, 0]) for name in ("Women", "Residents", "Apprentices")],
        periods=["2025", "2026"], title="t", description="d",
    )  # fmt: skip
    places = [
        float(y) for y in re.findall(r'y="([\d.]+)" text-anchor="start" class="name', drawing.wide)
    ]

    assert outside(drawing.wide, faces) == []
    assert all(below - above >= 16 for above, below in itertools.pairwise(sorted(places)))


def test_four_lines_in_one_chart_are_refused():
    with pytest.raises(ValueError, match="3 can be told apart"):
        draw_trend(
            [Series(name=name, values=[1, 2]) for name in "abcd"], periods=["1", "2"],
            title="t", description="d",
        )  # fmt: skip


@given(st.lists(st.floats(0.01, 10**9), min_size=1, max_size=9))
def test_a_scale_starts_at_zero_holds_every_value_and_has_few_round_steps(values):
    scale = scale_for(values)

    assert scale.top >= max(values) * 0.999
    assert scale.ticks[0] == 0
    assert len(scale.ticks) <= 7
    assert all(0 <= scale.share(value) <= 1 for value in values)
    mantissa = scale.step / 10 ** math.floor(math.log10(scale.step) + 1e-9)
    assert any(math.isclose(mantissa, nice) for nice in (1, 2, 2.5, 5, 10))


def test_a_scale_without_values_still_has_a_top():
    assert scale_for([None]).top == 1.0
    assert scale_for([5e-324]).top == 1.0


def test_long_words_are_shortened_and_two_lines_are_used_first():
    assert fit("Ironworkers", 500) == "Ironworkers"
    assert fit("Ironworkers", 40).endswith("…")
    assert wrap("Ironworkers, reinforcing", 90) == ["Ironworkers,", "reinforcing"]
    assert wrap("Unbreakableword" * 5, 90)[0].endswith("…")
