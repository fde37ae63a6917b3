"""One try at loading a copy: what is known of it, of whose rows only a few are in memory at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from highroad.areas.copies.queries.registry import COPIED, LEDGER
from highroad.areas.copies.rules.archives import Archive
from highroad.areas.copies.rules.keys import Keys
from highroad.areas.copies.rules.manifests import Manifest
from highroad.kit.answers import Answer
from highroad.kit.copying import Copied, Fault, Reading, Row

BATCH = 500
"""So many rows are in memory at once; of those with documents fewer."""
MOST_FAULTS = 200
LOADED: tuple[Copied, ...] = tuple(one for one in (*LEDGER, *COPIED) if not one.is_for_reading)
PEOPLE = "people.jsonl"
PERSON = "accounts.user"


def label_of(one: Any) -> str:
    """The kind of record that a relation names."""
    label: str = one.related_model._meta.label_lower
    return label


def names_of(manifest: Manifest) -> list[str]:
    """What the logs of the copy must be called."""
    joint = f"p/{manifest.partnership}"
    return [joint, *([f"{joint}/{manifest.side}"] if manifest.side else [])]


@dataclass
class Loading:
    """One try at loading a copy: what was found, and what is needed to fit lines to what is here."""

    archive: Archive
    at: datetime
    counts: dict[str, int] = field(default_factory=dict)
    remarks: list[Fault] = field(default_factory=list)
    keys: dict[str, Keys] = field(default_factory=dict)
    """By model, the keys of everything that is in the copy."""
    known_here: dict[str, dict[UUID, UUID]] = field(default_factory=dict)
    """By model, what is here already under another key; of people, under which key they come in."""
    left_out: dict[str, set[UUID]] = field(default_factory=dict)
    """By model, what is not loaded, since what it is about is not here."""
    is_demonstration: bool = False
    slug: str = ""
    """The address of the partnership here."""

    @property
    def faults(self) -> list[Fault]:
        return self.archive.faults[:MOST_FAULTS]

    @property
    def is_full(self) -> bool:
        """Whether so many faults are named that no more will be shown."""
        return len(self.archive.faults) > MOST_FAULTS

    def fault(self, place: str, answer: Answer) -> None:
        self.archive.fault(place, answer)

    def lines(self, copied: Copied) -> Iterator[tuple[int, bytes]]:
        """The lines of one model, numbered from 1."""
        return enumerate(self.archive.lines(f"records/{copied.label}.jsonl"), 1)

    def is_loaded(self, copied: Copied, key: UUID) -> bool:
        """Whether a line becomes a row here: it is neither here already nor left out."""
        known, left_out = self.known_here.get(copied.label, {}), self.left_out.get(copied.label, ())
        return key not in known and key not in left_out

    def holds(self, label: str, key: UUID) -> bool:
        """Whether a record is in the copy, and is loaded or stands for one that is here."""
        return key in self.keys.get(label, ()) and key not in self.left_out.get(label, ())

    def batches(self, copied: Copied) -> Iterator[list[Row]]:
        """The rows of one model that are to be saved, a few at a time. They were read before."""
        reading = Reading(copied)
        read = (reading.take(number, raw) for number, raw in self.lines(copied))
        rows = (row for row in read if row is not None and self.is_loaded(copied, row.made.pk))
        while some := list(islice(rows, min(copied.chunk, BATCH))):
            self.find(copied, some)
            yield some

    def find(self, copied: Copied, rows: list[Row]) -> list[Row]:
        """Give rows what they are about and every installation has; those for which it is not here."""
        missing = []
        for name, path in copied.found_by.items():
            target: Any = copied.model._meta.get_field(name).related_model
            addresses = {row.outside[name] for row in rows}
            here: Mapping[str, Any] = dict(
                target._default_manager.filter(**{f"{path}__in": addresses}).values_list(path, "pk")
            )
            for row in rows:
                setattr(row.made, f"{name}_id", here.get(row.outside[name]))
            missing += [row for row in rows if row.outside[name] not in here]
        return missing
