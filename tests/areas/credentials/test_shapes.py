"""CASE packages judged by the schema of 1EdTech: 1.0 and 1.1, every kind of fault with its place and remedy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from highroad.areas.credentials.rules.frameworks import read_package
from highroad.areas.credentials.rules.shapes import MOST, shape_faults
from tests.areas.credentials.test_frameworks import TERMS, other, package, written

pytestmark = pytest.mark.pure
LINK = {"title": "t", "identifier": "5b0f7d6e-0000-4000-8000-000000000007", "uri": "urn:x:1"}


def put(path: str, value: Any) -> Callable[[Any], None]:
    """Write one value; `CFItems.2.uri` is that of the second item."""
    *steps, last = path.split(".")

    def spoil(found: Any) -> None:
        for step in steps:
            found = found[int(step) - 1] if step.isdigit() else found[step]
        if value is None:
            found.pop(last)
        else:
            found[last] = value

    return spoil


@pytest.mark.parametrize("version", ["", "1.1"])
def test_what_goes_out_fits_both_versions(version):
    found = package()
    if version:
        found["CFDocument"]["caseVersion"] = version

    assert shape_faults(found) == []


MISSING = "This field is missing. The schema asks for it."
FAULTS = [
    ("CFDocument.creator", None, "CFDocument · creator", 0, MISSING),
    ("CFDocument.title", "", "CFDocument · title", 0, MISSING),
    ("CFDocument.lastChangeDateTime", None, "CFDocument · lastChangeDateTime", 0, MISSING),
    ("CFItems.3.uri", None, "CFItems 3 · uri", 3, MISSING),
    ("CFItems.2.fullStatement", None, "CFItems 2 · fullStatement", 2, MISSING),
    ("CFAssociations.4.destinationNodeURI", None, "CFAssociations 4 · destinationNodeURI", 0, MISSING),
    ("CFAssociations.1.originNodeURI.uri", None, "CFAssociations 1 · originNodeURI · uri", 0, MISSING),
    ("CFItems.1.identifier", "4711", "CFItems 1 · identifier", 1, "no UUID in small letters"),
    ("CFItems.1.identifier", "5B0F7D6E-0000-4000-8000-00000000000A", "CFItems 1 · identifier", 1, "small letters"),
    ("CFItems.1.identifier", "01890a5d-ac96-774b-bcce-b302099a8057", "CFItems 1 · identifier", 1, "no UUID"),
    ("CFItems.1.uri", "fitters/1", "CFItems 1 · uri", 1, "from its beginning"),
    ("CFItems.1.uri", "https://a b", "CFItems 1 · uri", 1, "from its beginning"),
    ("CFItems.1.lastChangeDateTime", "2026-03-02", "CFItems 1 · lastChangeDateTime", 1, "like 2026-03-02T12:00:00Z"),
    ("CFItems.1.lastChangeDateTime", "2026-03-02T12:00:00", "CFItems 1 · lastChangeDateTime", 1, "time zone"),
    ("CFItems.1.lastChangeDateTime", "2026-13-02T12:00:00Z", "CFItems 1 · lastChangeDateTime", 1, "time zone"),
    ("CFDocument.statusStartDate", "3/2/2026", "CFDocument · statusStartDate", 0, "like 2026-03-02"),
    ("CFDocument.statusStartDate", "2026-02-30", "CFDocument · statusStartDate", 0, "like 2026-03-02"),
    ("CFAssociations.2.originNodeURI", "x", "CFAssociations 2 · originNodeURI", 0, "no object"),
    ("CFItems.1.language", "English (US)", "CFItems 1 · language", 1, "like en or es-MX"),
    ("CFItems.1.fullStatement", ["Weld"], "CFItems 1 · fullStatement", 1, "quotation marks"),
    ("CFItems.1.educationLevel", [9], "CFItems 1 · educationLevel", 1, "no list of texts"),
    ("CFItems.1.conceptKeywordsURI", "x", "CFItems 1 · conceptKeywordsURI", 1, "no object"),
    ("CFAssociations", {"a": 1}, "CFAssociations", 0, "square brackets"),
    ("CFAssociations.2.associationType", "childOf", "CFAssociations 2 · associationType", 0, "childOf is no kind"),
    ("CFAssociations.2.associationType", "isTranslationOf", "CFAssociations 2 · associationType", 0, "no kind"),
    ("CFAssociations.2.sequenceNumber", "2", "CFAssociations 2 · sequenceNumber", 0, "no whole number"),
    ("CFAssociations.2.sequenceNumber", 2.5, "CFAssociations 2 · sequenceNumber", 0, "no whole number"),
    ("CFAssociations.2.sequenceNumber", True, "CFAssociations 2 · sequenceNumber", 0, "no whole number"),
    ("CFDocument.caseVersion", "1.2", "CFDocument · caseVersion", 0, "Only 1.1 may stand here"),
    ("CFDefinitions", {"CFLicenses": [{**LINK, "lastChangeDateTime": "2026-03-02T12:00:00Z"}]},
     "CFDefinitions · CFLicenses 1 · licenseText", 0, MISSING),
    ("CFRubrics", [{**LINK, "lastChangeDateTime": "2026-03-02T12:00:00Z", "CFRubricCriteria": [
        {"identifier": LINK["identifier"], "uri": "urn:x", "lastChangeDateTime": "2026-03-02T12:00:00Z",
         "weight": "two"}]}], "CFRubrics 1 · CFRubricCriteria 1 · weight", 0, "no number"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "place", "item", "words"), FAULTS)
def test_a_fault_names_its_place_and_its_remedy_and_nothing_is_read(
    path, value, place, item, words
):
    found = package()
    if "." not in path:
        found[path] = value
    else:
        put(path, value)(found)
    read = read_package(written(found), TERMS)

    assert read.terms is None
    assert [(one.where, one.row, words in one.words) for one in read.faults] == [
        (place, item, True)
    ]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("CFAssociations.2.associationType", "isTranslationOf"),
        ("CFAssociations.2.associationType", "ext:leads-to"),
        ("CFItems.1.identifier", "01890a5d-ac96-774b-bcce-b302099a8057"),
        ("CFItems.1.extensions", {"x": 1}),
        ("CFDocument.frameworkType", "Apprenticeship"),
    ],
)
def test_what_only_the_newer_version_has(path, value):
    """CASE 1.1 alone: translations, own kinds, UUIDs of any version, extensions, kinds of frameworks."""
    old, new = package(), package()
    put(path, value)(old)
    put(path, value)(new)
    new["CFDocument"]["caseVersion"] = "1.1"

    assert len(shape_faults(old)) == 1
    assert shape_faults(new) == []


def test_extensions_are_an_object_and_a_title_may_be_empty():
    found = package()
    found["CFDocument"]["caseVersion"] = "1.1"
    found["extensions"] = ["x"]
    found["CFDocument"]["publisher"] = ""

    (fault,) = shape_faults(found)
    assert (fault.place, fault.said.reason) == (
        "extensions",
        "This is no object. Write it in braces.",
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("CFDocument.CFPackageURI", LINK),
        ("CFItems.1.educationLevel", "12"),
        ("CFItems.1.statusEndDate", "2026-03-02T12:00:00Z"),
    ],
)
def test_what_only_the_older_version_bears(path, value):
    old, new = package(), package()
    put(path, value)(old)
    put(path, value)(new)
    new["CFDocument"]["caseVersion"] = "1.1"

    assert shape_faults(old) == []
    assert len(shape_faults(new)) == 1


def test_a_field_the_schema_does_not_know_is_left_out_and_said():
    found = package()
    found["CFItems"][0]["fullstatement"] = "Wet pipe"
    read = read_package(written(found), TERMS)

    assert read.terms == TERMS
    assert [(one.where, one.row) for one in read.notes] == [("CFItems 1 · fullstatement", 1)]
    assert read.notes[0].words == (
        "CASE 1.0 has no such field. Take it out, or look how it is spelled."
    )


def test_items_under_each_other_in_a_circle():
    found = package()
    first, second = found["CFItems"][:2]
    for one, up in ((first, second), (second, first)):
        found["CFAssociations"].append({
            **found["CFAssociations"][0],
            "originNodeURI": {**LINK, "identifier": one["identifier"]},
            "destinationNodeURI": {**LINK, "identifier": up["identifier"]},
        })  # fmt: skip

    assert [one.place for one in shape_faults(found)] == ["CFItems 1", "CFItems 2"]
    del found["CFAssociations"][-1]
    assert shape_faults(found) == []


def test_a_file_that_is_broken_throughout_is_not_told_without_end():
    found = package()
    for _each in range(MOST):
        other(found, uri="x", lastChangeDateTime="y")

    told = shape_faults(found)
    assert len(told) == MOST + 1
    assert told[-1].said.reason == "There are more. Correct these first."
