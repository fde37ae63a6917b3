"""The same small line for several groups, side by side on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from highroad.web.ui.charts.canvas import NARROW, WIDE, Canvas
from highroad.web.ui.charts.measure import NAME, fit, width_of
from highroad.web.ui.charts.scale import Scale, scale_for
from highroad.web.ui.charts.trend import Field, Series, draw_line
from highroad.web.ui.parts import Drawing

HEIGHT = 130
GAP = 24
COLUMNS = {WIDE: 3, NARROW: 1}


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One group: its name, its values, and its last value as written."""

    name: str
    values: Sequence[float | None]
    text: str


def draw_multiples(
    panels: Sequence[Panel], *, first: str, last: str, title: str, description: str,
    goal: float | None = None, unit: str = "",
) -> Drawing:  # fmt: skip
    """One panel a group, all on the same scale from zero, the goal dashed in each."""
    scale = scale_for([*(value for one in panels for value in one.values), goal], unit)
    drawn = []
    for width, columns in COLUMNS.items():
        rows = -(-len(panels) // columns)
        canvas = Canvas(width, rows * HEIGHT)
        room = (width - GAP * (columns - 1)) / columns
        for place, panel in enumerate(panels):
            left = (place % columns) * (room + GAP)
            top = (place // columns) * HEIGHT
            draw_panel(canvas, panel, scale, left, top, room, goal)
            canvas.text(left, top + HEIGHT - 16, first, "tick")
            canvas.text(left + room, top + HEIGHT - 16, last, "tick", anchor="end")
        drawn.append(canvas.svg(title, description))
    return Drawing(wide=drawn[0], narrow=drawn[1])


def draw_panel(
    canvas: Canvas, panel: Panel, scale: Scale, left: float, top: float, room: float,
    goal: float | None,
) -> None:  # fmt: skip
    """Name and value on top, the line below."""
    value_room = width_of(panel.text, NAME, bold=True) + 8
    canvas.text(left, top + 16, fit(panel.name, room - value_room))
    canvas.text(left + room, top + 16, panel.text, "name", anchor="end")
    field = Field(left + 6, top + 30, room - 12, HEIGHT - 64)
    foot = field.top + field.height
    canvas.line([(left, foot), (left + room, foot)], "axis")
    if goal:
        y = field.top + field.height * (1 - scale.share(goal))
        canvas.line([(left, y), (left + room, y)], "goal")
    draw_line(canvas, field, scale, Series(name=panel.name, values=panel.values), 1)
