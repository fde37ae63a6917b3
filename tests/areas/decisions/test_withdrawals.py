"""A party leaves by the notice of its charters: counted in days, taken back before, done on its day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Withdrawal
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Holder, Seat
from highroad.areas.partnerships.rules.charters import Notice
from highroad.areas.partnerships.vocabulary import ClauseKind, DayCount, Side
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.charters import adopt
from tests.table import Table, acts, make_table, news, propose, refused, seat_somebody

DAY = timezone.localdate(NOON)
LEAVING = ClauseKind.WITHDRAWAL


def table_of(**values: Any) -> Table:
    table = make_table()
    adopt(table, {ClauseKind.PURPOSE: {}, LEAVING: {"notice": 30, **values}})
    return table


@pytest.mark.pure
@pytest.mark.parametrize(
    ("given", "days", "count", "ends"),
    [
        (date(2026, 3, 2), 30, DayCount.CALENDAR, date(2026, 4, 1)),
        (date(2026, 3, 2), 10, DayCount.WORKING, date(2026, 3, 16)),
        (date(2026, 11, 24), 3, DayCount.WORKING, date(2026, 11, 30)),  # Thanksgiving lies between
        (date(2026, 3, 2), 0, DayCount.CALENDAR, date(2026, 3, 2)),
    ],
)
def test_when_a_notice_has_run(given: date, days: int, count: DayCount, ends: date) -> None:
    assert Notice(days, count=count).ends(given) == ends


@pytest.mark.django_db
class TestNotice:
    def test_it_runs_by_the_clause_and_changes_nothing_before_its_day(self) -> None:
        table = table_of()
        given = actions.give_notice(party=table.labor, by=table.lena, at=NOON, reason="Too far.")
        before = actions.complete_withdrawals(at=NOON + timedelta(days=29))
        propose(table, at=NOON + timedelta(days=29))

        done = actions.complete_withdrawals(at=NOON + timedelta(days=30))
        again = actions.complete_withdrawals(at=NOON + timedelta(days=31))

        table.labor.refresh_from_db()
        assert (given.ends_on, given.clause) == (DAY + timedelta(days=30), 2)
        assert (before, done, again) == (0, 1, 0)
        assert table.labor.to_on == given.ends_on
        assert not Seat.objects.filter(party=table.labor, ended_at=None).exists()
        assert not Holder.objects.filter(seat__party=table.labor, ended_at=None).exists()
        log = acts(table.partnership.log)
        assert log.index("party.notice_given") < log.index("party.left")
        titles = " ".join(news(table.marcus))
        assert "Local 9 leaves on" in titles
        assert "Local 9 has left" in titles

    def test_the_record_stays_with_who_remains_and_is_gone_for_who_left(self) -> None:
        table = table_of()
        decision = propose(table)
        actions.give_notice(party=table.labor, by=table.lena, at=NOON)
        actions.complete_withdrawals(at=NOON + timedelta(days=30))

        assert queries.get_decision(decision.key, table.marcus) == decision
        assert [
            one.done_at is not None
            for one in queries.withdrawals_of(table.partnership, table.marcus)
        ] == [True]
        with pytest.raises(NotFound):
            queries.get_decision(decision.key, table.lena)
        table.labor.refresh_from_db()
        with refused("This party has left already"):
            actions.give_notice(party=table.labor, by=table.lena, at=NOON)

    def test_it_is_taken_back_before_its_day_and_not_after(self) -> None:
        table = table_of()
        given = actions.give_notice(party=table.labor, by=table.lena, at=NOON)
        with refused("can be taken back only before its last day"):
            actions.take_notice_back(withdrawal=given, by=table.lena, at=NOON + timedelta(days=30))
        with refused("Only somebody who acts for this party"):
            actions.take_notice_back(withdrawal=given, by=table.marcus, at=NOON)
        actions.take_notice_back(withdrawal=given, by=table.lena, at=NOON + timedelta(days=29))

        assert actions.complete_withdrawals(at=NOON + timedelta(days=40)) == 0
        assert any("Local 9 stays" in line for line in news(table.marcus))
        with refused("This notice has ended already"):
            actions.take_notice_back(withdrawal=given, by=table.lena, at=NOON)
        actions.give_notice(party=table.labor, by=table.lena, at=NOON + timedelta(days=41))

    def test_the_co_chairs_meet_first_where_the_clause_says_so(self) -> None:
        table = table_of(talk_first=True)
        with refused("The charter, clause 2, asks the co-chairs to meet first."):
            actions.give_notice(party=table.labor, by=table.lena, at=NOON)

        actions.give_notice(party=table.labor, by=table.lena, at=NOON, has_talked=True)

    def test_nobody_else_gives_it_and_nobody_twice(self) -> None:
        table = table_of()
        for person in (table.marcus, table.sam, cast.olu()):
            with refused("Only somebody who acts for this party"):
                actions.give_notice(party=table.labor, by=person, at=NOON)
        actions.give_notice(party=table.labor, by=table.lena, at=NOON)

        with refused("given notice already"):
            actions.give_notice(party=table.labor, by=table.lena, at=NOON)

    def test_without_a_charter_it_takes_effect_at_once(self) -> None:
        table = make_table()

        terms = queries.notice_terms(table.labor, DAY)

        assert (terms.ends_on, terms.charter) == (DAY, None)

    def test_what_goes_with_it_is_shown_before(self) -> None:
        table = table_of()
        seat_somebody(table, Side.LABOR, cast.person("Juan Case"), title="Steward")

        loss = queries.losses_of(table.labor)[0]

        assert {seat.title for seat in loss.seats} == {"Labor co-chair", "Steward"}
        assert (loss.keys_lost, loss.keys_left, loss.loses_chair, loss.stops) == (2, 0, True, True)
        assert partnerships.parties_acted_for(table.lena, table.partnership) == [table.labor]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"ends_on": DAY - timedelta(days=1)}, "decisions_notice_ends_after_start"),
        ({"taken_back_at": NOON, "done_at": NOON}, "decisions_notice_done_or_taken_back"),
        ({}, "decisions_one_notice_of_a_party"),
    ],
)
def test_the_database_keeps_notices_apart(values: dict[str, Any], name: str) -> None:
    table = table_of()
    actions.give_notice(party=table.labor, by=table.lena, at=NOON)

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Withdrawal.objects.create(
            **{
                "party": table.labor, "days": 1, "days_counted": DayCount.CALENDAR,
                "given_by_alias": "x", "given_at": NOON, "given_on": DAY, "ends_on": DAY, **values,
            }
        )  # fmt: skip
    assert name in str(caught.value) or "UNIQUE" in str(caught.value)
