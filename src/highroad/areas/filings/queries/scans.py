"""The filings that count: certified by both sides and not replaced."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.filings.models import Filing
from highroad.areas.filings.rules.scans import RowScan
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import NotFound
from highroad.kit.periods import Period


def _certified(partnership: Partnership) -> QuerySet[Filing]:
    """In the order of their numbers. An official filing stays so until its correction is certified."""
    return Filing.objects.filter(partnership=partnership, status=FilingStatus.CERTIFIED).order_by(
        "number"
    )


def accepted(*, partnership: Partnership, period: Period | None, seen_by: User) -> RowScan:
    """The certified filings that touch the period, all if none is named. `NotFound` without a seat."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    return accepted_for_system(partnership=partnership, period=period)


def accepted_for_system(*, partnership: Partnership, period: Period | None) -> RowScan:
    """As `accepted`, for the clock."""
    filings = [
        filing
        for filing in _certified(partnership)
        if filing.period and (period is None or filing.period.overlaps(period))
    ]
    text = "\n".join(f"{filing.number} {filing.rows_digest}" for filing in filings)
    moments = [filing.receipt_at for filing in filings if filing.receipt_at]
    return RowScan(
        root=str(settings.ROWS_ROOT),
        partnership=partnership.key,
        keys=tuple(filing.rows_key for filing in filings if filing.rows_key),
        period=period or _whole(filings),
        digest=hashlib.sha256(text.encode()).hexdigest(),
        certified_on=timezone.localdate(max(moments)) if moments else None,
    )


def _whole(filings: list[Filing]) -> Period:
    periods = [filing.period for filing in filings if filing.period]
    if not periods:
        return Period(date.min, date.min)
    return Period(min(p.first_on for p in periods), max(p.last_on for p in periods))


def certified_since_for_system(moment: datetime) -> list[Partnership]:
    """The partnerships whose official filings have changed since a moment."""
    fresh = Filing.objects.filter(status=FilingStatus.CERTIFIED, receipt_at__gte=moment)
    return list(Partnership.objects.filter(pk__in=fresh.values("partnership")).order_by("pk"))


@dataclass(frozen=True)
class CertifiedSummary:
    """What may be told of a partnership's certified filings without any line of them."""

    filings: int
    line_count: int
    quarantined_count: int
    first_on: date | None
    last_on: date | None
    certified_at: datetime | None
    sex_coverage: int | None
    """Percent of hours with an answer, in whole numbers."""
    race_coverage: int | None


def certified_public(partnership: Partnership) -> CertifiedSummary:
    """Counts, days and coverage of the certified filings; for the guide and for anyone."""
    filings = list(_certified(partnership))
    whole = _whole(filings) if filings else None
    moments = [filing.receipt_at for filing in filings if filing.receipt_at]
    return CertifiedSummary(
        filings=len(filings),
        line_count=sum(filing.line_count for filing in filings),
        quarantined_count=sum(filing.quarantined_count for filing in filings),
        first_on=whole.first_on if whole else None,
        last_on=whole.last_on if whole else None,
        certified_at=max(moments, default=None),
        sex_coverage=_coverage(filings, "sex"),
        race_coverage=_coverage(filings, "race"),
    )


def _coverage(filings: list[Filing], by: str) -> int | None:
    known = total = Decimal(0)
    for group in (group for filing in filings for group in filing.totals.get("groups", ())):
        if group["by"] == by:
            total += Decimal(group["hours"])
            known += Decimal(group["hours"]) if group["group"] else 0
    return int(100 * known / total) if total > 0 else None
