"""Surveys by role: each party prints for its own people, nothing leads to a person, each role stands apart."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from highroad.areas.ledger.models import Opening
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.actions import RoleDraft
from highroad.areas.problem_solving.models import Survey, SurveyRole, SurveyTally, SurveyTicket
from highroad.areas.problem_solving.queries.surveys import tallies_as_shown
from highroad.areas.problem_solving.vocabulary.issues import SolvingTask
from highroad.kit.answers import NotFound
from highroad.kit.tallies import Shown
from tests import cast
from tests.areas.problem_solving.again import hits
from tests.cast import NOON
from tests.table import Table, add_party, make_table, news, refused, sit

pytestmark = pytest.mark.django_db
DAY = timezone.localdate(NOON)
TRUST, FAIR = "Do you trust the district?", "Is it fair here?"
AFTER = NOON + timedelta(days=20)


@pytest.fixture
def table() -> Table:
    """A district: teachers, classified staff with a union of their own, and the administration."""
    made = make_table(name="District")
    made.body.smallest_committee_cell = made.body.smallest_public_cell = 5
    made.body.save(update_fields=["smallest_committee_cell", "smallest_public_cell"])
    return made


@pytest.fixture
def dana(table: Table):  # type: ignore[no-untyped-def]
    """Who leads the classified union."""
    party = add_party(table.partnership, "Classified Employees", Side.LABOR, by=table.lena)
    seat = partnerships.add_seat(
        body=table.body, party=party, title="Classified leader", by=table.lena, at=NOON
    )
    person = cast.person("Dana Reyes")
    sit(table, seat, person)
    return person


def ask(table: Table, *names: str, at=NOON, **more: object) -> Survey:  # type: ignore[no-untyped-def]
    parties = {"Teachers": table.labor, "Administration": table.management}
    roles = [RoleDraft(name, parties[name]) for name in names or tuple(parties)]
    given = {
        "title": "Spring", "questions": [TRUST, FAIR], "roles": roles,
        "closes_on": timezone.localdate(at) + timedelta(days=14), "by": table.lena, "at": at, **more,
    }  # fmt: skip
    return actions.open_survey(body=table.body, **given)  # type: ignore[arg-type]


def role(survey: Survey, name: str) -> SurveyRole:
    return SurveyRole.objects.get(survey=survey, name=name)


def answered(survey: Survey, name: str, by: object, yes: int, no: int, at=NOON) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    tickets = actions.print_tickets(role=role(survey, name), tickets=30, by=by, at=at)  # type: ignore[arg-type]
    for place, ticket in enumerate(tickets[: yes + no]):
        said = "true" if place < yes else "untrue"
        actions.answer_survey(ticket=ticket, answers=[said, "unsure"], at=at)
    return tickets


def test_each_role_is_shown_apart_and_small_cells_are_not(table: Table) -> None:
    survey = ask(table)
    answered(survey, "Teachers", table.lena, 6, 18)
    answered(survey, "Administration", table.marcus, 14, 2)

    running = queries.survey_view(survey, table.marcus, DAY)
    over = queries.survey_view(survey, table.marcus, AFTER.date())

    assert {cell.said.shown for line in running.questions for cell in line.cells} == {Shown.RUNNING}
    trust, fair = over.questions
    assert [(cell.role, cell.said.shown, cell.said.percent) for cell in trust.cells] == [
        ("Administration", Shown.NEARLY_ALL, None), ("Teachers", Shown.SHARE, Decimal(25)),
    ][::-1]  # fmt: skip
    assert {cell.said.shown for cell in fair.cells} == {Shown.TOO_FEW}
    assert trust.gap is None, "a gap to a hidden share would tell it"


def test_gap_and_change_of_shares_that_may_be_shown(table: Table) -> None:
    first = ask(table)
    answered(first, "Teachers", table.lena, 6, 18)
    second = ask(table, at=AFTER)
    answered(second, "Teachers", table.lena, 12, 12, at=AFTER)
    answered(second, "Administration", table.marcus, 18, 6, at=AFTER)

    trust = queries.survey_view(second, table.lena, AFTER.date() + timedelta(days=20)).questions[0]

    assert trust.gap == Decimal(25)
    assert [(cell.role, cell.change) for cell in trust.cells] == [
        ("Teachers", Decimal(25)), ("Administration", None),
    ]  # fmt: skip


def test_each_party_prints_for_its_own_people_once(table: Table, dana) -> None:  # type: ignore[no-untyped-def]
    survey = ask(table)

    for stranger in (table.marcus, dana):
        with refused("Each party prints the tickets of its own people."):
            actions.print_tickets(role=role(survey, "Teachers"), tickets=30, by=stranger, at=NOON)
    with refused("Ask at least 10 people"):
        actions.print_tickets(role=role(survey, "Teachers"), tickets=9, by=table.lena, at=NOON)
    actions.print_tickets(role=role(survey, "Teachers"), tickets=10, by=table.lena, at=NOON)
    with refused("were printed already"):
        actions.print_tickets(role=role(survey, "Teachers"), tickets=10, by=table.lena, at=NOON)
    with refused("This survey is over."):
        actions.print_tickets(
            role=role(survey, "Administration"), tickets=10, by=table.marcus, at=AFTER
        )


def test_the_inbox_asks_for_tickets_until_they_are_printed(table: Table) -> None:
    survey = ask(table)

    def asked(user: object) -> list[SolvingTask]:
        return [line.task for line in queries.waiting_for(user, on=DAY)]  # type: ignore[arg-type]

    assert asked(table.marcus) == [SolvingTask.TICKETS]
    assert "survey 1 is open" in " ".join(news(table.marcus))
    actions.print_tickets(role=role(survey, "Administration"), tickets=30, by=table.marcus, at=NOON)
    assert asked(table.marcus) == []
    assert asked(table.lena) == [SolvingTask.TICKETS]


def test_a_ticket_counts_once_and_leaves_no_trace(table: Table) -> None:
    survey = ask(table)
    ticket, other = answered(survey, "Teachers", table.lena, 0, 0)[:2]
    before = Opening.objects.count()

    actions.answer_survey(ticket=ticket, answers=["true", "untrue"], at=NOON)

    assert Opening.objects.count() == before, "nothing is written into any log"
    assert SurveyTicket.objects.filter(role__survey=survey).count() == 29
    for used in (ticket, "none"):
        with pytest.raises(NotFound):
            actions.answer_survey(ticket=used, answers=["true", "untrue"], at=NOON)
    with pytest.raises(NotFound):
        actions.answer_survey(ticket=other, answers=["true", "untrue"], at=AFTER)
    with refused("Answer each line"):
        actions.answer_survey(ticket=other, answers=["true"], at=NOON)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"title": " "}, "Give the survey a name."),
        ({"questions": []}, "Ask from one to 8 questions."),
        ({"questions": [TRUST, TRUST.upper()]}, "Each question is asked once."),
        ({"closes_on": DAY}, "lasts from one day to 60 days"),
        ({"closes_on": DAY + timedelta(days=61)}, "lasts from one day to 60 days"),
    ],
)
def test_what_a_survey_needs(table: Table, more: dict[str, object], why: str) -> None:
    with refused(why):
        ask(table, **more)


def test_two_roles_at_least_one_survey_at_a_time_and_only_parties_at_the_table(
    table: Table,
) -> None:
    with refused("Ask from two to 12 roles"):
        ask(table, "Teachers")
    with refused("Two roles have the same name."):
        ask(table, "Teachers", "Teachers")
    college = add_party(table.partnership, "College", "", by=table.lena)
    with refused("Only people of parties with a seat"):
        ask(table, roles=[RoleDraft("Teachers", table.labor), RoleDraft("Students", college)])
    ask(table)
    with refused("A survey of this body runs already."):
        ask(table)


def test_a_copy_takes_what_is_shown_and_never_a_tally(table: Table) -> None:
    survey = ask(table)
    answered(survey, "Teachers", table.lena, 6, 18)
    Survey.objects.update(closes_on=timezone.localdate(), opened_on=DAY - timedelta(days=9))

    shown = {(row.role.name, row.question): row for row in tallies_as_shown([table.partnership.pk])}

    assert shown["Teachers", 1].brought_percent == 25
    assert shown["Teachers", 2].brought_shown == "too_few"


def test_the_database_has_the_last_word(table: Table) -> None:
    survey = ask(table)
    found = role(survey, "Teachers")

    hits(survey, {}, "problem_solving_survey_number|body_id.*number")
    hits(survey, {"number": 2, "closes_on": survey.opened_on}, "problem_solving_survey_has_days")
    hits(found, {"name": "Other"}, "problem_solving_survey_role_number|survey_id.*number")
    hits(found, {"number": 9}, "problem_solving_survey_role_once|survey_id.*name")
    tally = SurveyTally.objects.filter(role=found).first()
    assert tally is not None
    hits(tally, {}, "problem_solving_tally_once|role_id.*question")
    hits(
        tally, {"question": 9, "brought_percent": 12, "brought_shown": "too_few"},
        "problem_solving_brought_share_is_one",
    )  # fmt: skip
