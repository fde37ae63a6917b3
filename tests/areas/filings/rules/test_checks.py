"""The list of checks: one file, one function, one test each; and both forms of each say the same."""

from __future__ import annotations

import importlib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import highroad.areas.filings.rules as rules
from highroad.areas.filings.rules.checks import CHECKS, check_named, checks_for, checks_not_made
from highroad.areas.filings.rules.findings import Line
from highroad.areas.filings.vocabulary import Field, Stage
from tests.areas.filings.lines import agreed, table_of

pytestmark = pytest.mark.pure
HERE = Path(__file__).parent
FOLDER = Path(rules.__file__).parent


def decimals(low: int, high: int) -> st.SearchStrategy[Decimal | None]:
    whole = st.integers(low * 4, high * 4).map(lambda quarter: Decimal(quarter) / 4)
    return st.none() | whole


def a_status(reason: str | None) -> str:
    return "quarantined" if reason else "accepted"


@st.composite
def some_lines(draw) -> list[Line]:
    """Few workers, weeks and values, so that lines meet each other."""
    count = draw(st.integers(0, 8))
    lines = []
    for number in range(count):
        reason = draw(st.sampled_from([None, None, None, None, "nobody", "ragged"]))
        unreadable = draw(st.sampled_from([None, None, "hours", "hours,rate"]))
        unknown = draw(st.sampled_from([None, None, "sex", "sex,race"]))
        lines.append(
            Line(
                line=number + 2,
                project=draw(st.sampled_from([None, "A", "B"])),
                employer=draw(st.sampled_from([None, "N", "S"])),
                week_ending=draw(
                    st.none()
                    | st.integers(0, 4).map(lambda n: date(2026, 3, 1) + timedelta(days=7 * n))
                ),
                worker=draw(st.sampled_from([None, "w1", "w2", "123-45-6789"])),
                classification=draw(st.sampled_from([None, "Journeyman", "Laborer", "Foreman"])),
                trade=draw(st.sampled_from([None, None, "laborer"])),
                level=draw(st.sampled_from([None, "journey", "apprentice"])),
                hours=draw(decimals(-2, 170)),
                overtime_hours=draw(decimals(-1, 60)),
                rate=draw(decimals(0, 300)),
                gross=draw(decimals(-1, 400)),
                net=draw(decimals(-1, 4000)),
                sex=draw(st.sampled_from([None, "female", "male"])),
                race=draw(st.sampled_from([None, "black", "white"])),
                days=tuple(draw(decimals(0, 14)) for _ in range(7)),
                unreadable=unreadable,
                unknown_codes=unknown,
                source={"hours": "x", "rate": "y", "sex": "Q", "race": "9"},
                status=a_status(reason),
                reason=reason,
            )
        )
    return lines


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(lines=some_lines())
def test_the_plain_form_and_the_fast_form_of_each_check_find_the_same(lines):
    table_of(lines)

    for check in CHECKS:
        agreed(check, lines)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_each_check_is_one_function_in_a_file_of_its_name_with_a_test(check):
    module = importlib.import_module(f"highroad.areas.filings.rules.{check.name}")

    assert module.CHECK is check
    assert (HERE / f"test_{check.name}.py").is_file()


def test_every_file_with_a_check_stands_in_the_list():
    with_check = {path.stem for path in FOLDER.glob("*.py") if "CHECK = Check(" in path.read_text()}

    assert with_check == {check.name for check in CHECKS}


def test_checks_run_in_the_order_of_their_stages():
    assert [check.stage for check in CHECKS] == sorted(check.stage for check in CHECKS)
    assert {check.stage for check in CHECKS} == set(Stage)


def test_a_check_is_found_by_its_name():
    assert check_named("hours_are_possible").find.__name__ == "hours_are_possible"
    with pytest.raises(KeyError):
        check_named("nothing_of_the_kind")


def test_a_file_without_days_is_told_which_checks_cannot_be_made():
    fields = [field for field in Field if not field.startswith("day")]

    not_made = {check.name for check in checks_not_made(fields)}

    assert not_made == {"hours_add_up", "day_fits_in_24_hours"}
    assert len(checks_for(fields)) + len(not_made) == len(CHECKS)
