"""The labor-hours rules of clean-energy credits: the reference's figures and others beside them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.training.queries.credits import excuse
from highroad.areas.training.rules.credits import (
    good_faith,
    labor_hours,
    participation,
    states,
    wages,
)
from highroad.areas.training.rules.credits.good_faith import Request
from highroad.areas.training.rules.credits.packs import credits_on, is_exempt, share_on
from highroad.areas.training.rules.credits.participation import Presence
from highroad.areas.training.rules.credits.wages import Worked

pytestmark = pytest.mark.pure
PACK = credits_on(date(2025, 3, 3))


@pytest.mark.parametrize(
    ("began", "share", "exempt"),
    [
        ("2022-12-31", "0.10", True), ("2023-01-01", "0.125", True), ("2023-01-28", "0.125", True),
        ("2023-01-29", "0.125", False), ("2023-06-01", "0.125", False), ("2023-12-31", "0.125", False),
        ("2024-01-01", "0.15", False), ("2030-05-05", "0.15", False),
    ],
)  # fmt: skip
def test_the_share_follows_the_day_construction_began(began: str, share: str, exempt: bool):
    """C55."""
    assert share_on(date.fromisoformat(began)) == Decimal(share)
    assert is_exempt(date.fromisoformat(began)) is exempt


def test_below_a_megawatt_nothing_is_asked():
    assert is_exempt(date(2025, 1, 1), Decimal("0.999"))
    assert not is_exempt(date(2025, 1, 1), Decimal(1))


@pytest.mark.parametrize(
    ("began", "total", "apprentice", "short", "penalty", "intentional"),
    [
        ("2024-01-01", "100000", "12400", "2600", "130000", "1300000"),
        ("2023-06-01", "80000", "10000", "0", "0", "0"),
        ("2023-06-01", "80000", "9999.5", "0.5", "25.00", "250.00"),
        ("2025-02-02", "33333", "5000", "0", "0", "0"),
        ("2025-02-02", "33333.7", "5000", "0.055", "2.75", "27.50"),
        ("2022-05-05", "1000", "0", "100", "5000", "50000"),
        ("2024-01-01", "0", "0", "0", "0", "0"),
    ],
)
def test_hours_short_and_what_they_cost(
    began: str, total: str, apprentice: str, short: str, penalty: str, intentional: str
):
    found = labor_hours.labor_hours(
        began=date.fromisoformat(began), total=Decimal(total), apprentice=Decimal(apprentice),
        pack=PACK,
    )  # fmt: skip

    assert (found.short, found.penalty, found.penalty_intentional) == (Decimal(short), Decimal(penalty), Decimal(intentional))  # fmt: skip
    assert found.is_met is (found.short == 0)


@pytest.mark.parametrize(
    ("planned", "done", "mine", "needed", "remaining", "percent", "reachable"),
    [
        ("100000", "40000", "4000", "11000", "60000", "18.3", True),
        ("100000", "40000", "16000", "0", "60000", "0.0", True),
        ("100000", "95000", "4000", "11000", "5000", "220.0", False),
        ("100000", "0", "0", "15000", "100000", "15.0", True),
        ("100000", "120000", "18000", "0", "0", None, True),
        ("100000", "120000", "17000", "1000", "0", None, False),
    ],
)
def test_the_pace_on_the_hours_that_are_left(
    planned: str, done: str, mine: str, needed: str, remaining: str, percent: str | None, reachable: bool,
):  # fmt: skip
    """C26: 11,000 of 60,000 hours, 18.3 percent. More hours than planned raise what is due."""
    found = labor_hours.pace(
        began=date(2024, 6, 1),
        planned=Decimal(planned),
        done=Decimal(done),
        done_apprentice=Decimal(mine),
    )

    assert (found.needed, found.remaining) == (Decimal(needed), Decimal(remaining))
    assert (None if found.share is None else f"{found.share * 100:.1f}") == percent
    assert found.is_reachable is reachable


def there(text: str) -> list[Presence]:
    """`a b c D`: one new individual a day; a capital is an apprentice."""
    first = date(2025, 3, 3)
    return [
        Presence(day=first + timedelta(days=number), who=each.lower(), is_apprentice=each.isupper())
        for number, each in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("who", "needed", "missing", "met"),
    [
        ("a b c", None, None, None),
        ("a b c d", 6, 6, None),
        ("a b c c c", None, None, None),
        ("a b c D", 6, None, 6),
        ("A b c d", 6, None, 3),
        ("a b c d E", 6, 6, 7),
    ],
)
def test_the_fourth_individual_asks_for_an_apprentice(
    who: str, needed: int | None, missing: int | None, met: int | None
):
    """C59."""
    found = participation.participation_of(there(who), PACK)

    days = (found.needed_from, found.missing_from, found.met_on)
    assert [None if day is None else day.day for day in days] == [needed, missing, met]
    assert found.is_met is (needed is None or met is not None)


def test_what_a_missing_participation_may_cost():
    cost = participation.estimate(total_hours=Decimal(8000), individuals=5, pack=PACK)

    assert cost == Decimal(80_000)
    assert participation.estimate(total_hours=Decimal(8000), individuals=5, pack=PACK, intentional=True) == 800_000  # fmt: skip
    with pytest.raises(ValueError, match="individual"):
        participation.estimate(total_hours=Decimal(1), individuals=0, pack=PACK)


def asked(**changes: Any) -> good_faith.Excuse:
    today = changes.pop("today", date(2025, 3, 11))
    given: dict[str, Any] = {
        "requested_on": date(2025, 3, 3), "needed_on": date(2025, 4, 17),
        "received_on": date(2025, 3, 3), **changes,
    }  # fmt: skip
    return good_faith.excuse_of(Request(**given), PACK, today=today)


@pytest.mark.parametrize(
    ("changes", "lead", "in_time"),
    [
        ({}, 45, True),
        ({"requested_on": date(2025, 3, 4)}, 44, False),
        ({"requested_on": date(2025, 4, 3), "is_first": False}, 14, True),
        ({"requested_on": date(2025, 4, 4), "is_first": False}, 13, False),
    ],
)
def test_a_request_is_45_days_ahead_and_a_later_one_14(
    changes: dict[str, Any], lead: int, in_time: bool
):
    """C58."""
    found = asked(**changes)

    assert (found.lead_days, found.is_in_time) == (lead, in_time)
    assert in_time or not found.is_excused


def test_silence_of_five_business_days_excuses_for_a_year():
    """Received on Monday the 3rd, silent through Monday the 10th: from the 11th."""
    assert asked(today=date(2025, 3, 10)).from_on is None
    found = asked()
    assert (found.silent_until, found.from_on) == (date(2025, 3, 10), date(2025, 3, 11))
    assert found.until_on == date(2026, 3, 10)
    assert found.from_on is not None
    assert (found.until_on - found.from_on).days + 1 == 365


def test_a_year_over_a_leap_day_has_366_days():
    found = asked(
        requested_on=date(2027, 6, 1), needed_on=date(2027, 8, 1), received_on=date(2027, 6, 1),
        today=date(2027, 6, 30),
    )  # fmt: skip

    assert found.from_on is not None
    assert found.until_on is not None
    assert (found.until_on - found.from_on).days + 1 == 366


def test_a_year_that_begins_on_a_leap_day_has_it_and_365_more():
    found = asked(
        requested_on=date(2028, 1, 3), needed_on=date(2028, 3, 20), received_on=date(2028, 2, 21),
        today=date(2028, 3, 6),
    )  # fmt: skip

    assert (found.from_on, found.until_on) == (date(2028, 2, 29), date(2029, 2, 28))


def test_a_federal_holiday_is_no_business_day():
    """The fourth of July 2026 is a Saturday, observed on Friday the third."""
    request = Request(
        requested_on=date(2026, 6, 30), needed_on=date(2026, 9, 1), received_on=date(2026, 6, 30)
    )

    assert excuse(request, today=date(2026, 8, 1)).silent_until == date(2026, 7, 8)


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({"answered_on": date(2025, 3, 7), "is_denied": True}, date(2025, 3, 7)),
        ({"answered_on": date(2025, 3, 7), "is_denied": True, "refused_standards": True}, None),
        ({"answered_on": date(2025, 3, 10)}, None),
        ({"answered_on": date(2025, 3, 12), "today": date(2025, 3, 20)}, date(2025, 3, 11)),
        ({"requested_on": date(2025, 3, 4), "answered_on": date(2025, 3, 7), "is_denied": True}, None),
    ],
)  # fmt: skip
def test_what_an_answer_does(changes: dict[str, Any], start: date | None):
    assert asked(**changes).from_on == start


def line(hours: object, basic: object, fringe: object, percent: object = 100) -> Worked:
    return Worked(hours=Decimal(str(hours)), basic=Decimal(str(basic)), fringe=Decimal(str(fringe)), percent=Decimal(str(percent)))  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        ([line(8, 40, "10.80", 60)], "278.40"),
        ([line(44, 40, 18)], "2632.00"),
        ([line(40, 40, 18)], "2320.00"),
        ([line(22, 40, 18), line(22, 30, 10)], "2226.00"),
        ([line(0, 40, 18)], "0.00"),
    ],
)
def test_a_week_as_the_determination_asks(lines: list[Worked], due: str):
    """C56. The premium is half the rate over forty hours of the week, never on fringe."""
    assert wages.week_due(lines) == Decimal(due)


def test_two_workers_short_of_500_each():
    """C57."""
    short = [Decimal(500), Decimal(500), Decimal(0)]

    found = wages.correction(short, PACK, interest=Decimal("12.34"))
    meant = wages.correction(short, PACK, interest=Decimal("12.34"), intentional=True)

    assert (found.to_workers, found.penalty) == (Decimal("1012.34"), Decimal(10_000))
    assert (meant.to_workers, meant.penalty) == (Decimal("3012.34"), Decimal(20_000))
    assert found.total == Decimal("11012.34")


def test_california_and_washington_count_in_their_own_way():
    """C60."""
    craft = states.california(
        journey_straight_time=Decimal(10_000), apprentice_straight_time=Decimal(1_999)
    )
    project = states.washington(total=Decimal(20_000), apprentice=Decimal(3_000))

    assert (craft.required, craft.short, craft.is_met) == (2000, 1, False)
    assert (project.required, project.is_met) == (3000, True)
