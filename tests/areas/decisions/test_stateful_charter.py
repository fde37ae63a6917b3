"""Under a charter, in the database: no sequence of today's acts adopts without both sides, their quorum
and the very text that was signed.

People answer, for their own seat or by proxy, lend and take back, change the text, try again, leave and
are followed by others, pause and go on, amend the charter, divide the body, give notice and leave with
their party. What stands in the end is counted from the rows by hand. `make longer` makes it long.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision, Proxy, SignOff, Split
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.models import Holder, Seat, StatusChange
from highroad.areas.partnerships.vocabulary import ClauseKind, Side
from highroad.kit.answers import Refused
from highroad.kit.refs import Ref
from tests import cast
from tests.cast import NOON
from tests.charters import adopt, draft
from tests.table import Table, agree, make_table, propose, seat_somebody

SIDES = (Side.LABOR, Side.MANAGEMENT)
PEOPLE = st.integers(0, 6)
"""Places in the list of people: three of labor, three of management, and a stranger."""
MOSTLY = [Stance.AGREE] * 5 + [Stance.LIVE_WITH, Stance.STAND_ASIDE, Stance.DECLINE]
YES = (Stance.AGREE, Stance.LIVE_WITH)
FEW = {"labor": "few_dissenters", "management": "few_dissenters", "attempts": 2, "dissent": 1}
MOST = {"labor": "majority", "management": "majority"}


def clauses(*, few: bool, quorum: int) -> dict[ClauseKind, dict[str, Any]]:
    return {
        ClauseKind.DECISION_RULE: FEW if few else MOST,
        ClauseKind.QUORUM_TO_DECIDE: {"labor": quorum, "management": quorum},
        ClauseKind.PROXIES: {"way": "own_side", "most": 1},
        ClauseKind.ALTERNATES: {"way": "none"},
        ClauseKind.WITHDRAWAL: {"notice": 0},
    }


class World:
    """One table, built once; every run of the machine is rolled back to it."""

    table: ClassVar[Table]
    people: ClassVar[list[User]]
    seats: ClassVar[list[Seat]]
    spare: ClassVar[list[User]]
    charter: ClassVar[Any] = None
    reached: ClassVar[Counter[str]]


class UnderACharter(RuleBasedStateMachine):
    """Whoever may and whoever may not; what is refused is no step."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.steps, self.few, self.quorum = 0, True, 2
        self.charter: Any = World.charter
        self.terms: dict[Any, tuple[bool, int]] = {}
        self.signed: dict[Any, tuple[str, str]] = {}
        self.stood: dict[Any, int] = {}

    @initialize(who=st.integers(0, 5))
    def propose(self, who: int) -> None:
        self.decision = self.noted(
            actions.propose(
                body=World.table.body, title="Pay", text="Text 1", by=World.people[who], at=self.now
            )
        )

    @property
    def now(self) -> datetime:
        return NOON + timedelta(minutes=self.steps)

    def noted(self, decision: Decision) -> Decision:
        self.terms[decision.pk] = (self.few, self.quorum)
        return decision

    def fresh(self) -> Decision:
        return queries.with_answers().get(pk=self.decision.pk)

    def done(self, told: str, act: Any, /, **given: Any) -> Any:
        """What the act made, or nothing where it is refused; half an act is undone."""
        self.steps += 1
        try:
            with transaction.atomic():
                made = act(at=self.now, **given)
        except Refused:
            return None
        World.reached[told] += 1
        return made

    @rule(who=PEOPLE, stance=st.sampled_from(MOSTLY), stale=st.sampled_from([0, 0, 0, 1]))
    def answer(self, who: int, stance: Stance, stale: int, seat: Seat | None = None) -> None:
        wording = queries.current_wording(self.fresh())
        made = self.done(
            "proxy" if seat else "answer", actions.sign, decision=self.fresh(), stance=stance,
            wording_number=wording.number - stale, reason="So.", by=World.people[who], for_seat=seat,
        )  # fmt: skip
        if made is not None:
            assert not stale
            assert who < 6
            self.signed[made.pk] = (wording.text, str(World.people[who].pk))

    @rule(order=st.permutations(range(6)), last=st.sampled_from(list(Stance)))
    def go_round(self, order: list[int], last: Stance) -> None:
        for who in order[:-1]:
            self.answer(who, Stance.AGREE, 0)
        self.answer(order[-1], last, 0)

    @rule(side=st.integers(0, 1), stance=st.sampled_from(MOSTLY))
    def one_side_with_all_its_proxies(self, side: int, stance: Stance) -> None:
        for who in range(3 * side, 3 * side + 3):
            self.answer(who, Stance.AGREE, 0)
            self.lend_and_answer((who + 1) % 3 + 3 * side, who, stance)

    @rule(giver=st.integers(0, 5), holder=st.integers(0, 5), stance=st.sampled_from(MOSTLY))
    def lend_and_answer(self, giver: int, holder: int, stance: Stance) -> None:
        lent = self.done(
            "lent", actions.give_proxy, body=World.table.body, holder=World.seats[holder],
            to_on=NOON.date() + timedelta(days=20), by=World.people[giver],
        )  # fmt: skip
        if lent is not None:
            assert giver // 3 == holder // 3 != 2, "an answer is lent within a side"
        self.answer(holder, stance, 0, World.seats[giver])

    @rule(who=PEOPLE)
    def take_back(self, who: int) -> None:
        for proxy in Proxy.objects.filter(revoked_at=None)[:1]:
            self.done("taken back", actions.revoke_proxy, proxy=proxy, by=World.people[who])

    @rule(who=PEOPLE)
    def reword(self, who: int) -> None:
        text = f"Text {self.steps + 2}"
        self.done(
            "reworded", actions.reword, decision=self.fresh(), text=text, reason="Clearer.",
            by=World.people[who],
        )  # fmt: skip

    @rule(who=PEOPLE)
    def try_again(self, who: int) -> None:
        made = self.done(
            "again", actions.propose_again, decision=self.fresh(), by=World.people[who]
        )
        if made is not None:
            few, quorum = self.terms[self.decision.pk]
            self.decision = made
            self.terms[made.pk] = (few, quorum)

    @rule(who=st.sampled_from([1, 2, 4, 5]), follows=st.booleans())
    def leave(self, who: int, follows: bool) -> None:
        """A seat is emptied; perhaps somebody follows, who answers only if the seat has not."""
        chair = World.people[0 if who < 3 else 3]
        holder = Holder.objects.filter(user=World.people[who], ended_at=None).first()
        if holder is None:
            return
        self.done("left", partnership_actions.end_term, holder=holder, by=chair)
        if follows:
            new = self.done(
                "followed", partnership_actions.appoint, seat=World.seats[who],
                user=World.spare[who], by=chair,
            )  # fmt: skip
            if new is not None:
                self.done("confirmed", partnership_actions.confirm, holder=new, by=chair)
                self.done(
                    "answer", actions.sign, decision=self.fresh(), stance=Stance.AGREE,
                    wording_number=queries.current_wording(self.fresh()).number,
                    by=World.spare[who],
                )  # fmt: skip

    @rule(who=st.sampled_from([0, 3]))
    def pause_or_go_on(self, who: int) -> None:
        change = StatusChange.objects.filter(lifted_at=None, bodies=World.table.body).first()
        if change is not None:
            self.done(
                "resumed", partnership_actions.lift_pause, change=change, by=World.people[who]
            )
            return
        made = self.done(
            "paused", partnership_actions.pause, partnership=World.table.partnership,
            bodies=[World.table.body], reason="A strike is noticed.", by=World.people[who],
        )  # fmt: skip
        if made is not None:
            before = SignOff.objects.count()
            for person in range(6):
                self.answer(person, Stance.AGREE, 0)
            assert SignOff.objects.count() == before, "nobody answers while it is paused"

    @rule(few=st.booleans(), quorum=st.integers(1, 3))
    def amend(self, few: bool, quorum: int) -> None:
        """Another charter, by both sides: what is open keeps the rules it was put under."""
        charter = self.done(
            "drafted", draft, table=World.table, clauses=clauses(few=few, quorum=quorum)
        )
        if charter is None:
            return
        asked = self.done(
            "amendment put", actions.propose, body=World.table.body, title=charter.title,
            text=charter.text, by=World.people[0], subject=Ref.to(charter),
        )  # fmt: skip
        if asked is None:
            return
        self.noted(asked)
        for who in range(6):
            self.done(
                "answer", actions.sign, decision=asked, wording_number=1, stance=Stance.AGREE,
                by=World.people[who],
            )  # fmt: skip
        found = queries.clauses_in_force(World.table.body, NOON.date())
        if found.charter != self.charter:
            self.charter = found.charter
            World.reached["amended"] += 1
            self.few, self.quorum = few, quorum

    @rule(who=st.sampled_from([0, 3]))
    def put_another(self, who: int) -> None:
        """Another proposal by the rules of today."""
        if queries.state_of(self.fresh()) is Outcome.OPEN:
            return
        made = self.done(
            "put", actions.propose, body=World.table.body, title="More", text="Text 1",
            by=World.people[who],
        )  # fmt: skip
        if made is not None:
            self.decision = self.noted(made)

    @rule()
    def divide(self) -> None:
        """Two seats of each side go into a body of their own, once both sides said so and nothing is open."""
        moved = [World.seats[place] for place in (1, 4)]
        put = self.done(
            "division put", actions.propose_split, body=World.table.body, name="Night", seats=moved,
            title="Two bodies", text="So.", by=World.people[0],
        )  # fmt: skip
        if put is None:
            return
        self.noted(put)
        for who in range(6):
            self.done(
                "answer", actions.sign, decision=put, wording_number=1, stance=Stance.AGREE,
                by=World.people[who],
            )  # fmt: skip
        self.done(
            "divided", actions.carry_out_split, split=Split.objects.latest("made_at"),
            by=World.people[3],
        )  # fmt: skip

    @rule(stays=st.booleans())
    def labor_gives_notice(self, stays: bool) -> None:
        """A party leaves; perhaps it stays after all. Nothing that stands falls with it."""
        given = self.done(
            "notice", actions.give_notice, party=World.table.labor, by=World.people[0],
            reason="Another way.", has_talked=True,
        )  # fmt: skip
        if given is not None and stays:
            self.done("stays", actions.take_notice_back, withdrawal=given, by=World.people[0])
        if given is not None:
            self.done("gone", actions.complete_withdrawals)

    @invariant()
    def what_stands_was_signed_by_both_sides(self) -> None:
        if not hasattr(self, "decision"):
            return
        for decision in queries.with_answers().filter(pk__in=self.terms):
            found = queries.state_of(decision, on=timezone.localdate(self.now))
            World.reached[found.value] += 1
            if found is Outcome.ADOPTED:
                rows = self.count_by_hand(decision)
                assert self.stood.setdefault(decision.pk, rows) == rows, "nothing is added to it"

    def count_by_hand(self, decision: Decision) -> int:
        """From the rows alone, without the rules of the house."""
        few, quorum = self.terms[decision.pk]
        wording = decision.wordings.order_by("-number")[0]
        answers = list(SignOff.objects.filter(wording=wording).select_related("seat"))
        assert len({answer.seat_id for answer in answers}) == len(answers), "a seat answers once"
        for side in SIDES:
            own = [answer for answer in answers if answer.seat.side == side]
            yes = sum(answer.stance in YES for answer in own)
            against = sum(answer.stance == Stance.DECLINE for answer in own)
            assert yes, "one side alone"
            assert len(own) >= quorum, "without quorum"
            if few:
                assert against <= (1 if decision.attempt >= 2 else 0), "somebody is opposed"
            else:
                assert 2 * yes > len(own)
        for answer in answers:
            if answer.pk in self.signed:
                assert self.signed[answer.pk][0] == wording.text, "another text"
        return len(answers)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)


