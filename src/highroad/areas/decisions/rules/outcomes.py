"""When a proposal stands: each side by its own rule, and the arithmetic in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from highroad.areas.decisions.rules.counts import (
    SHARES,
    Count,
    FrozenRule,
    base_of,
    has_quorum,
    needed,
    no_answers,
    passes,
    present,
    verdict,
)
from highroad.areas.decisions.vocabulary import Outcome, Verdict
from highroad.areas.partnerships.vocabulary import Side, SideRule
from highroad.kit.answers import Answer

N_ = str
"""Marks a sentence for translation; it is translated where it is read."""


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
        return has_quorum(self.count, self.frozen)

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
        found = {rule.side: verdict(self.count_of(rule), rule) for rule in self.rules}
        object.__setattr__(self, "verdicts", found)

    def count_of(self, rule: FrozenRule) -> Count:
        """The answers of one side so far."""
        return self.counts.get(rule.side, no_answers(rule))

    @property
    def has_all_spoken(self) -> bool:
        """Whether no further answer could change what any side comes to."""
        return Verdict.OPEN not in self.verdicts.values()


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
    ended = [passes(standing.count_of(rule), rule) for rule in standing.rules]
    return Outcome.ADOPTED if all(ended) else Outcome.LAPSED


def is_closed(closes_on: date | None, on: date) -> bool:
    """Whether the last day for answers has passed."""
    return closes_on is not None and on > closes_on


def tally(standing: Standing, frozen: FrozenRule) -> Tally:
    """One side's numbers with a sentence that says by which rule they pass or not."""
    count = standing.count_of(frozen)
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
        "agree": count.yes,
        "declined": count.decline,
        "aside": count.stand_aside,
        "answered": present(count, frozen),
        "entitled": len(frozen.entitled),
        "quorum": frozen.quorum,
        "dissent": frozen.dissent,
        "base": base_of(count, frozen),
        "base_name": frozen.base.label,
        "needed": needed(frozen, base_of(count, frozen)),
    }
    return Answer(is_yes=is_yes, sentence=_sentence(count, frozen, found), values=values)


def _sentence(count: Count, frozen: FrozenRule, found: Verdict) -> str:
    if present(count, frozen) < frozen.quorum:
        return N_("{answered} of {entitled} seats have answered; {quorum} must answer to decide.")
    if not count.has_chair:
        return N_("The co-chair has not answered, and must be among those who decide.")
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
    return _accepted_sentence(count, frozen, is_yes)


def _accepted_sentence(count: Count, frozen: FrozenRule, is_yes: bool) -> str:
    if count.decline and (is_yes or frozen.dissent):
        return N_("{agree} agree, {declined} opposed; at most {dissent} may be.")
    if is_yes:
        return N_("{agree} agree and nobody is opposed.")
    if count.decline:
        return N_("{declined} opposed; nobody may be.")
    if count.stand_aside and frozen.rule is SideRule.SUPPORT:
        return N_("{aside} stand aside; each must support it or be able to live with it.")
    return N_("Nobody agrees.")
