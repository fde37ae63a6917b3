"""Standards item by item: what each side marked, what a newer draft took away, and what is still open."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from highroad.areas.training.rules.lines import key_of
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.areas.training.vocabulary.standards import ItemKind, StandardsState
from highroad.kit.answers import Answer, no, yes

LABOR, MANAGEMENT = "labor", "management"
SIDES = (LABOR, MANAGEMENT)
"""A mark is one of these sides': a third side has none."""
LONGEST_REASON = 300
Place = tuple[str, str]
"""The kind and the key by which an item is found again in another version."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A work process, a course or a competency as it reads. Two that are equal say the same."""

    kind: ItemKind
    key: str
    title: str
    low: Decimal | None = None
    high: Decimal | None = None
    """Hours; a competency has none."""
    is_core: bool = True

    @property
    def place(self) -> Place:
        """Where it is found again."""
        return self.kind.value, self.key

    @property
    def name(self) -> str:
        """As one word, for forms and records: `process:welding`."""
        return ":".join(self.place)

    @property
    def digest(self) -> str:
        """SHA-256 of how it reads, for the joint record, which carries no words."""
        hours = [None if each is None else written(each) for each in (self.low, self.high)]
        text = json.dumps([self.kind.value, self.title, *hours, self.is_core], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A side's word on an item of a version: agreed, or not yet with the reason."""

    version: int
    place: Place
    side: str
    is_agreed: bool
    reason: str
    who: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Lost:
    """How an item read before a change, and the marks that the change took away."""

    item: Item
    marks: tuple[Mark, ...]
    changed_in: int
    """The version that changed it or left it out."""


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """An item of a version with the mark of each side that holds."""

    item: Item
    marks: Mapping[str, Mark]
    lost: Lost | None = None
    """Only the marks of sides that have not marked it anew."""

    @property
    def labor(self) -> Mark | None:
        """Labor's word that counts."""
        return self.marks.get(LABOR)

    @property
    def management(self) -> Mark | None:
        """Management's word that counts."""
        return self.marks.get(MANAGEMENT)

    @property
    def is_agreed(self) -> bool:
        """Whether both sides marked it as agreed."""
        return all(self.is_agreed_by(side) for side in SIDES)

    def is_agreed_by(self, side: str) -> bool:
        """Whether a side marked it as agreed."""
        return side in self.marks and self.marks[side].is_agreed


@dataclass(frozen=True, kw_only=True)
class ItemsStanding:
    """Every item of a version, and those that earlier versions had with marks and this one has not."""

    lines: tuple[ItemLine, ...] = ()
    gone: tuple[Lost, ...] = ()

    @property
    def agreed(self) -> int:
        """How many both sides marked as agreed."""
        return sum(line.is_agreed for line in self.lines)

    @property
    def open(self) -> tuple[ItemLine, ...]:
        """Those on which a side is silent or says not yet."""
        return tuple(line for line in self.lines if not line.is_agreed)

    @property
    def has_marks(self) -> bool:
        """Whether anybody ever marked something."""
        return bool(self.gone) or any(line.marks or line.lost for line in self.lines)

    def agreed_by(self, side: str) -> int:
        """How many a side marked as agreed."""
        return sum(line.is_agreed_by(side) for line in self.lines)

    def of_kind(self, kind: ItemKind) -> tuple[ItemLine, ...]:
        """The items of one kind, in the order of the standards."""
        return tuple(line for line in self.lines if line.item.kind is kind)


def items_of(terms: StandardsTerms) -> tuple[Item, ...]:
    """All that can be marked. Of two with the same key the later one is told apart by its count."""
    taken: dict[Place, int] = {}
    found = []
    for item in _read(terms):
        count = taken[item.place] = taken.get(item.place, 0) + 1
        key = item.key if count == 1 else f"{item.key}~{count}"
        found.append(
            Item(
                kind=item.kind, key=key, title=item.title, low=item.low, high=item.high,
                is_core=item.is_core,
            )
        )  # fmt: skip
    return tuple(found)


def _read(terms: StandardsTerms) -> Iterator[Item]:
    for row in terms.processes:
        yield Item(
            kind=ItemKind.PROCESS, key=row.key, title=row.title, low=row.low, high=row.high
        )  # fmt: skip
    for course in terms.courses:
        hours, key = course.hours, key_of(course.title) or "course"
        yield Item(kind=ItemKind.COURSE, key=key, title=course.title, low=hours, high=hours)
    for each in terms.competencies:
        yield Item(
            kind=ItemKind.COMPETENCY, key=each.key, title=each.title, is_core=each.is_core
        )  # fmt: skip


def standing_of(
    versions: Sequence[tuple[int, Sequence[Item]]], marks: Iterable[Mark]
) -> ItemsStanding:
    """The last of these versions with the marks that hold in it. Versions and marks come oldest first.

    A mark holds in every later version as long as the item reads the same. A change takes the marks of
    both sides away, and reading as before once more does not bring them back.
    """
    spoken = list(marks)
    items: dict[Place, Item] = {}
    held: dict[Place, dict[str, Mark]] = {}
    lost: dict[Place, Lost] = {}
    for number, rows in versions:
        now = {item.place: item for item in rows}
        for place, item in items.items():
            if now.get(place) != item and (had := held.pop(place, {})):
                lost[place] = Lost(item=item, marks=tuple(had.values()), changed_in=number)
        items = now
        for mark in spoken:
            if mark.version == number and mark.place in now:
                held.setdefault(mark.place, {})[mark.side] = mark
    return ItemsStanding(
        lines=tuple(_line(item, held.get(item.place, {}), lost) for item in items.values()),
        gone=tuple(each for place, each in lost.items() if place not in items),
    )


def _line(item: Item, marks: Mapping[str, Mark], lost: Mapping[Place, Lost]) -> ItemLine:
    had = lost.get(item.place)
    left = tuple(mark for mark in had.marks if mark.side not in marks) if had else ()
    kept = Lost(item=had.item, marks=left, changed_in=had.changed_in) if had and left else None
    return ItemLine(item=item, marks=marks, lost=kept)


def may_mark(*, side: str, is_newest: bool, state: StandardsState) -> Answer:
    """Somebody of labor or management, on the newest version, until it is decided."""
    if side not in SIDES:
        return no("Representatives of labor and of management mark the items.")
    if not is_newest:
        return no("There is a later version. Mark its items.")
    if state not in (StandardsState.DRAFT, StandardsState.PUT):
        return no(
            "Items are marked until a version is decided. The next version begins with a change."
        )
    return yes


def may_say(
    *, is_agreed: bool, reason: str, chosen: Sequence[str], known: Iterable[Item]
) -> Answer:
    """At least one item of this version; a not yet says why."""
    if not chosen:
        return no("Choose at least one item.")
    if not set(chosen) <= {item.name for item in known}:
        return no("An item that you chose is not in this version. Look again.")
    if not is_agreed and not reason:
        return no("Say why not yet: the other side reads it and can answer.")
    if len(reason) > LONGEST_REASON:
        return no("Give the reason in at most {most} characters.", most=LONGEST_REASON)
    return yes
