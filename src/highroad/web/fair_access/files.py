"""Published numbers as files: CSV that no spreadsheet takes for a formula, its dictionary, a PDF."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from highroad.areas.fair_access.queries import Figure, PublicationView, PublishedTable
from highroad.areas.fair_access.vocabulary import Axis, Breakdown, RowFilter, Unit
from highroad.web.fair_access import figures, words
from highroad.web.ui import documents
from highroad.web.ui.sheets import written

SHARES = ("of_known", "low", "high", "coverage")


def table_csv(table: PublishedTable) -> str:
    """One row a line and group. Codes, not words: the same file in every language."""
    known = {(each.place, each.group): each for each in table.figures if each.unit == Unit.HOURS}
    head = [*table.by, "group", "hours", "persons", "not_shown_because", *COLUMNS]
    rows = [
        [
            *cell.place, cell.group, plain(cell.hours),
            "" if cell.workers is None else str(cell.workers), cell.hidden,
            *figure_columns(known.get((cell.place, cell.group))),
        ]
        for cell in table.cells
    ]  # fmt: skip
    return written([head, *rows])


COLUMNS = (
    "share_of_known", "share_lowest", "share_highest", "coverage", "goal", "goal_kind",
    "goal_source", "verdict",
)  # fmt: skip


def figure_columns(figure: Figure | None) -> list[str]:
    """The figure of a line and group, empty where there is none."""
    if figure is None:
        return [""] * len(COLUMNS)
    goal = figure.goal
    return [
        *(plain(getattr(figure, name)) for name in SHARES),
        plain(goal.share) if goal else "",
        goal.kind if goal else "",
        goal.source if goal else "",
        figure.verdict,
    ]


def plain(number: Decimal | None) -> str:
    """A number with a point and nothing else."""
    return "" if number is None else format(number.normalize() + 0, "f")


def dictionary_csv(table: PublishedTable) -> str:
    """Every column: what it holds, in which unit."""
    axes = {
        Axis.TRADE: _("Trade as filed"),
        Axis.LEVEL: _("Level as filed: journey, apprentice, trainee or not stated"),
        Axis.PROJECT: _("Project as filed"),
        Axis.PERIOD: _("Calendar quarter or year in which the week ended"),
    }
    columns = [
        *((name, f"{axes[Axis(name)]}; {_('Total is the sum of all')}", "") for name in table.by),
        ("group", _("Group of the breakdown: {breakdown}; unknown: not answered").format(
            breakdown=Breakdown(table.breakdown).label), ""),
        ("hours", _("Hours worked, {filter}; empty where not shown").format(
            filter=RowFilter(table.row_filter).label), _("hours")),
        ("persons", _("Different workers; one worker may stand on several lines"), _("persons")),
        ("not_shown_because", _("Why a cell is empty: small, few employers, complementary or must hide"), ""),
        ("share_of_known", _("Group's hours divided by hours with an answer"), _("share of 1")),
        ("share_lowest", _("Group's hours divided by all hours: the least it can be"), _("share of 1")),
        ("share_highest", _("The most it can be, if all hours without an answer were the group's"), _("share of 1")),
        ("coverage", _("Hours with an answer divided by all hours"), _("share of 1")),
        ("goal", _("The goal that applied on the last day of the period"), _("share of 1")),
        ("goal_kind", _("mandatory, aspirational, voluntary or tracked"), ""),
        ("goal_source", _("Where the goal comes from"), ""),
        ("verdict", _("met, missed, undetermined, no_data, hidden or no_goal; reckoned on unrounded values"), ""),
    ]  # fmt: skip
    return written([[_("column"), _("meaning"), _("unit")], *columns])


def pdf(view: PublicationView, address: str, language: str) -> bytes:
    """The first figure with the finding of every group, as a tagged document (PDF/UA-1, PDF/A-2a)."""
    table = view.table
    charted = figures.charted(table)
    drawn = figures.figure(table, *charted[0])
    findings = [
        words.finding(figures.total_of([figures.row_of(f) for f in figures.figures_of(table, *each)]).figure)
        for each in charted
    ]  # fmt: skip
    facts = [
        (_("People told apart by"), str(Breakdown(table.breakdown).label)),
        (_("Period"), f"{date_format(view.period.first_on)} – {date_format(view.period.last_on)}"),
        (_("Published"), date_format(view.published_at) if view.published_at else "–"),
        (_("Adopted by both sides in"), view.body_name),
        (_("SHA-256 of the table"), view.digest),
    ]
    return documents.figure_pdf(
        documents.FigureDocument(
            title=view.title,
            partnership=view.partnership_name,
            facts=facts,
            findings=findings,
            chart=drawn.drawing.wide,
            chart_alt=f"{drawn.title}. {drawn.sentence}",
            table=drawn.table,
            source=words.source_line(table.source, table.row_filter),
            protection=words.protection_note(table),
            made_at=view.published_at or view.made_at,
            reference=address,
            language=language,
        )
    )
