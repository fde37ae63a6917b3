"""Pay, wage files, safety, schedules: the figures of the reference and others, each with its source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.job_quality.rules import oews, pay, safety, schedules
from highroad.areas.job_quality.rules.safety import SafetyYear

pytestmark = pytest.mark.pure
HEAD = "AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90"


def file(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *lines]).encode()


def test_a_wage_file_keeps_suppressed_codes_apart():
    """Reference 7.3: `*` and `**` are missing, `#` is a lower bound; thousands have commas."""
    content = file(
        '99,U.S.,1,00-0000,All Occupations,total,"140,400,040",9.27,11.60,17.81,28.92,45.45',
        "12,Town,4,29-1067,Surgeons,detailed,**,60.00,*,#,#,#",
    )

    found = oews.read(content)

    assert not found.faults
    nation, surgeons = found.lines
    # Published: the national median of May 2016 was 17.81 dollars an hour.
    assert (nation.median.dollars, nation.median.is_bound) == (Decimal("17.81"), False)
    assert nation.employment == 140_400_040
    assert surgeons.employment is None
    assert surgeons.points[1].dollars is None
    assert (surgeons.median.dollars, surgeons.median.is_bound) == (Decimal(100), True)
    assert oews.read(content, top=Decimal("115")).lines[1].median.dollars == Decimal(115)


@pytest.mark.parametrize(
    ("rate", "median", "bound", "percent", "above"),
    [
        ("17.81", "17.81", False, "100.0", False),
        ("17.82", "17.81", False, "100.1", True),
        ("26.72", "17.81", False, "150.0", True),
        ("12.00", "17.81", False, "67.4", False),
        ("19.999", "20.00", False, "99.9", False),
        ("20.001", "20.00", False, "100.1", True),
        ("120", "100", True, "120.0", None),
        ("90", "100", True, "90.0", False),
    ],
)
def test_a_rate_against_a_median(
    rate: str, median: str, bound: bool, percent: str, above: bool | None
):
    found = pay.against(Decimal(rate), Decimal(median), is_bound=bound)

    assert (found.percent, found.is_above) == (Decimal(percent), above)


def test_without_a_median_nothing_is_said():
    assert pay.against(Decimal(20), None).is_above is None


POINTS = [Decimal(n) for n in (10, 20, 30, 40, 50)]


@pytest.mark.parametrize(
    ("rate", "points", "expected"),
    [
        ("30", POINTS, (50, 50)),
        ("25", POINTS, (38, 38)),  # half way from 25 to 50 percent
        ("9", POINTS, (0, 10)),
        ("51", POINTS, (90, 100)),
        ("35", [*POINTS[:3], None, Decimal(50)], (60, 60)),  # a quarter of the way from 50 to 90
        ("35", [None] * 5, (0, 100)),
        ("10", [Decimal(10)] * 5, (10, 10)),
    ],
)
def test_the_band_of_a_rate(rate: str, points: list[Decimal | None], expected: tuple[int, int]):
    assert pay.band(Decimal(rate), points) == expected


def test_the_share_at_or_above_a_living_wage():
    rates = [(Decimal("19.50"), 40), (Decimal("21.00"), 35), (Decimal("21.01"), 25)]

    assert pay.share_at_or_above(rates, Decimal("21.00")) == Decimal("60.0")
    assert pay.share_at_or_above(rates, Decimal("19.50")) == Decimal("100.0")
    assert pay.share_at_or_above([], Decimal(1)) is None


def year(**more: Any) -> SafetyYear:
    given: dict[str, Any] = {
        "establishment": "Mill", "year": 2025, "employees": 100, "hours": 200_000, "deaths": 0,
        "away": 0, "restricted": 0, "other": 0,
    }  # fmt: skip
    return SafetyYear(**{**given, **more})


@pytest.mark.parametrize(
    ("cases", "hours", "expected"),
    # Reference 7.5: published 22 in 645,089 is 6.8; 1 in 10,000 is 20.0; computed 2 in 36,000 is 11.1.
    [(22, 645_089, "6.8"), (1, 10_000, "20.0"), (2, 36_000, "11.1"), (0, 500_000, "0.0"), (7, 1_400_000, "1.0")],
)  # fmt: skip
def test_recordable_rates(cases: int, hours: int, expected: str):
    assert safety.shown(safety.recordable_rate([year(other=cases, hours=hours)])) == Decimal(
        expected
    )


def test_three_years_are_a_sum_over_a_sum():
    """Reference 7.5: one case with days away in 36,000 hours over three years is a DART rate of 5.6."""
    years = [year(away=1, hours=12_000), year(hours=12_000), year(hours=12_000)]
    uneven = [year(away=1, hours=2_000), year(hours=34_000)]

    assert safety.shown(safety.dart_rate(years)) == Decimal("5.6")
    assert safety.shown(safety.dart_rate(uneven)) == Decimal(
        "5.6"
    )  # the mean of rates would be 50.0


def test_what_counts_for_which_rate():
    one = year(away=1, restricted=2, other=4, deaths=1, hours=200_000)

    assert safety.recordable_rate([one]) == 7
    assert safety.recordable_rate([one], with_deaths=True) == 8
    assert safety.dart_rate([one]) == 3
    assert safety.rate(3, 0) is None
    assert safety.shown(None) is None


@pytest.mark.parametrize(
    ("given", "failed"),
    [
        ({}, []),
        ({"away": 1, "away_days": 4, "by_kind": 1}, []),
        ({"away": 1, "away_days": 4, "by_kind": 2}, ["cases_equal_kinds"]),
        ({"away": 1, "by_kind": 1}, ["away_cases_have_days"]),
        ({"restricted_days": 3}, ["restricted_cases_have_days"]),
        ({"hours": 0}, ["hours_are_there"]),
        ({"hours": 5_000_000}, ["hours_fit_employees"]),
        ({"hours": 900}, ["hours_fit_employees"]),
    ],
)
def test_the_summary_form_adds_up(given: dict[str, Any], failed: list[str]):
    assert safety.checks(year(**given)) == failed


def filed(**more: str) -> bytes:
    cells = dict.fromkeys(safety.COLUMNS, "")
    cells |= dict.fromkeys(safety.NUMBERS, "0") | {
        "establishment_name": "Mill", "year_filing_for": "2025", "annual_average_employees": "310",
        "total_hours_worked": "645,089", "total_other_cases": "22", "total_injuries": "22", **more,
    }  # fmt: skip
    values = [f'"{value}"' for value in cells.values()]
    return f"{','.join(safety.COLUMNS)}\n{','.join(values)}\n".encode()


def test_a_summary_file_is_read():
    years, faults = safety.read_300a(filed())

    assert not faults
    assert safety.shown(safety.recordable_rate(years)) == Decimal("6.8")
    assert len(safety.COLUMNS) == 28


def test_how_much_weekly_hours_swing():
    """Reference 7.4, constructed: 40, 40, 20, 40 has mean 35, deviation 8.66, ratio .247."""
    found = schedules.swing([Decimal(n) for n in (40, 40, 20, 40)])
    steady = schedules.swing([Decimal(38)] * 8)

    assert found is not None
    assert (found.mean, found.deviation, found.ratio) == (35, Decimal("8.66"), Decimal("0.247"))
    assert steady is not None
    assert steady.ratio == 0
    assert schedules.swing([]) is None
    assert schedules.swing([Decimal(0)]).ratio is None  # type: ignore[union-attr]
