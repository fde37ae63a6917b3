"""Judging the figures that came here with a partnership from another platform."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.fair_access.analysis import brought
from highroad.areas.fair_access.models import Publication
from highroad.areas.fair_access.queries import seen_by_the_public_for_system
from highroad.areas.fair_access.rules.tables import PublishedTable
from highroad.areas.fair_access.vocabulary import BroughtVerdict
from highroad.areas.partnerships.models import Partnership


def judge_brought(*, partnership: Partnership, at: datetime) -> tuple[list[str], list[str]]:
    """Hold every figure of a partnership that was just loaded against the rules of this house.

    What holds may be shown to the public as it was; what does not is for members only, and says that
    nobody judged it here. Drafts and proposals stay unjudged: they are drafted anew. Answers the titles
    of those that cannot be read at all, which no page could show, and of those the public does not get.
    """
    found = list(Publication.objects.filter(partnership=partnership).select_related("body"))
    tables: dict[str, PublishedTable] = {}
    unreadable = []
    for each in found:
        try:
            tables[str(each.pk)] = brought.read(each.content, each.certificate)
        except brought.UnreadableError:
            unreadable.append(each.title)
    if unreadable:
        return unreadable, []
    public = seen_by_the_public_for_system(partnership)
    held_back = []
    for each in found:
        table = tables[str(each.pk)]
        others = [tables[str(other.pk)] for other in public if other.pk != each.pk]
        holds = each in public and is_what_it_says(each, table) and brought.holds(
            table, others, smallest_count=each.body.smallest_public_cell
        )  # fmt: skip
        each.brought_at = at
        each.brought_verdict = BroughtVerdict.HOLDS if holds else BroughtVerdict.OPEN
        each.save(update_fields=["brought_at", "brought_verdict"])
        if each in public and not holds:
            held_back.append(each.title)
    return [], held_back


def is_what_it_says(publication: Publication, table: PublishedTable) -> bool:
    """Whether the fields beside a table say what the table says."""
    return (
        table.digest == publication.digest
        and table.breakdown == publication.breakdown
        and table.row_filter == publication.row_filter
        and dict(table.policy) == publication.policy
        and table.source.period == publication.period
    )
