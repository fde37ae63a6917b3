"""What can be read of copies, and by whom; and what goes into one."""

from highroad.areas.copies.queries.arrivals import ArrivalView, get_arrival, list_arrivals
from highroad.areas.copies.queries.copies import (
    CopyLine,
    get_copy,
    list_copies,
    partnership_for_system,
    progress_of,
    waiting_for_system,
)
from highroad.areas.copies.queries.registry import COPIED, NOT_COPIED, why_not

__all__ = [
    "COPIED",
    "NOT_COPIED",
    "ArrivalView",
    "CopyLine",
    "get_arrival",
    "get_copy",
    "list_arrivals",
    "list_copies",
    "partnership_for_system",
    "progress_of",
    "waiting_for_system",
    "why_not",
]
