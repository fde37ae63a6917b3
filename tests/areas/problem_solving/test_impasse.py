"""The ladder: from the charter or the usual one, a day for each rung, one rung at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.partnerships.vocabulary import Route
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import ImpasseRung
from highroad.areas.problem_solving.rules import impasse as rules
from highroad.areas.problem_solving.vocabulary.issues import ImpasseStage, IssueState, RungEnd
from tests.areas.problem_solving.again import hits
from tests.areas.problem_solving.test_issue_actions import moved, raised
from tests.cast import NOON
from tests.table import Table, acts, make_table, refused

pytestmark = pytest.mark.django_db
S = ImpasseStage


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.mark.parametrize(
    ("ways", "stages"),
    [
        ([], [S.SECOND_ATTEMPT, S.SPONSORS, S.NEUTRAL, S.BARGAINING]),
        ([(Route.NOWHERE, "", 0)], [S.SECOND_ATTEMPT, S.SPONSORS, S.NEUTRAL, S.BARGAINING]),
        (
            [(Route.OFFICIAL, "The director", 10)],
            [S.SECOND_ATTEMPT, S.NAMED_OFFICIAL, S.BARGAINING],
        ),
        (
            [(Route.PARENT_BODY, "", 0), (Route.MEDIATOR, "", 5)],
            [S.SECOND_ATTEMPT, S.PARENT_BODY, S.NEUTRAL, S.BARGAINING],
        ),
        (
            [(Route.SPONSORS, "", 7), (Route.SPONSORS, "", 7)],
            [S.SECOND_ATTEMPT, S.SPONSORS, S.BARGAINING],
        ),
    ],
)
def test_the_charter_names_the_rungs_between(ways: list[tuple[Route, str, int]], stages: list[S]):
    assert [rung.stage for rung in rules.ladder(ways)] == stages


def test_days_and_names_come_from_the_charter_and_fourteen_days_without():
    _first, named, _last = rules.ladder([(Route.OFFICIAL, "The director", 10)])
    _first, silent, _last = rules.ladder([(Route.MEDIATOR, "", 0)])

    assert (named.who, named.days, silent.days) == ("The director", 10, 14)
    assert rules.due_on(date(2026, 3, 2), named) == date(2026, 3, 12)
    assert rules.is_late(date(2026, 3, 12), None, date(2026, 3, 13))
    assert not rules.is_late(date(2026, 3, 12), None, date(2026, 3, 12))
    assert not rules.is_late(date(2026, 3, 12), date(2026, 3, 20), date(2026, 4, 1))


def test_a_ladder_is_climbed_rung_by_rung_and_left(table: Table):
    issue = raised(table)
    first = actions.call_impasse(issue=issue, by=table.marcus, at=NOON)
    with refused("You stand on the ladder already"):
        actions.call_impasse(issue=issue, by=table.lena, at=NOON)

    second = actions.leave_rung(rung=first, end=RungEnd.UP, by=table.lena, at=NOON + timedelta(9))
    assert second is not None
    with refused("not the one you stand on"):
        actions.leave_rung(rung=first, end=RungEnd.UP, by=table.lena, at=NOON)

    today = NOON.date() + timedelta(60)
    lines = queries.list_rungs(issue, table.lena, on=today)
    assert [line.stage for line in lines if line.is_open] == [S.SPONSORS]
    assert (lines[1].due_on, lines[1].is_late) == (NOON.date() + timedelta(9 + 21), True)
    assert actions.leave_rung(rung=second, end=RungEnd.RESOLVED, by=table.marcus, at=NOON + timedelta(20)) is None  # fmt: skip
    assert [act for act in acts(table.partnership.log) if act.startswith("impasse")] == [
        "impasse.called", "impasse.stepped", "impasse.stepped",
    ]  # fmt: skip
    again = actions.call_impasse(issue=issue, by=table.lena, at=NOON + timedelta(30))
    assert again.attempt == 2
    assert len(queries.list_rungs(issue, table.lena)) == 4


def test_from_the_last_rung_there_is_no_way_up(table: Table):
    rung = actions.call_impasse(issue=raised(table), by=table.lena, at=NOON)
    for _number in range(3):
        rung = actions.leave_rung(rung=rung, end=RungEnd.UP, by=table.lena, at=NOON)  # type: ignore[assignment]

    with refused("This is the last rung"):
        actions.leave_rung(rung=rung, end=RungEnd.UP, by=table.lena, at=NOON)


def test_an_issue_that_ended_is_not_stuck(table: Table):
    issue = raised(table)
    for person in (table.lena, table.marcus):
        issue = moved(issue, IssueState.CLOSED, by=person)

    with refused("done in another state"):
        actions.call_impasse(issue=issue, by=table.lena, at=NOON)


def test_the_page_says_who_must_act_and_until_when(table: Table):
    client, issue = Client(), raised(table)
    client.force_login(table.lena)
    page = reverse("problem_solving:issue", args=[issue.key])
    client.post(f"{page}stuck/")
    rung = ImpasseRung.objects.get(number=1)

    assert "Both co-chairs put it on the next agenda" in client.get(page).content.decode()
    leave = reverse("problem_solving:leave_rung", args=[rung.key])
    assert client.post(leave, {"end": "sideways"}).status_code == 404
    client.post(leave, {"end": "up"})
    assert "The sponsors of both sides meet" in client.get(page).content.decode()


def test_the_database_has_the_last_word_on_rungs(table: Table):
    rung = actions.call_impasse(issue=raised(table), by=table.lena, at=NOON)

    hits(rung, {"started_on": None}, "problem_solving_rung_number|issue_id.*number")
    hits(rung, {"number": 9}, "problem_solving_one_rung_at_a_time|issue_id")
    hits(rung, {"number": 9, "started_on": None, "end": "up"}, "problem_solving_rung_ends_somehow")
