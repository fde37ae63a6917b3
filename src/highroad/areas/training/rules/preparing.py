"""The way in: five elements of a pre-apprenticeship, promised places, and what became of people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.training.rules.clocks import months_after
from highroad.areas.training.rules.differences import tell_of_few
from highroad.areas.training.vocabulary.preparing import Element, EntryOutcome
from highroad.kit.answers import Answer, no, yes

MARKS = (3, 6, 12)
"""Months after somebody finished preparing."""


def missing_elements(said: Mapping[str, str]) -> list[Element]:
    """The elements of which nothing is said (20 CFR 681.480)."""
    return [each for each in Element if not said.get(each.value, "").strip()]


@dataclass(frozen=True, kw_only=True)
class Entrant:
    """Somebody who finished preparing: when they entered, left or finished the apprenticeship, if they did."""

    finished_on: date
    entered_on: date | None = None
    left_on: date | None = None
    completed_on: date | None = None


def outcome(person: Entrant, months: int, on: date) -> EntryOutcome:
    """Where they are at a mark; a mark that has not come says nothing."""
    mark = months_after(person.finished_on, months)
    if mark > on:
        return EntryOutcome.TOO_SOON
    if person.entered_on is None or person.entered_on > mark:
        return EntryOutcome.NOT_IN
    if person.completed_on is not None and person.completed_on <= mark:
        return EntryOutcome.FINISHED
    if person.left_on is not None and person.left_on <= mark:
        return EntryOutcome.LEFT
    return EntryOutcome.THERE


@dataclass(frozen=True, kw_only=True)
class Mark:
    """So many months after: of those whose mark has come, how many are in, or through."""

    months: int
    reached: int
    there: int

    @property
    def percent(self) -> int | None:
        """Half up; nothing while nobody's mark has come."""
        return None if not self.reached else (200 * self.there + self.reached) // (2 * self.reached)


def marks_of(people: Sequence[Entrant], on: date) -> list[Mark]:
    """Three, six and twelve months after."""
    found = []
    for months in MARKS:
        states = [outcome(each, months, on) for each in people]
        there = sum(each in (EntryOutcome.THERE, EntryOutcome.FINISHED) for each in states)
        reached = sum(each is not EntryOutcome.TOO_SOON for each in states)
        found.append(Mark(months=months, reached=reached, there=there))
    return found


@dataclass(frozen=True, kw_only=True)
class Promise:
    """Places promised and people who entered."""

    places: int
    finished: int
    entered: int

    @property
    def conversion(self) -> Decimal | None:
        """Entered by finished, of 1."""
        return Decimal(self.entered) / Decimal(self.finished) if self.finished else None

    @property
    def open(self) -> int:
        """Promised places nobody has taken."""
        return max(0, self.places - self.entered)

    @property
    def is_kept(self) -> bool:
        """As many entered as were promised, or as there were people who finished."""
        return self.entered >= min(self.places, self.finished)


def promise_of(places: int, people: Iterable[Entrant]) -> Promise:
    """What was promised beside what was done."""
    kept = list(people)
    return Promise(
        places=places, finished=len(kept), entered=sum(each.entered_on is not None for each in kept)
    )


Tables = Mapping[str, Mapping[str, int | None]]
"""For each question a count by answer; None is hidden."""
FINISHED, ENTERED, OTHERS = "finished", "entered", "others"
"""Everybody who finished; of these who entered; and the rest, who are counted so that sums stay protected."""


@dataclass(frozen=True, kw_only=True)
class GroupConversion:
    """One answer: how many who gave it finished, and how many of them entered. None is hidden."""

    question: str
    answer: str
    finished: int | None
    entered: int | None

    @property
    def conversion(self) -> Decimal | None:
        """Entered by finished, of 1, where both may be shown."""
        if not self.finished or self.entered is None:
            return None
        return Decimal(self.entered) / Decimal(self.finished)


def conversions(
    finished: Tables, entered: Tables, answers: Mapping[str, Sequence[str]]
) -> list[GroupConversion]:
    """For each question that was counted, its answers in order; what nobody said is nought."""
    return [
        GroupConversion(
            question=question, answer=each,
            finished=finished[question].get(each, 0),
            entered=entered.get(question, {}).get(each, 0),
        )
        for question, given in answers.items() if finished.get(question)
        for each in given
    ]  # fmt: skip


def beside_live_sums(counted: Mapping[str, Tables]) -> tuple[Tables, Tables]:
    """What may stand beside the live numbers of the promises: who finished, and who of them entered.

    All who finished and all who entered are known from there, so a question whose own sums are hidden would
    be read off them. It is left out.
    """
    finished, entered, others = (counted.get(each, {}) for each in (FINISHED, ENTERED, OTHERS))
    shown = [
        name for name, counts in finished.items()
        if all(
            each is not None
            for each in (counts.get("all"), entered.get(name, {}).get("all", 0), others.get(name, {}).get("all", 0))
        )
    ]  # fmt: skip
    return {name: finished[name] for name in shown}, {
        name: entered[name] for name in shown if name in entered
    }


def tells_too_much(
    earlier: tuple[Tables, Tables], later: tuple[Tables, Tables], *, smallest: int
) -> bool:
    """Whether somebody who subtracts two counts of growing numbers learns of fewer people than may be shown.

    Each count is who finished and who entered; who finished and did not enter follows from them, so it is held
    against the smallest number, too.
    """
    pairs = [
        (earlier_counts.get(question, {}).get(answer, 0), number)
        for earlier_counts, later_counts in zip(
            (*earlier, _others(*earlier)), (*later, _others(*later)), strict=True
        )
        for question, given in later_counts.items()
        for answer, number in given.items()
    ]
    return tell_of_few(pairs, smallest=smallest)


def _others(finished: Tables, entered: Tables) -> Tables:
    return {
        question: {
            answer: None if number is None or there is None else number - there
            for answer, number in given.items()
            for there in [entered.get(question, {}).get(answer, 0)]
        }
        for question, given in finished.items()
    }


def may_finish(*, finished_on: date, from_on: date, to_on: date | None, today: date) -> Answer:
    """On a day that has come, while the agreement holds."""
    if finished_on > today:
        return no("Choose a day that has come.")
    if finished_on < from_on or (to_on is not None and finished_on > to_on):
        return no("The agreement does not hold on that day.")
    return yes
