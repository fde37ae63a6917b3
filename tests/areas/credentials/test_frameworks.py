"""Standards as a CASE package and back, faulty packages, and the program in CTDL."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from highroad.areas.credentials.rules.achievements import alignment_of
from highroad.areas.credentials.rules.addresses import Site
from highroad.areas.credentials.rules.frameworks import Framework, package_of, read_package
from highroad.areas.credentials.rules.listings import listing_of
from highroad.areas.training.rules.terms import Competency, Course, StandardsTerms, WorkProcess

pytestmark = pytest.mark.pure
KEY = UUID("5b0f7d6e-0000-4000-8000-000000000001")
SITE = Site("https://highroad.example.org")
TERMS = StandardsTerms(
    occupation="Sprinkler fitter", onet_code="47-2152.00", term_low=Decimal(8000),
    term_years=Decimal(4), journeyworker_rate=Decimal(24),
    processes=(
        WorkProcess(key="wet-pipe", title="Wet pipe", low=Decimal(1600), high=Decimal(1600)),
        WorkProcess(key="dry-pipe", title="Dry pipe", low=Decimal("500.5"), high=Decimal(650)),
    ),
    courses=(Course(title="Level 1", hours=Decimal("152.5")),),
    competencies=(
        Competency(key="hangs-pipe", title="Hangs pipe"),
        Competency(key="drives", title="Drives", is_core=False),
    ),
)  # fmt: skip


def framework() -> Framework:
    return Framework(
        terms=TERMS, standards=KEY, title="Sprinkler fitters", creator="Joint committee",
        address=SITE.framework(KEY), changed="2026-03-02T12:00:00Z",
    )  # fmt: skip


def package() -> Any:
    return json.loads(json.dumps(package_of(framework())))


def written(found: Any) -> bytes:
    return json.dumps(found).encode()


def test_a_package_comes_back_exactly_and_touches_nothing_else():
    found = read_package(written(package()), TERMS)

    assert found.faults == found.notes == ()
    assert found.terms == TERMS


def test_the_order_is_that_of_the_associations():
    turned = package()
    turned["CFItems"].reverse()

    assert read_package(written(turned), TERMS).terms == TERMS


def test_the_item_a_badge_names_is_in_the_package():
    told = alignment_of("hangs-pipe", "Hangs pipe", "Sprinkler fitters", KEY, SITE)

    assert told.address in [one["uri"] for one in package()["CFItems"]]


def test_no_wage_leaves_the_house():
    assert "24" not in json.dumps([one.get("notes") for one in package()["CFItems"]])
    assert "journeyworker_rate" not in json.dumps(package())


def item(number: int, **more: Any) -> Callable[[Any], None]:
    return lambda found: found["CFItems"][number].update(more)


def without(name: str) -> Callable[[Any], None]:
    return lambda found: found.pop(name) and None


FAULTS: list[tuple[str, Callable[[Any], Any], int, str]] = [
    ("no document", without("CFDocument"), 0, "no CFDocument"),
    ("no items", without("CFItems"), 0, "no items"),
    ("empty items", lambda found: found.update(CFItems=[]), 0, "no items"),
    ("nothing known", lambda found: found.update(CFItems=[{"CFItemType": "Unit"}]), 0, "No item says"),
    ("an item that is a text", lambda found: found["CFItems"].append("Weld"), 6, "no item"),
    ("no identifier", item(0, identifier=None), 5, "no UUID"),
    ("identifier twice", lambda found: found["CFItems"].append(
        {**found["CFItems"][0], "fullStatement": "Other"}), 2, "stands twice"),
    ("no statement", item(1, fullStatement=" "), 2, "no fullStatement"),
    ("long statement", item(1, fullStatement="x" * 201), 2, "longer than 200"),
    ("semicolon", item(1, fullStatement="a; 3"), 2, "semicolon"),
    ("line break", item(1, fullStatement="a\nb"), 2, "line break"),
    ("same title", item(1, fullStatement="wet  PIPE"), 2, "Take one out"),
    ("no hours", item(1, notes="about a year"), 2, "hours are missing"),
    ("negative hours", item(1, notes="Hours: -5"), 2, "hours are missing"),
    ("turned hours", item(1, notes="Hours: 650-500"), 2, "from more to less"),
    ("range of a course", item(2, notes="Hours: 100-144"), 3, "one number of hours"),
]  # fmt: skip


@pytest.mark.parametrize(("_name", "spoil", "row", "words"), FAULTS, ids=[one[0] for one in FAULTS])
def test_a_faulty_package_names_the_item_and_gives_nothing(_name, spoil, row, words):
    found = package()
    spoil(found)
    read = read_package(written(found), TERMS)

    assert read.terms is None
    assert [(one.row, words in one.words) for one in read.faults] == [(row, True)]


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe{", b'{"a": 1, "a": 2}', b"{" * 50])
def test_what_is_no_json_object_is_refused_in_words(content):
    read = read_package(content, TERMS)

    assert read.terms is None
    assert read.faults[0].words


def test_items_of_other_kinds_are_left_out_and_said():
    found = package()
    found["CFItems"].append({"identifier": "x", "CFItemType": "Unit", "fullStatement": "Group"})
    read = read_package(written(found), TERMS)

    assert read.terms == TERMS
    assert [(one.where, one.row) for one in read.notes] == [("Group", 6)]


def test_program_and_certificate_in_ctdl():
    made = listing_of(framework(), SITE.at("programs", KEY))
    certificate, program, owner = made["@graph"]

    assert certificate["@type"] == "ceterms:ApprenticeshipCertificate"
    assert certificate["@id"] == SITE.achievement(KEY, "completion")
    assert certificate["ceterms:ownedBy"] == [owner["@id"]]
    assert program["ceterms:estimatedDuration"][0]["ceterms:exactDuration"] == "P48M"
    assert len({one["ceterms:ctid"] for one in made["@graph"]}) == 3
    assert all(
        str(UUID(one["ceterms:ctid"][3:])) == one["ceterms:ctid"][3:] for one in made["@graph"]
    )
