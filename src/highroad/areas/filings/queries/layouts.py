"""How sources lay out their files: known layouts, and the page on which columns are matched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from highroad.areas.accounts.models import User
from highroad.areas.filings.models import Filing, Source
from highroad.areas.filings.queries.filings import sees_rows, upload_of
from highroad.areas.filings.rows import reading
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rules import guessing
from highroad.areas.filings.rules.fields import REQUIRED
from highroad.areas.filings.rules.folding import OURS
from highroad.areas.filings.rules.layouts import Layout, built_in
from highroad.kit.answers import NotFound

PREVIEW = 5


@dataclass(frozen=True)
class Matching:
    """What a person needs to match columns: the header, the first rows, and what is proposed."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    proposed: Layout
    guessed: frozenset[str]
    """Fields whose column was guessed from what stands below it."""
    values: dict[str, tuple[str, ...]]
    """The first different values of each column."""
    needed: frozenset[str]
    """Fields a filing cannot do without."""


def layouts_for(party: UUID) -> list[Layout]:
    """The newest matching of each header of a party, then the built-in layouts."""
    newest = {
        source.signature: Layout.from_json(source.layout)
        for source in Source.objects.filter(party=party).order_by("version")
    }
    return [*newest.values(), *built_in()]


def get_matching(filing: Filing, seen_by: User) -> Matching:
    """Header, preview and proposal for a filing. `NotFound` for whoever may not see its lines.

    Raises `Unreadable` if the kept upload cannot be read any more.
    """
    if not sees_rows(seen_by, filing):
        raise NotFound
    limits = Limits.from_settings(settings.FILINGS)
    with reading.scratch_folder(Path(settings.DATA) / "scratch") as scratch:
        seen = reading.read(
            upload_of(filing), kind=filing.file_kind, layouts=(), limits=limits, scratch=scratch
        )
    return matching_of(seen, layouts_for(filing.party_id))


def matching_of(seen: reading.Reading, known: list[Layout]) -> Matching:
    """The proposal: a known layout of this header, else a guess."""
    header = tuple(name for name in seen.header if name not in OURS)
    guess = guessing.guess(header, seen.preview)
    layout = next((one for one in known if one.signature == seen.signature), None) or Layout(
        columns=guess.columns,
        signature=seen.signature,
        null_tokens=guess.null_tokens,
        date_format=guess.date_format,
        decimal_mark=guess.decimal_mark,
    )
    values = {
        name: tuple(dict.fromkeys(row[at] for row in seen.preview if row[at]))[:12]
        for at, name in enumerate(header)
    }
    by_content = {name for name, why in guess.reasons.items() if why == "content"}
    needed = frozenset(map(str, REQUIRED))
    return Matching(header, seen.preview[:PREVIEW], layout, frozenset(by_content), values, needed)
