"""What is kept of organizations, partnerships, bodies, sides, seats and charters."""

from highroad.areas.partnerships.models.body import Body, BodySide
from highroad.areas.partnerships.models.charter import Charter, Clause
from highroad.areas.partnerships.models.partnership import (
    Listing,
    Organization,
    Partnership,
    Party,
)
from highroad.areas.partnerships.models.seat import Holder, Seat
from highroad.areas.partnerships.models.second_hands import SecondHand, reason_when_refused
from highroad.areas.partnerships.models.status import StatusChange

__all__ = [
    "Body",
    "BodySide",
    "Charter",
    "Clause",
    "Holder",
    "Listing",
    "Organization",
    "Partnership",
    "Party",
    "Seat",
    "SecondHand",
    "StatusChange",
    "reason_when_refused",
]
