"""Ends of clean-energy credits by Public Law 119-21, section by section, against the days its text names."""

from __future__ import annotations

from datetime import date

import pytest

from highroad.areas.training.rules.credits.ends import ENDS, Claimed, end_for, ending_of
from highroad.areas.training.vocabulary.credits import Credit, EndState, Technology

pytestmark = pytest.mark.pure
TODAY = date(2026, 11, 27)
WIND, SUN, STORAGE, OTHER = Technology.WIND, Technology.SOLAR, Technology.STORAGE, Technology.OTHER


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize("credit", ["45Y", "48E"])
@pytest.mark.parametrize(
    ("technology", "began", "planned", "served", "today", "state"),
    [
        (WIND, "2026-07-04", None, None, "2026-11-27", EndState.KEPT),
        (WIND, "2026-07-04", None, "2029-05-01", "2029-06-01", EndState.KEPT),
        (SUN, "2026-07-05", None, None, "2026-11-27", EndState.NO_DAY),
        (SUN, "2026-07-05", "2027-12-31", None, "2026-11-27", EndState.PLANNED),
        (SUN, "2026-07-05", "2028-01-01", None, "2026-11-27", EndState.LATE),
        (SUN, "2026-07-05", "2027-12-31", None, "2028-01-01", EndState.ENDED),
        (SUN, "2026-07-05", "2027-06-30", "2027-12-31", "2028-01-01", EndState.KEPT),
        (SUN, "2026-07-05", "2027-06-30", "2028-01-01", "2028-01-01", EndState.ENDED),
        (STORAGE, "2026-07-05", None, None, "2026-11-27", EndState.KEPT),
        (OTHER, "2033-12-31", None, None, "2026-11-27", EndState.PLANNED),
        (OTHER, "2034-01-01", None, None, "2026-11-27", EndState.FADES),
        (OTHER, "2036-01-01", None, None, "2026-11-27", EndState.ENDED),
    ],
)  # fmt: skip
def test_wind_and_sun_end_earlier_than_the_rest(
    credit: str, technology: Technology, began: str, planned: str | None, served: str | None, today: str, state: EndState,
):  # fmt: skip
    """Sec. 70512(a), (l)(4) and 70513(a), (g)(5): for what begins after 12 months after 4 July 2025, in service
    after 31 December 2027 is too late; storage is excepted. The rest fades from 2034 (45Y(d)(1)-(3), 48E(e))."""
    claimed = Claimed(
        credit=Credit(credit), technology=technology, began_on=date.fromisoformat(began),
        planned_on=day(planned), in_service_on=day(served),
    )  # fmt: skip

    assert ending_of(claimed, today=date.fromisoformat(today)).state is state


@pytest.mark.parametrize(
    ("credit", "began", "planned", "state"),
    [
        ("45V", "2027-12-31", None, EndState.PLANNED), ("45V", "2028-01-01", None, EndState.ENDED),
        ("179D", "2026-06-30", None, EndState.KEPT), ("179D", "2026-07-01", None, EndState.ENDED),
        ("30C", "2026-01-01", "2026-12-01", EndState.ENDED),
        ("45L", "2026-01-01", None, EndState.ENDED), ("45Z", "2026-01-01", None, EndState.RUNS),
        ("45Q", "2032-12-31", None, EndState.PLANNED), ("45Q", "2033-01-01", None, EndState.ENDED),
        ("45", "2024-12-31", None, EndState.KEPT), ("48", "2025-01-01", None, EndState.ENDED),
    ],
)  # fmt: skip
def test_other_credits_end_on_the_days_their_sections_name(
    credit: str, began: str, planned: str | None, state: EndState
):
    """Sec. 70504, 70507, 70508, 70511, 70521(d); 45Q(d)(1) and 45(d) as they stood. Today is 27 November 2026."""
    claimed = Claimed(
        credit=Credit(credit), began_on=date.fromisoformat(began), planned_on=day(planned)
    )

    assert ending_of(claimed, today=TODAY).state is state


def test_the_last_days_of_service_and_sale():
    """30C: placed in service after 30 June 2026 is too late; 45Z: sold after 31 December 2029."""
    charging = Claimed(
        credit=Credit.REFUELING, began_on=date(2026, 1, 1), planned_on=date(2026, 6, 30)
    )
    fuel = Claimed(credit=Credit.FUEL, began_on=date(2026, 1, 1))

    assert ending_of(charging, today=date(2026, 6, 20)).days_left == 10
    assert ending_of(fuel, today=date(2029, 12, 31)).state is EndState.RUNS
    assert ending_of(fuel, today=date(2030, 1, 1)).state is EndState.ENDED


@pytest.mark.parametrize(("year", "percent"), [(2033, 100), (2034, 75), (2035, 50), (2036, 0)])
def test_the_phase_out_follows_2032(year: int, percent: int):
    """45Y(d)(2) with the applicable year 2032 of sec. 70512(a)(2)."""
    claimed = Claimed(credit=Credit.PRODUCTION, technology=OTHER, began_on=date(year, 5, 5))

    assert ending_of(claimed, today=TODAY).percent == percent


@pytest.mark.parametrize(("began", "reached"), [("2025-12-31", False), ("2026-01-01", True)])
def test_the_limits_on_foreign_entities_reach_construction_after_2025(began: str, reached: bool):
    """Sec. 70512(b)(1), (l)(2)."""
    claimed = Claimed(credit=Credit.INVESTMENT, technology=WIND, began_on=date.fromisoformat(began))

    assert ending_of(claimed, today=TODAY).foreign_rule is reached


def test_every_credit_has_its_ends_and_two_ask_for_a_technology():
    assert {each.credit for each in ENDS} == set(Credit)
    for credit in (Credit.PRODUCTION, Credit.INVESTMENT):
        assert all(end_for(credit, each) for each in Technology)
        with pytest.raises(ValueError, match="by technology"):
            end_for(credit, None)
