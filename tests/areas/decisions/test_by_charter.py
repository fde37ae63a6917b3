"""Clauses on deciding between meetings and on what nobody agrees to run the platform: each value acts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision, Fallback
from highroad.areas.decisions.vocabulary import Outcome, Setting, Stance
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    ClauseKind,
    Route,
    SeatRole,
    Side,
    SideRule,
)
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON
from tests.charters import adopt
from tests.table import (
    Table,
    acts,
    agree,
    decline,
    fresh,
    make_table,
    news,
    propose,
    refused,
    seat_somebody,
)

pytestmark = pytest.mark.django_db
DAY = timezone.localdate(NOON)
NOBODY_OPPOSED = (
    SideTerms(Side.LABOR, SideRule.NOBODY_OPPOSED),
    SideTerms(Side.MANAGEMENT, SideRule.NOBODY_OPPOSED),
)
BETWEEN, FALLBACK = ClauseKind.BETWEEN_MEETINGS, ClauseKind.FALLBACK


def table_of(clauses: dict[ClauseKind, dict[str, Any]]) -> Table:
    """Two of labor, two of management, with these clauses in force."""
    table = make_table(sides=NOBODY_OPPOSED)
    adopt(table, clauses)
    for side, name in ((Side.LABOR, "Juan"), (Side.MANAGEMENT, "Carol")):
        holder = seat_somebody(table, side, cast.person(f"{name} Case"), title=name)
        setattr(table, name.lower(), holder.person)
    return table


def outcome(decision: Decision) -> Outcome:
    return queries.state_of(fresh(decision), on=DAY)


class TestBetweenMeetings:
    def test_every_seat_answers_in_writing(self) -> None:
        table: Any = table_of({BETWEEN: {"way": "all_seats"}})
        decision = propose(table)
        for person in (table.lena, table.marcus, table.carol):
            agree(decision, person)
        before = outcome(decision)
        agree(decision, table.juan)

        assert decision.setting == Setting.BETWEEN
        assert decision.clause == 1
        assert decision.rules["labor"]["quorum"] == 2
        assert (before, outcome(decision)) == (Outcome.OPEN, Outcome.ADOPTED)

    @pytest.mark.parametrize("way", ["co_chairs", "one_co_chair"])
    def test_the_co_chairs_answer_alone_and_both(self, way: str) -> None:
        """One co-chair alone is what the check stops; if it came into force all the same, both answer."""
        table: Any = table_of({BETWEEN: {"way": way}})
        decision = propose(table)

        with refused("no key when this proposal was opened"):
            agree(decision, table.juan)
        agree(decision, table.lena)
        before = outcome(decision)
        agree(decision, table.marcus)

        assert (before, outcome(decision)) == (Outcome.OPEN, Outcome.ADOPTED)

    def test_not_at_all_means_in_a_meeting(self) -> None:
        table: Any = table_of({BETWEEN: {"way": "not_at_all"}})
        decision = propose(table)

        with refused("The charter, clause 1, lets this body decide only in its meetings"):
            agree(decision, table.lena)
        actions.sign(
            decision=decision, wording_number=1, stance=Stance.AGREE, by=table.lena, at=NOON,
            in_meeting=True,
        )  # fmt: skip

        assert decision.setting == Setting.NEXT_MEETING
        assert [line.only_in_meeting for line in queries.waiting_for(table.marcus, on=DAY)] == [
            True
        ]

    def test_notice_runs_before_answers_count(self) -> None:
        table: Any = table_of({BETWEEN: {"way": "co_chairs", "hours": 48}})
        decision = propose(table)

        with refused("gives everybody notice first: answers count from"):
            agree(decision, table.lena, at=NOON + timedelta(hours=47))
        waiting = queries.waiting_for(table.lena, on=DAY)
        agree(decision, table.lena, at=NOON + timedelta(hours=48))

        assert waiting == []
        assert decision.answers_from == NOON + timedelta(hours=48)

    def test_a_yes_to_be_confirmed_is_provisional_and_counts_for_nothing_yet(self) -> None:
        table: Any = table_of({BETWEEN: {"way": "co_chairs", "ratify": True}})
        about = Ref.to(table.body)
        decision = propose(table, subject=about)
        for person in (table.lena, table.marcus):
            agree(decision, person)

        assert outcome(decision) is Outcome.PROVISIONAL
        assert queries.outcome_on(about, on=DAY) == (Outcome.OPEN, decision.wordings.get().digest)
        assert [one.key for one in queries.to_confirm(table.body, DAY)] == [decision.key]
        assert "provisional until a meeting confirms it" in " ".join(news(table.lena))

    def test_without_the_clause_nothing_changes(self) -> None:
        table: Any = table_of({ClauseKind.PURPOSE: {}})

        decision = propose(table)

        assert (decision.setting, decision.clause, decision.needs_ratifying) == ("", 0, False)
        assert decision.rules["labor"]["quorum"] == 1

    def test_a_charter_is_changed_between_meetings_all_the_same(self) -> None:
        table: Any = table_of({BETWEEN: {"way": "not_at_all"}})

        everybody = (table.lena, table.marcus, table.juan, table.carol)
        later = NOON + timedelta(minutes=5)
        adopt(table, {ClauseKind.PURPOSE: {}}, people=everybody, at=later)

        found = queries.charter_in_force(table.body, DAY)
        assert found is not None
        assert found.number == 2


def failed(table: Table, **more: Any) -> Decision:
    """Declined at the first attempt and at the second."""
    first = propose(table, **more)
    decline(first, table.marcus)
    second = actions.propose_again(decision=first, by=table.lena, at=NOON)
    decline(second, table.marcus)
    return second


class TestFallback:
    @pytest.mark.parametrize(
        ("route", "why"),
        [
            ("nowhere", "The charter, clause 1: things stay as they are."),
            ("management", "lets one side decide alone. That is not carried out here"),
            ("labor", "lets one side decide alone. That is not carried out here"),
            ("parent", "sends this to the body above, and there is none."),
        ],
    )
    def test_what_is_not_carried_out_says_why(self, route: str, why: str) -> None:
        table: Any = table_of({FALLBACK: {"route": route}})
        second = failed(table)

        with refused(why):
            actions.send_on(decision=second, by=table.lena, at=NOON)
        with refused("says where this goes after 2 attempts"):
            actions.propose_again(decision=second, by=table.lena, at=NOON)

    @pytest.mark.parametrize("route", ["sponsors", "official", "mediator"])
    def test_what_others_advise_comes_back_before_both_sides(self, route: str) -> None:
        table: Any = table_of({FALLBACK: {"route": route, "who": "The port director"}})
        second = failed(table)
        sent = actions.send_on(decision=second, by=table.lena, at=NOON)
        waiting = queries.sent_from([table.body.key])

        third = actions.bring_back(fallback=sent, text="Half paid.", by=table.marcus, at=NOON)

        assert [line.who for line in waiting] == ["The port director"]
        assert (third.attempt, third.again_of_id) == (3, second.pk)
        assert len(queries.entitled(third)) == 4
        assert queries.sent_from([table.body.key]) == []
        for person in (table.lena, table.juan, table.marcus, table.carol):
            agree(third, person)
        assert outcome(third) is Outcome.ADOPTED
        log = acts(table.partnership.log)
        assert log.index("decision.sent_on") < log.index("decision.brought_back")
        assert "sent on, as the charter says" in " ".join(news(table.marcus))

    def test_what_a_neutral_decided_is_confirmed_by_both_co_chairs(self) -> None:
        table: Any = table_of({FALLBACK: {"route": "arbiter"}})
        sent = actions.send_on(decision=failed(table), by=table.lena, at=NOON)

        award = actions.bring_back(fallback=sent, text="Paid.", by=table.lena, at=NOON)
        agree(award, table.lena)
        alone = outcome(award)
        agree(award, table.marcus)

        assert len(queries.entitled(award)) == 2
        assert (alone, outcome(award)) == (Outcome.OPEN, Outcome.ADOPTED)

    def test_the_body_above_decides_with_its_own_keys(self) -> None:
        table: Any = table_of({FALLBACK: {"route": "parent"}})
        above = body_above(table)
        second = failed(table)

        sent = actions.send_on(decision=second, by=table.marcus, at=NOON)

        assert sent.above is not None
        assert sent.above.body == above
        assert sent.above.subject == str(Ref.to(second))
        agree(sent.above, table.lena)
        agree(sent.above, table.marcus)
        line = queries.fallback_of(second, DAY)
        assert line is not None
        assert (line.above, line.is_waiting) == (Outcome.ADOPTED, False)
        with refused("The body above decides this itself"):
            actions.bring_back(fallback=sent, text="Other.", by=table.lena, at=NOON)

    def test_it_waits_for_the_days_of_the_clause(self) -> None:
        table: Any = table_of({FALLBACK: {"route": "sponsors", "days": 30}})
        second = failed(table)

        with refused("sends this on after 30 days: from"):
            actions.send_on(decision=second, by=table.lena, at=NOON + timedelta(days=29))
        actions.send_on(decision=second, by=table.lena, at=NOON + timedelta(days=30))

    def test_the_last_attempt_comes_first_and_it_goes_once(self) -> None:
        table: Any = table_of({FALLBACK: {"route": "sponsors"}})
        first = propose(table)
        with refused("Only what was not agreed on is sent on"):
            actions.send_on(decision=first, by=table.lena, at=NOON)
        decline(first, table.marcus)
        with refused("There is another attempt first"):
            actions.send_on(decision=first, by=table.lena, at=NOON)
        second = actions.propose_again(decision=first, by=table.lena, at=NOON)
        decline(second, table.marcus)
        sent = actions.send_on(decision=second, by=table.lena, at=NOON)

        with refused("sent on already"):
            actions.send_on(decision=second, by=table.lena, at=NOON)
        actions.bring_back(fallback=sent, text="Half.", by=table.lena, at=NOON)
        with refused("put to both sides already"):
            actions.bring_back(fallback=sent, text="Half.", by=table.lena, at=NOON)

    def test_the_text_of_a_record_is_not_sent_on(self) -> None:
        table: Any = table_of({FALLBACK: {"route": "sponsors"}})
        second = failed(table, subject=Ref.to(table.body))

        with refused("This text belongs to a record"):
            actions.send_on(decision=second, by=table.lena, at=NOON)


def body_above(table: Table) -> Body:
    """A steering committee with the two co-chairs, above the table's body."""
    above = partnerships.create_body(
        partnership=table.partnership, name="Steering", kind=BodyKind.STEERING_COMMITTEE,
        by=table.sam, at=NOON,
    )  # fmt: skip
    for party, person in ((table.labor, table.lena), (table.management, table.marcus)):
        seat = partnerships.add_seat(
            body=above, party=party, title="Chair", role=SeatRole.CO_CHAIR, by=person, at=NOON
        )
        partnerships.appoint(seat=seat, user=person, by=person, at=NOON)
    Body.objects.filter(pk=table.body.pk).update(parent=above)
    table.body.refresh_from_db()
    return above


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"route": Route.MANAGEMENT}, "decisions_fallback_is_nobodys_own"),
        ({"route": Route.PARENT_BODY}, "decisions_fallback_above_is_asked"),
    ],
)
def test_the_database_keeps_fallbacks_joint(values: dict[str, Any], name: str) -> None:
    table: Any = table_of({FALLBACK: {"route": "sponsors"}})
    second = failed(table)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Fallback.objects.create(
            decision=second,
            clause=1,
            sent_by_alias="x",
            sent_side=Side.LABOR,
            sent_at=NOON,
            **values,
        )


def test_decisions_confirmed_in_a_meeting() -> None:
    table: Any = table_of({ClauseKind.PURPOSE: {}})
    first = propose(table)

    with (
        pytest.raises(IntegrityError, match="decisions_confirmed_in_a_meeting"),
        transaction.atomic(),
    ):
        Decision.objects.create(
            body=table.body, title="X", proposed_by_alias="x", proposed_side=Side.LABOR,
            opened_at=NOON, ratifies=first, setting=Setting.BETWEEN,
        )  # fmt: skip
