"""The federal bulk file: exact both ways; forty and more faulty files, each told in words."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.training.queries.bulk import name_and_suffix
from highroad.areas.training.rules.rapids import files
from highroad.areas.training.rules.rapids.columns import COLUMNS, TITLES
from highroad.areas.training.rules.rapids.rows import RapidsRow, SideTabs

pytestmark = pytest.mark.pure
TABS = SideTabs(
    registered_on=date(2020, 1, 1), entry_wages={"0414S-R": (Decimal("12.00"), "H")},
    employers={"E1"}, occupations={"0414S-R"}, instruction_providers={"R1"},
    wage_schedules={"W1"}, lattice_levels={"L1", "L2"},
)  # fmt: skip


def row(**changes: Any) -> RapidsRow:
    given: dict[str, Any] = {
        "begins_on": date(2026, 3, 2), "first_name": "Nia", "last_name": "Fields",
        "born_on": date(2003, 4, 9), "gender": "F", "employment": "NE", "street": "1 Pier St",
        "city": "Boston", "state": "MA", "zip_code": "02134", "employer": "E1", "hispanic": "2",
        "race_native": "0", "race_asian": "0", "race_black": "1", "race_islander": "0",
        "race_white": "9", "veteran": "2", "disability": "2", "education": "3",
        "occupation": "0414S-R", "instruction_provider": "R1", "credit_experience": "0",
        "credit_instruction": 0, "prior_wage": Decimal("15.50"), "prior_unit": "H",
        "entry_wage": Decimal("12.00"), "entry_unit": "H", "wage_schedule": "W1", "student": "NA",
        **changes,
    }  # fmt: skip
    return RapidsRow(**given)


def cells(**changes: str) -> list[str]:
    """A right row as cells, with some of them changed, by our names."""
    line = files.written([row()]).decode().splitlines()[1].split(",")
    for place, column in enumerate(COLUMNS):
        line[place] = changes.pop(column.name, line[place])
    assert not changes
    return line


def content(*lines: list[str], head: list[str] | None = None) -> bytes:
    quoted = [",".join(f'"{cell}"' if "," in cell else cell for cell in line) for line in lines]
    return "\n".join([",".join(head or TITLES), *quoted]).encode()


def with_cell(**changes: str) -> bytes:
    return content(cells(**changes))


def test_there_are_42_columns_of_which_27_are_required():
    """csg-org/rapids-apprentice-upload-spec, tableschema.json."""
    assert len(COLUMNS) == len(set(TITLES)) == 42
    assert sum(column.is_required for column in COLUMNS) == 27
    assert [column.name for column in COLUMNS] == list(RapidsRow.__slots__)


def test_a_row_comes_back_as_it_went_out():
    full = row(
        middle_name='Ann "Annie"', suffix="Jr.", security_number="123-45-6789", telephone="617-555-0114",
        email="nia@example.org", credit_experience="500 hours, welding", credit_instruction=40,
        lattice_levels="L1;L2", career_connection="P", wioa="1", wioa_type="YT", linkage="DE", taa="0",
        funding="WIOA, state", last_name="O'Brien, née Łuk", entry_wage=Decimal("18.5"),
        prior_wage=Decimal("15600"), prior_unit="A",
    )  # fmt: skip

    sent = files.written([full, row()])
    back = files.read(sent, TABS)

    assert back.faults == ()
    assert back.rows == (full, row())
    assert files.written(back.rows) == sent
    assert str(back.rows[0].entry_wage) == "18.5"


def test_whatever_is_right_makes_the_round_trip():
    """Rows made at random, each field within its rule."""
    made, chance = [], random.Random(7)
    for _ in range(300):
        made.append(row(
            begins_on=date(2021, 1, 1).replace(month=chance.randint(1, 12), day=chance.randint(1, 28)),
            born_on=date(chance.randint(1950, 2004), chance.randint(1, 12), chance.randint(1, 28)),
            first_name=chance.choice(["Ana, María", 'A"b', "'=1+1", "  spaced ", "Łukasz"]),
            zip_code=f"{chance.randint(0, 99999):05d}", race_white=chance.choice("019"),
            entry_wage=Decimal(chance.randint(1200, 9999)) / 100, education=chance.choice("1356789"),
            veteran=chance.choice("12349"), credit_instruction=chance.choice([None, 0, 144]),
            suffix=chance.choice([None, "I", "Sr."]), wioa=chance.choice([None, "0", "1"]),
        ))  # fmt: skip

    back = files.read(files.written(made), TABS)

    assert back.faults == ()
    assert list(back.rows) == made


def test_columns_may_stand_in_any_order_and_a_mark_in_front_is_fine():
    turned = list(reversed(TITLES))
    given = b"\xef\xbb\xbf" + content(list(reversed(cells())), head=turned)

    assert files.read(given, TABS).rows == (row(),)


CELLS: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"begins_on": "2026-03-02"}, "Date Apprenticeship Begins", "Write 03/02/2026"),
    ({"begins_on": "3/2/2026"}, "Date Apprenticeship Begins", "Write 03/02/2026"),
    ({"begins_on": "46083"}, "Date Apprenticeship Begins", "as a spreadsheet counts it"),
    ({"begins_on": "02/30/2026"}, "Date Apprenticeship Begins", "there is no such day"),
    ({"begins_on": "25/12/2026"}, "Date Apprenticeship Begins", "Month comes first"),
    ({"begins_on": "March 2"}, "Date Apprenticeship Begins", "MM/DD/YYYY"),
    ({"begins_on": "12/31/2019"}, "Date Apprenticeship Begins", "registered on 01/01/2020"),
    ({"begins_on": ""}, "Date Apprenticeship Begins", "must be filled"),
    ({"born_on": "03/03/2010"}, "Date of Birth", "makes them 15 at the start"),
    ({"born_on": "03/02/2030"}, "Date of Birth", "at least 16"),
    ({"first_name": "N" * 56}, "Apprentice First Name", "56 characters; at most 55"),
    ({"last_name": "  "}, "Apprentice Last Name", "must be filled"),
    ({"suffix": "Junior"}, "Apprentice Suffix", "Write one of: I, II"),
    ({"suffix": "jr"}, "Apprentice Suffix", "Write Jr."),
    ({"security_number": "12345678"}, "Social Security Number", "it is voluntary"),
    ({"gender": "Female"}, "Gender", "Write F"),
    ({"gender": "1"}, "Gender", "Write one of: F (female)"),
    ({"employment": "New"}, "Employment Status", "EE (existing employee)"),
    ({"street": ""}, "Apprentice Street Address", "must be filled"),
    ({"state": "Massachusetts"}, "Apprentice State", "two letters"),
    ({"state": "ma"}, "Apprentice State", "Write MA"),
    ({"state": "XX"}, "Apprentice State", "two letters"),
    ({"zip_code": "2134"}, "Apprentice 5-Digit Zip Code", "Write 02134"),
    ({"zip_code": "02134-1200"}, "Apprentice 5-Digit Zip Code", "Write 02134"),
    ({"zip_code": "O2134"}, "Apprentice 5-Digit Zip Code", "five digits"),
    ({"telephone": "555-0114"}, "Telephone", "ten digits"),
    ({"email": "nia at example"}, "Email", "no e-mail address"),
    ({"employer": "E9"}, "Employer", "does not stand in its tab"),
    ({"hispanic": "0"}, "Ethnicity Hispanic / Latino", "1 (yes), 2 (no)"),
    ({"race_asian": "2"}, "Race-Asian", "1 (yes), 0 (no)"),
    ({"race_asian": ""}, "Race-Asian", "must be filled"),
    ({"veteran": "0"}, "Veteran Status", "2 (not a veteran)"),
    ({"disability": "0"}, "Apprentice Disability Status", "2 (no)"),
    ({"disability": "2.0"}, "Apprentice Disability Status", "Write 2"),
    ({"education": "2"}, "Apprentice Education Level", "3 (high school or equivalent)"),
    ({"occupation": "electrician"}, "Occupation", "does not stand in its tab"),
    ({"instruction_provider": "R2"}, "Related Technical Instruction Provider", "its tab"),
    (
        {"credit_instruction": "12.5"},
        "Credit for Previous Related Training In Hours",
        "whole hours",
    ),
    ({"prior_wage": "$15.50"}, "Prior Wages", "Write 15.50"),
    ({"prior_wage": "31,200.00"}, "Prior Wages", "Write 31200.00"),
    ({"prior_wage": "fifteen"}, "Prior Wages", "such as 18.50"),
    ({"prior_wage": "-3"}, "Prior Wages", "such as 18.50"),
    ({"prior_unit": "per hour"}, "Prior Wage Units", "H (hourly)"),
    ({"entry_wage": "11.99"}, "Entry Wages", "below the occupation's entry wage of 12.00"),
    ({"entry_unit": "W"}, "Entry Wage Units", "Use the same"),
    ({"wage_schedule": "W2"}, "Wage Schedule", "its tab"),
    ({"lattice_levels": "L1;L9"}, "Previously Completed Career Lattice Levels", "“L9”"),
    ({"career_connection": "X"}, "Career Connection", "P (pre-apprenticeship)"),
    ({"wioa": "yes"}, "WIOA Participant", "Write 1"),
    ({"wioa_type": "ADULT"}, "Type", "Write AD"),
    ({"linkage": "D"}, "Career Linkage or Direct Entry", "DE (direct entry)"),
    ({"student": "N/A"}, "Student Status", "NA (does not apply)"),
)


@pytest.mark.parametrize(("changes", "column", "says"), CELLS)
def test_a_faulty_cell_is_named_with_its_row_and_what_to_write(
    changes: dict[str, str], column: str, says: str
):
    found = files.read(content(cells(), cells(**changes)), TABS)

    assert [(each.row, each.column) for each in found.faults] == [(3, column)]
    assert says in found.faults[0].words
    assert found.rows == ()


WHOLE: tuple[tuple[Callable[[], bytes], int, str], ...] = (
    (lambda: b"", 0, "file is empty"),
    (lambda: b"  \n ", 0, "file is empty"),
    (lambda: b"PK\x03\x04rest", 0, "Save it as CSV UTF-8"),
    (lambda: b"\xd0\xcf\x11\xe0rest", 0, "old spreadsheet"),
    (lambda: b"%PDF-1.7", 0, "This is a PDF"),
    (lambda: with_cell().decode().encode("utf-16"), 0, "UTF-16"),
    (lambda: content(cells(), cells(city="Montréal")).decode().encode("cp1252"), 0, "Row 3 holds a letter"),
    (lambda: with_cell(city="Bos\x00ton"), 0, "no text"),
    (lambda: with_cell().replace(b",", b";"), 0, "not apart by commas"),
    (lambda: with_cell().replace(b",", b"\t"), 0, "not apart by commas"),
    (lambda: content(), 0, "no apprentice in this file"),
    (lambda: content(cells(), head=["Name", "Age"]), 0, "first row does not hold"),
    (lambda: b"Apprentices of 2026\n\n" + with_cell(), 0, "stand in row 3"),
    (lambda: content(cells()[:-1], head=list(TITLES[:-1])), 1, "All 42 columns"),
    (lambda: content([*cells(), "x"], head=[*TITLES, "Notes"]), 1, "no column of this file"),
    (lambda: content([*cells(), "F"], head=[*TITLES, "Gender"]), 1, "stands there twice"),
    (lambda: content(cells()[:40]), 2, "cells were merged or left out"),
    (lambda: content([*cells(), "Boston"]), 2, "text with commas in quotation marks"),
)  # fmt: skip


@pytest.mark.parametrize(("made", "number", "says"), WHOLE)
def test_a_faulty_file_is_told_in_words(made: Callable[[], bytes], number: int, says: str):
    found = files.read(made(), TABS)

    assert found.rows == ()
    assert found.faults[0].row == number
    assert says in found.faults[0].words


def test_every_fault_of_a_file_is_told_and_one_is_enough_to_keep_nothing():
    found = files.read(content(cells(), cells(state="ma", gender=""), cells(zip_code="1")), TABS)

    assert [each.row for each in found.faults] == [3, 3, 4]
    assert found.rows == ()


def test_a_number_stands_for_one_person():
    twice = content(cells(security_number="123-45-6789"), cells(security_number="123456789"))

    found = files.read(twice, TABS)

    assert "stands in an earlier row" in found.faults[0].words
    assert (found.faults[0].row, "123" in found.faults[0].words) == (3, False)


def test_what_is_not_given_beside_the_file_is_not_checked():
    assert files.read(with_cell(occupation="Z", employer="Y", entry_wage="1")).faults == ()


def test_rows_keep_their_number_where_some_are_empty():
    """Also in what is said of a number that stands there twice."""
    empty = [""] * 42
    twice = files.read(content(
        empty, cells(security_number="123-45-6789"), empty, empty, cells(security_number="123456789")
    ))  # fmt: skip
    right = files.read(content(empty, cells(), empty, cells()))

    assert [(fault.row, fault.column) for fault in twice.faults] == [(6, "Social Security Number")]
    assert (len(right.rows), right.numbers) == (2, (3, 5))


@pytest.mark.parametrize("cell", ["x" * 140_000, "x" * 140_000 + '"', "a, b\n"])
def test_a_quotation_mark_that_is_never_closed_is_told_whatever_comes_after(cell: str):
    """Beyond 131,072 letters Python's reader gives up on a cell."""
    found = files.read((",".join(TITLES) + '\r\n"' + cell).encode())

    assert [(fault.row, fault.words[:37]) for fault in found.faults] == [(0, "A quotation mark is never closed. Exp")]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ana Rivera", ("Ana Rivera", None)),
        ("John Q. Smith, Jr.", ("John Q. Smith", "Jr.")),
        ("Luis Vega III", ("Luis Vega", "III")),
        ("Jr.", ("Jr.", None)),
        ("Malcolm X", ("Malcolm X", None)),
    ],
)
def test_a_suffix_is_no_family_name(name: str, parts: tuple[str, str | None]):
    """Column 5 of the upload: I, II, III, Jr., Sr."""
    assert name_and_suffix(name) == parts