Way = tuple[tuple[Any, ...], ...]
WAYS: tuple[Way, ...] = (
    (("answer", 1, Stance.DECLINE, 0), ("answer", 2, Stance.DECLINE, 0), ("try_again", 3),
     ("go_round", [0, 1, 3, 4, 5, 2], Stance.DECLINE), ("reword", 0)),
    (("leave", 1, True), ("leave", 4, False), ("go_round", [0, 1, 2, 3, 4, 5], Stance.AGREE)),
    (("amend", False, 3), ("go_round", [0, 3, 1, 4, 2, 5], Stance.AGREE), ("put_another", 3),
     ("go_round", [0, 3, 1, 4, 2, 5], Stance.DECLINE)),
    (("go_round", [0, 3, 1, 4, 2, 5], Stance.AGREE), ("divide",), ("put_another", 0),
     ("go_round", [0, 1, 2, 3, 4, 5], Stance.AGREE)),
    (("lend_and_answer", 1, 2, Stance.AGREE), ("take_back", 1), ("answer", 0, Stance.AGREE, 0),
     ("labor_gives_notice", False), ("go_round", [3, 4, 5, 0, 1, 2], Stance.AGREE)),
    (("pause_or_go_on", 0), ("pause_or_go_on", 3), ("pause_or_go_on", 0), ("labor_gives_notice", True)),
)  # fmt: skip
"""Known ways, so that each act is reached in the usual run, however few histories it tries."""


