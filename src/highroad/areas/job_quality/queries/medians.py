"""The region's median wage of an occupation, wherever a wage file of the partnership knows it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import AreaWage
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership


@dataclass(frozen=True)
class AreaMedian:
    """The median of an hour in one area, with the file that says it; `is_bound`: this much or more."""

    area: str
    area_title: str
    median: Decimal | None
    is_bound: bool
    employment: int | None
    table: str


def area_medians(partnership: Partnership, occupation: str, seen_by: User) -> list[AreaMedian]:
    """Every area in which the newest wage file that knows it has this SOC code; by name of the area."""
    wages = AreaWage.objects.filter(
        table__body__partnership=partnership, occupation=occupation,
        table__body__partnership__in=partnerships.joint_partnerships(seen_by),
    )  # fmt: skip
    found: dict[str, AreaMedian] = {}
    for wage in wages.select_related("table").order_by("-table__made_at"):
        found.setdefault(
            wage.area,
            AreaMedian(
                wage.area, wage.area_title, wage.median, wage.median_is_bound, wage.employment,
                wage.table.title,
            ),
        )  # fmt: skip
    return sorted(found.values(), key=lambda each: each.area_title)
