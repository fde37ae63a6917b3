"""What can be done with filings. Reading a file takes seconds, so it happens before the transaction."""

from highroad.areas.filings.actions.certifying import certify, lock, unlock
from highroad.areas.filings.actions.checking import check, check_waiting, sweep
from highroad.areas.filings.actions.replying import reply
from highroad.areas.filings.actions.submitting import Upload, match_columns, submit

__all__ = [
    "Upload",
    "certify",
    "check",
    "check_waiting",
    "lock",
    "match_columns",
    "reply",
    "submit",
    "sweep",
    "unlock",
]