def walk(way: Way) -> None:
    run = UnderACharter()
    run.propose(0)
    for step, *given in way:
        getattr(run, step)(*given)
        run.what_stands_was_signed_by_both_sides()
    run.teardown()


@pytest.mark.django_db
def test_nothing_stands_under_a_charter_by_one_side_another_text_or_without_quorum() -> None:
    table = make_table()
    people, seats = [table.lena], [table.seats["labor"]]
    names = ("Juan", "Rosa", "", "Carol", "Dev")
    World.charter = adopt(table, clauses(few=True, quorum=2)).key
    for name in names:
        if not name:
            people.append(table.marcus)
            seats.append(table.seats["management"])
            continue
        side = Side.LABOR if len(people) < 3 else Side.MANAGEMENT
        holder = seat_somebody(table, side, cast.person(f"{name} Case"), title=name)
        people.append(holder.person)  # type: ignore[arg-type]
        seats.append(holder.seat)
    World.table, World.people, World.seats = table, [*people, cast.olu()], seats
    World.spare = [cast.person(f"Spare{place} Case") for place in range(6)]
    World.reached = Counter()

    run_state_machine_as_test(
        UnderACharter,
        settings=settings(
            max_examples=int(os.environ.get("HIGHROAD_EXAMPLES", "15")), derandomize=True,
            stateful_step_count=12, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip

    for way in WAYS:
        walk(way)
    for act in (
        "answer", "proxy", "lent", "reworded", "again", "left", "followed", "paused", "amended",
        "notice", "gone", "divided", "adopted", "declined",
    ):  # fmt: skip
        assert World.reached[act], f"never reached: {act} of {dict(World.reached)}"


@pytest.mark.django_db
def test_the_count_by_hand_catches_one_side_alone_and_another_text() -> None:
    table = make_table()
    decision = propose(table)
    run = UnderACharter()
    run.terms[decision.pk] = (False, 1)
    agree(decision, table.lena)
    with pytest.raises(AssertionError, match="one side alone"):
        run.count_by_hand(decision)
    agree(decision, table.marcus)
    assert run.count_by_hand(decision) == 2
    run.signed[SignOff.objects.latest("signed_at").pk] = ("Another", "")
    with pytest.raises(AssertionError, match="another text"):
        run.count_by_hand(decision)
    run.terms[decision.pk] = (True, 2)
    with pytest.raises(AssertionError, match="without quorum"):
        run.count_by_hand(decision)
    run.teardown()
