"""Bars lying down with a goal line and, where answers are missing, the possible range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from highroad.web.ui.charts.canvas import NARROW, WIDE, Canvas
from highroad.web.ui.charts.measure import NAME, fit, width_of, wrap
from highroad.web.ui.charts.scale import Scale, scale_for
from highroad.web.ui.parts import Drawing

LONGEST_LABEL = 210
ROW, ROW_NARROW, BAR, HEAD = 38, 50, 18, 26


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One row. `text` is the value as written; `low` and `high` bound what is not known."""

    label: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Plot:
    """Where values fall across, and the bands in which lines are drawn down."""

    scale: Scale
    left: float
    width: float
    bands: Sequence[tuple[float, float]]

    def at(self, value: float) -> float:
        return self.left + self.width * self.scale.share(value)


def draw_bars(
    bars: Sequence[Bar], *, title: str, description: str,
    goal: float | None = None, goal_text: str = "", unit: str = "",
) -> Drawing:  # fmt: skip
    """Bars on one scale from zero. `goal` is drawn dashed through all of them and named on top."""
    numbers = [number for bar in bars for number in (bar.value, bar.high)]
    scale = scale_for([*numbers, goal], unit)
    return Drawing(
        wide=wide(bars, scale, goal, goal_text).svg(title, description),
        narrow=narrow(bars, scale, goal, goal_text).svg(title, description),
    )


def wide(bars: Sequence[Bar], scale: Scale, goal: float | None, goal_text: str) -> Canvas:
    """Label left, bar, value right."""
    labels = max((width_of(bar.label) for bar in bars), default=0)
    left = min(labels, LONGEST_LABEL) + 14
    right = max((width_of(bar.text, NAME, bold=True) for bar in bars), default=0) + 12
    top = HEAD if goal else 4
    foot = top + ROW * len(bars)
    canvas = Canvas(WIDE, foot + 24)
    plot = Plot(scale, left, WIDE - left - right, [(top, foot)])
    draw_axis(canvas, plot)
    for place, bar in enumerate(bars):
        middle = top + ROW * place + ROW / 2
        lines = wrap(bar.label, LONGEST_LABEL)
        first = middle + 4 - 7.5 * (len(lines) - 1)
        for number, words in enumerate(lines):
            canvas.text(left - 14, first + 15 * number, words, anchor="end")
        draw_row(canvas, bar, plot, middle - BAR / 2)
        canvas.text(WIDE, middle + 5, bar.text, "name", anchor="end")
    draw_goal(canvas, plot, goal, goal_text)
    return canvas


def narrow(bars: Sequence[Bar], scale: Scale, goal: float | None, goal_text: str) -> Canvas:
    """Label and value above the bar; lines keep to the bars."""
    top = HEAD if goal else 4
    canvas = Canvas(NARROW, top + ROW_NARROW * len(bars) + 24)
    starts = [top + ROW_NARROW * place for place in range(len(bars))]
    plot = Plot(scale, 1, NARROW - 2, [(start + 23, start + 27 + BAR) for start in starts])
    draw_axis(canvas, plot)
    for start, bar in zip(starts, bars, strict=True):
        value_room = width_of(bar.text, NAME, bold=True) + 10
        canvas.text(0, start + 16, fit(bar.label, NARROW - value_room))
        canvas.text(NARROW, start + 16, bar.text, "name", anchor="end")
        draw_row(canvas, bar, plot, start + 25)
    draw_goal(canvas, plot, goal, goal_text)
    return canvas


def draw_axis(canvas: Canvas, plot: Plot) -> None:
    """Hairlines at the round numbers, which stand below the last band."""
    for tick in plot.scale.ticks:
        x = plot.at(tick)
        for top, foot in plot.bands:
            canvas.line([(x, top), (x, foot)], "axis" if tick == 0 else "grid-line")
        canvas.text(x, canvas.height - 7, plot.scale.words(tick), "tick", anchor="middle")


def draw_row(canvas: Canvas, bar: Bar, plot: Plot, y: float) -> None:
    """One bar: full where sure, tinted where only possible, a hollow dot at the known value."""
    tip = f"{bar.label}: {bar.text}"
    if bar.low is None or bar.high is None:
        if bar.value is not None:
            canvas.rect(plot.left, y, plot.at(bar.value) - plot.left, BAR, "bar-mark s1", tip)
        return
    low, high = plot.at(bar.low), plot.at(bar.high)
    canvas.rect(plot.left, y, low - plot.left, BAR, "bar-mark s1", tip)
    canvas.rect(low, y, high - low, BAR, "span", tip)
    for x in (low, high):
        canvas.line([(x, y), (x, y + BAR)], "whisker")
    if bar.value is not None:
        canvas.dot(plot.at(bar.value), y + BAR / 2, "hollow", tip=tip)


def draw_goal(canvas: Canvas, plot: Plot, goal: float | None, words: str) -> None:
    """The goal as a dashed line through all bars, named above them."""
    if not goal:
        return
    x = plot.at(goal)
    for top, foot in plot.bands:
        for kind in ("halo", "goal"):
            canvas.line([(x, top - 4), (x, foot + 4)], kind)
    canvas.text(x, 14, words, "name", anchor="middle")
