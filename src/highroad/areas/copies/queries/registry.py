"""What goes into a copy, area by area; and of everything else, why it does not.

An area that keeps something of a partnership says in its own queries what belongs to a copy
(`COPIED`), and stands here. What belongs to none stands below with its reason, a model or a whole
area. A house test looks at every model of every area.
"""

from __future__ import annotations

from highroad.areas.commitments import queries as commitments
from highroad.areas.decisions import queries as decisions
from highroad.areas.fair_access import queries as fair_access
from highroad.areas.filings import queries as filings
from highroad.areas.guide import queries as guide
from highroad.areas.ledger import queries as ledger
from highroad.areas.library import queries as library
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving import queries as problem_solving
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.copying import Copied

LEDGER: tuple[Copied, ...] = ledger.COPIED
"""Rows beside the bundles of the logs; they belong to a log by its name."""
COPIED: tuple[Copied, ...] = (
    *partnerships.COPIED,
    *decisions.COPIED,
    *commitments.COPIED,
    *witnesses.COPIED,
    *filings.COPIED,
    *problem_solving.COPIED,
    *fair_access.COPIED,
    *meetings.COPIED,
    *library.COPIED,
    *guide.COPIED,
)
"""In this order they are written, and loaded again."""

IN_THE_BUNDLE = "it is in the bundle of the record, or computed from it"
OWN_ACCOUNT = "it belongs to a person's account here, not to the partnership"
OF_THE_PLATFORM = "it belongs to this installation, not to a partnership"
ABOUT_PEOPLE = "it is about the people a partnership serves and stays with whoever keeps it"
NOT_COPIED: dict[str, str] = {
    "ledger.log": IN_THE_BUNDLE,
    "ledger.entry": IN_THE_BUNDLE,
    "ledger.opening": IN_THE_BUNDLE,
    "ledger.subtree": IN_THE_BUNDLE,
    "accounts.user": "only key and name go along; no address, no password",
    "accounts.invitation": "an address is nobody's but its owner's; people are asked in anew",
    "accounts.message": OWN_ACCOUNT,
    "accounts.digest": OWN_ACCOUNT,
    "accounts.mailchoice": OWN_ACCOUNT,
    "accounts.mute": OWN_ACCOUNT,
    "meetings.calendarfeed": OWN_ACCOUNT,
    "partnerships.listing": "each side says anew whether the public may see the partnership there",
    "fair_access.committeetable": "it is counted from filed lines, which stay with their keeper",
    "library.resource": OF_THE_PLATFORM,
    "library.helper": OF_THE_PLATFORM,
    "library.suggestion": OF_THE_PLATFORM,
    "library.indexword": OF_THE_PLATFORM,
    "library.indexentry": OF_THE_PLATFORM,
    "copies.copy": "who took a copy stands in the record",
    "copies.arrival": OF_THE_PLATFORM,
    "showcase": OF_THE_PLATFORM,
    "participants": ABOUT_PEOPLE,
    "self_identification": ABOUT_PEOPLE,
    "supports": ABOUT_PEOPLE,
    "training": ABOUT_PEOPLE,
    "placements": ABOUT_PEOPLE,
    "demand": "not carried yet: say in its queries what belongs to a copy",
    "assurances": "not carried yet: say in its queries what belongs to a copy",
    "job_quality": "not carried yet: say in its queries what belongs to a copy",
}
"""By model, or by area."""


def why_not(label: str) -> str:
    """Why a model does not go into a copy; empty if nobody has said so."""
    return NOT_COPIED.get(label) or NOT_COPIED.get(label.split(".")[0], "")
