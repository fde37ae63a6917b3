"""Looking at the committee's figures: counted once for each state of the filings, and noted when counted."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.fair_access import analysis, queries
from highroad.areas.fair_access.models import CommitteeTable
from highroad.areas.fair_access.permissions import may_see_figures
from highroad.areas.fair_access.rules.slices import Slice, Standing, lines_of, standing
from highroad.areas.fair_access.rules.tables import Figure, PublishedTable
from highroad.areas.fair_access.vocabulary import FOCUS, Breakdown, Category
from highroad.areas.filings import queries as filings
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.periods import Period
from highroad.kit.refs import Ref

logger = logging.getLogger("highroad.fair_access")
CLOCK = "system"
"""Who the joint record names where nobody asked."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a reader wants to see: by what people are told apart, which lines count, which slice."""

    breakdown: str = Breakdown.SEX
    trade: str = ""
    level: str = ""
    project: str = ""
    period: str = ""
    group: str = ""
    remaining: Decimal | None = None
    """Hours still to come, for the share needed to catch up."""

    def slice_of(self, table: PublishedTable) -> Slice:
        """The slice that was asked for; what the table does not have is not asked for."""
        asked = {name: getattr(self, name) for name in table.by}
        return Slice(**{n: c for n, c in asked.items() if c in table.all_categories(n)})


@dataclass(frozen=True, kw_only=True)
class Look:
    """The committee's table with the figures of one slice, and how each group stands."""

    table: PublishedTable
    chosen: Slice
    groups: tuple[str, ...]
    standings: tuple[Standing, ...]
    lines: tuple[Figure, ...]
    """The figures under the totals, line by line."""


@transaction.atomic
def look(*, partnership: Partnership, asked: Question, by: User, at: datetime) -> Look | None:
    """Show the committee its figures, or None while nothing is certified.

    Counting reads what people answered about themselves: each count is one entry on the joint
    record. Raises `Refused`.
    """
    require(may_see_figures(by, partnership))
    scan = filings.accepted(partnership=partnership, period=None, seen_by=by)
    if not scan.keys:
        return None
    alias = partnerships.alias_of(by, partnership)
    table = committee_table(partnership, scan, asked.breakdown, alias=alias, at=at)
    return looked_at(table, partnership, asked)


def count_ahead(*, since: datetime, at: datetime) -> int:
    """Count what committees will look at where filings were certified since a moment. For the clock.

    By sex and by whatever the partnership has a goal for, so that the first look is as quick as the
    second. What cannot be shown is left to the page, which says why. How many tables are kept now.
    """
    counted = 0
    for partnership in filings.certified_since_for_system(since):
        scan = filings.accepted_for_system(partnership=partnership, period=None)
        goals = queries.goals_of(partnership).values_list("breakdown", flat=True)
        for breakdown in sorted({str(Breakdown.SEX), *goals}):
            try:
                with transaction.atomic():
                    committee_table(partnership, scan, breakdown, alias=CLOCK, at=at)
            except Refused:
                logger.info("%s of %s cannot be counted ahead", breakdown, partnership.pk)
            else:
                counted += 1
    return counted


def looked_at(table: PublishedTable, partnership: Partnership, asked: Question) -> Look:
    """Measure one slice of a table against the goals of the partnership."""
    goals = queries.agreed_goals_for_system(partnership)
    chosen = asked.slice_of(table)
    total = chosen.place(table.by)
    groups = groups_for(table, {goal.group for goal in goals}, asked.group)
    measured = analysis.measure(
        table, goals, places=[total, *lines_of(table, chosen)], groups=groups,
        remaining=asked.remaining,
    )  # fmt: skip
    lines = tuple(figure for figure in measured.figures if figure.place != total)
    standings = [standing(figure, lines) for figure in measured.figures if figure.place == total]
    return Look(
        table=measured, chosen=chosen, groups=groups, standings=tuple(standings), lines=lines
    )


def groups_for(table: PublishedTable, with_goals: set[str], wanted: str) -> tuple[str, ...]:
    """The one group asked for; else the group in focus and every group with a goal."""
    if wanted in table.groups:
        return (wanted,)
    focus = FOCUS[Breakdown(table.breakdown)]
    known = {Category.UNKNOWN}
    return tuple(
        dict.fromkeys([focus, *(g for g in table.groups if g in with_goals and g not in known)])
    )


def committee_table(
    partnership: Partnership, scan: RowScan, breakdown: str, *, alias: str, at: datetime,
) -> PublishedTable:  # fmt: skip
    """The protected table of these filings: kept from an earlier look, or counted now and noted."""
    threshold = queries.committee_threshold(partnership)
    public = queries.seen_by_the_public_for_system(partnership)
    basis = hashlib.sha256(
        "|".join([scan.digest, str(threshold), *(each.digest for each in public)]).encode()
    ).hexdigest()
    kept = queries.kept_table_for_system(partnership, breakdown=breakdown, basis=basis)
    if kept is not None:
        return kept
    wanted = wanted_of(partnership, scan, breakdown)
    try:
        table = analysis.count_for_committee(
            scan, wanted, smallest_count=threshold,
            published=[
                PublishedTable.from_dict(each.content)
                for each in public
                if each.breakdown == breakdown
            ],
        )  # fmt: skip
    except analysis.TellsTooMuchError as error:
        raise Refused(no("These figures cannot be shown without giving somebody away.")) from error
    except analysis.NothingToCountError as error:
        raise Refused(no("No certified line has hours in this period.")) from error
    return keep(partnership, table, basis, alias=alias, at=at)


def keep(
    partnership: Partnership, table: PublishedTable, basis: str, *, alias: str, at: datetime,
) -> PublishedTable:  # fmt: skip
    """Keep a counted table in place of those that rest on an older state, and note the count."""
    older = CommitteeTable.objects.filter(partnership=partnership, breakdown=table.breakdown)
    older.exclude(basis=basis).delete()
    kept, is_new = CommitteeTable.objects.get_or_create(
        partnership=partnership, breakdown=table.breakdown, basis=basis,
        defaults={"content": table.to_dict(), "made_by_alias": alias, "made_at": at},
    )  # fmt: skip
    if is_new:
        ledger.record(
            partnership.log, act="figures.counted", about=Ref.to(kept), by=alias, at=at,
            content={
                "breakdown": table.breakdown, "digest": table.digest, "filings": table.source.digest,
                "smallest_count": table.smallest_count,
            },
        )  # fmt: skip
    return table


def wanted_of(
    partnership: Partnership, scan: RowScan, breakdown: str, *, period: Period | None = None
) -> analysis.Wanted:
    """What to count of a scan; the population is named by its filings and days."""
    days = period or scan.period
    return analysis.Wanted(
        breakdown=breakdown,
        period=days,
        about=f"{partnership.key} {scan.digest} {days}",
        digest=scan.digest,
        filings=len(scan.keys),
        certified_on=scan.certified_on,
    )
