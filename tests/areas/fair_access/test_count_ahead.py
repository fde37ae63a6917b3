"""What both sides have just certified is counted before anybody looks, and only then."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from highroad.areas.fair_access import actions, analysis
from highroad.areas.fair_access.actions import GoalTerms, Question
from highroad.areas.fair_access.models import CommitteeTable
from highroad.areas.ledger import queries as ledger
from tests.areas.fair_access.scene import NOON, SUNDAY, Crew, Scene, certified, crews, laid

MINUTE = timedelta(minutes=1)
ROWS = crews(Crew(60, "welder", "male"), Crew(24, "welder", "female"), Crew(25, "fitter", "male"))


@pytest.fixture
def scene(db: Any) -> Scene:
    return laid()


def counts_on_record(scene: Scene) -> list[str]:
    entries = ledger.entries_for_system(scene.partnership.log)
    return [e.statement.actor for e in entries if e.statement.act == "figures.counted"]


def test_the_first_look_finds_what_the_clock_has_counted(scene: Scene):
    certified(scene, ROWS)

    assert actions.count_ahead(since=NOON - MINUTE, at=NOON) == 1
    table = CommitteeTable.objects.get()
    seen = actions.look(partnership=scene.partnership, asked=Question(), by=scene.lena, at=NOON)

    assert seen is not None
    assert CommitteeTable.objects.get() == table
    assert counts_on_record(scene) == ["system"]


def test_what_was_certified_long_ago_is_left_alone(scene: Scene):
    certified(scene, ROWS)

    assert actions.count_ahead(since=NOON + MINUTE, at=NOON + MINUTE) == 0
    assert not CommitteeTable.objects.exists()


def test_what_is_kept_is_not_counted_again(scene: Scene):
    certified(scene, ROWS)
    actions.count_ahead(since=NOON, at=NOON)

    with CaptureQueriesContext(connection) as asked:
        actions.count_ahead(since=NOON, at=NOON)

    assert not [each for each in asked if each["sql"].startswith("INSERT")]
    assert counts_on_record(scene) == ["system"]


def test_what_there_is_a_goal_for_is_counted_too(scene: Scene):
    certified(scene, ROWS)
    terms = GoalTerms(
        breakdown="race", group="black", share=Decimal("0.1"), kind="aspirational",
        source="Committee", from_on=SUNDAY,
    )  # fmt: skip
    actions.set_goal(body=scene.body, terms=terms, by=scene.lena, at=NOON)

    assert actions.count_ahead(since=NOON, at=NOON) == 2
    assert set(CommitteeTable.objects.values_list("breakdown", flat=True)) == {"race", "sex"}


def test_a_table_that_tells_too_much_is_left_to_the_page(scene: Scene, monkeypatch: Any):
    def refused(*_scan: Any, **_wanted: Any) -> None:
        raise analysis.TellsTooMuchError

    certified(scene, ROWS)
    monkeypatch.setattr(analysis, "count_for_committee", refused)

    assert actions.count_ahead(since=NOON, at=NOON) == 0
    assert counts_on_record(scene) == []
