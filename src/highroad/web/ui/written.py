"""When the words of each public page were last changed: said on the page, and to machines in the site map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final

from django.utils import timezone

WRITTEN: Final[Mapping[str, date]] = {
    "showcase:front": date(2026, 11, 26),
    "showcase:examples": date(2026, 11, 26),
    "showcase:compare": date(2026, 11, 26),
    "showcase:partnerships": date(2026, 11, 21),
    "showcase:figures": date(2026, 11, 21),
    "showcase:about": date(2026, 11, 21),
    "showcase:coordinator": date(2026, 11, 26),
    "showcase:protection": date(2026, 11, 21),
    "showcase:limits": date(2026, 11, 27),
    "showcase:accessibility": date(2026, 11, 21),
    "showcase:start": date(2026, 11, 27),
    "library:library": date(2026, 11, 26),
    "library:helpers": date(2026, 11, 26),
    "library:suggest": date(2026, 11, 26),
    "guide:questions": date(2026, 11, 26),
    "guide:take": date(2026, 11, 26),
    "news:list": date(2026, 11, 26),
    "stories:list": date(2026, 11, 26),
    "stories:tell": date(2026, 11, 26),
    "stories:rules": date(2026, 11, 26),
    "stories:subscribe": date(2026, 11, 26),
}
"""Whoever changes the words of one of these pages changes its day here too."""


def changed_on(name: str, moments: Iterable[datetime | date | None] = ()) -> date | None:
    """The day a page last changed: its own words, or the newest of what it shows; None where neither is known."""
    days = [_day(moment) for moment in moments if moment is not None]
    if name in WRITTEN:
        days.append(WRITTEN[name])
    return max(days, default=None)


def _day(moment: datetime | date) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment
