"""Figures in words: shares, hours, lines, verdicts, and why a cell is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from highroad.areas.fair_access.queries import Figure, PublishedTable, Source, TableCell
from highroad.areas.fair_access.vocabulary import Category, Hidden, RowFilter, Unit, Verdict
from highroad.areas.filings.vocabulary import Level
from highroad.kit.numbers import shown

TOTAL: Final = "Total"
NOT_STATED: Final = "not stated"
PILLS: Final = {
    Verdict.MET: "ok",
    Verdict.MISSED: "bad",
    Verdict.UNDETERMINED: "unknown",
    Verdict.NO_DATA: "plain",
    Verdict.HIDDEN: "sealed",
    Verdict.NO_GOAL: "plain",
}


def percent(share: Decimal | None, decimals: int = 2) -> str:
    """A share of 1 in percent, or a dash."""
    return "–" if share is None else f"{shown(share * 100, decimals)} %"


def amount(number: Decimal | int | None) -> str:
    """Hours or persons with as many decimals as they have, or a dash."""
    if number is None:
        return "–"
    exact = Decimal(number).normalize()
    decimals = max(0, -int(exact.as_tuple().exponent))
    return shown(exact + 0, min(decimals, 2), grouped=True)


def category(name: str) -> str:
    """A category of a line as people say it."""
    if name == NOT_STATED:
        return _("Not stated")
    if name in Level.values:
        return str(Level(name).label)
    return name[:1].upper() + name[1:]


def line_name(place: Sequence[str]) -> str:
    """A line by its categories; its margins go without saying."""
    said = [category(part) for part in place if part != TOTAL]
    return ", ".join(said) or _("All together")


def group_name(group: str) -> str:
    """A group as people say it."""
    if group == TOTAL:
        return _("Everybody")
    return str(Category(group).label)


def pill_of(verdict: str) -> tuple[str, str | Promise]:
    """The kind of pill and the word of a verdict."""
    known = Verdict(verdict)
    return PILLS[known], known.label


def between(figure: Figure) -> str:
    """From the lowest to the highest share that the unknown answers allow."""
    if figure.low is None or figure.high is None:
        return "–"
    if figure.low == figure.high:
        return percent(figure.low)
    return f"{percent(figure.low)} … {percent(figure.high)}"


def finding(figure: Figure) -> str:
    """One figure as a sentence that keeps what is not known."""
    group = group_name(figure.group)
    if figure.of_known is None or figure.low is None or figure.high is None:
        return _("{group}: too few people to say.").format(group=group)
    unit = _("known hours") if figure.unit == Unit.HOURS else _("known persons")
    said = _("{group}: {share} of {unit}, and anywhere from {low} to {high} of all.").format(
        group=group, share=percent(figure.of_known), unit=unit,
        low=percent(figure.low), high=percent(figure.high),
    )  # fmt: skip
    if figure.goal is None:
        return said
    return f"{said} " + _("Goal {goal}: {verdict}.").format(
        goal=percent(figure.goal.share), verdict=str(Verdict(figure.verdict).label).lower()
    )


def why_hidden(cell: TableCell, table: PublishedTable) -> str:
    """Why a cell is not shown, in a sentence."""
    where = ", ".join([line_name(cell.place), group_name(cell.group)])
    if cell.hidden == Hidden.SMALL:
        return ngettext(
            "{where}: fewer than {count} person stands behind it.",
            "{where}: fewer than {count} people stand behind it.",
            table.smallest_count,
        ).format(where=where, count=table.smallest_count)
    if cell.hidden == Hidden.COMPLEMENTARY and cell.protects:
        others = "; ".join(
            ", ".join([line_name(other[:-1]), group_name(other[-1])]) for other in cell.protects
        )
        return _("{where}: shown, it would give away {others}.").format(where=where, others=others)
    reason = Hidden(cell.hidden).label if cell.hidden in Hidden.values else cell.hidden
    return _("{where}: {reason}.").format(where=where, reason=reason)


def source_line(source: Source, row_filter: str) -> str:
    """Under each figure: which lines, how many filings, certified when, which days."""
    parts = [
        ngettext("{count} line counted", "{count} lines counted", source.lines).format(
            count=number_format(source.lines, force_grouping=True)
        )
        + f" ({RowFilter(row_filter).label})",
        left_out(source),
        ngettext("{count} certified filing", "{count} certified filings", source.filings).format(
            count=source.filings
        ),
        _("weeks ending {first} to {last}").format(
            first=date_format(source.period.first_on), last=date_format(source.period.last_on)
        ),
    ]
    if source.certified_on:
        parts.append(_("certified until {day}").format(day=date_format(source.certified_on)))
    parts.append(_("nothing imputed by Highroad"))
    return " · ".join(part for part in parts if part)


def left_out(source: Source) -> str:
    """How many lines the choice of lines leaves out, unless that would tell of a few people."""
    if source.lines_left_out is None:
        return _("a few lines left out")
    if not source.lines_left_out:
        return ""
    return ngettext(
        "{count} line left out", "{count} lines left out", source.lines_left_out
    ).format(count=number_format(source.lines_left_out, force_grouping=True))


def protection_note(table: PublishedTable) -> str:
    """The promise under a protected table, read from its policy."""
    said = _(
        "Cells with fewer than {count} people are not shown, nor others from which they could be worked out."
    ).format(count=table.smallest_count)
    employers = table.policy.get("smallest_employers")
    if employers:
        said += " " + _("The same holds for cells with fewer than {count} employers.").format(
            count=employers
        )
    return said
