"""A committee kept in memory: it asks every rule of decisions that the actions ask, in their order.

What decides here is the code of the house (`rules`, and the working rule of a pause); what is kept is
plain data, so that thousands of histories can be tried in seconds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from highroad.areas.decisions import rules
from highroad.areas.decisions.rules import Count, Course, Failed, FrozenRule, Room, Standing
from highroad.areas.decisions.rules.acts import may_lend, may_stand_in, may_try_again
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships.rules import CharterClauses, ClauseDraft, SideTerms, read_charter
from highroad.areas.partnerships.vocabulary import (
    Base,
    ClauseKind,
    Proxies,
    Route,
    Side,
    SideRule,
)
from highroad.kit.answers import Answer, no, yes

SIDES = (Side.LABOR, Side.MANAGEMENT)
DAY = date(2026, 3, 2)


def charter(**values: dict[str, Any]) -> CharterClauses:
    """A charter that says these things and nothing else."""
    clauses = [
        ClauseDraft(ClauseKind(kind), "So.", given, number=number)
        for number, (kind, given) in enumerate(values.items(), start=1)
    ]
    return read_charter(clauses, on=DAY, sides=[SideTerms(side) for side in SIDES])


SILENT = charter()
CHARTERS = (
    SILENT,
    charter(between_meetings={"way": "not_at_all"}, without_quorum={"work": "provisional"}),
    charter(between_meetings={"way": "all_seats", "ratify": True}, fallback={"route": "arbiter"}),
    charter(between_meetings={"way": "co_chairs"}, without_quorum={"work": "recommend"},
            fallback={"route": "sponsors"}),
    charter(between_meetings={"way": "one_co_chair", "ratify": True},
            without_quorum={"work": "decide"}, fallback={"route": "management"}),
    charter(without_quorum={"work": "discuss"}, fallback={"route": "parent"},
            renewal={"meanwhile": "nothing_new"}),
)  # fmt: skip
"""What charters say of deciding between meetings, without quorum, and where a text goes then."""


@dataclass(frozen=True)
class Terms:
    """What a charter says of deciding, side by side."""

    rules: tuple[SideRule, SideRule]
    quorums: tuple[int, int]
    dissent: int
    attempts: int
    proxies: Proxies
    proxies_count: bool
    substitutes: bool
    chairs: bool
    base: Base = Base.ENTITLED
    charter: CharterClauses = SILENT


@dataclass
class Chair:
    """A seat: who sits in it now, and whether that is an alternate."""

    key: str
    side: Side
    sits: bool = True
    is_alternate: bool = False


@dataclass(frozen=True)
class Given:
    """One answer as the record keeps it."""

    seat: str
    by: str
    side: Side
    stance: Stance
    text: str
    by_proxy: bool
    was_paused: bool
    is_alternate: bool


@dataclass
class Proposal:
    """A text before the committee, with the rules frozen when it was opened."""

    frozen: tuple[FrozenRule, ...]
    texts: list[str]
    proposed: Side
    attempt: int = 1
    answers: list[Given] = field(default_factory=list)
    is_withdrawn: bool = False
    has_next: bool = False
    course: Course = field(default_factory=Course)
    terms: Terms | None = None
    confirms: Proposal | None = None
    second: Proposal | None = None
    is_sent: bool = False

    @property
    def text(self) -> str:
        return self.texts[-1]

    @property
    def charter(self) -> CharterClauses:
        """The one it was opened by; an amended one reaches none of the earlier proposals."""
        return self.terms.charter if self.terms else SILENT

    def outcome(self) -> Outcome:
        """Where it stands, confirmed where its charter asks for that."""
        found = self.first_outcome()
        if not self.course.needs_ratifying:
            return found
        return rules.confirmed(found, self.second.outcome() if self.second else None)

    def first_outcome(self) -> Outcome:
        """By its own answers alone."""
        counting = [given for given in self.answers if given.text == self.text]
        return rules.outcome(
            Standing(
                counts={each.side: count(counting, each) for each in self.frozen},
                rules=self.frozen,
                is_withdrawn=self.is_withdrawn,
            )
        )


def count(answers: list[Given], frozen: FrozenRule) -> Count:
    own = [given for given in answers if given.side == frozen.side]
    stances = Counter(given.stance for given in own)
    return Count(
        agree=stances[Stance.AGREE],
        live_with=stances[Stance.LIVE_WITH],
        stand_aside=stances[Stance.STAND_ASIDE],
        decline=stances[Stance.DECLINE],
        by_proxy=sum(given.by_proxy for given in own),
        has_chair=not frozen.co_chair or any(given.seat == frozen.co_chair for given in own),
    )


def chairs_only(frozen: FrozenRule) -> FrozenRule:
    """Where the co-chairs answer alone, one word is enough of each side."""
    mine = tuple(seat for seat in frozen.entitled if seat.endswith("-0"))
    return FrozenRule(
        side=frozen.side, rule=SideRule.CHAIRS_WORD, base=frozen.base, quorum=1, entitled=mine,
        co_chair=frozen.co_chair, dissent=0, proxies_count=frozen.proxies_count,
    )  # fmt: skip


class Committee:
    """The seats, the pause, who lent to whom, and the proposals so far."""

    def __init__(self, terms: Terms, seats: int) -> None:
        self.terms = terms
        self.chairs = [
            Chair(f"{side.value}-{number}", side) for side in SIDES for number in range(seats)
        ]
        self.is_paused = False
        self.lent: dict[str, str] = {}
        self.room: set[str] | None = None
        self.is_overdue = False
        self.proposals: list[Proposal] = []

    @property
    def now(self) -> Proposal:
        return self.proposals[-1]

    def seat(self, key: str) -> Chair:
        return next(chair for chair in self.chairs if chair.key == key)

    def may_work(self) -> Answer:
        return no("This body is paused.") if self.is_paused else yes

    def frozen(self, attempt: int) -> tuple[FrozenRule, ...]:
        """As the action freezes them: of the seats filled today."""
        terms = self.terms
        return tuple(
            FrozenRule(
                side=side,
                rule=rule,
                base=terms.base,
                quorum=quorum,
                entitled=tuple(c.key for c in self.chairs if c.side == side and c.sits),
                co_chair=f"{side.value}-0" if terms.chairs else "",
                dissent=terms.dissent if attempt >= terms.attempts else 0,
                proxies_count=terms.proxies_count,
            )
            for side, rule, quorum in zip(SIDES, terms.rules, terms.quorums, strict=True)
        )

    def meet(self, *away: str) -> None:
        """A meeting opens with everybody who sits there but these."""
        self.room = {seat.key for seat in self.chairs if seat.sits} - set(away)

    def adjourn(self) -> None:
        self.room = None

    def room_now(self) -> Room | None:
        """Who of each side is there, and whether that is enough to decide; nothing between meetings."""
        if self.room is None:
            return None
        there = {
            side: sum(c.side == side and c.key in self.room for c in self.chairs) for side in SIDES
        }
        enough = all(
            there[side] >= need for side, need in zip(SIDES, self.terms.quorums, strict=True)
        )
        has_chairs = not self.terms.chairs or all(f"{side.value}-0" in self.room for side in SIDES)
        return Room(there, can_decide=enough and has_chairs)

    def _course(self, *, by_chairs: bool) -> tuple[Answer, Course]:
        if by_chairs:
            return yes, Course(by_chairs=True)
        charter, room = self.terms.charter, self.room_now()
        answer = rules.may_decide_while(charter, is_overdue=self.is_overdue)
        if answer and room is not None and not room.can_decide:
            answer = rules.may_put_without_quorum(charter, room)
        return answer, rules.course_of(charter, room) if answer else Course()

    def propose(
        self, text: str, side: Side, attempt: int = 1, *, by_chairs: bool = False,
        confirms: Proposal | None = None,
    ) -> Answer:  # fmt: skip
        answer, course = self._course(by_chairs=by_chairs)
        frozen = self.frozen(attempt)
        if answer and course.by_chairs:
            frozen = tuple(chairs_only(each) for each in frozen)
        if answer:
            frozen = tuple(rules.fitted(frozen, course, self.room_now()))
        answer = answer and self.may_work() and rules.may_be_opened(frozen)
        if answer:
            self.proposals.append(
                Proposal(
                    frozen,
                    [text],
                    side,
                    attempt,
                    course=course,
                    terms=self.terms,
                    confirms=confirms,
                )
            )
        return answer

    def confirm(self, old: Proposal) -> Answer:
        """A meeting with quorum is asked whether it confirms what is provisional, once."""
        room = self.room_now()
        if room is None or not room.can_decide:
            return no("Without a quorum nothing is confirmed.")
        answer = rules.may_ratify(old.outcome(), has_second=old.second is not None)
        answer = answer and self.propose(old.text, old.proposed, confirms=old)
        if answer:
            old.second = self.now
        return answer

    def send_on(self) -> Answer:
        """Where the charter of the proposal sends it; what comes back is the next attempt."""
        old = self.now
        answer = rules.may_send_on(self._failed(old), old.charter, DAY)
        if answer:
            old.is_sent = True
        return answer

    def bring_back(self, text: str) -> Answer:
        old = self.now
        if not old.is_sent or old.has_next or old.charter.fallback.route is Route.PARENT_BODY:
            return no("Nothing came back.")
        is_award = old.charter.fallback.route is Route.ARBITER
        answer = self.propose(text, old.proposed, old.attempt + 1, by_chairs=is_award)
        if answer:
            old.has_next = True
        return answer

    def _failed(self, old: Proposal) -> Failed:
        found = old.outcome()
        settled = DAY if found in rules.NOT_AGREED else None
        return Failed(found, old.attempt, settled, is_sent=old.is_sent, has_next=old.has_next)

    def again(self) -> Answer:
        old = self.now
        if old.confirms is not None:
            return no("A meeting is asked once whether it confirms this.")
        answer = self.may_work() and may_try_again(old.outcome(), has_next=old.has_next)
        answer = answer and rules.may_attempt(old.attempt, old.charter)
        answer = answer and self.propose(old.text, old.proposed, old.attempt + 1)
        if answer:
            old.has_next = True
        return answer

    def split(self, moved: set[str]) -> Answer:
        """Seats go into a new body once it was adopted and nothing else is open."""
        keyed = [seat for seat in self.chairs if seat.sits]
        counts = Counter(seat.side for seat in keyed)
        going = Counter(seat.side for seat in keyed if seat.key in moved)
        answer = rules.may_be_split("Night", SIDES, going, counts)
        answer = answer and rules.may_be_carried_out(
            is_done=False,
            is_adopted=self.now.outcome() is Outcome.ADOPTED,
            others_open=sum(each.outcome() is Outcome.OPEN for each in self.proposals),
        )
        if answer:
            self.leave(moved)
        return answer

    def leave(self, seats: set[str]) -> None:
        """These seats are no longer of this body: they went with a split, or with their party."""
        for seat in self.chairs:
            seat.sits = seat.sits and seat.key not in seats

    def amend(self, terms: Terms) -> Answer:
        """Other rules from now on, once the last text was adopted: as an amended charter is."""
        if self.now.outcome() is not Outcome.ADOPTED:
            return no("Both sides have to adopt it first.")
        self.terms = terms
        return yes

    def reword(self, text: str) -> Answer:
        answer = self.may_work() and rules.may_be_open(self.now.outcome())
        if self.now.confirms is not None:
            return no("This text belongs to a record.")
        answer = answer and rules.may_be_wording(text, before=self.now.text, reason="Clearer.")
        if answer:
            self.now.texts.append(text)
        return answer

    def withdraw(self, side: Side) -> Answer:
        answer = rules.may_be_open(self.now.outcome())
        if answer and side != self.now.proposed:
            return no("Only the side that proposed may withdraw.")
        if answer:
            self.now.is_withdrawn = True
        return answer

    def lend(self, giver: str, holder: str) -> Answer:
        held = sum(to == holder for to in self.lent.values())
        answer = self.may_work() and may_lend(
            self.terms.proxies,
            giver_side=self.seat(giver).side,
            holder_side=self.seat(holder).side,
            is_same_seat=giver == holder,
            held=held,
            most=1,
        )
        if answer and giver not in self.lent:
            self.lent[giver] = holder
        return answer

    def sign(self, by: str, stance: Stance, *, read: int, for_seat: str = "") -> Answer:
        """Answer for one's seat, or for another that lent its answer."""
        seat, own = self.seat(for_seat or by), self.seat(by)
        answer = self.may_work() and self._may_act(own, for_seat)
        answer = answer and rules.may_answer_here(
            self.now.course.setting or "", self.now.course.clause,
            in_meeting=self.room is not None, is_open_from="",
        )  # fmt: skip
        answer = answer and rules.may_answer(
            outcome=self.now.outcome(),
            is_entitled=any(seat.key in each.entitled for each in self.now.frozen),
            has_answered=any(
                given.seat == seat.key for given in self.now.answers if given.text == self.now.text
            ),
        )
        answer = answer and rules.may_take_stance(stance, "So.")
        answer = answer and rules.may_sign_number(read, len(self.now.texts))
        if answer:
            self.now.answers.append(
                Given(
                    seat.key, by, seat.side, stance, self.now.text, bool(for_seat), self.is_paused,
                    own.is_alternate,
                )
            )  # fmt: skip
        return answer

    def _may_act(self, own: Chair, for_seat: str) -> Answer:
        if not own.sits:
            return no("You have no seat in this body.")
        if for_seat and self.lent.get(for_seat) != own.key:
            return no("This seat has not lent you its answer.")
        return may_stand_in(is_alternate=own.is_alternate, is_allowed=self.terms.substitutes)
