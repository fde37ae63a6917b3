"""A charter as typed values, and how they are read from its clauses."""

from highroad.areas.partnerships.rules.charters.reading import (
    quorum_in,
    read_charter,
    stated_on,
    terms_of,
)
from highroad.areas.partnerships.rules.charters.values import (
    AgendaDeadlines,
    Chair,
    CharterClauses,
    Deciding,
    Frequency,
    Guests,
    Notice,
    Renewal,
    WayOut,
    days_after,
    days_before,
    months_after,
    other_side,
)

__all__ = [
    "AgendaDeadlines",
    "Chair",
    "CharterClauses",
    "Deciding",
    "Frequency",
    "Guests",
    "Notice",
    "Renewal",
    "WayOut",
    "days_after",
    "days_before",
    "months_after",
    "other_side",
    "quorum_in",
    "read_charter",
    "stated_on",
    "terms_of",
]
