"""Programs and their standards: begun, drafted, put with two keys, changed; who coordinates."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training import queries
from highroad.areas.training.actions import programs
from highroad.areas.training.models import Coordinator, ItemMark, ProgramStandards, TrainingProgram
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.training.standards_of import sprinkler
from tests.cast import NOON
from tests.table import Table, acts, agree, make_table, refused, seat_somebody

pytestmark = pytest.mark.django_db
ON = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


def begun(table: Table, name: str = "Sprinkler fitters") -> TrainingProgram:
    return programs.begin_program(body=table.body, name=name, by=table.lena, at=NOON)


def drafted(table: Table, program: TrainingProgram, **changes: Any) -> ProgramStandards:
    return programs.draft_standards(
        program=program, terms=sprinkler(**changes), by=table.lena, at=NOON
    )


def put(table: Table, version: ProgramStandards) -> Decision:
    kept = programs.put_to_both_sides(version=version, by=table.lena, at=NOON)
    return Decision.objects.get(pk=kept.decision_key)


def states(program: TrainingProgram, table: Table) -> list[str]:
    return [line.state.value for line in queries.list_versions(program, seen_by=table.lena, on=ON)]


def test_both_keys_bring_standards_into_force(table: Table):
    program = begun(table)
    version = drafted(table, program)
    decision = put(table, version)
    agree(decision, table.lena)

    assert states(program, table) == ["put"]
    assert queries.standards_in_force(program, ON) is None

    agree(decision, table.marcus)

    assert states(program, table) == ["in_force"]
    assert queries.standards_in_force(program, ON) == version
    assert version.digest in decision.wordings.get().text
    assert {"program.begun", "standards.drafted", "standards.put", "coordinator.named"} <= set(
        acts(table.body.log)
    )


def test_a_change_cancels_the_answers_and_leaves_what_is_in_force(table: Table):
    program = begun(table)
    first = put(table, drafted(table, program))
    agree(first, table.lena)
    agree(first, table.marcus)
    second = put(table, drafted(table, program, least_age=17))
    agree(second, table.lena)

    drafted(table, program, least_age=16)

    assert states(program, table) == ["draft", "fallen", "in_force"]
    assert decisions.state_of(Decision.objects.get(pk=second.pk), on=ON) is Outcome.WITHDRAWN


def test_the_other_sides_open_proposal_is_not_pulled_away(table: Table):
    program = begun(table)
    put(table, drafted(table, program))

    with refused("The other side has put the last version"):
        programs.draft_standards(
            program=program, terms=sprinkler(least_age=17), by=table.marcus, at=NOON
        )


def test_incomplete_standards_are_kept_and_not_put(table: Table):
    program = begun(table)
    version = programs.draft_standards(
        program=program, terms=StandardsTerms(), by=table.lena, at=NOON
    )

    with refused("provisions are missing or do not fit"):
        programs.put_to_both_sides(version=version, by=table.lena, at=NOON)


def test_a_version_is_put_once_and_only_the_newest(table: Table):
    program = begun(table)
    old = drafted(table, program)
    new = drafted(table, program, least_age=17)
    with refused("There is a later version"):
        programs.put_to_both_sides(version=old, by=table.lena, at=NOON)
    put(table, new)
    with refused("put to both sides already"):
        programs.put_to_both_sides(version=new, by=table.lena, at=NOON)
    with refused("Nothing has changed"):
        drafted(table, program, least_age=17)


def test_programs_need_a_name_of_their_own_and_a_seat(table: Table):
    begun(table)
    with refused("has a program of that name"):
        begun(table)
    with refused("needs a name"):
        begun(table, " ")
    with refused("Only somebody with a seat"):
        programs.begin_program(body=table.body, name="X", by=cast.olu(), at=NOON)


def test_who_has_no_seat_finds_no_program(table: Table):
    program = begun(table)
    version = drafted(table, program)
    olu = cast.olu()

    for find in (
        lambda: queries.get_program(program.key, olu),
        lambda: queries.get_standards(version.key, olu),
        lambda: queries.get_coordinator(program.coordinators.get().key, olu),
    ):
        with pytest.raises(NotFound):
            find()
    assert queries.get_program(program.key, table.marcus) == program


def test_a_co_chair_names_who_coordinates_and_ends_it(table: Table):
    program = begun(table)
    nia = cast.nia()
    seat_somebody(table, Side.LABOR, nia)

    with refused("Only a co-chair"):
        programs.name_coordinator(program=program, user=nia, by=nia, at=NOON)
    named = programs.name_coordinator(program=program, user=nia, by=table.marcus, at=NOON)
    assert queries.is_coordinator(nia, program)
    with refused("does not coordinate yet"):
        programs.name_coordinator(program=program, user=nia, by=table.marcus, at=NOON)
    with refused("does not coordinate yet"):
        programs.name_coordinator(program=program, user=cast.olu(), by=table.marcus, at=NOON)
    programs.end_coordinator(coordinator=named, by=nia, at=NOON)
    assert not queries.is_coordinator(nia, program)
    with refused("ended already"):
        programs.end_coordinator(coordinator=named, by=table.marcus, at=NOON)


def test_the_list_shows_where_the_newest_version_stands(table: Table):
    program = begun(table)
    begun(table, "Pipefitters")
    drafted(table, program)

    lines = queries.list_programs(table.partnership, seen_by=table.marcus, on=ON)

    assert [(line.name, line.state and line.state.value, line.is_coordinator) for line in lines] == [
        ("Pipefitters", None, False), ("Sprinkler fitters", "draft", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "constraint",
    [
        "training_program_name_once", "training_program_has_a_name", "training_standards_number_once",
        "training_standards_put_with_a_digest", "training_coordinator_once",
        "training_coordinator_ends_after_start", "training_mark_number_once", "training_mark_of_a_side",
        "training_mark_not_yet_has_a_reason",
    ],
)  # fmt: skip
def test_the_database_has_the_last_word(table: Table, constraint: str):
    program = begun(table)
    version = drafted(table, program)
    alias: dict[str, Any] = {"made_by_alias": "x", "made_at": NOON}
    kept: dict[str, Any] = {"program": program, "content": {}, "digest": "d", "pack": "p", **alias}
    mark: dict[str, Any] = {"standards": version, "number": 1, "kind": "process", "item": "x", "by": table.lena, "at": NOON}  # fmt: skip
    broken = {
        "training_program_name_once": lambda: TrainingProgram.objects.create(body=table.body, name=program.name, **alias),
        "training_program_has_a_name": lambda: TrainingProgram.objects.create(body=table.body, name="", **alias),
        "training_standards_number_once": lambda: ProgramStandards.objects.create(number=version.number, **kept),
        "training_standards_put_with_a_digest": lambda: ProgramStandards.objects.create(number=9, proposal_digest="d", **kept),
        "training_coordinator_once": lambda: Coordinator.objects.create(program=program, user=table.lena, named_by_alias="x", named_at=NOON),
        "training_coordinator_ends_after_start": lambda: Coordinator.objects.create(program=program, user=table.marcus, named_by_alias="x", named_at=NOON, ended_at=NOON.replace(year=2025)),
        "training_mark_number_once": lambda: [ItemMark.objects.create(side="labor", is_agreed=True, **mark) for _ in range(2)],
        "training_mark_of_a_side": lambda: ItemMark.objects.create(side="third", is_agreed=True, **mark),
        "training_mark_not_yet_has_a_reason": lambda: ItemMark.objects.create(side="labor", is_agreed=False, **mark),
    }  # fmt: skip

    with pytest.raises(IntegrityError), transaction.atomic():
        broken[constraint]()


def test_the_guide_sees_what_both_sides_adopted(table: Table):
    from highroad.areas.guide import evidence

    program = begun(table)
    version = drafted(table, program)
    assert evidence.lines_of(table.partnership, seen_by=table.lena, on=ON)["2d"] == []
    decision = put(table, version)
    agree(decision, table.lena)
    agree(decision, table.marcus)

    drafted(table, program, least_age=20)

    lines = evidence.lines_of(table.partnership, seen_by=table.lena, on=ON)
    assert [line.values for line in lines["2d"]] == [{"program": "Sprinkler fitters"}]
    assert len(lines["1a2"]) == 1
