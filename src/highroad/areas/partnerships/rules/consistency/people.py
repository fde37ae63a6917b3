"""Seats, terms, scope and what a charter leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from highroad.areas.partnerships.rules.consistency.concern import Concern, Facts
from highroad.areas.partnerships.rules.sides import EQUAL_SIDES
from highroad.areas.partnerships.vocabulary import ClauseKind, Pay, Route, Side, Weight
from highroad.kit.answers import no

ESSENTIAL = (
    ClauseKind.PURPOSE, ClauseKind.MEMBERSHIP, ClauseKind.QUORUM_TO_MEET,
    ClauseKind.QUORUM_TO_DECIDE, ClauseKind.DECISION_RULE, ClauseKind.SCOPE_OUT,
    ClauseKind.UNRESOLVED_ROUTE, ClauseKind.MINUTE_KEEPER, ClauseKind.AMENDMENT,
    ClauseKind.WITHDRAWAL,
)  # fmt: skip
"""What nearly every charter in use settles."""


def terms_end_together(facts: Facts) -> Iterator[Concern]:
    """A whole side leaves on one day: by its terms, or as the roster stands."""
    terms = facts.clauses.terms
    both = all(terms.months.get(side, 0) for side in EQUAL_SIDES)
    if both and not terms.is_staggered and len(set(terms.months.values())) == 1:
        yield Concern(
            Weight.WARNING,
            (ClauseKind.TERMS,),
            no(
                "Everybody serves {months} months and nobody's time is said to end at another "
                "moment: all seats fall vacant on one day.",
                months=terms.months[Side.LABOR],
            ),
            no(
                "Let half of each side begin with a shorter term: never change a whole side at once."
            ),
        )
    for side, days in facts.ends.items():
        if len(days) > 1 and len(set(days)) == 1 and days[0] is not None:
            yield Concern(
                Weight.WARNING,
                (ClauseKind.TERMS,),
                no(
                    "{side}: the service of all {count} ends on {day}.",
                    side=side.label,
                    count=len(days),
                    day=days[0].isoformat(),
                ),
                no("Give some of them another last day."),
            )


def unequal_sides(facts: Facts) -> Iterator[Concern]:
    """Labor and management have different numbers of seats."""
    seats = facts.clauses.membership.seats
    labor, management = (seats.get(side, 0) for side in EQUAL_SIDES)
    if labor and management and labor != management:
        yield Concern(
            Weight.WARNING,
            (ClauseKind.MEMBERSHIP,),
            no(
                "Labor has {labor} seats and management {management}.",
                labor=labor,
                management=management,
            ),
            no("Make the sides equal, or say in the charter why they are not."),
        )


def another_roster(facts: Facts) -> Iterator[Concern]:
    """The roster has other numbers than the charter."""
    membership = facts.clauses.membership
    for side, stated in membership.seats.items():
        here = facts.seats.get(side, 0)
        fits = here >= stated if membership.is_least else here == stated
        if here and not fits:
            yield Concern(
                Weight.WARNING,
                (ClauseKind.MEMBERSHIP,),
                no(
                    "{side}: the charter gives {stated} seats, the roster has {here}.",
                    side=side.label,
                    stated=stated,
                    here=here,
                ),
                no("Add or take away seats, or change the number in the charter."),
            )


def third_key_in_doubt(facts: Facts) -> Iterator[Concern]:
    """The charter and the set-up of the body disagree on the key of the third side."""
    said = facts.clauses.stated.get(ClauseKind.MEMBERSHIP)
    holds = Side.THIRD in facts.keys
    stated = bool(said and said.parameters.get("third_key", False))
    if stated and not holds:
        yield Concern(
            Weight.CONTRADICTION,
            (ClauseKind.MEMBERSHIP,),
            no("The charter gives the third side a key, and this body was set up without one."),
            no("Set up the body with a third key, or leave it out of the charter."),
        )
    if holds and said is not None and not stated:
        yield Concern(
            Weight.WARNING,
            (ClauseKind.MEMBERSHIP,),
            no("The third side holds a key in this body, and the charter does not say so."),
            no("Say in the clause on membership that the third side holds a key."),
        )


def nobody_named(facts: Facts) -> Iterator[Concern]:
    """Something goes to a named official who is not named."""
    for kind, way in (
        (ClauseKind.FALLBACK, facts.clauses.fallback),
        (ClauseKind.UNRESOLVED_ROUTE, facts.clauses.unresolved),
    ):
        if way.route is Route.OFFICIAL and not way.who.strip():
            yield Concern(
                Weight.CONTRADICTION,
                (kind,),
                no("{kind}: it goes to a named official, and nobody is named.", kind=kind.label),
                no("Write the name or the office."),
            )


def into_bargaining(facts: Facts) -> Iterator[Concern]:
    """The charter lets in what belongs to bargaining or to the grievance procedure."""
    scope = facts.clauses.scope
    for is_out, what in (
        (scope.no_bargaining, no("Bargaining is not kept out.")),
        (scope.no_contract_change, no("Changes of the collective agreement are not kept out.")),
        (scope.no_grievances, no("Individual grievances are not kept out.")),
    ):
        if not is_out:
            yield Concern(
                Weight.WARNING,
                (ClauseKind.SCOPE_OUT,),
                what,
                no(
                    "Keep it out; root causes and recommendations to the bargaining teams may stay in."
                ),
            )


def side_agreement_that_binds_nobody(facts: Facts) -> Iterator[Concern]:
    """A side agreement is there to bind where its umbrella does not."""
    if facts.is_side_agreement and not facts.clauses.is_binding:
        yield Concern(
            Weight.CONTRADICTION,
            (ClauseKind.BINDING,),
            no("A side agreement that does not bind adds nothing to its umbrella charter."),
            no("Make the side agreement binding, or put its words into the charter."),
        )


def unpaid_time(facts: Facts) -> Iterator[Concern]:
    """Who loses pay at the table does not come for long."""
    if facts.clauses.pay is Pay.UNPAID:
        yield Concern(
            Weight.WARNING,
            (ClauseKind.PAY,),
            no("Time at the table is not paid: workers pay for it, and managers do not."),
            no("Agree that nobody loses pay."),
        )


def not_said(facts: Facts) -> Iterator[Concern]:
    """What charters in use settle and this one leaves open."""
    if facts.is_side_agreement:
        return
    for kind in ESSENTIAL:
        if not facts.states(kind):
            yield Concern(
                Weight.MISSING,
                (kind,),
                no("Nothing is said about: {kind}.", kind=kind.label),
                no("Add the clause, or go by what holds without it."),
            )
