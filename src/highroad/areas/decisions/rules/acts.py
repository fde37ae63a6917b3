"""What may be done with a proposal, and how one wording differs from the next."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from highroad.areas.decisions.rules.counts import FrozenRule
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships.vocabulary import Proxies
from highroad.kit.answers import Answer, no, yes

WORDS = re.compile(r"\s+|[^\s]+")
LONGEST_REASON = 5_000
LONGEST_TEXT = 200_000
YES = (Stance.AGREE, Stance.LIVE_WITH)
"""The answers that are a yes and need no reason."""


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


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
    if stance not in YES and not reason.strip():
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


def may_try_again(outcome: Outcome, *, has_next: bool) -> Answer:
    """A failed attempt is one that was declined, with a quorum; each has at most one next attempt."""
    if outcome is not Outcome.DECLINED:
        return no("Only what was declined is tried again: {outcome}.", outcome=outcome.label)
    if has_next:
        return no("This has been put again already.")
    return yes


def may_stand_in(*, is_alternate: bool, is_allowed: bool) -> Answer:
    """An alternate acts only where the charter knows substitutes."""
    if is_alternate and not is_allowed:
        return no("The charter of this body allows no substitutes now.")
    return yes


def may_lend(
    way: Proxies, *, giver_side: str, holder_side: str, is_same_seat: bool, held: int, most: int
) -> Answer:
    """A proxy stays within one side, and only where the charter allows it; nobody holds too many."""
    if way is not Proxies.OWN_SIDE:
        return no("The charter of this body allows no proxies.")
    if is_same_seat:
        return no("Choose another seat: nobody lends an answer to themselves.")
    if not giver_side or giver_side != holder_side:
        return no("A proxy stays within one side.")
    if held >= most:
        return no(
            "This seat holds {held} proxies already; the charter allows {most}.",
            held=held,
            most=most,
        )
    return yes


def may_last(from_on: date, to_on: date) -> Answer:
    """A proxy has an end, and it lies ahead."""
    if to_on < from_on:
        return no("A proxy cannot end before it begins.")
    return yes
