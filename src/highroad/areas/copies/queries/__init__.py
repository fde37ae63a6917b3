"""What can be read of copies, and by whom; and what goes into one."""

from highroad.areas.copies.models import Copy
from highroad.areas.copies.queries.arrivals import ArrivalView, get_arrival, list_arrivals
from highroad.areas.copies.queries.copies import (
    CopyLine,
    get_copy,
    line_of,
    list_copies,
    partnership_for_system,
    progress_of,
    waiting_for,
    waiting_for_system,
)
from highroad.areas.copies.queries.registry import COPIED, NOT_COPIED, REASONS, why_not

__all__ = [
    "COPIED",
    "NOT_COPIED",
    "REASONS",
    "ArrivalView",
    "Copy",
    "CopyLine",
    "get_arrival",
    "get_copy",
    "line_of",
    "list_arrivals",
    "list_copies",
    "partnership_for_system",
    "progress_of",
    "waiting_for",
    "waiting_for_system",
    "why_not",
]
