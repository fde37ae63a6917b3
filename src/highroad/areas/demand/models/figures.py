"""The figures a forecast is made from: coefficients, prices, supply."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from highroad.areas.demand.rules.timing import MOST_RAMP
from highroad.areas.demand.vocabulary import CurveShape, ProjectType, Sheet, StaffingUnit
from highroad.areas.partnerships.models import Partnership
from highroad.kit.records import Record


class Coefficient(Record):
    """Hours of a craft per million dollars of one type of project, in the prices of one year."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # forecasts rest on it
        related_name="+",
    )
    kind = models.CharField(max_length=12, choices=ProjectType.choices)
    sheet = models.CharField(max_length=12, choices=Sheet.choices)
    craft = models.CharField(max_length=120)
    low = models.DecimalField(max_digits=9, decimal_places=1)
    likely = models.DecimalField(max_digits=9, decimal_places=1)
    high = models.DecimalField(max_digits=9, decimal_places=1)
    price_year = models.PositiveSmallIntegerField()
    start_share = models.DecimalField(max_digits=4, decimal_places=3, default=0)
    finish_share = models.DecimalField(max_digits=4, decimal_places=3, default=1)
    shape = models.CharField(max_length=12, choices=CurveShape.choices)
    source = models.CharField(max_length=300)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "sheet", "craft", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(low__gte=0) & Q(likely__gte=F("low")) & Q(high__gte=F("likely")),
                name="demand_coefficient_in_order",
            ),
            models.CheckConstraint(
                condition=Q(start_share__gte=0)
                & Q(finish_share__gt=F("start_share"))
                & Q(finish_share__lte=1),
                name="demand_coefficient_curve",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(craft=""), name="demand_coefficient_has_a_source"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "kind", "sheet", "craft", "low", "likely", "high", "price_year",
            "start_share", "finish_share", "shape", "source", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.craft} {self.kind}"


class StaffingRate(Record):
    """People of an occupation who run one unit of a type of project, as a source says on a day."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # forecasts rest on it
        related_name="+",
    )
    kind = models.CharField(max_length=12, choices=ProjectType.choices)
    sheet = models.CharField(max_length=12, choices=Sheet.choices)
    craft = models.CharField(max_length=120)
    unit = models.CharField(max_length=12, choices=StaffingUnit.choices)
    low = models.DecimalField(max_digits=11, decimal_places=4)
    likely = models.DecimalField(max_digits=11, decimal_places=4)
    high = models.DecimalField(max_digits=11, decimal_places=4)
    ramp_months = models.PositiveSmallIntegerField()
    """Months from the first day of service until all are there."""
    separations = models.DecimalField(max_digits=5, decimal_places=4)
    """Share of these jobs that has to be filled anew each year."""
    as_of = models.DateField()
    source = models.CharField(max_length=300)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "sheet", "craft", "unit", "-as_of", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(low__gte=0) & Q(likely__gte=F("low")) & Q(high__gte=F("likely")),
                name="demand_staffing_in_order",
            ),
            models.CheckConstraint(
                condition=Q(separations__gte=0)
                & Q(separations__lte=1)
                & Q(ramp_months__lte=MOST_RAMP),
                name="demand_staffing_rates",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(craft="") & ~Q(sheet=Sheet.CRAFTS),
                name="demand_staffing_has_a_source",
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "kind", "sheet", "craft", "unit", "low", "likely", "high",
            "ramp_months", "separations", "as_of", "source", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.craft} {self.unit}"

    @property
    def percent(self) -> Decimal:
        """What has to be filled anew each year, in percent."""
        return self.separations * 100


class PriceIndex(Record):
    """What building cost in a year, beside other years of the same series."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # forecasts rest on it
        related_name="+",
    )
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=9, decimal_places=3)
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar[list[str]] = ["year"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["partnership", "year"], name="demand_index_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(value__gt=0) & ~Q(source=""), name="demand_index_above_nothing"
            ),
        ]

    class Privacy:
        partnership = ("key", "partnership", "year", "value", "source")

    def __str__(self) -> str:
        return f"{self.year}: {self.value}"


class CraftSupply(Record):
    """Hands of a craft on a day, how they come and go, and what holds its intake down."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,  # forecasts rest on it
        related_name="+",
    )
    craft = models.CharField(max_length=120)
    as_of = models.DateField()
    journeyworkers = models.PositiveIntegerField()
    cohorts: models.JSONField[Any] = models.JSONField()
    """Apprentices in each year of training, first year first."""
    survival: models.JSONField[Any] = models.JSONField()
    """Share of each year's apprentices who reach the next; of the last, who complete."""
    exit_rate = models.DecimalField(max_digits=5, decimal_places=4)
    transfer_rate = models.DecimalField(max_digits=5, decimal_places=4)
    yearly_intake = models.PositiveIntegerField(default=0)
    seats = models.PositiveIntegerField()
    """Apprentices who find a place in class at once."""
    instructors = models.PositiveIntegerField()
    ratio_first = models.PositiveSmallIntegerField(default=1)
    ratio_next = models.PositiveSmallIntegerField(default=1)
    cost = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    """Dollars that one start costs the program."""
    source = models.CharField(max_length=300)
    made_by_alias = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["craft", "-as_of", "-made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(exit_rate__gte=0)
                & Q(transfer_rate__gte=0)
                & Q(exit_rate__lte=1 - F("transfer_rate")),
                name="demand_supply_rates",
            ),
            models.CheckConstraint(
                condition=Q(ratio_first__gte=1) & Q(ratio_next__gte=1), name="demand_supply_ratio"
            ),
            models.CheckConstraint(
                condition=~Q(craft="") & ~Q(source=""), name="demand_supply_has_a_source"
            ),
        ]

    class Privacy:
        partnership = (
            "key", "partnership", "craft", "as_of", "journeyworkers", "cohorts", "survival",
            "exit_rate", "transfer_rate", "yearly_intake", "seats", "instructors", "ratio_first",
            "ratio_next", "cost", "source", "made_by_alias", "made_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.craft} {self.as_of}"
