"""The work process schedule as a framework of items: CASE package of 1EdTech, both ways.

What goes out fits the schemas of 1.0 and of 1.1; what comes in is judged by that of its own version.

What is an item: work processes, related instruction, competencies. Wages and the rest are not. An
item has a lasting identifier, so that a badge can name it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from highroad.areas.credentials.rules.achievements import item_key
from highroad.areas.credentials.rules.reading import Document, read_json
from highroad.areas.credentials.rules.shapes import shape_faults
from highroad.areas.training.rules.terms import (
    Competency,
    Course,
    StandardsTerms,
    WorkProcess,
    written,
)
from highroad.kit.answers import Answer, Refused, no

PROCESS: Final = "Work process"
COURSE: Final = "Related instruction"
CORE: Final = "Competency"
OPTIONAL: Final = "Optional competency"
KINDS: Final = (PROCESS, COURSE, CORE, OPTIONAL)
LONGEST: Final = 200
"""Letters of a title."""
HOURS: Final = re.compile(
    r"Hours: (?P<low>\d{1,6}(?:\.\d{1,2})?)(?:-(?P<high>\d{1,6}(?:\.\d{1,2})?))?"
)
"""How the time of an item stands in its notes: `Hours: 800-1000`. CASE has no field for it."""


@dataclass(frozen=True, kw_only=True)
class Framework:
    """Standards as a framework: whose, at which address, of which moment (ISO 8601, UTC)."""

    terms: StandardsTerms
    standards: UUID
    title: str
    creator: str
    address: str
    changed: str


@dataclass(frozen=True, kw_only=True)
class ItemFault:
    """What is wrong with which item; `row` is its place among the items, nought for the rest."""

    where: str
    row: int
    said: Answer

    @property
    def words(self) -> str:
        """The sentence."""
        return self.said.reason


@dataclass(frozen=True, kw_only=True)
class ReadFramework:
    """Standards as a package says them, if nothing is wrong; and everything that is."""

    terms: StandardsTerms | None
    faults: tuple[ItemFault, ...] = ()
    notes: tuple[ItemFault, ...] = ()


def package_of(framework: Framework) -> Document:
    """The whole package: document, items in their order, and that each is a child of the document."""
    items = _items(framework)
    document = {
        "identifier": str(framework.standards), "uri": framework.address,
        "creator": framework.creator, "title": framework.title,
        "description": framework.terms.occupation or framework.title, "language": "en",
        "lastChangeDateTime": framework.changed,
    }  # fmt: skip
    return {
        "CFDocument": document,
        "CFItems": items,
        "CFAssociations": [_child(framework, one, at) for at, one in enumerate(items, start=1)],
    }


def _items(framework: Framework) -> list[Document]:
    terms = framework.terms
    return [
        *(
            _item(framework, PROCESS, one.key, one.title, hours=_hours(one.low, one.high))
            for one in terms.processes
        ),
        *(
            _item(framework, COURSE, str(at), one.title, hours=_hours(one.hours, one.hours))
            for at, one in enumerate(terms.courses, start=1)
        ),
        *(
            _item(framework, CORE if one.is_core else OPTIONAL, one.key, one.title)
            for one in terms.competencies
        ),
    ]


def _hours(low: Decimal, high: Decimal) -> str:
    return f"Hours: {written(low)}" + (f"-{written(high)}" if high != low else "")


ABOUT: Final[Mapping[str, str]] = {
    PROCESS: "process", COURSE: "course", CORE: "competency", OPTIONAL: "competency",
}  # fmt: skip


def address_of(framework: Framework, name: str) -> str:
    """Where an item is found, by its name within the standards: `competency:` and its key."""
    return f"{framework.address}#{item_key(framework.standards, name)}"


def _item(framework: Framework, kind: str, key: str, title: str, hours: str = "") -> Document:
    """One item. A badge that names the competency names this very address."""
    name = str(item_key(framework.standards, f"{ABOUT[kind]}:{key}"))
    made = {
        "identifier": name, "uri": f"{framework.address}#{name}", "fullStatement": title,
        "humanCodingScheme": key, "CFItemType": kind, "language": "en",
        "lastChangeDateTime": framework.changed,
    }  # fmt: skip
    return {**made, "notes": hours} if hours else made


def _link(title: str, identifier: str, uri: str) -> Document:
    return {"title": title, "identifier": identifier, "uri": uri}


def _child(framework: Framework, item: Document, at: int) -> Document:
    name = str(item_key(framework.standards, f"association:{item['identifier']}"))
    return {
        "identifier": name, "uri": f"{framework.address}#{name}", "associationType": "isChildOf",
        "sequenceNumber": at, "lastChangeDateTime": framework.changed,
        "originNodeURI": _link(item["fullStatement"], item["identifier"], item["uri"]),
        "destinationNodeURI": _link(
            framework.title, str(framework.standards), framework.address
        ),
    }  # fmt: skip


def read_package(content: bytes, start: StandardsTerms) -> ReadFramework:
    """A package as standards: its items take the place of those in `start`, the rest stays as it is."""
    try:
        found = read_json(content)
    except Refused as refused:
        return _refused(refused.answer)
    if not isinstance(found.get("CFDocument"), dict):
        return _refused(
            no("This is no CASE package: it has no CFDocument. Export it as CFPackage.")
        )
    items = found.get("CFItems")
    if not isinstance(items, list) or not items:
        return _refused(no("This package has no items. Export the framework with its CFItems."))
    faults, notes = _shape(found)
    if faults:
        return ReadFramework(terms=None, faults=faults)
    reading = _Reading(notes)
    for row, item in _in_order(found, items):
        reading.item(row, item)
    if not reading.faults and not (reading.processes or reading.courses or reading.competencies):
        reading.fault(0, no(
            "No item says what it is. Write one of these as its CFItemType: {kinds}.",
            kinds=", ".join(KINDS),
        ))  # fmt: skip
    return ReadFramework(
        terms=None if reading.faults else reading.terms(start, found["CFDocument"]),
        faults=tuple(reading.faults), notes=tuple(reading.notes),
    )  # fmt: skip


def _refused(answer: Answer) -> ReadFramework:
    return ReadFramework(terms=None, faults=(ItemFault(where="", row=0, said=answer),))


def _shape(package: Document) -> tuple[tuple[ItemFault, ...], tuple[ItemFault, ...]]:
    """What its schema forbids, and what it has beyond its schema: that is left out, and said."""
    found = [
        (one.is_extra, ItemFault(where=one.place, row=one.item, said=one.said))
        for one in shape_faults(package)
    ]
    faults = tuple(one for is_extra, one in found if not is_extra)
    return faults, tuple(one for is_extra, one in found if is_extra)


def _in_order(package: Document, items: list[Any]) -> list[tuple[int, Any]]:
    """Items as their associations number them, each with its place in the file.

    Those without a number come last, as they stand.
    """
    numbers: dict[str, int] = {}
    told = package.get("CFAssociations")
    for one in told if isinstance(told, list) else []:
        node = one.get("originNodeURI") if isinstance(one, dict) else None
        number = one.get("sequenceNumber") if isinstance(one, dict) else None
        if isinstance(node, dict) and type(number) is int:
            numbers[str(node.get("identifier"))] = number
    last = max(numbers.values(), default=0) + 1

    def place(one: tuple[int, Any]) -> int:
        return numbers.get(str(one[1].get("identifier")), last)

    return sorted(enumerate(items, start=1), key=place)


class _Reading:
    """Items one after another; what is wrong is kept, and the next is read."""

    def __init__(self, notes: tuple[ItemFault, ...]) -> None:
        self.faults: list[ItemFault] = []
        self.notes: list[ItemFault] = list(notes)
        self.processes: list[WorkProcess] = []
        self.courses: list[Course] = []
        self.competencies: list[Competency] = []
        self._seen: set[str] = set()
        self._titles: set[tuple[str, str]] = set()
        self._where = ""

    def fault(self, row: int, said: Answer) -> None:
        """Keep what is wrong."""
        self.faults.append(ItemFault(where=self._where, row=row, said=said))

    def item(self, row: int, item: Document) -> None:
        """Read one item whose shape is right."""
        title = str(item["fullStatement"])
        self._where = title[:60]
        kind = item.get("CFItemType")
        if kind not in KINDS:
            said = no("Left out: its CFItemType is none of these: {kinds}.", kinds=", ".join(KINDS))
            self.notes.append(ItemFault(where=self._where, row=row, said=said))
            return None
        answer = self._wrong(item, title, str(kind))
        if answer is not None:
            return self.fault(row, answer)
        return self._take(row, item, " ".join(title.split()), str(kind))

    def _wrong(self, item: Document, title: str, kind: str) -> Answer | None:
        """What is wrong with its name or its title, or nothing."""
        name = str(item["identifier"])
        if name in self._seen:
            return no("This identifier stands twice. Give the second item its own.")
        self._seen.add(name)
        if not title.strip():
            return no("It has no fullStatement. Write what is to be learned.")
        if len(title) > LONGEST:
            return no("Its fullStatement is longer than {most} letters. Shorten it.", most=LONGEST)
        if ";" in title or not title.isprintable():
            return no(
                "Its fullStatement has a semicolon or a line break. Write it as one sentence."
            )
        told = (ABOUT[kind], " ".join(title.casefold().split()))
        if told in self._titles:
            return no("The same fullStatement stands twice. Take one out.")
        self._titles.add(told)
        return None

    def _take(self, row: int, item: Document, title: str, kind: str) -> None:
        key = str(item.get("humanCodingScheme") or item["identifier"])
        if kind in (CORE, OPTIONAL):
            self.competencies.append(Competency(key=key, title=title, is_core=kind == CORE))
            return
        told = HOURS.fullmatch(str(item.get("notes", "")).strip())
        if told is None:
            return self.fault(
                row,
                no(
                    "Its hours are missing. Write them into notes: “Hours: 800” or “Hours: 800-1000”."
                ),
            )
        low = Decimal(told["low"])
        high = Decimal(told["high"]) if told["high"] else low
        if high < low:
            self.fault(row, no("Its hours run from more to less. Write the smaller number first."))
        elif kind == COURSE and high != low:
            self.fault(row, no("A course has one number of hours. Write “Hours: 144”."))
        elif kind == COURSE:
            self.courses.append(Course(title=title, hours=low))
        else:
            self.processes.append(WorkProcess(key=key, title=title, low=low, high=high))

    def terms(self, start: StandardsTerms, document: Document) -> StandardsTerms:
        """What was read, over what was there."""
        told = document.get("description")
        occupation = told.strip()[:LONGEST] if isinstance(told, str) else ""
        return replace(
            start, occupation=start.occupation or occupation, processes=tuple(self.processes),
            courses=tuple(self.courses), competencies=tuple(self.competencies),
        )  # fmt: skip
