"""Files that cannot be read: each is refused within seconds, with its row and what to do, in words."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from highroad.areas.filings.rows import reading, refusals
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.reading import read, scratch_folder
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules.layouts import built_in
from tests.areas.filings.payrolls import CLEAN, HEADER, as_csv, as_xlsx

pytestmark = pytest.mark.pure


def seen(content: bytes, kind: str, folder: Path, limits: Limits | None = None):
    path = folder / f"file{kind}"
    path.write_bytes(content)
    with scratch_folder(folder) as scratch:
        return read(path, kind=kind, layouts=built_in(), limits=limits or Limits(), scratch=scratch)


def repacked(content: bytes, **parts: bytes) -> bytes:
    """A workbook with parts added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return target.getvalue()


WIDE = tuple(f"column {number}" for number in range(300))
LINE = ",".join(CLEAN[0])
HEAD = ",".join(HEADER)
BAD = {
    "empty": (b"", ".csv", refusals.EMPTY, {}),
    "header only": (as_csv(rows=()), ".csv", refusals.NO_LINES, {}),
    "header only, workbook": (as_xlsx(rows=()), ".xlsx", refusals.NO_LINES, {}),
    "blank lines only": (as_csv(rows=()) + b"\n\n,,,,,,,,,,,\n", ".csv", refusals.NO_LINES, {}),
    "no header": (b"hello\nworld\n", ".csv", refusals.NO_HEADER, {}),
    "workbook without header": (as_xlsx(("a",), [("b",)]), ".xlsx", refusals.NO_HEADER, {}),
    "latin-1": (as_csv() + LINE.replace("Carpenter", "Albañil").encode("latin-1") + b"\n", ".csv", refusals.NOT_UTF8, {"row": 5}),
    "latin-1 in the header": ("género,".encode("latin-1") + as_csv(), ".csv", refusals.NOT_UTF8, {"row": 1}),
    "utf-16 without its mark": (as_csv().decode().encode("utf-16-le"), ".csv", refusals.NOT_TEXT, {}),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 40, ".csv", refusals.NOT_UTF8, {"row": 1}),
    "a workbook named csv": (as_xlsx(), ".csv", refusals.NOT_TEXT, {}),
    "text named xlsx": (as_csv(), ".xlsx", refusals.NOT_A_WORKBOOK, {}),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, ".xls", refusals.OLD_EXCEL, {}),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, ".xlsx", refusals.ENCRYPTED, {}),
    "macros by name": (as_xlsx(), ".xlsm", refusals.MACROS, {}),
    "macros inside": (repacked(as_xlsx(), **{"xl/vbaProject.bin": b"x"}), ".xlsx", refusals.MACROS, {}),
    "a zip of something else": (repacked(as_xlsx())[:0] + b"PK\x03\x04" + b"\0" * 100, ".xlsx", refusals.NOT_A_WORKBOOK, {}),
    "a truncated workbook": (as_xlsx()[:-200], ".xlsx", refusals.NOT_A_WORKBOOK, {}),
    "merged cells": (as_xlsx(merged=("A6:A8",)), ".xlsx", refusals.MERGED, {"cells": "A6:A8"}),
    "several sheets": (as_xlsx(sheets=("March", "April")), ".xlsx", refusals.SEVERAL_SHEETS, {"sheets": "March, April"}),
    "300 columns": (as_csv(WIDE, [["1"] * 300]), ".csv", refusals.TOO_MANY_COLUMNS, {"count": 300, "limit": 200}),
    "300 columns, workbook": (as_xlsx(WIDE, [["1"] * 300]), ".xlsx", refusals.TOO_MANY_COLUMNS, {"count": 300, "limit": 200}),
    "huge cell": (as_csv() + LINE.replace("Carpenter", "C" * 40_000).encode() + b"\n", ".csv", refusals.CELL_TOO_LONG, {"row": 5, "column": "E", "count": 40_000, "limit": 32_000}),
    "duplicate headers": (as_csv(("project", "Hours", "worker", "hours ")), ".csv", refusals.SAME_HEADER, {"first": "B", "second": "D", "name": "hours"}),
    "empty header": (as_csv(("project", "", "worker", "hours")), ".csv", refusals.EMPTY_HEADER, {"column": "B"}),
    "quotes unbalanced": (as_csv() + LINE.replace("Carpenter", '"Carpenter').encode() + b"\n" + LINE.encode() + b"\n", ".csv", refusals.QUOTES, {"row": 5}),
    "another kind": (b"%PDF-1.7", ".pdf", refusals.WRONG_KIND, {"kind": ".pdf"}),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_a_sentence(name, tmp_path):
    content, kind, sentence, values = BAD[name]
    started = time.monotonic()

    with pytest.raises(Unreadable) as refused:
        seen(content, kind, tmp_path)

    assert refused.value.sentence == sentence
    assert refused.value.values.items() >= values.items()
    assert sentence.format(**refused.value.values)
    assert time.monotonic() - started < 30
    assert [path.name for path in tmp_path.iterdir()] == [f"file{kind}"]


