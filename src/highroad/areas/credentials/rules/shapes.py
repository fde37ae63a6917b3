"""Whether a CASE package has the shape that 1EdTech's schema asks for: fields, formats, lists of words.

The tables say the same as the JSON schemas of the CFPackage of CASE 1.0 and 1.1 (1EdTech; as kept in
github.com/opensalt/opensalt, `core/config/schema/case-v1p0-…` and `case-v1p1-cfpackage-schema.json`,
read 2026-11-27). A package is of 1.1 if its document says so in `caseVersion`, else of 1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from highroad.areas.credentials.rules.reading import Document
from highroad.kit.answers import Answer, no

OLD, NEW = "1.0", "1.1"
MOST: Final = 100
"""Faults that are told; a package with more is broken throughout."""
UUIDS: Final[Mapping[str, re.Pattern[str]]] = {
    OLD: re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    NEW: re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
}
ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
LANGUAGE: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
OWN_KIND: Final = re.compile(r"ext:[a-zA-Z0-9._-]+")
KINDS_OF_LINK: Final = (
    "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy",
    "exemplar", "hasSkillLevel",
)  # fmt: skip
TRANSLATION: Final = "isTranslationOf"

Fields = Mapping[str, str]
"""By name: the kind of value. `!` must be there; `+` is of 1.1 alone, `-` of 1.0 alone."""
NAMED: Final[Fields] = {"identifier": "!uuid", "uri": "!address", "lastChangeDateTime": "!moment"}
MORE: Final[Fields] = {"extensions": "+object"}
TITLED: Final[Fields] = {**NAMED, **MORE, "title": "!text", "description": "text"}
STATUS: Final[Fields] = {
    "statusStartDate": "day", "statusEndDate": "day", "licenseURI": "link", "language": "language",
    "notes": "text",
}  # fmt: skip
SHAPES: Final[Mapping[str, Fields]] = {
    "CFPackage": {
        "CFDocument": "!CFDocument", "CFItems": "list CFItem", "CFAssociations": "list CFAssociation",
        "CFDefinitions": "CFDefinition", "CFRubrics": "list CFRubric", **MORE,
    },
    "CFDocument": {
        **TITLED, **STATUS, "creator": "!text", "officialSourceURL": "address", "publisher": "text",
        "subject": "texts", "subjectURI": "list link", "version": "text", "adoptionStatus": "text",
        "frameworkType": "+text", "caseVersion": "version", "CFPackageURI": "-link",
    },
    "CFItem": {
        **NAMED, **MORE, **STATUS, "fullStatement": "!text", "alternativeLabel": "text",
        "CFItemType": "text", "humanCodingScheme": "text", "listEnumeration": "text",
        "abbreviatedStatement": "text", "conceptKeywords": "texts", "conceptKeywordsURI": "link",
        "educationLevel": "texts", "CFItemTypeURI": "link", "subject": "+texts",
        "subjectURI": "+list link", "CFDocumentURI": "-link",
    },
    "CFAssociation": {
        **NAMED, **MORE, "associationType": "!association", "sequenceNumber": "whole",
        "originNodeURI": "!node", "destinationNodeURI": "!node", "CFAssociationGroupingURI": "link",
        "notes": "+text", "CFDocumentURI": "-link",
    },
    "CFDefinition": {
        "CFConcepts": "list CFConcept", "CFSubjects": "list CFSubject",
        "CFLicenses": "list CFLicense", "CFItemTypes": "list CFItemType",
        "CFAssociationGroupings": "list CFAssociationGrouping", **MORE,
    },
    "CFConcept": {**TITLED, "keywords": "text", "hierarchyCode": "!text"},
    "CFSubject": {**TITLED, "hierarchyCode": "!text"},
    "CFLicense": {**TITLED, "licenseText": "!text"},
    "CFItemType": {**TITLED, "hierarchyCode": "!text", "typeCode": "text"},
    "CFAssociationGrouping": TITLED,
    "CFRubric": {
        **NAMED, **MORE, "title": "text", "description": "text",
        "CFRubricCriteria": "list CFRubricCriterion",
    },
    "CFRubricCriterion": {
        **NAMED, **MORE, "category": "text", "description": "text", "CFItemURI": "link",
        "weight": "number", "position": "whole", "rubricId": "uuid",
        "CFRubricCriterionLevels": "list CFRubricCriterionLevel",
    },
    "CFRubricCriterionLevel": {
        **NAMED, **MORE, "description": "text", "quality": "text", "score": "number",
        "feedback": "text", "position": "whole", "rubricCriterionId": "uuid",
    },
    "link": {"title": "!text", "identifier": "!uuid", "uri": "!address"},
    "node": {"title": "!text", "identifier": "!text", "uri": "!address"},
}  # fmt: skip


@dataclass(frozen=True)
class ShapeFault:
    """One place that has another shape. `item` is its number among the items, nought elsewhere."""

    place: str
    item: int
    said: Answer
    is_extra: bool = False
    """Whether it is only more than the schema knows."""


def shape_faults(package: Document) -> list[ShapeFault]:
    """Everything about a package that its schema forbids, in the order of the file."""
    document = package.get("CFDocument")
    told = document.get("caseVersion") if isinstance(document, dict) else None
    judge = _Judge(NEW if told == NEW else OLD)
    found = []
    for one in (*judge.object("CFPackage", package, ""), *_circles(package)):
        found.append(one)
        if len(found) == MOST:
            found.append(ShapeFault("", 0, no("There are more. Correct these first.")))
            break
    return found


class _Judge:
    """One version of the schema."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.item = 0

    def fault(self, place: str, said: Answer, *, is_extra: bool = False) -> ShapeFault:
        return ShapeFault(place, self.item, said, is_extra)

    def object(self, name: str, value: Any, place: str) -> Iterator[ShapeFault]:
        """A part that has fields of its own."""
        if not isinstance(value, dict):
            yield self.fault(place, no("This is no object. Write it in braces, with its fields."))
            return
        fields = {
            field: kind.lstrip("!+-")
            for field, kind in SHAPES[name].items()
            if self._is_known(kind)
        }
        for field, kind in SHAPES[name].items():
            if kind.startswith("!") and value.get(field) in (None, ""):
                yield self.fault(
                    _in(place, field), no("This field is missing. The schema asks for it.")
                )
        for field, one in value.items():
            if field not in fields:
                yield self.fault(_in(place, field), no(
                    "CASE {version} has no such field. Take it out, or look how it is spelled.",
                    version=self.version,
                ), is_extra=True)  # fmt: skip
            elif one not in (None, ""):
                yield from self.value(fields[field], one, _in(place, field))

    def _is_known(self, kind: str) -> bool:
        return not kind.startswith("-" if self.version == NEW else "+")

    def value(self, kind: str, value: Any, place: str) -> Iterator[ShapeFault]:
        """A value of any kind."""
        if kind.startswith("list "):
            yield from self._list(kind.removeprefix("list "), value, place)
        elif kind in SHAPES:
            yield from self.object(kind, value, place)
        else:
            said = self._plain(kind, value)
            if said is not None:
                yield self.fault(place, said)

    def _list(self, kind: str, value: Any, place: str) -> Iterator[ShapeFault]:
        if not isinstance(value, list):
            yield self.fault(place, no("This is no list. Put it in square brackets."))
            return
        for at, one in enumerate(value, start=1):
            if kind == "CFItem":
                self.item = at
            yield from self.value(kind, one, f"{place} {at}")
        self.item = 0

    def _plain(self, kind: str, value: Any) -> Answer | None:
        if kind == "texts":
            return self._texts(value)
        if kind == "object":
            return None if isinstance(value, dict) else no("This is no object. Write it in braces.")
        if kind in ("whole", "number"):
            return _number(kind, value)
        if not isinstance(value, str):
            return no("This is no text. Write it in quotation marks.")
        return self._text(kind, value)

    def _texts(self, value: Any) -> Answer | None:
        if self.version == OLD and isinstance(value, str):
            return None
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return None
        return no("This is no list of texts. Write it like [“one”, “two”].")

    def _text(self, kind: str, value: str) -> Answer | None:
        """What is wrong with a text of a certain form, or nothing."""
        if kind == "uuid" and not UUIDS[self.version].fullmatch(value):
            return no(
                "This identifier is no UUID in small letters. Give it the one it had where it came from."
            )
        if kind == "address" and not ADDRESS.fullmatch(value):
            return no("This is no whole address. Write it from its beginning, as https://…")
        if kind == "moment" and not _is_moment(value):
            return no("This is no moment with a time zone. Write it like 2026-03-02T12:00:00Z.")
        if kind == "day" and not (_is_day(value) or (self.version == OLD and _is_moment(value))):
            return no("This is no day. Write it like 2026-03-02.")
        if kind == "language" and not LANGUAGE.fullmatch(value):
            return no("This is no code of a language. Write it like en or es-MX.")
        if kind == "version" and value != NEW:
            return no("Only 1.1 may stand here. Leave it out for a package of 1.0.")
        if kind == "association":
            return self._association(value)
        return None

    def _association(self, value: str) -> Answer | None:
        known = KINDS_OF_LINK if self.version == OLD else (*KINDS_OF_LINK, TRANSLATION)
        if value in known or (self.version == NEW and OWN_KIND.fullmatch(value)):
            return None
        return no("{value} is no kind of association. Write one of these: {kinds}.",
                  value=value[:40], kinds=", ".join(known))  # fmt: skip


