"""Data frames through the Arrow PyCapsule interface."""

from decimal import Decimal

import pytest
from safecount import TOTAL, BadTable, Crosstab
from safecount.crosstab.arrow import columns_of, read_array, read_frame

duckdb = pytest.importorskip("duckdb")


def test_a_frame_is_read_as_its_columns():
    """Short and long words, decimals, codes, truths and numbers."""
    frame = duckdb.sql("""
        SELECT * FROM (VALUES
            ('a', 1.25::DECIMAL(9, 2), 'p'::ENUM('p', 'q'), true, 7::BIGINT, 0.5::DOUBLE),
            ('a word of more than twelve', NULL, NULL, false, 8, 1.5)) t(word, pay, code, truth, n, share)
    """)

    read = read_frame(frame)

    assert list(read["word"]) == ["a", "a word of more than twelve"]
    assert read["pay"] == [Decimal("1.25"), None]
    assert read["code"] == ["p", None]
    assert read["truth"] == ["yes", "no"]
    assert read["n"].tolist() == [7, 8]
    assert read["share"].tolist() == [0.5, 1.5]


def test_a_table_of_a_frame_equals_the_table_of_its_columns():
    """Several batches of lines."""
    frame = duckdb.sql("""
        SELECT 'c' || (i % 3) AS trade, 's' || (i % 2) AS sex, 'w' || (i % 700) AS worker,
               ((i % 9) * 0.25)::DECIMAL(9, 2) AS hours FROM range(5000) t(i)
    """)
    wanted = {"dimensions": ["trade", "sex"], "value": "hours", "contributors": ["worker"]}

    mine = Crosstab.from_columns(frame, **wanted)
    same = Crosstab.from_columns(read_frame(frame), **wanted)

    assert list(mine.cells()) == list(same.cells())
    assert mine[(TOTAL, TOTAL)].count == 700


def test_what_no_table_has_is_refused():
    with pytest.raises(BadTable, match="'days' has the Arrow type"):
        read_frame(duckdb.sql("SELECT DATE '2026-01-02' AS days"))
    with pytest.raises(BadTable, match="A list has no columns"):
        columns_of([1, 2])


def test_an_empty_frame_has_empty_columns():
    assert list(read_frame(duckdb.sql("SELECT 'a' AS word WHERE false"))["word"]) == []


def test_words_in_views_are_read_short_and_long():
    """How newer frames keep words: up to twelve bytes in place, longer ones in a buffer."""
    connection = duckdb.connect()
    connection.sql("SET produce_arrow_string_view=true")
    connection.sql("SET arrow_output_version='1.4'")

    read = read_frame(
        connection.sql("""
            SELECT * FROM (VALUES ('a'), ('twelve bytes'), ('a word of more than twelve'), ('señal'), (NULL)) t(word)
        """)
    )

    assert read["word"] == ["a", "twelve bytes", "a word of more than twelve", "señal", None]


class Nulls:
    """A column of Arrow's kind for nothing at all, as a frame without any entry gives it."""

    format, dictionary, offset = b"n", None, 0


def test_a_column_of_nothing_is_nothing():
    assert read_array(Nulls, Nulls, "n", 0, 3) == [None, None, None]


class Empty:
    """An array of no lines; its buffers may be missing altogether."""

    dictionary, offset, null_count, buffers = None, 0, 0, (None, None, None)

    def __init__(self, form):
        self.format = form


@pytest.mark.parametrize("form", [b"l", b"g", b"u", b"U", b"d:9,2"])
def test_a_column_without_a_buffer_has_no_entries(form):
    assert list(read_array(Empty(form), Empty(form), "n", 0, 0)) == []


def test_numbers_of_no_lines_are_none():
    assert read_frame(duckdb.sql("SELECT 1 AS n WHERE false"))["n"] == []


def test_a_frame_that_fails_while_it_is_read_says_why():
    frame = duckdb.sql(
        "SELECT CASE WHEN i = 4000 THEN error('the disk is gone') ELSE i END AS n FROM range(5000) t(i)"
    )

    with pytest.raises(BadTable, match=r"could not be read.*the disk is gone"):
        read_frame(frame)