def test_every_refusal_says_what_to_do():
    """A sentence and a remedy: at least two sentences, except where one says both."""
    said = [text for name, text in vars(refusals).items() if name.isupper() and name != "N_"]

    assert len(said) > 20
    assert not [text for text in said if text.count(".") + text.count(":") < 2]


def test_a_bomb_is_refused_by_what_it_says_it_holds(tmp_path):
    bomb = repacked(as_xlsx(), **{"xl/worksheets/sheet9.xml": b"0" * 210_000_000})

    started = time.monotonic()
    with pytest.raises(Unreadable) as refused:
        seen(bomb, ".xlsx", tmp_path)

    assert refused.value.sentence == refusals.TOO_BIG_UNPACKED
    assert time.monotonic() - started < 20


def test_a_bomb_that_lies_about_itself_dies_in_its_own_process(tmp_path):
    """The parent does not follow: the child has a limit of its own and its death is a sentence."""
    sheet = (
        b"<worksheet><sheetData>" + b"<row><c t='inlineStr'><is><t>x</t></is></c></row>" * 3_000_000
    )

    lying = repacked(as_xlsx(), **{"xl/worksheets/sheet1.xml": sheet})
    with pytest.raises(Unreadable):
        seen(lying, ".xlsx", tmp_path, Limits(memory=300_000_000, cpu_seconds=5))


def test_a_workbook_of_too_many_parts_is_refused(tmp_path):
    parts = {f"xl/media/{number}": b"" for number in range(1_100)}

    with pytest.raises(Unreadable) as refused:
        seen(repacked(as_xlsx(), **parts), ".xlsx", tmp_path)

    assert refused.value.sentence == refusals.TOO_MANY_PARTS


@pytest.mark.parametrize("kind", [".csv", ".xlsx"])
def test_too_many_rows_are_refused_before_they_are_read(kind, tmp_path):
    rows = [CLEAN[0]] * 120
    content = as_csv(rows=rows) if kind == ".csv" else as_xlsx(rows=rows)

    with pytest.raises(Unreadable) as refused:
        seen(content, kind, tmp_path, Limits(rows=10))

    assert refused.value.sentence == refusals.TOO_MANY_ROWS


def test_too_many_bytes_are_refused(tmp_path):
    with pytest.raises(Unreadable) as refused:
        seen(as_csv(), ".csv", tmp_path, Limits(bytes=100))

    assert refused.value.sentence == refusals.TOO_BIG


def test_a_process_that_runs_into_its_limit_is_a_sentence(tmp_path):
    with pytest.raises(Unreadable) as refused:
        seen(as_csv(), ".csv", tmp_path, Limits(memory=60_000_000))

    assert refused.value.sentence == refusals.TOO_MUCH


