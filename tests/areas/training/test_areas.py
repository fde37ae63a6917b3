"""Disadvantaged areas by census tract: published layouts, unknown is not outside, faulty lists kept nowhere.

Names of columns and marks as published: Climate and Economic Justice Screening Tool, communities list,
versions 1.0 and 2.0 ("Census tract 2010 ID", "Identified as disadvantaged"); State of New York,
Disadvantaged Communities 2023 ("GEOID", "DAC_Designation"). The tracts here are invented (state 99).
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from highroad.areas.training.rules import areas
from highroad.areas.training.vocabulary.counting import AreaStanding

pytestmark = pytest.mark.pure
HEAD = b"tract,listed\n"


@pytest.mark.parametrize(
    "content",
    [
        b"Census tract 2010 ID,County Name,Identified as disadvantaged\n99001000100,\"Wet, Isle\",True\n99001000200,Dry,False\n",
        b"Census tract 2010 ID,Identified as disadvantaged\n99001000100,1.0\n\n99001000200,0\n",
        b"\xef\xbb\xbfGEOID,DAC_Designation\r\n99001000100,Designated as DAC\r\n99001000200,Not Designated as DAC\r\n",
        b"tract,listed\n99001000100,yes\n99001000200,no\n",
    ],
)  # fmt: skip
def test_a_published_list_is_read_as_it_came(content: bytes):
    found = areas.read(content)

    assert found.is_right
    assert found.inside == {"99001000100"}
    assert found.outside == {"99001000200"}


FAULTY = {
    "empty": (b"", 0, "The file is empty."),
    "a spreadsheet": (b"PK\x03\x04rest", 0, "This is a spreadsheet. Save it as CSV UTF-8"),
    "an old spreadsheet": (b"\xd0\xcf\x11\xe0rest", 0, "This is an old spreadsheet."),
    "a PDF": (b"%PDF-1.7", 0, "This is a PDF."),
    "UTF-16": ("tract,listed\n".encode("utf-16"), 0, "The file is in UTF-16."),
    "another encoding": (HEAD + b"99001000100,True\n99001000200,s\xed\n", 0, "Row 3 holds a letter that is not in UTF-8."),
    "semicolons": (b"tract;listed\n99001000100;True\n", 0, "The columns are not apart by commas."),
    "an open quotation mark": (HEAD + b'"99001000100,True\n', 0, "A quotation mark is never closed."),
    "no row": (HEAD, 0, "There is no tract in this file"),
    "no column of tracts": (b"place,listed\nX,True\n", 1, "The first row needs a column “Census tract 2010 ID” or “tract”."),
    "no column of marks": (b"tract,score\n99001000100,3\n", 1, "The first row needs a column “Identified as disadvantaged” or “listed”."),
    "a column twice": (b"tract,tract,listed\n99001000100,1,True\n", 1, "stands there twice. Take one out."),
    "merged cells": (HEAD + b"99001000100\n", 2, "has 1 cells instead of 2: cells were merged"),
    "a zero lost": (HEAD + b"1001020100,True\n", 2, "a spreadsheet took the zero in front away. Write 01001020100, as text."),
    "a number rounded": (HEAD + b"9.9001E+10,True\n", 2, "a spreadsheet turned the number into another."),
    "an address": (HEAD + b"4 Pier Road,True\n", 2, "A census tract has eleven digits"),
    "no mark": (HEAD + b"99001000100,\n", 2, "is empty. Say True or False of every tract."),
    "a mark of another kind": (HEAD + b"99001000100,maybe\n", 2, "is “maybe”. Write True or False."),
    "a tract twice": (HEAD + b"99001000100,True\n99001000100,False\n", 3, "stands in row 2 too."),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_list_says_row_and_remedy_and_counts_for_nothing(name: str):
    content, row, said = FAULTY[name]
    found = areas.read(content)

    assert (found.inside, found.outside) == (frozenset(), frozenset())
    assert [fault.row for fault in found.faults] == [row]
    assert said in found.faults[0].words


def test_more_tracts_than_the_nation_has_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(areas, "MOST_ROWS", 2)

    found = areas.read(HEAD + b"99001000100,True\n99001000200,True\n")

    assert "More than 2 tracts. Keep those of your states." in found.faults[0].words


@pytest.mark.parametrize(
    ("tract", "standing"),
    [
        ("99001000100", AreaStanding.INSIDE), ("99001000200", AreaStanding.OUTSIDE),
        ("99001000300", AreaStanding.UNKNOWN), ("", AreaStanding.UNKNOWN),
    ],
)  # fmt: skip
def test_a_tract_the_list_does_not_have_is_unknown_and_not_outside(tract, standing):
    assert areas.standing_of(tract, {"99001000100"}, {"99001000200"}) is standing


def test_a_share_is_of_those_known_and_says_of_how_many_it_is_not():
    inside, outside, unknown = AreaStanding
    found = areas.share_of([inside] * 12 + [outside] * 18 + [unknown] * 6)

    assert (found.inside, found.known, found.everybody) == (12, 30, 36)
    assert (found.percent, found.coverage) == (Decimal("40.0"), Decimal("83.3"))
    assert areas.share_of([unknown]).percent is None
    assert areas.AreaShare(1, 15, 0).percent == Decimal("6.3"), "6.25, half up"
    assert areas.share_of([]).coverage is None