def _number(kind: str, value: Any) -> Answer | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind == "number" and not is_number:
        return no("This is no number. Write it without quotation marks.")
    if kind == "whole" and not (is_number and value == int(value) and abs(value) < 2**31):
        return no("This is no whole number. Write it like 3, without quotation marks.")
    return None


def _in(place: str, field: str) -> str:
    return f"{place} · {field[:40]}" if place else field[:40]


def _is_moment(text: str) -> bool:
    if not MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return DAY.fullmatch(text) is not None


def _circles(package: Document) -> Iterator[ShapeFault]:
    """Items that stand under each other in a circle: no reader would ever come to an end."""
    told = package.get("CFAssociations")
    under = {
        (_node(one, "originNodeURI"), _node(one, "destinationNodeURI"))
        for one in (told if isinstance(told, list) else [])
        if isinstance(one, dict) and one.get("associationType") == "isChildOf"
    }
    while under:
        children, parents = {one for one, _up in under}, {up for _one, up in under}
        left = {(one, up) for one, up in under if one in parents and up in children}
        if left == under:
            break
        under = left
    caught = {one for one, _up in under}
    items = package.get("CFItems")
    for at, item in enumerate(items if isinstance(items, list) else [], start=1):
        if isinstance(item, dict) and str(item.get("identifier")) in caught:
            said = no("This item stands under itself. Take one isChildOf out of the circle.")
            yield ShapeFault(f"CFItems {at}", at, said)


def _node(association: Document, end: str) -> str:
    node = association.get(end)
    return str(node.get("identifier")) if isinstance(node, dict) else ""
