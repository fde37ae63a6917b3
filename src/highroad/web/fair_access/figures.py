"""Tables and charts of figures, ready to be drawn; the same for the committee, the public and the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from highroad.areas.fair_access.queries import Figure, PublishedTable
from highroad.areas.fair_access.vocabulary import FOCUS, Breakdown, Unit
from highroad.web.fair_access import words
from highroad.web.ui import parts
from highroad.web.ui.charts import Bar, draw_bars

MOST_BARS = 24
"""More lines than this are read in the table; a chart of them could not be read."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of one group, with everything a table cell or a card needs."""

    name: str
    figure: Figure
    share: str
    between: str
    coverage: str
    pill: str
    verdict: str | Promise
    goal: str
    gap: str
    to_add: str
    catch_up: str
    is_out_of_reach: bool

    @property
    def value(self) -> float | None:
        """The share of the known in percent."""
        return in_percent(self.figure.of_known)

    @property
    def low(self) -> float | None:
        return in_percent(self.figure.low)

    @property
    def high(self) -> float | None:
        return in_percent(self.figure.high)

    @property
    def goal_value(self) -> float | None:
        """The goal in percent; none where it is only tracked and never judged."""
        return in_percent(self.figure.goal.share) if self.figure.goal else None

    @property
    def sentence(self) -> str:
        """The figure in words, with what is not known."""
        return words.finding(self.figure)

    @property
    def verdict_code(self) -> str:
        return self.figure.verdict

    @property
    def top(self) -> float:
        """The scale of a bar without a goal."""
        return max(self.high or 0.0, 100.0 if (self.high or 0) > 50 else 50.0)


def in_percent(share: object) -> float | None:
    """A share of 1 as a number a drawing understands."""
    return None if share is None else float(str(share)) * 100


def row_of(figure: Figure) -> Row:
    """A figure with its words."""
    pill, verdict = words.pill_of(figure.verdict)
    return Row(
        name=words.line_name(figure.place),
        figure=figure,
        share=words.percent(figure.of_known),
        between=words.between(figure),
        coverage=words.percent(figure.coverage),
        pill=pill,
        verdict=verdict,
        goal=words.percent(figure.goal.share) if figure.goal else "–",
        gap=words.amount(figure.gap),
        to_add=words.amount(figure.to_add),
        catch_up=words.percent(figure.catch_up),
        is_out_of_reach=figure.catch_up is not None and figure.catch_up > 1,
    )


def figures_of(table: PublishedTable, group: str, unit: str) -> list[Figure]:
    """The figures of one group in one unit, line by line."""
    return [each for each in table.figures if each.group == group and each.unit == unit]


def chart(rows: Sequence[Row], *, title: str, description: str) -> parts.Drawing:
    """Shares of the known as bars, with the span that the unknown answers leave open, and the goal."""
    goals = {row.goal_value for row in rows}
    goal = goals.pop() if len(goals) == 1 else None
    return draw_bars(
        [
            Bar(
                label=row.name,
                value=row.value,
                text=row.share if row.value is not None else str(row.verdict),
                low=row.low if row.low != row.high else None,
                high=row.high if row.low != row.high else None,
            )
            for row in rows[:MOST_BARS]
        ],
        title=title,
        description=description,
        goal=goal,
        goal_text=_("Goal {share}").format(share=rows[0].goal) if goal is not None else "",
        unit=" %",
    )


def numbers(rows: Sequence[Row], caption: str) -> parts.Table:
    """The figures as a table: what the chart shows, and what it cannot."""
    return parts.Table(
        caption=caption,
        head=[
            _("Line"), _("Group's hours or persons"), _("All"), _("Not answered"),
            _("Share of known"), _("Lowest"), _("Highest"), _("Goal"), _("Verdict"),
        ],
        rows=[
            [
                row.name, words.amount(row.figure.amount), words.amount(row.figure.total),
                words.amount(row.figure.unknown), row.share, words.percent(row.figure.low),
                words.percent(row.figure.high), row.goal, row.verdict,
            ]
            for row in rows
        ],
        words=frozenset({8}),
    )  # fmt: skip


def figure(
    table: PublishedTable, group: str, unit: str = Unit.HOURS, *,
    downloads: Sequence[tuple[str | Promise, str]] = (),
) -> parts.Figure:  # fmt: skip
    """A group's chart with its finding, numbers, protection note and source."""
    rows = [row_of(each) for each in figures_of(table, group, unit)]
    title = title_of(group, unit)
    finding = words.finding(total_of(rows).figure)
    return parts.Figure(
        title=title,
        sentence=finding,
        drawing=chart(rows, title=title, description=finding),
        table=numbers(rows, title),
        source=words.source_line(table.source, table.row_filter),
        note=words.protection_note(table),
        downloads=downloads,
    )


def title_of(group: str, unit: str) -> str:
    """What a figure is about: the unit is always said."""
    form = _("{group}: share of hours") if unit == Unit.HOURS else _("{group}: share of persons")
    return form.format(group=words.group_name(group))


def total_of(rows: Sequence[Row]) -> Row:
    """The row that sums all others."""
    return min(rows, key=lambda row: sum(part != words.TOTAL for part in row.figure.place))


def charted(table: PublishedTable) -> list[tuple[str, str]]:
    """The groups worth a chart: the one in focus first, then those with a goal; each with its unit."""
    from_goals = [(each.group, each.unit) for each in table.figures if each.goal]
    focus = [
        (each.group, each.unit)
        for each in table.figures
        if each.group == FOCUS[Breakdown(table.breakdown)]
    ]
    return list(dict.fromkeys([*focus, *from_goals]))


def everything(table: PublishedTable) -> parts.Table:
    """The whole table as it is published: hours and persons of every group on every line."""
    groups = [*table.groups, words.TOTAL]
    head: list[str] = [_("Line")]
    for group in groups:
        head += [
            _("{group}, hours").format(group=words.group_name(group)),
            _("{group}, persons").format(group=words.group_name(group)),
        ]
    rows = []
    for place in table.places:
        line = table.line(place)
        row: list[str] = [words.line_name(place)]
        for group in groups:
            cell = line.get(group)
            row += (
                [_("not shown"), _("not shown")]
                if cell is None or cell.hidden
                else [words.amount(cell.hours), words.amount(cell.workers)]
            )
        rows.append(row)
    return parts.Table(caption=_("All numbers of this table"), head=head, rows=rows)
