"""Lines over time, at most three, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from highroad.web.ui.charts.canvas import NARROW, WIDE, Canvas
from highroad.web.ui.charts.measure import NAME, fit, width_of
from highroad.web.ui.charts.scale import Scale, scale_for
from highroad.web.ui.parts import Drawing

LONGEST_NAME = 150
LINE_OF_TEXT = 16
MOST_SERIES = 3


@dataclass(frozen=True, kw_only=True)
class Series:
    """One line. None is a gap: nothing is guessed between."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True)
class Field:
    """Where the lines are drawn."""

    left: float
    top: float
    width: float
    height: float

    def place(self, index: int, count: int, share: float) -> tuple[float, float]:
        """Where a value stands."""
        step = self.width / max(count - 1, 1)
        return self.left + step * index, self.top + self.height * (1 - share)


def draw_trend(
    series: Sequence[Series], *, periods: Sequence[str], title: str, description: str,
    goal: float | None = None, goal_text: str = "", unit: str = "",
) -> Drawing:  # fmt: skip
    """Up to three lines on one scale from zero. Raises ValueError for more: split them instead."""
    if len(series) > MOST_SERIES:
        raise ValueError(f"{len(series)} lines in one chart; {MOST_SERIES} can be told apart.")
    scale = scale_for([*(value for one in series for value in one.values), goal], unit)
    names = max((width_of(one.name, NAME, bold=True) for one in series), default=0) + 12
    drawn = []
    for width, right in ((WIDE, min(names, LONGEST_NAME)), (NARROW, 8.0)):
        canvas = Canvas(width, 300 if width == WIDE else 270 + LINE_OF_TEXT * len(series))
        left = max(width_of(scale.words(tick)) for tick in scale.ticks) + 10
        top = 20.0 if width == WIDE else 12.0 + LINE_OF_TEXT * len(series)
        field = Field(left, top, width - left - right, canvas.height - top - 28)
        draw_grid(canvas, field, scale, periods)
        draw_goal_line(canvas, field, scale, goal, goal_text)
        for number, one in enumerate(series, start=1):
            draw_line(canvas, field, scale, one, number)
        name_lines(canvas, field, scale, series, beside=width == WIDE)
        drawn.append(canvas.svg(title, description))
    return Drawing(wide=drawn[0], narrow=drawn[1])


def draw_grid(canvas: Canvas, field: Field, scale: Scale, periods: Sequence[str]) -> None:
    """Hairlines with their numbers; as many periods below as find room."""
    for tick in scale.ticks:
        y = field.top + field.height * (1 - scale.share(tick))
        canvas.line(
            [(field.left, y), (field.left + field.width, y)], "axis" if tick == 0 else "grid-line"
        )
        canvas.text(field.left - 8, y + 4, scale.words(tick), "tick", anchor="end")
    widest = max((width_of(words) for words in periods), default=1) + 14
    every = max(1, -(-len(periods) * int(widest) // int(field.width)))
    for index, words in enumerate(periods):
        if index % every == 0:
            x, _y = field.place(index, len(periods), 0)
            canvas.text(x, field.top + field.height + 20, words, "tick", anchor="middle")


def draw_goal_line(
    canvas: Canvas, field: Field, scale: Scale, goal: float | None, words: str
) -> None:
    """The goal, dashed across, named at its left end."""
    if not goal:
        return
    y = field.top + field.height * (1 - scale.share(goal))
    canvas.line([(field.left, y), (field.left + field.width, y)], "goal")
    canvas.text(field.left + 6, y - 6, words, "name")


def draw_line(canvas: Canvas, field: Field, scale: Scale, one: Series, number: int) -> None:
    """A line with a marker at each value, broken where a value is missing."""
    count = len(one.values)
    run: list[tuple[float, float]] = []
    for index, value in enumerate([*one.values, None]):
        if value is not None:
            run.append(field.place(index, count, scale.share(value)))
            continue
        if len(run) > 1:
            canvas.line(run, f"trend s{number}")
        run = []
    for index, value in enumerate(one.values):
        if value is not None:
            x, y = field.place(index, count, scale.share(value))
            tip = f"{one.name}: {scale.words(value)}"
            canvas.dot(x, y, f"dot s{number}", square=number == 2, tip=tip)


def name_lines(
    canvas: Canvas, field: Field, scale: Scale, series: Sequence[Series], *, beside: bool
) -> None:
    """Names at the ends of their lines; on phones in a list above, with markers."""
    if beside:
        found = sorted(ends(scale, series))
        wanted = [field.top + field.height * (1 + share) + 5 for share, _number, _name in found]
        for y, (_share, number, name) in zip(apart(wanted, canvas.height - 8), found, strict=True):
            words = fit(name, LONGEST_NAME - 12, NAME, bold=True)
            canvas.text(field.left + field.width + 10, y, words, f"name s{number}")
        return
    for number, one in enumerate(series, start=1):
        y = float(LINE_OF_TEXT * number)
        canvas.dot(8, y - 5, f"dot s{number}", square=number == 2)
        canvas.text(20, y, fit(one.name, canvas.width - 22, NAME, bold=True), f"name s{number}")


def apart(wanted: Sequence[float], lowest: float) -> list[float]:
    """Places in order, a line of text apart, none below `lowest`."""
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + LINE_OF_TEXT) if places else place)
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], lowest)
        lowest = places[index] - LINE_OF_TEXT
    return places


def ends(scale: Scale, series: Sequence[Series]) -> list[tuple[float, int, str]]:
    """Where each line ends, highest first, with its number and name."""
    found = []
    for number, one in enumerate(series, start=1):
        known = [value for value in one.values if value is not None]
        if known:
            found.append((-scale.share(known[-1]), number, one.name))
    return found
