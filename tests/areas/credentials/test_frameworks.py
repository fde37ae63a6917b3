"""Standards as a CASE package and back, faulty packages, and the program in CTDL."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
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


def link(number: int, **more: Any) -> Callable[[Any], None]:
    return lambda found: found["CFAssociations"][number].update(more)


def other(found: Any, **more: Any) -> None:
    name = "9b0f7d6e-0000-4000-8000-000000000009"
    found["CFItems"].append({**found["CFItems"][0], "identifier": name, **more})


FAULTS: list[tuple[str, Callable[[Any], Any], int, str]] = [
    ("no document", without("CFDocument"), 0, "no CFDocument"),
    ("no items", without("CFItems"), 0, "no items"),
    ("empty items", lambda found: found.update(CFItems=[]), 0, "no items"),
    ("items as object", lambda found: found.update(CFItems={"a": 1}), 0, "no items"),
    ("nothing known", lambda found: [one.pop("CFItemType") for one in found["CFItems"]], 0, "No item says"),
    ("an item that is a text", lambda found: found["CFItems"].append("Weld"), 6, "no object"),
    ("identifier twice", lambda found: found["CFItems"].append(
        {**found["CFItems"][0], "fullStatement": "Other"}), 6, "stands twice"),
    ("blank statement", item(1, fullStatement=" "), 2, "no fullStatement"),
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
    other(found, CFItemType="Unit", fullStatement="Group")
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
    names = [one["ceterms:targetNode"] for one in program["ceterms:teaches"]]
    assert names == [one["uri"] for one in package()["CFItems"] if "ompetency" in one["CFItemType"]]


def test_a_listing_says_nothing_empty():
    """No code of an occupation, no competencies, no years: then no words of them."""
    bare = replace(
        framework(), terms=replace(TERMS, onet_code="", competencies=(), term_years=None)
    )
    _certificate, program, _owner = listing_of(bare, SITE.at("programs", KEY))["@graph"]

    assert not {"ceterms:teaches", "ceterms:occupationType", "ceterms:estimatedDuration"} & set(
        program
    )


TEXT, PAGE, CTID, CODE = "by language", "address", "ctid", "text"
CTDL: dict[str, dict[str, str]] = {
    "ceterms:ApprenticeshipCertificate": {
        "ceterms:ctid": CTID, "ceterms:name": TEXT, "ceterms:description": TEXT,
        "ceterms:subjectWebpage": PAGE, "ceterms:inLanguage": CODE, "ceterms:ownedBy": PAGE,
        "ceterms:offeredBy": PAGE, "ceterms:credentialStatusType": "ceterms:CredentialAlignmentObject",
        "ceterms:occupationType": "ceterms:CredentialAlignmentObject",
        "ceterms:requires": "ceterms:ConditionProfile",
    },
    "ceterms:LearningProgram": {
        "ceterms:ctid": CTID, "ceterms:name": TEXT, "ceterms:description": TEXT,
        "ceterms:subjectWebpage": PAGE, "ceterms:inLanguage": CODE, "ceterms:ownedBy": PAGE,
        "ceterms:offeredBy": PAGE, "ceterms:lifeCycleStatusType": "ceterms:CredentialAlignmentObject",
        "ceterms:occupationType": "ceterms:CredentialAlignmentObject",
        "ceterms:teaches": "ceterms:CredentialAlignmentObject",
        "ceterms:estimatedDuration": "ceterms:DurationProfile",
    },
    "ceterms:CredentialOrganization": {"ceterms:ctid": CTID, "ceterms:name": TEXT},
    "ceterms:ConditionProfile": {
        "ceterms:description": TEXT, "ceterms:targetLearningOpportunity": PAGE,
    },
    "ceterms:DurationProfile": {"ceterms:description": TEXT, "ceterms:exactDuration": CODE},
    "ceterms:CredentialAlignmentObject": {
        "ceterms:framework": PAGE, "ceterms:frameworkName": TEXT, "ceterms:targetNode": "node",
        "ceterms:targetNodeName": TEXT, "ceterms:codedNotation": CODE,
    },
}  # fmt: skip
"""Classes, and which of their properties we use: `schema:domainIncludes` and `schema:rangeIncludes`.

Credential Engine, https://credreg.net/ctdl/schema/encoding/json, retrieved 2026-08-06 (SHA-256
a2dd28cb08f9e5e0324fe155e7381c276d70e69cb95521dab120f042cc538776). All are `vs:stable` but
LearningProgram and lifeCycleStatusType. The whole listing was also judged by ctdl-validate 0.2.1, which
carries that schema (2026-11-27): no finding.
"""
WORDS = {"credentialStat:Active", "lifeCycle:Active"}
FORMS = {
    CTID: r"ce-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    PAGE: r"https://\S+", CODE: r"\S+",
}  # fmt: skip


def wrong_words(node: Any) -> list[str]:
    """Words and values of a node, and of those in it, that are not in the list."""
    allowed, found = CTDL[node["@type"]], []
    for name, value in node.items():
        if name in ("@id", "@type"):
            continue
        kind = allowed.get(name, "no such word")
        for one in value if isinstance(value, list) else [value]:
            if kind in CTDL:
                found += wrong_words(one) if one.get("@type") == kind else [name]
            elif kind == TEXT:
                found += [] if set(one) == {"en"} and one["en"].strip() else [name]
            elif kind == "node":
                found += [] if one in WORDS or re.fullmatch(FORMS[PAGE], one) else [name]
            elif kind not in FORMS or not re.fullmatch(FORMS[kind], one):
                found.append(name)
    return found


def test_every_word_is_one_of_ctdl_and_stands_where_it_may():
    made = listing_of(framework(), SITE.at("programs", KEY))
    assert [each for one in made["@graph"] for each in wrong_words(one)] == []

    made["@graph"][2]["ceterms:teaches"] = []
    made["@graph"][1]["ceterms:name"] = "Sprinkler fitters"
    made["@graph"][0]["ceterms:ctid"] = "ce-1"
    made["@graph"][0]["ceterms:teachesWell"] = "x"
    assert [each for one in made["@graph"] for each in wrong_words(one)] == [
        "ceterms:ctid", "ceterms:teachesWell", "ceterms:name",
    ]  # fmt: skip
