"""Run charts: points in time, their median, the goal, and the days on which something was changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from highroad.web.ui.charts.canvas import NARROW, WIDE, Canvas
from highroad.web.ui.charts.measure import width_of
from highroad.web.ui.charts.scale import scale_for
from highroad.web.ui.charts.trend import Field, Series, draw_goal_line, draw_grid, draw_line
from highroad.web.ui.parts import Drawing

TOP = 34.0
"""Room above the field for the names of the changes."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change between two points: `place` counts points, 2.5 lies between the third and the fourth."""

    place: float
    name: str


def draw_run(
    values: Sequence[float], *, periods: Sequence[str], title: str, description: str,
    median: float | None = None, median_text: str = "", goal: float | None = None,
    goal_text: str = "", changes: Sequence[Change] = (), marked: Collection[int] = (),
    unit: str = "",
) -> Drawing:  # fmt: skip
    """One line of points on a scale from zero; marked points are hollow, changes stand upright."""
    scale = scale_for([*values, goal, median], unit)
    drawn = []
    for width in (WIDE, NARROW):
        canvas = Canvas(width, 310 if width == WIDE else 280)
        left = max(width_of(scale.words(tick)) for tick in scale.ticks) + 10
        field = Field(left, TOP, width - left - 14, canvas.height - TOP - 28)
        draw_grid(canvas, field, scale, periods)
        _draw_changes(canvas, field, changes, len(values))
        if median is not None:
            y = field.top + field.height * (1 - scale.share(median))
            canvas.line([(field.left, y), (field.left + field.width, y)], "axis")
            canvas.text(field.left + field.width, y + 15, median_text, "tick", anchor="end")
        draw_line(canvas, field, scale, Series(name=title, values=values), 1)
        for place in marked:
            x, y = field.place(place, len(values), scale.share(values[place]))
            canvas.dot(x, y, "hollow", tip=scale.words(values[place]))
        draw_goal_line(canvas, field, scale, goal, goal_text)
        drawn.append(canvas.svg(title, description))
    return Drawing(wide=drawn[0], narrow=drawn[1])


def _draw_changes(canvas: Canvas, field: Field, changes: Sequence[Change], count: int) -> None:
    """An upright line for each change, with its name above; names in two rows, so that they fit."""
    for index, change in enumerate(changes):
        x = field.left + field.width * min(max(change.place, 0), count - 1) / max(count - 1, 1)
        canvas.line([(x, field.top), (x, field.top + field.height)], "trend s2")
        canvas.text(x, 13.0 + 14 * (index % 2), change.name, "tick", anchor="middle")
