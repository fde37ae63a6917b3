"""Sealed signing: neither side sees the other's answer, nor whether there is one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome, Verdict
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    acts,
    agree,
    decline,
    fresh,
    make_table,
    news,
    propose,
    seat_provider,
)

pytestmark = pytest.mark.django_db
DAY = NOON.date()
DECISION = "decisions.decision"


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def sealed() -> Table:
    return make_table(is_sealed=True)


class TestSealed:
    """Neither side sees the other's answer, nor whether there is one, before all have spoken."""

    def test_the_other_side_sees_no_difference(self, sealed: Table) -> None:
        decision = propose(sealed)
        before = self.everything_seen(sealed.marcus, decision)

        decline(decision, sealed.lena)

        assert self.everything_seen(sealed.marcus, decision) == before

    def everything_seen(self, reader: User, decision: Decision) -> Any:
        day = DAY
        return (
            queries.outcome(fresh(decision), on=day, seen_by=reader),
            queries.list_sign_offs(fresh(decision), reader),
            queries.list_decisions(decision.body, reader, on=day),
            queries.waiting_for(reader, on=day),
            news(reader, DECISION),
            acts(decision.log),
            queries.outcome(fresh(decision), on=day),
        )

    def test_ones_own_side_sees_its_own(self, sealed: Table) -> None:
        decision = propose(sealed)

        decline(decision, sealed.lena)

        [labor, management] = queries.outcome(fresh(decision), seen_by=sealed.lena).tallies
        assert (labor.verdict, management.verdict) == (Verdict.FAILS, Verdict.SEALED)
        assert len(queries.list_sign_offs(fresh(decision), sealed.lena)) == 1

    def test_the_joint_record_gets_all_answers_with_the_last_one(self, sealed: Table) -> None:
        decision = propose(sealed)

        agree(decision, sealed.lena)
        own = acts(sealed.partnership.side_log("labor"))
        before = acts(sealed.partnership.log)
        agree(decision, sealed.marcus)

        assert own == ["decision.signed"]
        assert before[-1] == "decision.proposed"
        assert acts(sealed.partnership.log)[len(before) :] == ["decision.signed"] * 2
        assert queries.state_of(fresh(decision)) is Outcome.ADOPTED
        assert len(queries.list_sign_offs(fresh(decision), sealed.marcus)) == 2

    def test_an_early_no_stays_sealed_when_the_text_changes_or_time_runs_out(
        self, sealed: Table
    ) -> None:
        decision = propose(sealed, closes_on=DAY)
        decline(decision, sealed.lena)
        late = DAY + timedelta(days=1)

        lapsed = queries.outcome(fresh(decision), on=late, seen_by=sealed.marcus)
        actions.reword(decision=decision, text="Other.", reason="So.", by=sealed.marcus, at=NOON)

        assert lapsed.outcome is Outcome.LAPSED
        assert [tally.verdict for tally in lapsed.tallies] == [Verdict.SEALED, Verdict.FAILS]
        assert queries.list_sign_offs(fresh(decision), sealed.marcus) == []
        assert len(queries.list_sign_offs(fresh(decision), sealed.lena)) == 1

    def test_a_voice_without_a_side_sees_neither(self, sealed: Table) -> None:
        priya = cast.priya()
        seat_provider(sealed, priya)
        decision = propose(sealed)

        agree(decision, sealed.lena)

        tallies = queries.outcome(fresh(decision), seen_by=priya).tallies
        assert {tally.verdict for tally in tallies} == {Verdict.SEALED}
        assert queries.list_sign_offs(fresh(decision), priya) == []
