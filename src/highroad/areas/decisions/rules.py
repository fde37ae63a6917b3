"""When a proposal stands: each side by its own rule, never one blended count."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from highroad.areas.decisions.vocabulary import Outcome, Stance, Verdict
from highroad.areas.partnerships.vocabulary import Base, Side, SideRule
from highroad.kit.answers import Answer, no, yes

N_ = str
"""Marks a sentence for translation; it is translated where it is read."""
WORDS = re.compile(r"\s+|[^\s]+")
LONGEST_REASON = 5_000
LONGEST_TEXT = 200_000
SHARES: Mapping[SideRule, tuple[int, int, bool]] = {
    SideRule.MAJORITY: (1, 2, True),
    SideRule.TWO_THIRDS: (2, 3, False),
}
"""The share a rule asks for, as a fraction, and whether it must be exceeded."""


@dataclass(frozen=True)
class FrozenRule:
    """How one side answers one proposal, as it was when the proposal was opened."""

    side: Side
    rule: SideRule
    base: Base
    quorum: int
    entitled: tuple[str, ...]
    """Keys of the seats that may answer."""


@dataclass(frozen=True)
class Count:
    """The answers of one side."""

    agree: int = 0
    stand_aside: int = 0
    decline: int = 0

    @property
    def answered(self) -> int:
        return self.agree + self.stand_aside + self.decline


@dataclass(frozen=True)
class Tally:
    """One side's count beside its rule, and what it comes to, with the arithmetic in words."""

    frozen: FrozenRule
    count: Count
    verdict: Verdict
    reason: Answer

    @property
    def side(self) -> Side:
        return self.frozen.side

    @property
    def base(self) -> int:
        return base_of(self.count, self.frozen)

    @property
    def has_quorum(self) -> bool:
        return self.count.answered >= self.frozen.quorum

    @property
    def needed(self) -> int | None:
        """How many must agree, where the rule is a share."""
        return needed(self.frozen, self.base)

    @property
    def is_sealed(self) -> bool:
        return self.verdict is Verdict.SEALED


@dataclass(frozen=True)
class Standing:
    """Everything the outcome of a proposal rests on."""

    counts: Mapping[Side, Count]
    rules: Sequence[FrozenRule]
    is_sealed: bool = False
    is_withdrawn: bool = False
    is_closed: bool = False
    verdicts: Mapping[Side, Verdict] = field(init=False)

    def __post_init__(self) -> None:
        found = {
            rule.side: verdict(self.counts.get(rule.side, Count()), rule) for rule in self.rules
        }
        object.__setattr__(self, "verdicts", found)

    @property
    def has_all_spoken(self) -> bool:
        """Whether no further answer could change what any side comes to."""
        return Verdict.OPEN not in self.verdicts.values()


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def base_of(count: Count, frozen: FrozenRule) -> int:
    """Of how many the share is taken."""
    if frozen.base is Base.CAST:
        return count.answered
    if frozen.base is Base.VALID:
        return count.agree + count.decline
    return len(frozen.entitled)


