"""The values that the parts of a page are made of: frozen, plain, ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a way: `state` is done, current or ahead. An address makes it a link."""

    label: Text
    state: str = "ahead"
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """One line of a timeline."""

    at: datetime | date | None
    title: Text
    text: Text = ""
    address: str = ""
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of texts: first column names the row, others are numbers unless in `words`."""

    caption: Text
    head: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    words: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A chart drawn twice, so that its text keeps its size: for wide places and for phones."""

    wide: str
    narrow: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A chart with what makes it honest: its finding in words, its numbers, its source."""

    title: Text
    sentence: Text
    drawing: Drawing
    table: Table
    source: Text
    note: Text = ""
    downloads: Sequence[tuple[Text, str]] = field(default_factory=tuple)
