"""Who may read what of the guide, and what the evidence says."""

from __future__ import annotations

import pytest

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.guide import evidence, permissions, queries
from highroad.areas.guide.vocabulary import BY_KEY, QUESTIONS, EvidenceKind, Pillar, Verdict, Voice
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.partnerships.rules import ClauseDraft
from highroad.areas.partnerships.vocabulary import BodyKind, ClauseKind, Side
from highroad.kit.answers import NotFound
from tests.areas.guide.table import NOON, Table, laid, sit

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return laid()


def adopt_charter(table: Table, body: Body) -> None:
    clauses = [ClauseDraft(ClauseKind.PURPOSE, "We train people together.")]
    charter = partnerships.draft_charter(body=body, clauses=clauses, by=table.lena, at=NOON)
    decision = decisions.propose_charter(charter=charter, by=table.lena, at=NOON)
    for person in (table.lena, table.leo, table.marcus):
        decisions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=person, at=NOON)


def lines(table: Table, key: str) -> list[str]:
    found = evidence.lines_of(table.partnership, seen_by=table.lena, on=TODAY)
    return [line.text for line in found[key]]


def test_anyone_may_read_the_questions():
    assert [(pillar, len(questions)) for pillar, questions in queries.questions_public()] == [
        (Pillar.SECTOR_TABLE, 5), (Pillar.TRAINING, 12), (Pillar.FREE_CHOICE, 6),
        (Pillar.EQUAL_CHANCES, 6), (Pillar.GOOD_JOBS, 11),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["olu", "sam"])
def test_without_a_seat_the_guide_of_a_partnership_is_not_found(table, name):
    """The program office sees the structure of a partnership, not what its sides say."""
    reader = getattr(table, name)

    with pytest.raises(NotFound):
        queries.get_guide(table.partnership.key, seen_by=reader, on=TODAY)
    with pytest.raises(NotFound):
        queries.get_answers(table.partnership.key, "2a", seen_by=reader, on=TODAY)


@pytest.mark.parametrize("name", ["lena", "marcus", "priya", "carol"])
def test_whoever_sits_there_reads_all_forty(table, name):
    guide = queries.get_guide(table.partnership.key, seen_by=getattr(table, name), on=TODAY)

    assert guide.tally.of == 40
    assert [part.tally.of for part in guide.pillars] == [5, 12, 6, 6, 11]


def test_a_question_that_does_not_exist_is_not_found(table):
    with pytest.raises(NotFound):
        queries.get_answers(table.partnership.key, "9z", seen_by=table.lena, on=TODAY)


def test_each_speaks_for_their_seat(table):
    voices = {
        name: set(queries.voices_of(getattr(table, name), table.partnership, on=TODAY))
        for name in ("lena", "marcus", "priya", "carol", "olu")
    }

    assert voices == {
        "lena": {Voice.LABOR}, "marcus": {Voice.MANAGEMENT}, "priya": {Voice.PROVIDER},
        "carol": set(), "olu": set(),
    }  # fmt: skip


def test_whoever_sits_on_both_sides_speaks_for_neither(table):
    other = partnerships.create_body(
        partnership=table.partnership,
        name="Yard team",
        kind=BodyKind.UNIT_TEAM,
        by=table.lena,
        at=NOON,
    )
    builders = Party.objects.get(partnership=table.partnership, side=Side.MANAGEMENT)
    sit(table.leo, other, builders, by=table.marcus)

    assert queries.voices_of(table.leo, table.partnership, on=TODAY) == {}
    assert not permissions.may_answer(table.leo, table.partnership, BY_KEY["2a"], on=TODAY)


def test_nobody_answers_before_their_seat_is_confirmed(table):
    local = Party.objects.get(partnership=table.partnership, side=Side.LABOR)
    seat = partnerships.add_seat(body=table.body, party=local, title="New", by=table.lena, at=NOON)
    partnerships.appoint(seat=seat, user=table.olu, by=table.lena, at=NOON)

    assert queries.voices_of(table.olu, table.partnership, on=TODAY) == {}


def test_a_question_that_asks_others_refuses_with_its_reason(table):
    answer = permissions.may_answer(table.priya, table.partnership, BY_KEY["3a"], on=TODAY)

    assert answer.reason == "This question is not for you: it asks others."
    assert permissions.may_answer(table.priya, table.partnership, BY_KEY["2a"], on=TODAY)


def test_the_record_shows_who_is_at_the_table(table):
    assert lines(table, "1a3") == [
        "Neighbors is a party (Community organization)",
        "Pathways is a party (Training provider)",
    ]
    assert lines(table, "1a4") == ["Neighbors is a party (Community organization)"]


def test_that_question_answers_itself(table):
    seen = queries.get_answers(table.partnership.key, "1a3", seen_by=table.lena, on=TODAY)

    assert seen.view.verdict is Verdict.SHOWN
    assert seen.given == ()


def test_seats_are_evidence_only_while_they_are_equal(table):
    """Lena and Leo sit for labor, Marcus alone for management; then Mia joins him."""
    assert lines(table, "1a") == []

    builders = Party.objects.get(partnership=table.partnership, side=Side.MANAGEMENT)
    sit(table.olu, table.body, builders, by=table.marcus)

    assert lines(table, "1a") == ["Labor and management have 2 seats each in Harbor table"]


def test_a_charter_is_evidence_once_both_sides_adopted_it(table):
    adopt_charter(table, table.body)

    assert "Charter 1 of Harbor table is in force, adopted by both sides" in lines(table, "1a")
    assert lines(table, "4a") == []


def test_the_charter_of_an_access_committee_speaks_for_the_fourth_pillar():
    table = laid(BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE)
    adopt_charter(table, table.body)

    assert lines(table, "4a") == ["Charter 1 of Harbor table is in force, adopted by both sides"]


def test_the_registry_names_questions_that_exist_and_kinds_they_ask_for(table):
    assert set(evidence.SHOWN_BY) <= set(BY_KEY)
    found = evidence.lines_of(table.partnership, seen_by=table.lena, on=TODAY)
    assert set(found) == {question.key for question in QUESTIONS}
    for key, own in found.items():
        assert {line.kind for line in own} <= BY_KEY[key].evidence_kinds


def test_evidence_is_asked_once_a_page(table, django_assert_max_num_queries):
    adopt_charter(table, table.body)

    with django_assert_max_num_queries(40):
        queries.get_guide(table.partnership.key, seen_by=table.lena, on=TODAY)


def test_a_line_leads_to_its_record(table):
    found = evidence.lines_of(table.partnership, seen_by=table.lena, on=TODAY, only=BY_KEY["1a3"])

    assert {line.about.kind for line in found["1a3"]} == {"partnerships.party"}
    assert {line.kind for line in found["1a3"]} == {EvidenceKind.PARTIES}
