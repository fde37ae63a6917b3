"""Hours of certified filings are counted by craft, once a quarter."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand import analysis
from highroad.areas.demand.models import Body, HoursCount
from highroad.areas.demand.permissions import may_plan
from highroad.areas.demand.queries.actuals import filed_period
from highroad.areas.demand.rules.actuals import CountedQuarter, may_be_counted
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.filings import queries as filings
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


def count_hours(*, partnership: Partnership, quarter: str, by: User, at: datetime) -> HoursCount:
    """Count the hours of a quarter by craft, in a table that tells of nobody. Raises `Refused`."""
    require(may_plan(by, partnership))
    found = _quarter(quarter)
    counted = HoursCount.objects.filter(partnership=partnership, quarter=str(found)).exists()
    filed = filed_period(partnership, by)
    require(may_be_counted(found, filed, timezone.localdate(at), counted=counted))
    scan = filings.accepted(partnership=partnership, period=found.period, seen_by=by)
    smallest = smallest_count_of(partnership)
    lines = _lines(scan, smallest)
    alias = partnerships.alias_of(by, partnership)
    try:
        with transaction.atomic():
            made = HoursCount.objects.create(
                partnership=partnership, quarter=str(found),
                content=[asdict(line) for line in lines.crafts], weeks=lines.weeks,
                projects=lines.projects, employers=lines.employers, filings=lines.filings,
                scan_digest=scan.digest, certified_on=scan.certified_on, smallest_count=smallest,
                made_by_alias=alias, made_at=at,
            )  # fmt: skip
            ledger.record(
                partnership.log, act="demand.hours_counted", about=Ref.to(made), by=alias, at=at,
                content={"quarter": made.quarter, "filings": made.scan_digest},
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(may_be_counted(found, filed, timezone.localdate(at), counted=True)) from error
    return made


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


def _lines(scan: filings.RowScan, smallest: int) -> CountedQuarter:
    try:
        return analysis.hours_by_craft(scan, smallest_count=smallest)
    except analysis.NothingFiledError as error:
        raise Refused(no("No certified filing has hours in this quarter.")) from error
    except analysis.TellsTooMuchError as error:
        raise Refused(
            no("These hours cannot be shown without telling of somebody's own.")
        ) from error
