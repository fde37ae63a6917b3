"""The rules of a body on a day: from the charter in force, typed, with defaults where it is silent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from highroad.areas.decisions import actions, queries
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.models import Charter, Clause
from highroad.areas.partnerships.vocabulary import (
    Alternates,
    CharterKind,
    ClauseKind,
    MinuteKeeper,
    Side,
)
from tests.cast import NOON
from tests.table import Table, agree, make_table, refused

DAY = timezone.localdate(NOON)
CLAUSES = (
    ClauseDraft(ClauseKind.PURPOSE, "Safer work."),
    ClauseDraft(ClauseKind.MINUTE_KEEPER, "The chair's side.", {"way": "chair_side"}),
    ClauseDraft(ClauseKind.QUORUM_TO_MEET, "Two each.", {"labor": 2, "management": 2, "total": 4}),
)


@pytest.fixture
def table(db: None) -> Table:
    return make_table()


def adopt(table: Table, *clauses: ClauseDraft, days: int = 0, **more: Any) -> Charter:
    at = NOON + timedelta(days=days)
    charter = partnership_actions.draft_charter(
        body=table.body, clauses=clauses or CLAUSES, by=table.lena, at=at, **more
    )
    decision = actions.propose_charter(charter=charter, by=table.lena, at=at)
    for person in (table.lena, table.marcus):
        agree(decision, person, at=at)
    return charter


def test_without_a_charter_everything_is_a_default(table: Table) -> None:
    found = queries.clauses_in_force(table.body, DAY)

    assert found.charter is None
    assert found.minute_keeper is MinuteKeeper.OTHER_SIDE
    assert found.keys == (Side.LABOR, Side.MANAGEMENT)


def test_an_adopted_charter_rules_from_its_day_on(table: Table) -> None:
    charter = adopt(table, days=3)

    before = queries.clauses_in_force(table.body, DAY + timedelta(days=2))
    after = queries.clauses_in_force(table.body, DAY + timedelta(days=3))

    assert before.charter is None
    assert (after.charter, after.since) == (charter.key, DAY + timedelta(days=3))
    assert after.minute_keeper is MinuteKeeper.CHAIR_SIDE
    assert after.quorum_to_meet.of(Side.LABOR) == 2
    assert after.is_stated(ClauseKind.QUORUM_TO_MEET)
    assert after.text(ClauseKind.PURPOSE) == "Safer work."


def test_a_later_charter_keeps_the_versions_of_what_it_leaves(table: Table) -> None:
    first = adopt(table)
    changed = (CLAUSES[0], ClauseDraft(ClauseKind.MINUTE_KEEPER, "The other side."), CLAUSES[2])
    second = adopt(table, *changed, days=1, based_on=first)

    versions = dict(second.clauses.values_list("kind", "version"))

    assert versions == {"purpose": 1, "minute_keeper": 2, "quorum_to_meet": 1}
    assert queries.clauses_in_force(table.body, DAY).charter == first.key
    assert queries.clauses_in_force(table.body, DAY + timedelta(days=1)).charter == second.key


def test_a_clause_changed_behind_the_signatures_takes_the_charter_out_of_force(
    table: Table,
) -> None:
    adopt(table)

    Clause.objects.filter(kind=ClauseKind.QUORUM_TO_MEET).update(parameters={"labor": 1})

    assert queries.clauses_in_force(table.body, DAY).charter is None


def test_a_charter_stays_in_force_when_a_translation_of_its_words_changes(table: Table) -> None:
    charter = adopt(table)

    with translation.override("es"):
        assert queries.clauses_in_force(table.body, DAY).charter == charter.key


def test_a_side_agreement_stands_under_its_umbrella_and_rules_no_body(table: Table) -> None:
    umbrella = adopt(
        table, *CLAUSES, ClauseDraft(ClauseKind.BINDING, "It binds nobody.", {"binding": False})
    )
    side = adopt(
        table,
        ClauseDraft(ClauseKind.ALTERNATES, "None.", {"way": "none"}),
        ClauseDraft(ClauseKind.BINDING, "It binds.", {"binding": True}),
        days=1,
        umbrella=umbrella,
        title="Bus operator apprenticeship",
    )
    later = DAY + timedelta(days=1)

    found = queries.clauses_in_force(table.body, later)

    assert found.charter == umbrella.key
    assert found.alternates is Alternates.NAMED
    assert not found.is_binding
    assert [one.charter.key for one in queries.side_agreements_in_force(table.body, later)] == [
        side.key
    ]
    assert side.title == "Bus operator apprenticeship"


def test_a_charter_builds_only_on_charters_of_its_own_body(table: Table) -> None:
    elsewhere = adopt(make_table(name="Elsewhere", people={
        "sam": table.sam, "lena": table.lena, "marcus": table.marcus,
    }))  # fmt: skip

    with refused("another body"):
        adopt(table, umbrella=elsewhere)


def test_partnerships_side_agreement_has_an_umbrella(table: Table) -> None:
    charter = adopt(table)

    for kind, umbrella in ((CharterKind.SIDE_AGREEMENT, None), (CharterKind.CHARTER, charter)):
        with (
            pytest.raises(IntegrityError, match="partnerships_side_agreement_has_an_umbrella"),
            transaction.atomic(),
        ):
            Charter.objects.create(
                body=table.body, number=77, title="X", kind=kind, umbrella=umbrella,
                made_by_alias="x", made_at=NOON,
            )  # fmt: skip
