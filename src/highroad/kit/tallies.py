"""Bare tallies of three answers, and single-use tickets to give them: what may be shown, and nothing more."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

MOST_TICKETS = 2_000
LONGEST_DAYS = 60
"""People are asked for at most so many days."""
ANSWERS = frozenset({"true", "untrue", "unsure"})


class Shown(StrEnum):
    """What may be shown of three tallies."""

    RUNNING = "running"
    TOO_FEW = "too_few"
    SHARE = "share"
    NEARLY_ALL = "nearly_all"
    HARDLY_ANY = "hardly_any"


@dataclass(frozen=True)
class Tallied:
    """A share of those who said yes or no; or only its side; or nothing."""

    shown: Shown
    percent: Decimal | None = None


def judged(true: int, untrue: int, unsure: int, *, smallest: int, is_closed: bool) -> Tallied:
    """What may be shown of three tallies once the asking is over.

    Where nearly everybody or hardly anybody says yes, the few on the other side are not counted out:
    only that it is so is shown. While people are asked nothing is, so that no two looks can be compared.
    """
    if not is_closed:
        return Tallied(Shown.RUNNING)
    said = true + untrue
    if said < smallest or said + unsure < smallest:
        return Tallied(Shown.TOO_FEW)
    if untrue < smallest:
        return Tallied(Shown.NEARLY_ALL)
    if true < smallest:
        return Tallied(Shown.HARDLY_ANY)
    share = (Decimal(100) * true / said).quantize(Decimal(1), ROUND_HALF_UP)
    return Tallied(Shown.SHARE, share)


def is_answerable(closes_on: date, on: date) -> bool:
    """Whether a ticket may still be used; the closing day is no longer one of them."""
    return on < closes_on


def answers_fit(given: Iterable[str], questions: int) -> bool:
    """Whether there is one known answer for each question."""
    answers = list(given)
    return len(answers) == questions and set(answers) <= ANSWERS


def digest_of(ticket: str) -> str:
    """The hash under which a ticket is known until it is used."""
    return hashlib.sha256(ticket.encode()).hexdigest()


def draw(count: int) -> tuple[str, ...]:
    """So many tickets: secrets that exist nowhere but where they are printed."""
    return tuple(secrets.token_hex(24) for _ticket in range(count))
