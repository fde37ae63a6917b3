"""What reports are made of: parts with tables, and the small words they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from highroad.areas.accounts.requests import User
from highroad.areas.partnerships.queries import Body
from highroad.web.ui.documents import Facts
from highroad.web.ui.papers import Section
from highroad.web.ui.parts import Table, Text

Part = tuple[Section, Table | None]


@dataclass(frozen=True)
class Asked:
    """For which body, whose eyes, from which day to which, and what day it is."""

    body: Body
    user: User
    first: date
    last: date
    today: date


@dataclass(frozen=True)
class Made:
    """A report, ready for a page, a PDF and a Word file."""

    facts: Facts
    parts: Sequence[Part]


def shown(day: date | None) -> str:
    """A day in words, or a dash."""
    return date_format(day, "DATE_FORMAT") if day else "–"


def part(
    heading: Text, head: Sequence[Text], rows: Sequence[Sequence[Text]], none: Text, *,
    line: Text = "", numbers: Sequence[int] = (), after: Sequence[Text] = (),
) -> Part:  # fmt: skip
    """A part with its table, or the sentence that says why there is none."""
    if not rows:
        return Section(heading=heading, line=line, paragraphs=[none, *after]), None
    words = frozenset(range(1, len(head))) - frozenset(numbers)
    table = Table(caption=heading, head=head, rows=rows, words=words)
    return Section(heading=heading, line=line, paragraphs=after), table


def quarters(last: date, count: int = 4) -> list[tuple[date, date, str]]:
    """The calendar quarters up to the one a day lies in: first and last day, and a name."""
    found = []
    day = last
    for _number in range(count):
        number = (day.month - 1) // 3
        first = date(day.year, 3 * number + 1, 1)
        after = date(day.year + (number == 3), (3 * number + 3) % 12 + 1, 1)
        name = _("{year}, quarter {number}").format(year=day.year, number=number + 1)
        found.append((first, after - timedelta(days=1), name))
        day = first - timedelta(days=1)
    return found[::-1]
