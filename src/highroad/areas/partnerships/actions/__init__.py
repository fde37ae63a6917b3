"""What can be done in partnerships: one function per deed."""

from highroad.areas.partnerships.actions.arriving import ask_in
from highroad.areas.partnerships.actions.charters import draft_charter
from highroad.areas.partnerships.actions.dividing import divide
from highroad.areas.partnerships.actions.founding import (
    add_party,
    agree_to_listing,
    create_body,
    end_listing,
    found_partnership,
)
from highroad.areas.partnerships.actions.leaving import leave
from highroad.areas.partnerships.actions.rosters import Loaded, confirm_roster, import_roster
from highroad.areas.partnerships.actions.seats import (
    add_seat,
    appoint,
    confirm,
    declare_inequality,
    end_seat,
    end_term,
)
from highroad.areas.partnerships.actions.status import change_status, lift_pause, pause
from highroad.areas.partnerships.rules import ClauseDraft, SideTerms

__all__ = [
    "ClauseDraft",
    "Loaded",
    "SideTerms",
    "add_party",
    "add_seat",
    "agree_to_listing",
    "appoint",
    "ask_in",
    "change_status",
    "confirm",
    "confirm_roster",
    "create_body",
    "declare_inequality",
    "divide",
    "draft_charter",
    "end_listing",
    "end_seat",
    "end_term",
    "found_partnership",
    "import_roster",
    "leave",
    "lift_pause",
    "pause",
]
