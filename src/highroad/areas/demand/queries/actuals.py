"""How signed forecasts turned out, and which quarters can be counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import HoursCount, Partnership
from highroad.areas.demand.queries.forecasts import ForecastView, list_forecasts
from highroad.areas.demand.queries.needs import must_see
from highroad.areas.demand.rules.actuals import (
    CraftCount,
    TurnedOut,
    accuracy_of,
    may_be_counted_again,
    not_foreseen,
    quarters_filed,
    turned_out,
)
from highroad.areas.demand.rules.forecasts import Accuracy
from highroad.areas.demand.rules.quarters import Quarter
from highroad.areas.demand.vocabulary import ForecastStatus
from highroad.areas.filings import queries as filings
from highroad.kit.periods import Period


@dataclass(frozen=True)
class Vintage:
    """A signed forecast with how it turned out, over all crafts and for each."""

    view: ForecastView
    crafts: Sequence[TurnedOut]
    others: Sequence[tuple[str, str, float | None]]
    """Quarter, craft and hours that were filed and that it does not name."""

    @property
    def compared(self) -> Sequence[TurnedOut]:
        """The crafts with a quarter that can be compared, or one that is not shown."""
        return [each for each in self.crafts if any(row.says_something for row in each.rows)]

    @property
    def accuracy(self) -> Accuracy | None:
        """Over every craft and quarter."""
        return accuracy_of([row for each in self.crafts for row in each.rows])


def list_counts(partnership: Partnership, seen_by: User) -> list[HoursCount]:
    """Every count, newest quarter and newest count first. Raises `NotFound` without a seat."""
    must_see(partnership, seen_by)
    return list(HoursCount.objects.filter(partnership=partnership))


def counts_of(counted: Sequence[HoursCount]) -> dict[str, list[CraftCount]]:
    """Their crafts with hours, by quarter: of each quarter the newest count."""
    return {
        each.quarter: [
            CraftCount(craft=line["craft"], hours=line["hours"]) for line in each.content
        ]
        for each in sorted(counted, key=lambda each: each.edition)
    }


def may_count_again(counts: Sequence[HoursCount], filed_on: date | None, on: date) -> list[str]:
    """The quarters that could be counted again: a filing was certified since, and it is not too soon."""
    newest: dict[str, HoursCount] = {}
    for each in counts:
        newest.setdefault(each.quarter, each)
    return [
        quarter
        for quarter, each in newest.items()
        if filed_on
        and filed_on >= timezone.localdate(each.made_at)
        and may_be_counted_again(
            counted_on=timezone.localdate(each.made_at), on=on, is_corrected=True
        )
    ]


def certified_on(partnership: Partnership, seen_by: User) -> date | None:
    """When the newest certified filing was certified. Raises `NotFound`."""
    return filings.accepted(partnership=partnership, period=None, seen_by=seen_by).certified_on


def filed_period(partnership: Partnership, seen_by: User) -> Period | None:
    """The days that certified filings cover from the first to the last. Raises `NotFound`."""
    scan = filings.accepted(partnership=partnership, period=None, seen_by=seen_by)
    return scan.period if len(scan) else None


def list_countable(partnership: Partnership, *, seen_by: User, on: date) -> list[Quarter]:
    """The quarters that are over, filed whole and not counted yet, newest first."""
    done = {each.quarter for each in list_counts(partnership, seen_by)}
    found = quarters_filed(filed_period(partnership, seen_by), on)
    return [each for each in found if str(each) not in done]


def list_vintages(partnership: Partnership, seen_by: User) -> list[Vintage]:
    """Every forecast that both sides signed, newest first, with how it turned out."""
    counts = counts_of(list_counts(partnership, seen_by))
    return [
        Vintage(
            view,
            turned_out(view.forecast.content, counts),
            not_foreseen(view.forecast.content, counts),
        )
        for view in list_forecasts(partnership, seen_by)
        if view.status is ForecastStatus.SIGNED
    ]
