"""Two who sign at the same moment: the database decides, politely."""

from __future__ import annotations

import threading
from collections import Counter

import pytest
from django.db import connection

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision, SignOff
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.ledger.models import Entry
from highroad.kit.answers import Refused
from tests import cast
from tests.cast import NOON
from tests.on_disk import database_on_disk  # noqa: F401 - a fixture
from tests.table import make_table, propose, sit

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("database_on_disk")]
SIGNED = '"act":"decision.signed"'


def sign_together(decision: Decision, people: list[User]) -> Counter[str]:
    """Everybody signs at the same moment; what became of each."""
    start, results = threading.Barrier(len(people)), Counter[str]()
    guard = threading.Lock()

    def sign(by: User) -> None:
        try:
            start.wait()
            actions.sign(decision=decision, wording_number=1, stance=Stance.AGREE, by=by, at=NOON)
            came = "signed"
        except Refused as refused:
            came = refused.reason
        finally:
            connection.close()
        with guard:
            results[came] += 1

    threads = [threading.Thread(target=sign, args=(by,)) for by in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_holder_and_alternate_race_and_one_is_let_through() -> None:
    table = make_table()
    juan = cast.person("Juan Vega")
    sit(table, table.seats["labor"], juan, is_alternate=True)
    decision = propose(table)

    results = sign_together(decision, [table.lena, juan])

    assert results == {"signed": 1, "Your seat has already answered this wording.": 1}
    assert SignOff.objects.count() == 1
    assert Entry.objects.filter(line__contains=SIGNED).count() == 1


def test_both_sides_sign_a_sealed_text_at_once_and_it_is_opened_once() -> None:
    table = make_table(is_sealed=True)
    decision = propose(table)

    results = sign_together(decision, [table.lena, table.marcus])

    assert results == {"signed": 2}
    assert queries.state_of(queries.with_answers().get(pk=decision.pk)) is Outcome.ADOPTED
    joint = Entry.objects.filter(log__name=table.partnership.log, line__contains=SIGNED)
    assert joint.count() == 2


def test_one_press_too_many_is_refused_in_words() -> None:
    table = make_table()
    decision = propose(table)

    results = sign_together(decision, [table.lena] * 4)

    assert results["signed"] == 1
    assert sum(results.values()) == 4
