"""The one straight pass: what the sample promised and a later line breaks costs a pass, never a value."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rows import checking, straight
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.mapping import SCHEMA, columns_of
from highroad.areas.filings.rows.reading import _layout
from highroad.areas.filings.rows.straight import Straight
from highroad.areas.filings.rows.texts import open_text
from highroad.areas.filings.rules.layouts import built_in
from tests.areas.filings.payrolls import CLEAN, HEADER

pytestmark = pytest.mark.pure
USUAL = ",".join(CLEAN[0])


def changed(**cells: str) -> str:
    return ",".join(cells.get(name, cell) for name, cell in zip(HEADER, CLEAN[0], strict=True))


BREAKS = {
    "another project": changed(project="Tunnel"),
    "another answer": changed(sex="F"),
    "a number with a mark": changed(gross="$1 200.50"),
    "a number in words": changed(hours="forty"),
    "an underscore": changed(rate="1_000"),
    "a day of another kind": changed(week_ending="first of March"),
    "a day far off": changed(week_ending="1875-03-07"),
    "a day with something behind it": changed(week_ending="2026-03-01x"),
    "a number with something behind it": changed(hours="40x"),
    "a number with an exponent": changed(hours="4e1"),
    "a number that is rounded": changed(rate="30.00005"),
    "a number too large": changed(gross="99999999999999"),
    "no number": changed(net="nan"),
    "spaces around a number": changed(hours=" 40 "),
    "nothing filed": changed(hours="NA", worker="NA", sex="NA"),
    "a word for nothing, with spaces": changed(hours=" NA ", worker=" NA", race=" NA "),
    "a code that is not known": changed(race="Martian"),
}


def rows_of(content: str, tmp_path, monkeypatch, *, sampled: str) -> list[tuple[object, ...]]:
    """The rows as they stand in the file, where the sample saw these lines only."""
    file = tmp_path / "payroll.csv"
    file.write_text(content)
    limits = Limits()
    connection = checking.connect(tmp_path, file, limits)
    sheet = open_text(file, limits)
    checking.load(connection, sheet, limits)
    layout = _layout(built_in()[0])
    columns = columns_of(layout, sheet.header)
    monkeypatch.setattr(straight, "write_sample", lambda path, sample: sample.write_text(sampled))
    reader = Straight(connection, sheet, layout, columns, tmp_path / "r.parquet", tmp_path, limits)
    assert reader.is_mapped()
    names = ", ".join(name for name, _kind in SCHEMA)
    return connection.execute(f"SELECT {names} FROM lines").fetchall()


@pytest.mark.parametrize("name", BREAKS)
def test_a_line_that_breaks_the_promise_is_read_as_if_none_had_been_made(
    name, tmp_path, monkeypatch
):
    head = ",".join(HEADER)
    content = f"{head}\n{USUAL}\n{BREAKS[name]}\n{USUAL}\n"

    promised = rows_of(content, tmp_path, monkeypatch, sampled=f"{USUAL}\n")
    looked = rows_of(content, tmp_path, monkeypatch, sampled=f"{USUAL}\n{BREAKS[name]}\n")
    carefully = rows_of(content, tmp_path, monkeypatch, sampled='"broken')

    assert promised == looked == carefully
    assert [row[0] for row in promised] == [2, 3, 4]


def test_a_sample_holds_whole_lines_from_all_over_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(straight, "BLOCK", 100)
    lines = [f"line {number:05d}" for number in range(1_000)]
    file, sample = tmp_path / "all.csv", tmp_path / "sample.csv"
    file.write_text("header\n" + "\n".join(lines) + "\n")

    straight.write_sample(file, sample)

    taken = sample.read_text().splitlines()
    assert set(taken) <= set(lines)
    assert 100 < len(taken) < 250
    assert int(taken[-1][5:]) > 900


def test_a_small_file_is_its_own_sample(tmp_path):
    file, sample = tmp_path / "all.csv", tmp_path / "sample.csv"
    file.write_text(f"header\n{USUAL}\n{USUAL}\n")

    straight.write_sample(file, sample)

    assert sample.read_text() == f"{USUAL}\n{USUAL}\n"


@pytest.mark.parametrize(
    ("content", "lines", "has_underscore"),
    [
        ("week_ending,rate\n2026-03-01,10\n", 2, False),
        ("week_ending,rate\n2026-03-01,1_0\n", 2, True),
        ("week_ending,rate\n2026-03-01,1_0", 2, True),
        ("week_ending,rate", 1, False),
        ('"week\n_ending",rate\n2026-03-01,10\n', 3, True),
    ],
)
def test_an_underscore_in_the_header_makes_no_file_a_text(content, lines, has_underscore, tmp_path):
    path = tmp_path / "payroll.csv"
    path.write_text(content)

    assert straight.count_lines(path, Limits()) == straight.Counted(lines, has_underscore)


def test_plain_numbers_are_read_as_what_they_are_and_days_with_care(tmp_path, monkeypatch):
    seen: list[list[str]] = []
    usual = checking.map_lines
    monkeypatch.setattr(checking, "map_lines", lambda *told: (seen.append(told[-1]), usual(*told)))
    head = ",".join(HEADER)
    assert "_" in head

    rows_of(f"{head}\n{USUAL}\n{USUAL}\n", tmp_path, monkeypatch, sampled=f"{USUAL}\n")

    assert {"hours", "rate", "gross", "net"} <= set(seen[0])
    assert "week_ending" not in seen[0]