def needed(frozen: FrozenRule, base: int) -> int | None:
    """The smallest number of agreeing seats that meets a share; nothing for the other rules."""
    if frozen.rule not in SHARES:
        return None
    over, under, must_exceed = SHARES[frozen.rule]
    if must_exceed:
        return base * over // under + 1
    return max(1, -(-base * over // under))


def passes(count: Count, frozen: FrozenRule) -> bool:
    """Whether these answers, taken as final, are this side's yes."""
    if count.agree == 0 or count.answered < frozen.quorum:
        return False
    if frozen.rule is SideRule.NOBODY_OPPOSED:
        return count.decline == 0
    least = needed(frozen, base_of(count, frozen))
    if least is None:  # unanimity; and the co-chair's word, whose one seat is all there is
        return count.agree == len(frozen.entitled)
    return count.agree >= least


def verdict(count: Count, frozen: FrozenRule) -> Verdict:
    """What a side comes to, whatever the seats still silent may say: settled, or open."""
    left = len(frozen.entitled) - count.answered
    endings = {passes(ending, frozen) for ending in _endings(count, left)}
    if endings == {True}:
        return Verdict.PASSES
    return Verdict.FAILS if endings == {False} else Verdict.OPEN


def _endings(count: Count, left: int) -> Collection[Count]:
    """Every way the seats still silent can answer, or stay silent."""
    return [
        Count(count.agree + agree, count.stand_aside + aside, count.decline + decline)
        for agree in range(left + 1)
        for aside in range(left + 1 - agree)
        for decline in range(left + 1 - agree - aside)
    ]


def outcome(standing: Standing) -> Outcome:
    """Adopted when every side with a key passes by its own rule; declined when one cannot.

    In a sealed decision nothing is said, not even a no, until every side has spoken.
    """
    if standing.is_withdrawn:
        return Outcome.WITHDRAWN
    verdicts = standing.verdicts.values()
    if not verdicts:
        return Outcome.LAPSED
    if standing.is_sealed and not standing.has_all_spoken:
        return Outcome.LAPSED if standing.is_closed else Outcome.OPEN
    if Verdict.FAILS in verdicts:
        return Outcome.DECLINED
    if standing.has_all_spoken:
        return Outcome.ADOPTED
    return _outcome_at_closing(standing) if standing.is_closed else Outcome.OPEN


def _outcome_at_closing(standing: Standing) -> Outcome:
    ended = [passes(standing.counts.get(rule.side, Count()), rule) for rule in standing.rules]
    return Outcome.ADOPTED if all(ended) else Outcome.LAPSED


def is_closed(closes_on: date | None, on: date) -> bool:
    """Whether the last day for answers has passed."""
    return closes_on is not None and on > closes_on


def tally(standing: Standing, frozen: FrozenRule) -> Tally:
    """One side's numbers with a sentence that says by which rule they pass or not."""
    count = standing.counts.get(frozen.side, Count())
    found = standing.verdicts[frozen.side]
    if found is Verdict.OPEN and standing.is_closed:
        found = Verdict.PASSES if passes(count, frozen) else Verdict.FAILS
    return Tally(frozen, count, found, _reason(count, frozen, found))


def sealed_tally(frozen: FrozenRule) -> Tally:
    """What the other side sees of a sealed answer: nothing, not even whether there is one."""
    sentence = N_("Sealed until every side has spoken.")
    return Tally(frozen, Count(), Verdict.SEALED, Answer(is_yes=True, sentence=sentence))


def _reason(count: Count, frozen: FrozenRule, found: Verdict) -> Answer:
    is_yes = found is not Verdict.FAILS
    values = {
        "agree": count.agree,
        "declined": count.decline,
        "answered": count.answered,
        "entitled": len(frozen.entitled),
        "quorum": frozen.quorum,
        "base": base_of(count, frozen),
        "base_name": frozen.base.label,
        "needed": needed(frozen, base_of(count, frozen)),
    }
    return Answer(is_yes=is_yes, sentence=_sentence(count, frozen, found), values=values)


def _sentence(count: Count, frozen: FrozenRule, found: Verdict) -> str:
    if count.answered < frozen.quorum:
        return N_("{answered} of {entitled} seats have answered; {quorum} must answer to decide.")
    if frozen.rule in SHARES:
        return N_("{agree} of {base} agree ({base_name}); {needed} are needed.")
    if found is Verdict.OPEN:
        return N_("{agree} of {entitled} seats agree so far.")
    return _settled_sentence(count, frozen, found)


def _settled_sentence(count: Count, frozen: FrozenRule, found: Verdict) -> str:
    is_yes = found is Verdict.PASSES
    if frozen.rule is SideRule.CHAIRS_WORD:
        return N_("The co-chair agrees.") if is_yes else N_("The co-chair has not agreed.")
    if frozen.rule is SideRule.UNANIMITY:
        if is_yes:
            return N_("All {entitled} seats agree.")
        return N_("{agree} of {entitled} seats agree; all must.")
    if is_yes:
        return N_("{agree} agree and nobody is opposed.")
    if count.decline:
        return N_("{declined} opposed; nobody may be.")
    return N_("Nobody agrees.")


def may_be_open(outcome: Outcome) -> Answer:
    """Only an open proposal is changed, answered or withdrawn."""
    if outcome is not Outcome.OPEN:
        return no("This proposal is no longer open: {outcome}.", outcome=outcome.label)
    return yes


def may_answer(*, outcome: Outcome, is_entitled: bool, has_answered: bool) -> Answer:
    """Each entitled seat answers each wording once, while the proposal is open."""
    answer = may_be_open(outcome)
    if not answer:
        return answer
    if not is_entitled:
        return no("Your seat had no key when this proposal was opened.")
    if has_answered:
        return no("Your seat has already answered this wording.")
    return yes


def may_take_stance(stance: Stance, reason: str) -> Answer:
    """Declining and standing aside carry a reason, which is kept and shown."""
    if stance is not Stance.AGREE and not reason.strip():
        return no("Give your reason: it is kept with the decision and shown to both sides.")
    return _is_short(reason)


def may_sign_number(read: int, current: int) -> Answer:
    """One signs what one has read."""
    if read != current:
        return no(
            "The text has changed since you read it. Read wording {number} first.", number=current
        )
    return yes


def may_be_wording(text: str, *, before: str, reason: str) -> Answer:
    """A new wording differs from the last one, and says why."""
    if not text.strip():
        return no("A proposal needs a text.")
    if text == before:
        return no("This text is the same as the last one.")
    if not reason.strip():
        return no("Say why you change the text: both sides will read it.")
    return _is_short(reason) and _is_short(text, LONGEST_TEXT)


def may_be_opened(rules: Sequence[FrozenRule]) -> Answer:
    """A proposal is opened only where both sides can come to an answer."""
    if len(rules) < 2:
        return no("A joint decision needs two sides with a key.")
    for frozen in rules:
        if len(frozen.entitled) < frozen.quorum:
            return no(
                "{side} has {filled} filled seats with a key and needs {quorum} to decide.",
                side=frozen.side.label,
                filled=len(frozen.entitled),
                quorum=frozen.quorum,
            )
    return yes


def is_due_for_review(found: Outcome, review_on: date | None, on: date) -> bool:
    """An adopted decision comes back on its review date."""
    return found is Outcome.ADOPTED and review_on is not None and review_on <= on


@dataclass(frozen=True)
class Change:
    """A stretch of text that two wordings share, or that only one of them has."""

    kind: str
    """`same`, `added` or `removed`."""
    text: str


def difference(before: str, after: str) -> tuple[Change, ...]:
    """What changed from one wording to the next, word by word."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    changes: list[Change] = []
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            changes.append(Change("same", "".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            changes.append(Change("removed", "".join(old[old_from:old_to])))
        if new_to > new_from:
            changes.append(Change("added", "".join(new[new_from:new_to])))
    return tuple(changes)


def may_be_put(
    title: str, text: str, *, closes_on: date | None, review_on: date | None, on: date
) -> Answer:
    """A proposal has a title and a text; its last day for answers and its review lie ahead."""
    if not title.strip():
        return no("A proposal needs a title.")
    if not text.strip():
        return no("A proposal needs a text.")
    if closes_on is not None and closes_on < on:
        return no("The last day for answers has passed already.")
    if review_on is not None and review_on <= on:
        return no("The review date must lie ahead.")
    return _is_short(text, LONGEST_TEXT)


def _is_short(words: str, most: int = LONGEST_REASON) -> Answer:
    if len(words) > most:
        return no("This is too long: at most {most} characters.", most=most)
    return yes
