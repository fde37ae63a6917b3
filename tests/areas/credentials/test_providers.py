"""A registered program as a provider of training: record, faults, and when a rate may be given."""

from __future__ import annotations

from datetime import date

import pytest

from highroad.areas.credentials.rules.providers import (
    PACKS,
    pack_on,
    rate_may_leave,
    record_of,
    told_faults,
)
from highroad.areas.credentials.vocabulary import ProviderField as Field
from highroad.areas.training.rules.completion import completion
from highroad.areas.training.rules.terms import StandardsTerms
from tests.areas.credentials.test_frameworks import TERMS

pytestmark = pytest.mark.pure
TOLD = {
    Field.PROVIDER: "Harbor Joint Committee", Field.STREET: "1 Pier", Field.CITY: "Boston",
    Field.STATE: "MA", Field.ZIP: "02110", Field.NUMBER: "MA-2026-001", Field.REGISTERED: "2026-01-05",
    Field.CIP: "46.0302",
}  # fmt: skip


def test_the_record_has_the_elements_of_the_form():
    """ETA-9171 (OMB 1205-0526): 101 to 105, 108 code 2, 104 code 4, 110; the rest is of TEGL 13-16."""
    found = record_of(TERMS, TOLD, program="Sprinkler fitters", active=12, pack=PACKS[0])
    told = {line.field: (line.element, line.value) for line in found}

    assert told[Field.PROVIDER] == ("101", "Harbor Joint Committee")
    assert told[Field.ZIP] == ("103D", "02110")
    assert told[Field.ENTITY] == ("104", "4")
    assert told[Field.PROGRAM] == ("105", "Sprinkler fitters")
    assert told[Field.OUTCOME] == ("108", "2")
    assert told[Field.CIP] == ("110", "46.0302")
    assert told[Field.LENGTH] == ("", "8000 h, 48 mo")
    assert told[Field.INSTRUCTION] == ("", "152.5 h")
    assert told[Field.ACTIVE] == ("", "12")
    assert [line.field for line in found] == [field for field in Field if field in told]


def test_what_nobody_said_is_left_out():
    found = record_of(StandardsTerms(), {}, program="P", active=0, pack=PACKS[0])

    assert [line.field for line in found] == [
        Field.ENTITY,
        Field.PROGRAM,
        Field.OUTCOME,
        Field.ACTIVE,
    ]


def test_nothing_is_wrong_with_a_full_form():
    assert told_faults(TOLD) == {}
    assert told_faults({**TOLD, Field.CIP: ""}) == {}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (Field.STATE, "Mass.", "two letters"),
        (Field.STATE, "ma", "two letters"),
        (Field.STATE, "", "two letters"),
        (Field.ZIP, "2110", "five digits"),
        (Field.ZIP, "02110-1234", "five digits"),
        (Field.CIP, "460302", "like 46.0302"),
        (Field.NUMBER, "", "agency registered the program"),
        (Field.PROVIDER, "", "needed for the record"),
        (Field.STREET, " ", "needed for the record"),
        (Field.REGISTERED, "", "needed for the record"),
        (Field.PROVIDER, "x" * 76, "at most 75 letters"),
        (Field.DESCRIPTION, "x" * 2001, "at most 2000 letters"),
        (Field.CITY, "x" * 26, "at most 25 letters"),
    ],
)
def test_a_fault_stands_at_its_field_with_a_remedy(field, value, words):
    ((at, answer),) = told_faults({**TOLD, field: value}).items()

    assert at is field
    assert words in answer.reason


def test_the_rules_of_a_day():
    """20 CFR part 680 of WIOA: in force since 18 October 2016 (81 FR 56072)."""
    assert pack_on(date(2016, 10, 17)) is None
    assert pack_on(date(2026, 1, 1)) is PACKS[0]


@pytest.mark.parametrize(
    ("registered", "on", "may"),
    [(11, date(2026, 6, 1), True), (10, date(2026, 6, 1), False), (50, date(2026, 5, 31), False)],
)
def test_a_rate_of_few_people_or_of_young_cohorts_is_not_given(registered, on, may):
    found = completion(
        registered=registered, left_in_probation=0, completed_in_time=5,
        measurable_on=date(2026, 6, 1), on=on,
    )  # fmt: skip

    assert rate_may_leave(found, 11) is may
    assert not rate_may_leave(None, 11)
