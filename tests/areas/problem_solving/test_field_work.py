"""Visits to sites, marks from outside, joint trainings: who may write them, and what the record says."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from highroad.areas.ledger.models import Opening
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.models import Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.actions import TrainingDraft
from highroad.areas.problem_solving.vocabulary.field_work import MarkKind
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.problem_solving.again import hits
from tests.cast import NOON
from tests.table import Table, acts, add_party, make_table, refused, sit

pytestmark = pytest.mark.django_db
DAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


def draft(title: str = "Solving problems together", hours: str = "6.5") -> TrainingDraft:
    return TrainingDraft(DAY, title, "A state agency", Decimal(hours))


def seats(table: Table) -> list[Seat]:
    return list(Seat.objects.filter(body=table.body))


def test_a_neutral_logs_a_visit_and_everybody_in_the_partnership_reads_it(table: Table) -> None:
    director = cast.person("Noor Haddad")
    party = add_party(table.partnership, "Cooperative", "", by=table.lena)
    seat = partnerships.add_seat(
        body=table.body, party=party, title="Director", by=table.lena, at=NOON
    )
    sit(table, seat, director)

    actions.log_visit(
        body=table.body, visited_on=DAY, site="Tower 2", met=[table.labor, table.management],
        looked_at="Hoist and gate.", by=director, at=NOON,
    )  # fmt: skip

    (line,) = queries.list_visits(table.body, table.marcus)
    assert (line.site, line.met, line.side) == ("Tower 2", ("Harbor Builders", "Local 9"), "")
    assert acts(table.partnership.log)[-1] == "visit.logged"
    with pytest.raises(NotFound):
        queries.list_visits(table.body, cast.olu())


def test_what_makes_no_visit_is_refused(table: Table) -> None:
    other = make_table(
        name="Other",
        people={"sam": table.sam, "lena": table.lena, "marcus": table.marcus},
    )
    for given, why in (
        ({"visited_on": DAY + timedelta(days=1)}, "lies ahead"),
        ({"site": " "}, "which site"),
        ({"met": [other.labor]}, "another partnership"),
        ({"by": cast.olu()}, "seat in this body"),
    ):
        whole = {
            "body": table.body, "visited_on": DAY, "site": "Tower 2", "met": [], "by": table.lena,
            "at": NOON,
        }  # fmt: skip
        with refused(why):
            actions.log_visit(**(whole | given))  # type: ignore[arg-type]


def test_a_mark_names_its_source(table: Table) -> None:
    with refused("who says so"):
        actions.note_mark(
            body=table.body, on=DAY, kind=MarkKind.RATING, words="Worst column", source=" ",
            by=table.lena, at=NOON,
        )  # fmt: skip
    made = actions.note_mark(
        body=table.body, on=DAY, kind=MarkKind.RATING, words="Worst column", source="Inspector",
        by=table.lena, at=NOON,
    )  # fmt: skip

    assert [one.words for one in queries.list_marks(table.body, table.marcus)] == ["Worst column"]
    hits(made, {"source": ""}, "problem_solving_mark_names_its_source")


def test_a_training_names_seats_and_counts_each_side(table: Table) -> None:
    actions.note_training(
        body=table.body, draft=draft(), seats=seats(table), by=table.marcus, at=NOON
    )

    (line,) = queries.list_trainings(table.body, table.lena)
    assert line.by_side == ((str(Side.LABOR.label), 1), (str(Side.MANAGEMENT.label), 1))
    told = Opening.objects.order_by("-entry__number").values_list("content", flat=True)[0]
    assert json.loads(told)["seats"] == 2
    with refused("how many hours"):
        actions.note_training(
            body=table.body, draft=draft(hours="0"), seats=seats(table), by=table.lena, at=NOON
        )
    with refused("which seats"):
        actions.note_training(body=table.body, draft=draft(), seats=[], by=table.lena, at=NOON)


def test_the_database_has_the_last_word(table: Table) -> None:
    visit = actions.log_visit(
        body=table.body, visited_on=DAY, site="Tower 2", met=[], by=table.lena, at=NOON
    )
    training = actions.note_training(
        body=table.body, draft=draft(), seats=seats(table), by=table.lena, at=NOON
    )

    hits(visit, {}, "problem_solving_visit_number|sitevisit.body_id")
    hits(visit, {"number": 2, "site": ""}, "problem_solving_visit_has_a_site")
    hits(training, {"hours": 0}, "problem_solving_training_lasts")
