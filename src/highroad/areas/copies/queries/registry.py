"""What goes into a copy, area by area; and of everything else, why it does not.

An area that keeps something of a partnership says in its own queries what belongs to a copy
(`COPIED`), and stands here. What belongs to none stands below with its reason, a model or a whole
area. A house test looks at every model of every area.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from highroad.areas.assurances import queries as assurances
from highroad.areas.commitments import queries as commitments
from highroad.areas.credentials.queries import copied as credentials
from highroad.areas.decisions import queries as decisions
from highroad.areas.demand import queries as demand
from highroad.areas.fair_access import queries as fair_access
from highroad.areas.filings import queries as filings
from highroad.areas.guide import queries as guide
from highroad.areas.job_quality import queries as job_quality
from highroad.areas.ledger import queries as ledger
from highroad.areas.library import queries as library
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.placements import queries as placements
from highroad.areas.problem_solving import queries as problem_solving
from highroad.areas.training import queries as training
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
    *assurances.COPIED,
    *demand.COPIED,
    *training.COPIED,
    *credentials.COPIED,
    *placements.COPIED,
    *job_quality.COPIED,
    *library.COPIED,
    *guide.COPIED,
)
"""In this order they are written, and loaded again."""

IN_THE_BUNDLE = _("Entries of the record: they are in its own bundle, or computed from it.")
OWN_ACCOUNT = _("Messages and settings: they belong to a person's account here.")
OF_THE_PLATFORM = _(
    "What belongs to this installation: its library, its public stories, its arrivals."
)
ABOUT_PEOPLE = _("Anything about the people you serve: it stays with whoever keeps it.")
COUNTED = _("Single starts in jobs and checks on them: the counts that their page shows go along.")
ACCOUNTS = _("Accounts: only key and name go along, no address and no password.")
ADDRESSES = _("Invitations: an address is nobody's but its owner's, and people are asked in anew.")
LISTING = _("Whether the public may see the partnership: each side says it anew elsewhere.")
FILED = _("Tables counted from filed lines: the lines stay with their keeper.")
TAKEN = _("Who took a copy: that stands in the record.")
SIGNED_HERE = _("Credentials: they are about people, and their keys sign on this server alone.")
ACROSS = _("Figures shown to others here: elsewhere both sides agree to it anew.")
TAX_FILE = _("Registers for a tax file: they belong to one party alone.")
TICKETS = _("Tickets of a round in which workers are asked, and rounds that still run.")
NOT_COPIED: dict[str, str] = {
    "ledger.log": IN_THE_BUNDLE,
    "ledger.entry": IN_THE_BUNDLE,
    "ledger.opening": IN_THE_BUNDLE,
    "ledger.subtree": IN_THE_BUNDLE,
    "accounts.user": ACCOUNTS,
    "accounts.invitation": ADDRESSES,
    "accounts.message": OWN_ACCOUNT,
    "accounts.digest": OWN_ACCOUNT,
    "accounts.mailchoice": OWN_ACCOUNT,
    "accounts.mute": OWN_ACCOUNT,
    "meetings.calendarfeed": OWN_ACCOUNT,
    "partnerships.listing": LISTING,
    "fair_access.committeetable": FILED,
    "problem_solving.dispute": "what it is about is for the parties it names; its days are in the record",
    "problem_solving.comparison": ACROSS,
    "problem_solving.sharing": ACROSS,
    "problem_solving.stoppage": "as the dispute it belongs to",
    "problem_solving.disputeword": "as the dispute it belongs to",
    "library.resource": OF_THE_PLATFORM,
    "library.helper": OF_THE_PLATFORM,
    "library.suggestion": OF_THE_PLATFORM,
    "library.indexword": OF_THE_PLATFORM,
    "library.indexentry": OF_THE_PLATFORM,
    "copies.copy": TAKEN,
    "copies.arrival": OF_THE_PLATFORM,
    "showcase": OF_THE_PLATFORM,
    "participants": ABOUT_PEOPLE,
    "self_identification": ABOUT_PEOPLE,
    "supports": ABOUT_PEOPLE,
    "training.enrollment": ABOUT_PEOPLE,
    "training.agreementsignature": ABOUT_PEOPLE,
    "training.officialform": "a form of the agency: whoever runs the program brings its own",
    "training.statusmove": ABOUT_PEOPLE,
    "training.deregistrationnotice": ABOUT_PEOPLE,
    "training.pairing": ABOUT_PEOPLE,
    "training.hoursentry": ABOUT_PEOPLE,
    "training.hoursword": ABOUT_PEOPLE,
    "training.wagepaid": ABOUT_PEOPLE,
    "training.siteday": ABOUT_PEOPLE,
    "training.rating": ABOUT_PEOPLE,
    "training.ratingword": ABOUT_PEOPLE,
    "training.cohort": ABOUT_PEOPLE,
    "training.cohortseat": ABOUT_PEOPLE,
    "training.classsession": ABOUT_PEOPLE,
    "training.attendance": ABOUT_PEOPLE,
    "training.mentoroffer": ABOUT_PEOPLE,
    "training.checkin": ABOUT_PEOPLE,
    "training.exitinterview": ABOUT_PEOPLE,
    "training.complaint": ABOUT_PEOPLE,
    "training.preapprenticeship": ABOUT_PEOPLE,
    "training.preparingcount": ABOUT_PEOPLE,
    "training.directentry": ABOUT_PEOPLE,
    "training.directentrant": ABOUT_PEOPLE,
    "training.workforcecount": ABOUT_PEOPLE,
    "training.availability": ABOUT_PEOPLE,
    "training.arealist": ABOUT_PEOPLE,
    "training.tractnote": ABOUT_PEOPLE,
    "training.totalspublication": ACROSS,
    "training.totalswithdrawal": ACROSS,
    "training.planstep": ABOUT_PEOPLE,
    "training.impediment": ABOUT_PEOPLE,
    "training.outreach": ABOUT_PEOPLE,
    "training.outreachcycle": ABOUT_PEOPLE,
    "training.facility": TAX_FILE,
    "training.contractorhours": TAX_FILE,
    "training.creditclaim": TAX_FILE,
    "training.onsite": TAX_FILE,
    "training.goodfaithrequest": TAX_FILE,
    "training.requestreply": TAX_FILE,
    "credentials": SIGNED_HERE,
    "placements.placement": COUNTED,
    "placements.retentioncheck": COUNTED,
    "job_quality.wordticket": TICKETS,
    "problem_solving.surveyticket": TICKETS,
}
"""By model, or by area."""
REASONS = tuple(dict.fromkeys(NOT_COPIED.values()))
"""Each reason once, to be shown in the reader's language."""


def why_not(label: str) -> str:
    """Why a model does not go into a copy; empty if nobody has said so."""
    return NOT_COPIED.get(label) or NOT_COPIED.get(label.split(".")[0], "")
