"""Rules of decision that one side can satisfy alone, or that cannot work together."""

from __future__ import annotations

from collections.abc import Iterator

from highroad.areas.partnerships.rules.consistency.concern import Concern, Facts
from highroad.areas.partnerships.vocabulary import (
    Amending,
    Base,
    BetweenMeetings,
    ClauseKind,
    CountedOver,
    Proxies,
    Route,
    Side,
    SideRule,
    Weight,
)
from highroad.kit.answers import no

RULE = ClauseKind.DECISION_RULE
SMALL_SIDE = 2


def one_side_can_decide(facts: Facts) -> Iterator[Concern]:
    """Counted over all seats together, one side may have the numbers by itself."""
    deciding = facts.clauses.deciding
    if deciding.counted is not CountedOver.TOGETHER:
        return
    sizes = {side: facts.size(side) for side in facts.keys}
    needed = _needed_together(facts)
    alone = next((side for side in facts.keys if sizes[side] >= needed > 0), None)
    remedy = no("Count within each side: nothing is joint before each side has said yes.")
    if alone is None:
        yield Concern(
            Weight.WARNING,
            (RULE,),
            no(
                "Answers are counted over all seats together; the platform asks each side by its own rule as well.",
            ),
            remedy,
        )
        return
    yield Concern(
        Weight.ONE_SIDE,
        (RULE,),
        no(
            "Counted over all seats together, {needed} are enough, and {side} has {size}: it can decide alone.",
            needed=needed,
            side=alone.label,
            size=sizes[alone],
        ),
        remedy,
    )


def _needed_together(facts: Facts) -> int:
    """How many are enough when all seats are counted together: of those who must be there at least.

    The share of answers given can be met by few people, so the smallest quorum is what it is taken of.
    """
    everybody = sum(facts.size(side) for side in facts.keys)
    quorum = facts.clauses.quorum_to_decide
    here = everybody
    if any(side.base is not Base.ENTITLED for side in facts.clauses.deciding.sides):
        here = min(everybody, quorum.total or quorum.sum)
    rules = {side.rule for side in facts.clauses.deciding.sides}
    if SideRule.MAJORITY in rules:
        return here // 2 + 1
    return -(-here * 2 // 3) if SideRule.TWO_THIRDS in rules else everybody


def decides_by_the_word_of_one(facts: Facts) -> Iterator[Concern]:
    """A way around both keys: one co-chair between meetings, or one party in the end."""
    if facts.clauses.between_meetings is BetweenMeetings.ONE_CO_CHAIR:
        yield Concern(
            Weight.ONE_SIDE,
            (ClauseKind.BETWEEN_MEETINGS,),
            no("Between meetings one co-chair alone can decide for both sides."),
            no("Let both co-chairs decide together, or every seat in writing."),
        )
    for kind, way in (
        (ClauseKind.FALLBACK, facts.clauses.fallback),
        (ClauseKind.UNRESOLVED_ROUTE, facts.clauses.unresolved),
    ):
        if way.route in (Route.LABOR, Route.MANAGEMENT):
            yield Concern(
                Weight.ONE_SIDE,
                (kind,),
                no(
                    "{kind}: {side} decides in the end, so it need only wait.",
                    kind=kind.label,
                    side=Side(way.route.value).label,
                ),
                no(
                    "Send it to the two sponsors, to the body above, or to a neutral whom both named."
                ),
            )
    if facts.clauses.amending is Amending.MAJORITY_TOGETHER:
        yield Concern(
            Weight.ONE_SIDE,
            (ClauseKind.AMENDMENT,),
            no("A majority of all seats together could change the charter against one side."),
            no("Let each side adopt the new text."),
        )


def a_quorum_beside_unanimity(facts: Facts) -> Iterator[Concern]:
    """Where all seats must agree, a smaller quorum to decide says nothing."""
    for side in facts.clauses.deciding.sides:
        size = facts.size(side.side)
        states = facts.states(ClauseKind.QUORUM_TO_DECIDE)
        if side.rule is SideRule.UNANIMITY and states and 0 < side.quorum < size:
            yield Concern(
                Weight.WARNING,
                (RULE, ClauseKind.QUORUM_TO_DECIDE),
                no(
                    "{side} decides unanimously, so all {size} seats must agree; its quorum of {quorum} "
                    "is never enough.",
                    side=side.side.label,
                    size=size,
                    quorum=side.quorum,
                ),
                no("Ask that nobody is opposed, or raise the quorum to all seats."),
            )


def a_word_of_one_beside_a_quorum(facts: Facts) -> Iterator[Concern]:
    """Where the co-chair's word is the side's answer, a quorum of more seats is idle."""
    for side in facts.clauses.deciding.sides:
        states = facts.states(ClauseKind.QUORUM_TO_DECIDE)
        if side.rule is SideRule.CHAIRS_WORD and states and side.quorum > 1:
            yield Concern(
                Weight.CONTRADICTION,
                (RULE, ClauseKind.QUORUM_TO_DECIDE),
                no(
                    "{side} answers by its co-chair's word alone, and yet {quorum} of its seats must answer.",
                    side=side.side.label,
                    quorum=side.quorum,
                ),
                no("Choose another rule for {side}, or a quorum of one.", side=side.side.label),
            )


def too_many_dissenters(facts: Facts) -> Iterator[Concern]:
    """As many may dissent as a small side has seats: then everybody may be against."""
    allowed = facts.clauses.deciding.dissent
    for side in facts.clauses.deciding.sides:
        size = facts.size(side.side)
        if side.rule is not SideRule.FEW_DISSENTERS or not size:
            continue
        if allowed >= size or (size <= SMALL_SIDE and allowed):
            yield Concern(
                facts.impossible(side.side) if allowed >= size else Weight.WARNING,
                (RULE, ClauseKind.MEMBERSHIP),
                no(
                    "{side} has {size} seats and {dissent} may dissent.",
                    side=side.side.label,
                    size=size,
                    dissent=allowed,
                ),
                no("Allow fewer dissenters, or ask that nobody is opposed."),
            )


def proxies_fill_a_room(facts: Facts) -> Iterator[Concern]:
    """With enough proxies that count, one person is a quorum."""
    proxies = facts.clauses.proxies
    if proxies.way is not Proxies.OWN_SIDE or not proxies.count_for_quorum:
        return
    for side in facts.clauses.deciding.sides:
        if 1 < side.quorum <= proxies.most + 1:
            yield Concern(
                Weight.WARNING,
                (ClauseKind.PROXIES, ClauseKind.QUORUM_TO_DECIDE),
                no(
                    "{side}: one person with {most} proxies is the whole quorum of {quorum}.",
                    side=side.side.label,
                    most=proxies.most,
                    quorum=side.quorum,
                ),
                no("Do not count proxies towards the quorum, or allow fewer."),
            )
