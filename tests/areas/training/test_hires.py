"""Lists of hires: read, held against what is kept, and enrolled whole or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from highroad.areas.training.actions import hires as actions
from highroad.areas.training.actions import staying
from highroad.areas.training.models import Enrollment, Pairing
from highroad.areas.training.queries import hires as queries
from highroad.areas.training.rules import hires as rules
from highroad.areas.training.vocabulary.enrollments import PairingKind
from highroad.kit.answers import Refused
from tests import cast
from tests.areas.training.scene import TODAY, Scene, make_scene
from tests.cast import NOON

ON = date(2026, 3, 2)
HEAD = "name,start,birth,email,credit hours,mentor\n"
RIGHT = "Ana Rivera,2026-03-02,05/14/1999,Ana@Example.org,120.5,\n"
WRONG = {
    "nothing": (b"", "The file is empty"),
    "a spreadsheet": (b"PK\x03\x04....", "This is a spreadsheet"),
    "an old spreadsheet": (b"\xd0\xcf\x11\xe0....", "This is an old spreadsheet"),
    "a picture of the list": (b"%PDF-1.7", "This is a PDF"),
    "two bytes a letter": ("name,start\n".encode("utf-16"), "UTF-16"),
    "an old encoding": (HEAD.encode() + "José Núñez,2026-03-02,,,,\n".encode("cp1252"), "Row 2"),
    "bytes of no text": (b"name,start\x00\n", "no text"),
    "semicolons": (b"name;start\nAna;2026-03-02\n", "not apart by commas"),
    "no names of columns": (b"Ana Rivera,2026-03-02\n", "Start from the example"),
    "a title above": (b"Hires of March\nname,start\nAna,2026-03-02\n", "Start from the example"),
    "a number nobody asked for": (b"name,start,ssn\nAna,2026-03-02,123\n", "nothing else is kept"),
    "a column twice": (b"name,start,start\nAna,2026-03-02,2026-03-02\n", "stands there twice"),
    "no column of days": (b"name,birth\nAna,1999-01-01\n", "is missing"),
    "names alone": (HEAD.encode(), "There is nobody in this file"),
    "merged cells": ((HEAD + "Ana Rivera,2026-03-02\n").encode(), "cells were merged"),
    "a comma in a name": ((HEAD + "Rivera, Ana,2026-03-02,,,,\n").encode(), "quotation marks"),
    "a quotation without end": ((HEAD + '"Ana,2026-03-02,,,,\n').encode(), "never closed"),
    "no name": ((HEAD + ",2026-03-02,,,,\n").encode(), "is empty. Fill it in"),
    "a number for a name": ((HEAD + "4711,2026-03-02,,,,\n").encode(), "which is no name"),
    "a day as a serial": ((HEAD + "Ana,46083,,,,\n").encode(), "as a spreadsheet counts it"),
    "a day in words": ((HEAD + "Ana,March 2nd,,,,\n").encode(), "which is no day"),
    "a day that never comes": ((HEAD + "Ana,2026-02-30,,,,\n").encode(), "there is no such day"),
    "a short day": ((HEAD + "Ana,3/2/2026,,,,\n").encode(), "Write 03/02/2026"),
    "born too late": ((HEAD + "Ana,2026-03-02,2027-01-01,,,\n").encode(), "Correct the year"),
    "an address without at": ((HEAD + "Ana,2026-03-02,,ana.example.org,,\n").encode(), "no e-mail"),
    "hours in words": ((HEAD + "Ana,2026-03-02,,,some,\n").encode(), "Write hours as a number"),
    "hours below nought": ((HEAD + "Ana,2026-03-02,,,-4,\n").encode(), "Write hours as a number"),
    "somebody twice": ((HEAD + RIGHT + RIGHT.replace("Ana@", "b@")).encode(), "stands in row 2 too"),
    "an address twice": ((HEAD + RIGHT + "Bo,2026-03-02,,ana@example.org,,\n").encode(), "row 2 too"),
}  # fmt: skip


@pytest.mark.pure
def test_a_list_is_read_with_days_both_ways_and_names_in_spanish():
    found = rules.read((HEAD + RIGHT).encode(), ON)

    assert found.hires == (
        rules.Hire(
            row=2, name="Ana Rivera", starts_on=ON, born_on=date(1999, 5, 14),
            email="ana@example.org", credit_hours=Decimal("120.5"),
        ),
    )  # fmt: skip
    spanish = rules.read("\ufeffNombre,Fecha de inicio\r\nJosé,2026-03-02\r\n\r\n".encode(), ON)
    assert [hire.name for hire in spanish.hires] == ["José"]
    assert rules.read(queries.example(), ON).is_right


@pytest.mark.pure
@pytest.mark.parametrize("case", WRONG)
def test_a_faulty_list_is_answered_with_its_row_and_what_to_do(case: str):
    content, words = WRONG[case]

    found = rules.read(content, ON)

    assert not found.hires
    assert any(words in fault.words for fault in found.faults), [f.words for f in found.faults]


@pytest.mark.pure
def test_every_fault_of_a_list_is_named_in_order():
    found = rules.read((HEAD + ",2026-03-02,,,,\nBo,soon,,,x,\n").encode(), ON)

    assert [(fault.row, fault.column) for fault in found.faults] == [
        (2, "name"), (3, "start"), (3, "credit hours"),
    ]  # fmt: skip


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def faults(scene: Scene, line: str) -> list[str]:
    found = queries.check(scene.program, (HEAD + line).encode(), seen_by=scene.table.lena, on=TODAY)
    return [fault.words for fault in found.faults]


@pytest.mark.django_db
def test_a_list_is_held_against_standards_mentors_and_who_learns_already(scene: Scene):
    ruth = cast.person("Ruth Vale")
    row = "Ana,2026-03-02,{},,{},{}\n"
    assert faults(scene, row.format("", "", "")) == []
    assert "at least 18 years old" in faults(scene, row.format("2015-01-01", "", ""))[0]
    assert "six months" in faults(scene, row.format("", "7900", ""))[0].lower()
    assert "not on the list of mentors" in faults(scene, row.format("", "", ruth.email))[0]
    assert "learns in this program" in faults(scene, "nia fields,2026-03-02,2000-05-01,,,\n")[0]
    staying.offer_to_mentor(program=scene.program, user=ruth, site="", languages="", most=1, by=scene.table.lena, at=NOON)  # fmt: skip
    two = row.format("", "", ruth.email) + "Bo,2026-03-02,,,," + ruth.email + "\n"
    assert faults(scene, row.format("", "", ruth.email)) == []
    assert "no place left" in faults(scene, two)[0]


@pytest.mark.django_db
def test_everybody_is_enrolled_with_their_mentor_or_nobody(scene: Scene):
    ruth, lena = cast.person("Ruth Vale"), scene.table.lena
    staying.offer_to_mentor(program=scene.program, user=ruth, site="", languages="", most=3, by=lena, at=NOON)  # fmt: skip
    before = Enrollment.objects.count()

    def take(text: str, by=lena):
        return actions.enroll_hires(
            program=scene.program, employer=scene.table.management, content=text.encode(), by=by,
            at=NOON,
        )  # fmt: skip

    with pytest.raises(Refused) as refused:
        take(HEAD + RIGHT + "Bo,soon,,,,\n")
    assert refused.value.reason.startswith("Row 3: is “soon”")
    with pytest.raises(Refused):
        take(HEAD + RIGHT, by=scene.table.marcus)
    assert Enrollment.objects.count() == before
    made = take(HEAD + RIGHT + f"Bo Lin,2026-03-02,,,,{ruth.email}\n")
    assert [row.participant.name for row in made] == ["Ana Rivera", "Bo Lin"]
    pair = Pairing.objects.get(kind=PairingKind.MENTOR)
    assert (pair.enrollment, pair.user) == (made[1], ruth)
    new = queries.without_mentor(lena, date(2026, 3, 4))
    assert [(line.name, line.due_on) for line in new] == [
        ("Nia Fields", date(2026, 1, 12)), ("Ana Rivera", date(2026, 3, 9)),
    ]  # fmt: skip
    assert queries.without_mentor(scene.table.marcus, date(2026, 3, 4)) == []
    assert queries.without_mentor(lena, date(2026, 5, 5)) == []
