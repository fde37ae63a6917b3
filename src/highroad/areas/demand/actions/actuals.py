"""Hours of certified filings are counted by craft, a quarter at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand import analysis
from highroad.areas.demand.models import Body, HoursCount
from highroad.areas.demand.permissions import may_plan
from highroad.areas.demand.queries.actuals import counts_of, filed_period
from highroad.areas.demand.rules.actuals import CountedQuarter, may_be_counted, may_be_counted_again
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.filings import queries as filings
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


def count_hours(*, partnership: Partnership, quarter: str, by: User, at: datetime) -> HoursCount:
    """Count the hours of a quarter by craft, in a table that tells of nobody. Raises `Refused`.

    After a correction of its filings a later count stands beside the earlier ones.
    """
    require(may_plan(by, partnership))
    found = _quarter(quarter)
    require(may_be_counted(found, filed_period(partnership, by), timezone.localdate(at)))
    scan = filings.accepted(partnership=partnership, period=found.period, seen_by=by)
    kept = list(HoursCount.objects.filter(partnership=partnership, quarter=str(found)))
    before = _before(kept, scan, timezone.localdate(at))
    smallest = smallest_count_of(partnership)
    lines = _lines(scan, smallest, before)
    alias = partnerships.alias_of(by, partnership)
    try:
        with transaction.atomic():
            made = HoursCount.objects.create(
                partnership=partnership, quarter=str(found),
                content=[asdict(line) for line in lines.crafts], weeks=lines.weeks,
                projects=lines.projects, employers=lines.employers, filings=lines.filings,
                edition=len(kept) + 1, filing_keys=[str(key) for key in scan.keys],
                scan_digest=scan.digest, certified_on=scan.certified_on, smallest_count=smallest,
                made_by_alias=alias, made_at=at,
            )  # fmt: skip
            ledger.record(
                partnership.log, act="demand.hours_counted", about=Ref.to(made), by=alias, at=at,
                content={
                    "quarter": made.quarter, "filings": made.scan_digest, "edition": made.edition,
                },
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("Somebody else has just counted this quarter.")) from error
    return made


def _before(kept: Sequence[HoursCount], scan: filings.RowScan, on: date) -> analysis.Before:
    """Earlier counts with the rows behind them, newest first. Raises `Refused` where it is too soon."""
    if kept:
        newest = kept[0]
        counted_on = timezone.localdate(newest.made_at)
        is_corrected = newest.scan_digest != scan.digest
        require(may_be_counted_again(counted_on=counted_on, on=on, is_corrected=is_corrected))
    if not all(each.filing_keys for each in kept):
        raise Refused(no("Which filings the earlier count rests on was not kept: it stays."))
    return [
        (replace(scan, keys=tuple(map(UUID, each.filing_keys))), counts_of([each])[each.quarter])
        for each in kept
    ]


def smallest_count_of(partnership: Partnership) -> int:
    """From how many people on a craft is shown: the strictest of the partnership's bodies."""
    smallest = Body.objects.filter(partnership=partnership).values_list(
        "smallest_committee_cell", flat=True
    )
    return max(smallest, default=Body._meta.get_field("smallest_committee_cell").default)


def _quarter(written: str) -> Quarter:
    try:
        return Quarter.parse(written)
    except ValueError as error:
        raise Refused(no("Choose a quarter.")) from error


def _lines(scan: filings.RowScan, smallest: int, before: analysis.Before) -> CountedQuarter:
    try:
        return analysis.hours_by_craft(scan, smallest_count=smallest, before=before)
    except analysis.TooFewChangedError as error:
        raise Refused(
            no(
                "The correction concerns a few people only: counted again, the difference would tell "
                "of them. The earlier count stays."
            )
        ) from error
    except analysis.NothingFiledError as error:
        raise Refused(no("No certified filing has hours in this quarter.")) from error
    except analysis.TellsTooMuchError as error:
        raise Refused(
            no("These hours cannot be shown without telling of somebody's own.")
        ) from error
