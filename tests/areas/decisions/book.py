"""A committee kept in memory: it asks every rule of decisions that the actions ask, in their order.

What decides here is the code of the house (`rules`, and the working rule of a pause); what is kept is
plain data, so that thousands of histories can be tried in seconds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from highroad.areas.decisions import rules
from highroad.areas.decisions.rules import Count, FrozenRule, Standing
from highroad.areas.decisions.rules.acts import may_lend, may_stand_in, may_try_again
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships.vocabulary import Base, Proxies, Side, SideRule
from highroad.kit.answers import Answer, no, yes

SIDES = (Side.LABOR, Side.MANAGEMENT)


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

    @property
    def text(self) -> str:
        return self.texts[-1]

    def outcome(self) -> Outcome:
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


class Committee:
    """The seats, the pause, who lent to whom, and the proposals so far."""

    def __init__(self, terms: Terms, seats: int) -> None:
        self.terms = terms
        self.chairs = [
            Chair(f"{side.value}-{number}", side) for side in SIDES for number in range(seats)
        ]
        self.is_paused = False
        self.lent: dict[str, str] = {}
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

    def propose(self, text: str, side: Side, attempt: int = 1) -> Answer:
        frozen = self.frozen(attempt)
        answer = self.may_work() and rules.may_be_opened(frozen)
        if answer:
            self.proposals.append(Proposal(frozen, [text], side, attempt))
        return answer

    def again(self) -> Answer:
        old = self.now
        answer = self.may_work() and may_try_again(old.outcome(), has_next=old.has_next)
        answer = answer and self.propose(old.text, old.proposed, old.attempt + 1)
        if answer:
            old.has_next = True
        return answer

    def reword(self, text: str) -> Answer:
        answer = self.may_work() and rules.may_be_open(self.now.outcome())
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
