"""Targets by quarter: what a plan says, what came, who signs it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.placements import actions, queries, rules
from highroad.areas.placements.models import TargetPlan
from highroad.areas.placements.queries import starts
from highroad.areas.placements.vocabulary import CheckResult, Measure
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.demand.scene import add_order
from tests.areas.placements.test_actions import count, start
from tests.cast import NOON
from tests.table import Table, make_table, refused

E, C, P, R = Measure
TARGETS = {"2026-Q1": {E: 20, C: 16, P: 12, R: 0}, "2026-Q2": {E: 20, C: 16, P: 12, R: 10}, "2026-Q3": {E: 0, C: 0, P: 4, R: 8}}  # fmt: skip


def test_what_came_stands_beside_what_was_meant():
    """Over: counted. Running: so far. Ahead: nothing is known, which is not nought."""
    came = {"2026-Q1": {E: 22, C: 15, P: 6}, "2026-Q2": {E: 5}, "2025-Q4": {E: 99}}

    rows = rules.against(TARGETS, came, date(2026, 5, 1))
    by = {(row.quarter, row.measure): row for row in rows}
    sums = {row.measure: row for row in rules.to_date(rows)}

    assert [by["2026-Q1", m].variance for m in Measure] == [2, -1, -6, 0]
    assert by["2026-Q1", P].share == 0.5
    assert by["2026-Q1", R].share is None
    assert (by["2026-Q2", E].actual, by["2026-Q2", E].is_running) == (5, True)
    assert by["2026-Q3", P].actual is by["2026-Q3", P].variance is None
    assert (sums[E].target, sums[E].actual) == (20, 22)
    assert rules.to_date(rules.against(TARGETS, came, date(2026, 3, 31))) == []
    assert {r.measure: (r.target, r.actual) for r in rules.to_date(rules.against(TARGETS, came, date(2026, 7, 1)))}[E] == (40, 27)  # fmt: skip


@pytest.mark.parametrize(
    ("targets", "why"),
    [
        (TARGETS, ""),
        ({}, "at least one quarter"),
        ({"2026-Q1": {E: 0}}, "above 0"),
        ({"2026-Q1": {E: -1}}, "not below 0"),
        ({"2026-Q2": {E: 1}, "2026-Q1": {E: 1}}, "in order of time"),
        ({f"{2020 + n // 4}-Q{n % 4 + 1}": {E: 1} for n in range(25)}, "at most"),
    ],
)
def test_a_plan_says_enough(targets: Any, why: str):
    found = rules.may_be_planned(targets)

    assert bool(found) is (not why)
    assert why in found.sentence


@pytest.fixture
def table() -> Table:
    return make_table()


def put(table: Table, **more: Any) -> TargetPlan:
    given = {"targets": TARGETS, "by": table.lena, "at": NOON, **more}
    return actions.put_plan(body=table.body, **given)


@pytest.mark.django_db
def test_both_sides_sign_and_records_are_counted(table: Table):
    made = put(table)
    for who in (table.lena, table.marcus):
        decision = decision_queries.get_decision(str(made.decision_key), who)
        decisions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=who, at=NOON)
    spring, order = count(table), add_order(table)
    first = start(order, table, "A-1", spring, is_completer=True)
    start(order, table, "A-2", spring)
    start(add_order(table, occupation="Welder"), table, "A-1", spring)
    for days in (30, 90):
        actions.check(
            placement=first, days=days, result=CheckResult.STAYS, by=table.lena,
            at=NOON + timedelta(days=days),
        )  # fmt: skip

    (view,) = queries.list_plans(table.partnership, seen_by=table.marcus, on=date(2026, 12, 31))

    quarter = f"{NOON.year}-Q{(NOON.month + 2) // 3}"
    came = starts._came(table.partnership)
    later = NOON.date() + timedelta(days=90)
    assert view.status == "signed"
    assert {m: came[quarter][m] for m in (E, C, P)} == {E: 10, C: 6, P: 2}
    assert came[f"{later.year}-Q{(later.month + 2) // 3}"][R] == 1
    assert {row.quarter for row in view.rows} == set(TARGETS)


@pytest.mark.django_db
def test_a_plan_is_for_those_with_a_seat(table: Table):
    stranger = cast.person("Stella Stranger")
    with pytest.raises(NotFound):
        queries.list_plans(table.partnership, seen_by=stranger, on=NOON.date())
    with refused("seat on a side"):
        put(table, by=stranger)
    assert not TargetPlan.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "name"),
    [({}, "placements_plan_number_once"), ({"number": 2, "digest": ""}, "placements_plan_has_a_digest")],
)  # fmt: skip
def test_the_table_keeps_its_promises(table: Table, change: dict[str, Any], name: str):
    given: dict[str, Any] = {
        "partnership": table.partnership, "body": table.body, "number": 1, "targets": [],
        "digest": "a", "made_by_alias": "L1", "made_at": NOON, **change,
    }  # fmt: skip
    TargetPlan.objects.create(**{**given, "number": 1, "digest": "a"})
    assert str(TargetPlan.objects.get()) == "1"
    wanted = name if "digest" in change else "placements_plan_number_once|partnership_id"
    with pytest.raises(IntegrityError, match=wanted), transaction.atomic():
        TargetPlan.objects.create(**given)
