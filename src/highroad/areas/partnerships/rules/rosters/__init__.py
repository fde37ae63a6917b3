"""A roster from a file: teams in a tree, seats and people, and every fault by line and column."""

from highroad.areas.partnerships.rules.rosters.checking import (
    Known,
    RosterReading,
    may_be_loaded,
    read_roster,
)
from highroad.areas.partnerships.rules.rosters.lines import COLUMNS, Fault, RosterRow

__all__ = [
    "COLUMNS",
    "Fault",
    "Known",
    "RosterReading",
    "RosterRow",
    "may_be_loaded",
    "read_roster",
]
