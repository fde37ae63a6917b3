"""Consent: for a purpose, until a day, and never after it was withdrawn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from highroad.areas.supports.vocabulary import Purpose

MONTHS: Final = (3, 6, 12)


@dataclass(frozen=True, kw_only=True)
class Given:
    """A consent as the rules see it."""

    purposes: Collection[str]
    given_on: date
    until_on: date
    is_withdrawn: bool


def holds(consents: Iterable[Given], purpose: Purpose, on: date) -> bool:
    """Whether somebody agrees to this on a day; the last day still counts."""
    return any(
        purpose in each.purposes and not each.is_withdrawn and each.given_on <= on <= each.until_on
        for each in consents
    )
