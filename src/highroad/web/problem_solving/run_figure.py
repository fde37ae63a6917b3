"""The run chart of a project as a figure: finding in words, drawing, numbers, source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from highroad.areas.problem_solving.queries.projects import Point, ProjectLine, RunChart
from highroad.web.ui.charts import Change, draw_run
from highroad.web.ui.parts import Figure, Table


def figure_of(line: ProjectLine, chart: RunChart) -> Figure | None:
    """The figure, or nothing while there are fewer than two points."""
    if len(chart.points) < 2 or chart.signs is None:
        return None
    signs, values = chart.signs, [float(point.value) for point in chart.points]
    marked = sorted({place for run in (*signs.shifts, *signs.trends) for place in run})
    sentence = sentence_of(line, chart)
    return Figure(
        title=line.measure,
        sentence=sentence,
        drawing=draw_run(
            values,
            periods=[date_format(point.on, "MONTH_DAY_FORMAT") for point in chart.points],
            title=line.measure,
            description=sentence,
            median=signs.median,
            median_text=_("median"),
            goal=float(line.target),
            goal_text=_("target"),
            changes=[
                Change(place=place_of(on, chart.points), name=_("test %(number)s") % {"number": number})
                for on, number, _verdict in chart.changes
            ],
            marked=marked,
            unit=f" {line.unit}" if line.unit == "%" else "",
        ),
        table=table_of(line, chart),
        source=source_of_rules(),
    )  # fmt: skip


def table_of(line: ProjectLine, chart: RunChart) -> Table:
    """The numbers behind the chart."""
    return Table(
        caption=line.measure,
        head=[_("Day"), _("Value"), _("Source")],
        rows=[
            [
                date_format(point.on, "DATE_FORMAT"),
                written(point),
                _("%(source)s (corrected)") % {"source": point.source}
                if point.is_corrected
                else point.source,
            ]
            for point in chart.points
        ],
        words=frozenset({2}),
    )


def source_of_rules() -> str:
    """Where the signs come from."""
    return _(
        "Hollow points: six in a row on one side of the median, or five in a row rising or falling "
        "(Perla, Provost and Murray 2011). Runs: Swed and Eisenhart 1943."
    )


def written(point: Point) -> str:
    """A value as people write it."""
    return str(number_format(point.value.normalize(), use_l10n=True))


def place_of(on: date, points: Sequence[Point]) -> float:
    """Where a day lies among the points: on one, or between two."""
    before = [place for place, point in enumerate(points) if point.on <= on]
    if not before:
        return 0.0
    place = before[-1]
    return float(place) if points[place].on == on else place + 0.5


def sentence_of(line: ProjectLine, chart: RunChart) -> str:
    """What the chart says, in one or two sentences."""
    signs = chart.signs
    assert signs is not None
    found = [
        ngettext(
            "%(count)s value, median %(median)s.", "%(count)s values, median %(median)s.",
            len(chart.points),
        )
        % {"count": len(chart.points), "median": number_format(signs.median, use_l10n=True)}
    ]  # fmt: skip
    if signs.shifts:
        found.append(_("There is a shift: something other than chance is at work."))
    if signs.trends:
        found.append(_("There is a trend: something other than chance is at work."))
    if signs.has_too_few_runs or signs.has_too_many_runs:
        found.append(_("The number of runs is not what chance would give."))
    if not signs.is_any:
        found.append(_("So far this is what chance would give."))
    return " ".join(found)
