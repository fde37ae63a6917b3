"""Quorums that contradict themselves, that no roster can meet, or that one side meets alone."""

from __future__ import annotations

from collections.abc import Iterator

from highroad.areas.partnerships.rules.consistency.concern import Concern, Facts
from highroad.areas.partnerships.rules.quorums import Quorum
from highroad.areas.partnerships.vocabulary import (
    Alternates,
    ClauseKind,
    SideRule,
    Weight,
    WithoutQuorum,
)
from highroad.kit.answers import no

MEET, DECIDE = ClauseKind.QUORUM_TO_MEET, ClauseKind.QUORUM_TO_DECIDE


def quorums(facts: Facts) -> Iterator[tuple[ClauseKind, Quorum]]:
    """The quorums a charter states."""
    for kind, quorum in (
        (MEET, facts.clauses.quorum_to_meet),
        (DECIDE, facts.clauses.quorum_to_decide),
    ):
        if facts.states(kind):
            yield kind, quorum


def total_differs(facts: Facts) -> Iterator[Concern]:
    """The total as stated is not the sum of its parts."""
    for kind, quorum in quorums(facts):
        is_divided = any(side.value in facts.clauses.stated[kind].parameters for side in facts.keys)
        if quorum.total and (is_divided or quorum.needs_co_chairs) and quorum.total != quorum.sum:
            yield Concern(
                Weight.CONTRADICTION,
                (kind,),
                no(
                    "{kind}: the charter states {total} seats in all, but its parts add up to {sum}.",
                    kind=kind.label,
                    total=quorum.total,
                    sum=quorum.sum,
                ),
                no(
                    "State {sum}, or change the seats of each side; and say whether they are counted "
                    "besides the co-chairs.",
                    sum=quorum.sum,
                ),
            )


def needs_everybody(facts: Facts) -> Iterator[Concern]:
    """One person who is ill keeps the whole body from working."""
    for kind, quorum in quorums(facts):
        sizes = [(quorum.of(side), facts.size(side)) for side in facts.keys]
        if not all(0 < size == needed for needed, size in sizes):
            continue
        nobody_stands_in = facts.clauses.alternates is Alternates.NONE
        yield Concern(
            Weight.WARNING,
            (kind, ClauseKind.ALTERNATES) if nobody_stands_in else (kind,),
            no(
                "{kind}: all {all} seats must be there, so one absence is enough to stop the body.",
                kind=kind.label,
                all=sum(size for _needed, size in sizes),
            ),
            no("Ask for at least one seat less on each side, or name alternates."),
        )


def beyond_the_roster(facts: Facts) -> Iterator[Concern]:
    """No roster of this size can meet it."""
    for kind, quorum in quorums(facts):
        for side in facts.keys:
            size, needed = facts.size(side), quorum.of(side)
            if 0 < size < needed:
                yield Concern(
                    facts.impossible(side),
                    (kind, ClauseKind.MEMBERSHIP),
                    no(
                        "{kind}: {side} needs {needed} seats and has {size}. No meeting can have this quorum.",
                        kind=kind.label,
                        side=side.label,
                        needed=needed,
                        size=size,
                    ),
                    no(
                        "Lower the quorum of {side} to {size} or fewer, or add seats.",
                        side=side.label,
                        size=size,
                    ),
                )


def lacks_a_co_chair(facts: Facts) -> Iterator[Concern]:
    """The co-chairs must be there, and a side has no such seat."""
    by_word = {
        side.side for side in facts.clauses.deciding.sides if side.rule is SideRule.CHAIRS_WORD
    }
    asking = [kind for kind, quorum in quorums(facts) if quorum.needs_co_chairs]
    for side in facts.keys:
        if not facts.seats or side in facts.chairs or not (asking or side in by_word):
            continue
        kinds = tuple(asking) or (ClauseKind.DECISION_RULE,)
        yield Concern(
            Weight.WARNING,
            kinds,
            no(
                "{side} has no co-chair's seat, and this charter needs its co-chair.",
                side=side.label,
            ),
            no("Add a co-chair's seat for {side}.", side=side.label),
        )


def one_side_can_meet(facts: Facts) -> Iterator[Concern]:
    """A total with no minimum for each side can be met by one side alone."""
    for kind, quorum in quorums(facts):
        values = facts.clauses.stated[kind].parameters
        is_divided = any(side.value in values for side in facts.keys)
        if is_divided or quorum.needs_co_chairs or not quorum.total:
            continue
        biggest = max(facts.keys, key=facts.size)
        can = facts.size(biggest) >= quorum.total
        yield Concern(
            Weight.ONE_SIDE if can else Weight.WARNING,
            (kind,),
            no(
                "{kind}: {total} seats in all and no number for each side; {side} with {size} seats "
                "can be in the room without the others.",
                kind=kind.label,
                total=quorum.total,
                side=biggest.label,
                size=facts.size(biggest),
            )
            if can
            else no(
                "{kind}: {total} seats in all and no number for each side.",
                kind=kind.label,
                total=quorum.total,
            ),
            no("Set a number of seats for each side: a joint body has two quorums."),
        )


def decides_with_fewer_than_it_meets(facts: Facts) -> Iterator[Concern]:
    """Fewer are needed to decide than to meet: one of the two numbers is idle."""
    if not (facts.states(MEET) and facts.states(DECIDE)):
        return
    meet, decide = facts.clauses.quorum_to_meet, facts.clauses.quorum_to_decide
    for side in facts.keys:
        if decide.of(side) < meet.of(side):
            yield Concern(
                Weight.WARNING,
                (MEET, DECIDE),
                no(
                    "{side}: {meet} seats to meet, but only {decide} to decide. In a meeting the smaller "
                    "number never matters.",
                    side=side.label,
                    meet=meet.of(side),
                    decide=decide.of(side),
                ),
                no("Ask for at least as many to decide as to meet."),
            )


def works_without_its_quorum(facts: Facts) -> Iterator[Concern]:
    """A quorum to decide, and deciding without quorum, exclude each other."""
    if facts.clauses.without_quorum is WithoutQuorum.DECIDE:
        yield Concern(
            Weight.CONTRADICTION,
            (ClauseKind.WITHOUT_QUORUM, DECIDE),
            no("A meeting without quorum may decide all the same: then there is no quorum."),
            no("Let a meeting without quorum talk, prepare or recommend, and decide at the next."),
        )
