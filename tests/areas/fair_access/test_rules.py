"""Rules of fair access: tables, periods, slices, goals, the life of a publication."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from highroad.areas.fair_access.rules.goals import digest_of, goal_status
from highroad.areas.fair_access.rules.periods import (
    clashing,
    code_of,
    list_codes,
    period_of,
    quarter_of,
)
from highroad.areas.fair_access.rules.publications import (
    TRANSITIONS,
    is_adopted_as_drafted,
    may_become,
)
from highroad.areas.fair_access.rules.slices import Slice, lines_of, standing
from highroad.areas.fair_access.rules.tables import (
    TOTAL,
    AppliedGoal,
    Figure,
    PublishedTable,
    Source,
    TableCell,
)
from highroad.areas.fair_access.vocabulary import GoalStatus, PublicationStatus, Verdict
from highroad.kit.periods import Period

pytestmark = pytest.mark.pure
WHOLE = Period(date(2025, 11, 2), date(2026, 5, 31))
GOAL = AppliedGoal(
    key="g", share=Decimal("0.069"), unit="hours", kind="voluntary", source="Our charter"
)


def cell(place: tuple[str, ...], hours: str | None, **fields: object) -> TableCell:
    given: dict[str, object] = {"group": "women", "workers": 7 if hours else None, **fields}
    return TableCell(place=place, hours=Decimal(hours) if hours else None, **given)  # type: ignore[arg-type]


def figure(place: tuple[str, ...], verdict: str, **fields: object) -> Figure:
    given: dict[str, object] = {"group": "women", "unit": "hours", **fields}
    return Figure(place=place, verdict=verdict, **given)  # type: ignore[arg-type]


TABLE = PublishedTable(
    breakdown="sex", by=("trade", "level"), row_filter="hours", groups=("women",),
    cells=(
        cell((TOTAL, TOTAL), "160.50"),
        cell(("welder", TOTAL), "80.5"),
        cell(("welder", "journey"), None, hidden="small"),
        cell(("fitter", TOTAL), "80", protects=(("welder", TOTAL, "women"),)),
        cell((TOTAL, "journey"), "10"),
    ),
    figures=(figure((TOTAL, TOTAL), "met", goal=GOAL, low=Decimal("0.1")), figure(("welder", TOTAL), "hidden")),
    source=Source(lines=9, filings=1, certified_on=date(2026, 6, 1), period=WHOLE, digest="d"),
    policy={"smallest_count": 5},
)  # fmt: skip


def test_a_table_written_and_read_is_the_same():
    again = PublishedTable.from_dict(TABLE.to_dict())

    assert again == TABLE
    assert again.digest == TABLE.digest
    assert len(TABLE.digest) == 64


def test_a_table_knows_its_lines_and_categories():
    assert TABLE.categories("trade") == ["fitter", "welder"]
    assert TABLE.all_categories("level") == {TOTAL, "journey"}
    assert [found.place for found in TABLE.hidden()] == [("welder", "journey")]
    assert list(TABLE.line(("welder", TOTAL))) == ["women"]
    assert TABLE.smallest_count == 5


def test_another_number_is_another_digest():
    changed = TABLE.to_dict()
    changed["cells"][0][2] = "160.51"

    assert PublishedTable.from_dict(changed).digest != TABLE.digest


def test_periods_are_everything_years_and_quarters():
    assert list_codes(WHOLE) == ["all", "2026", "2025", "2026-Q2", "2026-Q1", "2025-Q4"]
    assert quarter_of(date(2026, 4, 1)) == "2026-Q2"
    assert period_of("all", WHOLE) == WHOLE
    assert period_of("2025-Q4", WHOLE) == Period(date(2025, 10, 1), date(2025, 12, 31))
    assert period_of("2026", WHOLE) == Period(date(2026, 1, 1), date(2026, 12, 31))


def test_each_period_has_its_category_in_a_larger_table():
    codes = {code: code_of(period_of(code, WHOLE), WHOLE) for code in list_codes(WHOLE)}

    assert codes.pop("all") == TOTAL
    assert all(code == found for code, found in codes.items())
    assert code_of(Period(date(2026, 1, 5), date(2026, 1, 9)), WHOLE) == ""


def test_nested_days_clash_and_equal_or_separate_days_do_not():
    first, second = period_of("2026-Q1", WHOLE), period_of("2026-Q2", WHOLE)

    assert clashing(first, [first, second]) is None
    assert clashing(period_of("2026", WHOLE), [second]) == second


def test_a_slice_chooses_lines_and_leaves_single_categories_alone():
    everything = lines_of(TABLE, Slice())

    assert everything == [("fitter", TOTAL), ("welder", TOTAL)]
    assert lines_of(TABLE, Slice(trade="welder")) == []
    assert Slice(trade="welder").place(TABLE.by) == ("welder", TOTAL)


def test_a_passing_total_does_not_hide_failing_lines():
    total = figure((TOTAL,), Verdict.MET)
    lines = [
        figure(("a",), Verdict.MISSED), figure(("b",), Verdict.MET),
        figure(("c",), Verdict.UNDETERMINED), figure(("d",), Verdict.HIDDEN),
        figure(("e",), Verdict.MISSED, group="men"), figure(("f",), Verdict.MISSED, unit="persons"),
    ]  # fmt: skip

    found = standing(total, lines)

    assert (found.met, found.missed, found.undetermined, found.hidden) == (1, 1, 1, 1)
    assert found.lines == 4
    assert found.hides_failing_lines
    assert found.needs_a_conversation


def test_where_all_is_met_there_is_nothing_to_talk_about():
    found = standing(figure((TOTAL,), Verdict.MET), [figure(("a",), Verdict.MET)])

    assert not found.hides_failing_lines
    assert not found.needs_a_conversation
    assert standing(figure((TOTAL,), Verdict.MISSED), []).needs_a_conversation


@pytest.mark.parametrize(
    ("adopted", "declined", "on", "expected"),
    [
        (False, False, date(2026, 3, 1), GoalStatus.PROPOSED),
        (False, True, date(2026, 3, 1), GoalStatus.DECLINED),
        (True, False, date(2025, 12, 31), GoalStatus.COMING),
        (True, False, date(2026, 1, 1), GoalStatus.IN_FORCE),
        (True, False, date(2026, 6, 30), GoalStatus.IN_FORCE),
        (True, False, date(2026, 7, 1), GoalStatus.ENDED),
    ],
)
def test_a_goal_holds_from_its_first_day_to_its_last(
    adopted: bool, declined: bool, on: date, expected: GoalStatus
):
    found = goal_status(
        is_adopted=adopted, is_declined=declined, from_on=date(2026, 1, 1),
        to_on=date(2026, 6, 30), on=on,
    )  # fmt: skip

    assert found is expected


def test_a_goal_without_an_end_goes_on():
    found = goal_status(
        is_adopted=True,
        is_declined=False,
        from_on=date(1980, 12, 30),
        to_on=None,
        on=date(2026, 1, 1),
    )

    assert found is GoalStatus.IN_FORCE


def test_a_digest_is_of_the_content_and_not_of_its_order():
    assert digest_of({"a": 1, "b": None}) == digest_of({"b": None, "a": 1})
    assert digest_of({"a": 1}) != digest_of({"a": 2})


@pytest.mark.parametrize(("now", "wanted"), list(product(PublicationStatus, PublicationStatus)))
def test_a_publication_goes_only_the_ways_of_the_table(
    now: PublicationStatus, wanted: PublicationStatus
):
    answer = may_become(now, wanted)

    assert bool(answer) == (wanted in TRANSITIONS[now])
    assert answer or "where these figures stand" in answer.reason


def test_only_the_very_text_that_names_the_table_counts():
    text = f"We publish. SHA-256 of the table: {TABLE.digest}"
    signed = hashlib.sha256(text.encode()).hexdigest()
    ask = lambda **given: is_adopted_as_drafted(  # noqa: E731
        **{"is_adopted": True, "signed_digest": signed, "text": text, "table_digest": TABLE.digest, **given}
    )  # fmt: skip

    assert ask()
    assert ask(is_adopted=False).reason == "Both sides must agree first."
    assert not ask(signed_digest="0" * 64)
    assert not ask(table_digest="0" * 64)
