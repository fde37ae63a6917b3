"""Charts: values in, SVG text out. Each is drawn twice, for wide places and for phones."""

from highroad.web.ui.charts.bars import Bar, draw_bars
from highroad.web.ui.charts.multiples import Panel, draw_multiples
from highroad.web.ui.charts.run import Change, draw_run
from highroad.web.ui.charts.trend import Series, draw_trend

__all__ = [
    "Bar",
    "Change",
    "Panel",
    "Series",
    "draw_bars",
    "draw_multiples",
    "draw_run",
    "draw_trend",
]
