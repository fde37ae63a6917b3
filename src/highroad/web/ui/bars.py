"""Bars inside table cells: the value written in the bar, the goal as a dashed line through it."""

from __future__ import annotations

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

GOAL_STANDS_AT = 60.0
"""Where the goal falls in every column, in percent of the width, so that columns compare."""


def plain(number: float) -> str:
    """A number as an attribute wants it: no exponent, no trailing zeros."""
    return f"{number:.4f}".rstrip("0").rstrip(".")


def draw_bar(
    value: float | None, text: str, *, goal: float | None = None, top: float | None = None,
    low: float | None = None, high: float | None = None, series: int = 1,
) -> SafeString:  # fmt: skip
    """A bar from zero to `value`; with `low` and `high`, the span of the possible is tinted.

    The scale sets the goal at 60 % of the width; without a goal `top` is the full width. A value
    beyond the scale is clipped and its end marked; the text always says the value itself.
    """
    scale = scale_of(goal, top, high if high is not None else value)
    marks = fills(value, low, high, scale, series)
    if goal:
        marks.append(f'<path class="bar-goal" d="M{at(goal, scale)} -3V29"/>')
    svg = (
        '<svg class="bar-draw" viewBox="0 -3 100 32" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{"".join(marks)}</svg>'
    )
    return format_html(
        '<span class="bar">{}<span class="bar-value">{}</span></span>',
        mark_safe(svg),
        escape(text),
    )


def fills(
    value: float | None, low: float | None, high: float | None, scale: float, series: int
) -> list[str]:
    """The filled parts: what is sure, what is possible, and the edge at the known value."""
    spans = low is not None and high is not None
    sure = low if spans else value
    marks = []
    if sure is not None:
        marks.append(f'<rect class="bar-fill s{series}" width="{at(sure, scale)}" height="26"/>')
    if low is not None and high is not None:
        start, end = at(low, scale), at(high, scale)
        width = plain(float(end) - float(start))
        marks.append(f'<rect class="bar-span s{series}" x="{start}" width="{width}" height="26"/>')
    if value is not None:
        marks.append(edge(value, scale, series))
    return marks


def scale_of(goal: float | None, top: float | None, largest: float | None) -> float:
    """What the full width stands for."""
    if goal:
        return goal / GOAL_STANDS_AT * 100
    return top or largest or 1.0


def at(value: float, scale: float) -> str:
    """A value's place in percent of the width, clipped to the bar."""
    return plain(max(0.0, min(100.0, value / scale * 100)))


def edge(value: float, scale: float, series: int) -> str:
    """The closing edge of a bar; doubled where the value is beyond the scale."""
    x = float(at(value, scale))
    beyond = f"M{plain(x - 3)} 0V26" if value > scale else ""
    return f'<path class="bar-edge s{series}" d="M{plain(x)} 0V26{beyond}"/>'
