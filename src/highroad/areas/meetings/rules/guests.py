"""Who must agree before somebody from outside sits in the room, as the charter has it."""

from __future__ import annotations

from highroad.areas.partnerships.rules.charters import CharterClauses
from highroad.areas.partnerships.vocabulary import ClauseKind, GuestConsent, Side
from highroad.kit.answers import Answer, no, yes


def may_come(clauses: CharterClauses) -> Answer:
    """Whether this body lets guests in at all."""
    if clauses.guests.consent is not GuestConsent.NONE:
        return yes
    return no(
        "The charter, clause {clause}, lets no guests in.", clause=clauses.place(ClauseKind.GUESTS)
    )


def is_open(clauses: CharterClauses) -> bool:
    """Whether meetings are open: nobody needs to agree, and anybody on a side may bring a guest."""
    return clauses.guests.consent is GuestConsent.OPEN


def needed(clauses: CharterClauses, *, inviting: str) -> tuple[Side, ...]:
    """The sides whose co-chair must agree to a guest whom a side asks in."""
    consent = clauses.guests.consent
    if consent is GuestConsent.OPEN:
        return ()
    if consent is GuestConsent.INVITING_SIDE:
        return tuple(side for side in clauses.keys if side == inviting)
    return clauses.keys