GOOD = {
    "utf-8 with its mark": b"\xef\xbb\xbf" + as_csv(),
    "utf-16 with its mark": as_csv().decode().encode("utf-16"),
    "semicolons": as_csv().replace(b",", b";"),
    "tabs": as_csv().replace(b",", b"\t"),
    "lines ended as on Windows": as_csv().replace(b"\n", b"\r\n"),
    "no line end at the end": as_csv().rstrip(b"\n"),
    "blank lines at the end": as_csv() + b"\n\n,,,,,,,,,,,\n",
    "titles above the header": b"Payroll of March\n\n" + as_csv(),
    "quoted cells": as_csv().replace(b"Carpenter", b'"Carpenter"'),
    "stray spaces": as_csv().replace(b"Female", b" Female  "),
    "a line break in a cell": as_csv().replace(b"Bridge", b'"Bri\ndge"'),
    "workbook": as_xlsx(),
    "workbook with titles and types": as_xlsx(
        ("Payroll", "", ""),
        [HEADER, *((*row[:2], date.fromisoformat(row[2]), *row[3:5], *map(float, row[5:9]), *row[9:11], 0) for row in CLEAN)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_the_same_lines_in_another_dress_are_the_same_lines(name, tmp_path):
    content = GOOD[name]
    kind = ".xlsx" if content.startswith(b"PK") else ".csv"

    found = seen(content, kind, tmp_path)

    assert found.totals is not None
    assert (found.totals["read"], found.totals["accepted"], found.totals["hours"]) == (
        3,
        3,
        "118.5",
    )
    assert (found.totals["first_week"], found.totals["last_week"]) == ("2026-03-01", "2026-03-08")
    assert found.problems == ()


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path):
    """Title, blank row, header, three lines: the impossible one stands in row 6."""
    wrong = (*CLEAN[2][:5], "400", *CLEAN[2][6:])
    content = b"Payroll\n\n" + as_csv(rows=[*CLEAN[:2], wrong])

    found = seen(content, ".csv", tmp_path)

    assert {
        row["line"]
        for problem in found.problems
        if problem.rule == "hours_are_possible"
        for row in problem.rows
    } == {6}


def test_ragged_rows_are_set_aside_and_nothing_is_lost(tmp_path):
    content = as_csv() + b"Bridge,Northside,2026-03-08\n" + LINE.encode() + b",more\n"

    found = seen(content, ".csv", tmp_path)

    assert found.totals is not None
    assert (found.totals["read"], found.totals["accepted"], found.totals["quarantined"]) == (
        5,
        3,
        2,
    )
    aside = next(p for p in found.problems if p.rule == "lines_are_payroll_lines")
    assert [(row["line"], row["reason"]) for row in aside.rows] == [(5, "ragged"), (6, "ragged")]


def test_dates_and_numbers_that_cannot_be_read_are_named(tmp_path):
    content = (
        as_csv()
        + LINE.replace("2026-03-01", "first of March").replace(",40,", ",forty,").encode()
        + b"\n"
    )

    found = seen(content, ".csv", tmp_path)

    unreadable = next(p for p in found.problems if p.rule == "values_are_readable")
    assert {(row["line"], row["field"], row["value"]) for row in unreadable.rows} == {
        (5, "week_ending", "first of March"), (5, "hours", "forty"),
    }  # fmt: skip
    assert found.totals is not None
    assert found.totals["read"] == found.totals["accepted"] + found.totals["quarantined"]


def test_the_reading_process_knows_no_secret_of_the_platform(monkeypatch, tmp_path):
    monkeypatch.setenv("HIGHROAD_SECRET", "a-secret-of-at-least-thirty-two-characters")

    surroundings = reading._surroundings(str(tmp_path))

    assert set(surroundings) <= {"PATH", "PYTHONPATH", "HOME", "LANG"}
    assert seen(as_csv(), ".csv", tmp_path).totals is not None
