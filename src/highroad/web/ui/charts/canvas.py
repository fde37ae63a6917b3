"""Drawing primitives: SVG text with classes and no styles, every word escaped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.html import escape

from highroad.web.ui.bars import plain
from highroad.web.ui.charts.measure import NAME, TICK, fit, width_of

WIDE: Final = 640
NARROW: Final = 300


class Canvas:
    """Collects marks; `svg` closes the drawing with its title and description."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.marks: list[str] = []

    def text(
        self, x: float, y: float, words: str, kind: str = "", *, anchor: str = "start"
    ) -> None:
        """Words with their baseline at `y`, moved or shortened to stay inside the drawing."""
        bold = "name" in kind.split()
        size = NAME if bold else TICK
        shown = fit(words, self.width, size, bold=bold)
        wide = width_of(shown, size, bold=bold)
        before = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        left = min(max(x - before, 0.0), self.width - wide)
        whole = f"<title>{escape(words)}</title>" if shown != words else ""
        self.marks.append(
            f'<text x="{plain(left + before)}" y="{plain(y)}" text-anchor="{anchor}"'
            f' class="{kind or "label"}">{escape(shown)}{whole}</text>'
        )

    def rect(
        self, x: float, y: float, width: float, height: float, kind: str, tip: str = ""
    ) -> None:
        tooltip = f"<title>{escape(tip)}</title>" if tip else ""
        self.marks.append(
            f'<rect x="{plain(x)}" y="{plain(y)}" width="{plain(max(width, 0))}" '
            f'height="{plain(height)}" class="{kind}">{tooltip}</rect>'
        )

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        way = "L".join(f"{plain(x)} {plain(y)}" for x, y in points)
        self.marks.append(f'<path d="M{way}" class="{kind}"/>')

    def dot(self, x: float, y: float, kind: str, *, square: bool = False, tip: str = "") -> None:
        """A marker: round, or square for a second series, so that hue alone tells nothing."""
        tooltip = f"<title>{escape(tip)}</title>" if tip else ""
        if square:
            self.marks.append(
                f'<rect x="{plain(x - 4)}" y="{plain(y - 4)}" width="8" height="8"'
                f' class="{kind}">{tooltip}</rect>'
            )
            return
        self.marks.append(
            f'<circle cx="{plain(x)}" cy="{plain(y)}" r="4.5" class="{kind}">{tooltip}</circle>'
        )

    def svg(self, title: str, description: str) -> str:
        """The whole drawing as SVG text."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
            f'viewBox="0 0 {plain(self.width)} {plain(self.height)}">'
            f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
            f"{''.join(self.marks)}</svg>"
        )
