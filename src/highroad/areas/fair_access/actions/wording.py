"""The text that both sides sign before figures go public."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from highroad.areas.fair_access.models import Publication
from highroad.areas.fair_access.rules.tables import TOTAL, Figure, PublishedTable
from highroad.areas.fair_access.vocabulary import (
    FOCUS,
    Axis,
    Breakdown,
    Category,
    RowFilter,
    Verdict,
)
from highroad.kit.numbers import shown


def proposal_text(publication: Publication, table: PublishedTable) -> str:
    """What is published, how it is protected, what it says in total, and the digest of the table."""
    period = table.source.period
    parts = [
        _("We publish: {title}").format(title=publication.title),
        _("Table: {breakdown}, by {lines}, {first} to {last}, {filter}").format(
            breakdown=Breakdown(table.breakdown).label,
            lines=", ".join(str(Axis(name).label) for name in table.by) or TOTAL,
            first=date_format(period.first_on), last=date_format(period.last_on),
            filter=RowFilter(table.row_filter).label,
        ),
        _("Cells with fewer than {count} people are hidden, and others so that nobody can work them out.").format(
            count=table.smallest_count
        ),
        *(headline(figure) for figure in headlines(table)),
        ngettext(
            "Made from {lines} lines of {filings} certified filing.",
            "Made from {lines} lines of {filings} certified filings.",
            table.source.filings,
        ).format(lines=number_format(table.source.lines, force_grouping=True), filings=table.source.filings),
        _("SHA-256 of the table: {digest}").format(digest=table.digest),
    ]  # fmt: skip
    return "\n\n".join(parts)


def headlines(table: PublishedTable) -> list[Figure]:
    """The figures of the grand total: the group in focus, and every group with a goal."""
    total = (TOTAL,) * len(table.by)
    focus = FOCUS[Breakdown(table.breakdown)]
    return [
        figure
        for figure in table.figures
        if figure.place == total and (figure.group == focus or figure.goal is not None)
    ]


def headline(figure: Figure) -> str:
    """One figure in one line."""
    group = Category(figure.group).label
    if figure.of_known is None or figure.low is None or figure.high is None:
        return _("{group}: too few people to say").format(group=group)
    said = _("{group}: {share} % of known {unit}, between {low} % and {high} % in all").format(
        group=group, share=percent(figure.of_known), low=percent(figure.low),
        high=percent(figure.high), unit=_("hours") if figure.unit == "hours" else _("persons"),
    )  # fmt: skip
    if figure.goal is None:
        return said
    return f"{said}; " + _("goal {goal} %: {verdict}").format(
        goal=percent(figure.goal.share), verdict=str(Verdict(figure.verdict).label).lower()
    )


def percent(share: Decimal) -> str:
    """A share of 1 in percent with two decimals."""
    return shown(share * 100, 2)
