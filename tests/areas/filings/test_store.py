"""The row store: files that never change, whole or not at all, and nothing else in reach."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import duckdb
import pytest

from highroad.areas.filings.rows import store
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.mapping import SCHEMA
from highroad.areas.filings.rows.reading import read, scratch_folder
from highroad.areas.filings.rules.layouts import built_in
from highroad.areas.filings.rules.scans import RowScan
from highroad.kit.periods import Period
from tests.areas.filings.payrolls import CLEAN, HEADER, as_csv, as_xlsx

pytestmark = pytest.mark.pure
PARTNERSHIP = uuid4()
MARCH = Period(date(2026, 2, 23), date(2026, 3, 31))


def keep(root: Path, content: bytes, kind: str = ".csv", **more):
    """Read a file and keep its rows; the key."""
    key = uuid4()
    upload = root / f"upload{kind}"
    upload.write_bytes(content)
    with scratch_folder(root) as scratch:
        seen = read(
            upload, kind=kind, layouts=more.get("layouts", built_in()), limits=Limits(), scratch=scratch,
            parquet=scratch / "rows.parquet",
        )  # fmt: skip
        store.keep(
            scratch / "rows.parquet", root=root, partnership=PARTNERSHIP, filing=key,
            rows=seen.totals["read"], digest=seen.stored["sha256"],
        )  # fmt: skip
    return key


def scan(root: Path, *keys, period: Period = MARCH) -> RowScan:
    return RowScan(str(root), PARTNERSHIP, keys, period, "d")


def test_what_was_kept_is_opened_with_decimals_and_dates(tmp_path):
    key = keep(tmp_path, as_csv())

    with store.open_rows(scan(tmp_path, key)) as rows:
        columns = {name: kind for name, kind, *_ in rows.execute("DESCRIBE rows").fetchall()}
        found = rows.execute(
            "SELECT line, worker, hours, week_ending, sex, trade FROM rows ORDER BY line"
        ).fetchall()

    assert columns == {**dict(SCHEMA), "row_file": "VARCHAR"}
    assert found[1] == (3, "B-2", Decimal("38.5000"), date(2026, 3, 1), "male", "laborer")


def test_several_filings_are_opened_together_and_the_period_cuts(tmp_path):
    april = [(*row[:2], "2026-04-05", *row[3:]) for row in CLEAN]
    keys = (keep(tmp_path, as_csv()), keep(tmp_path, as_xlsx(rows=april), ".xlsx"))

    with store.open_rows(scan(tmp_path, *keys)) as rows:
        assert rows.execute("SELECT count(*) FROM rows").fetchone() == (3,)
    with store.open_rows(
        scan(tmp_path, *keys, period=Period(date(2026, 1, 1), date(2026, 12, 31)))
    ) as rows:
        assert rows.execute("SELECT count(*), count(DISTINCT row_file) FROM rows").fetchone() == (
            6,
            2,
        )


def test_lines_that_were_set_aside_are_kept_and_not_counted(tmp_path):
    key = keep(tmp_path, as_csv() + b"NA," * 11 + b"NA\n")

    with store.open_rows(scan(tmp_path, key)) as rows:
        assert rows.execute("SELECT count(*) FROM rows").fetchone() == (3,)
    kept = duckdb.sql(
        f"SELECT status, reason FROM read_parquet('{store.path_of(tmp_path, PARTNERSHIP, key)}')"
    )
    assert ("quarantined", "nobody") in kept.fetchall()


def test_missing_answers_stay_missing(tmp_path):
    rows = [(*CLEAN[0][:9], "NA", "Prefer not to answer", "0"), (*CLEAN[1][:9], "Q", "White", "0")]
    key = keep(tmp_path, as_csv(rows=rows))

    with store.open_rows(scan(tmp_path, key)) as opened:
        found = opened.execute(
            "SELECT sex, sex_known, source_sex, race, race_known, source_race FROM rows ORDER BY line"
        ).fetchall()

    assert found == [
        (None, "unknown", None, None, "declined", "Prefer not to answer"),
        (None, "unknown", "Q", "white", "given", "White"),
    ]


def test_a_field_without_a_column_was_not_asked_for(tmp_path):
    header, row = HEADER[:9], CLEAN[0][:9]
    from highroad.areas.filings.rules.folding import header_signature
    from highroad.areas.filings.rules.layouts import Layout

    columns = {**{name: name for name in header if name != "contractor"}, "employer": "contractor"}
    layout = Layout(columns=columns, signature=header_signature(header))
    key = keep(tmp_path, as_csv(header, [row]), layouts=[layout])

    with store.open_rows(scan(tmp_path, key)) as opened:
        assert opened.execute("SELECT sex, sex_known, race_known FROM rows").fetchall() == [
            (None, "not_asked", "not_asked")
        ]


def test_an_apprentice_is_told_from_others_only_where_a_class_is_filed(tmp_path):
    classes = ("Carpenter Apprentice", "Carpenter", "Foreman", "")
    rows = [(*CLEAN[0][:4], name, *CLEAN[0][5:]) for name in classes]
    key = keep(tmp_path, as_csv(rows=rows))

    with store.open_rows(scan(tmp_path, key)) as opened:
        found = opened.execute("SELECT apprentice, trade, level FROM rows ORDER BY line").fetchall()

    assert found == [
        (True, "carpenter", "apprentice"), (False, "carpenter", None), (False, None, None), (None, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("filed", "read"),
    [
        ("1,234.50", "1234.5"), ("$1,234", "1234"), ("$ 12.5", "12.5"), ("-$4", "-4"), (".5", "0.5"),
        ("1,5", None), ("12,34,567", None), ("1_000", None), ("forty", None), ("0x10", None),
    ],
)  # fmt: skip
def test_numbers_are_read_or_not_and_never_guessed(tmp_path, filed, read):
    row = (*CLEAN[0][:7], filed, *CLEAN[0][8:])
    key = keep(tmp_path, as_csv(rows=[row]))

    with store.open_rows(scan(tmp_path, key)) as opened:
        gross, otherwise = opened.execute("SELECT gross, filed_otherwise FROM rows").fetchone()

    assert gross == (None if read is None else Decimal(read))
    assert otherwise is None or json.loads(otherwise)["gross"] == filed


def test_no_filing_is_an_empty_view_with_all_columns(tmp_path):
    with store.open_rows(scan(tmp_path)) as rows:
        assert rows.execute("SELECT count(*), sum(hours) FROM rows").fetchone() == (0, None)


def test_nothing_else_is_in_reach_of_an_opened_connection(tmp_path):
    outside = tmp_path.parent / "outside.csv"
    outside.write_text("a,b\n1,2\n")
    root = tmp_path / "rows"
    root.mkdir()
    with store.open_rows(scan(root, keep(root, as_csv()))) as rows:
        for statement in (
            f"SELECT * FROM read_csv('{outside}')",
            f"COPY (SELECT 1) TO '{outside}'",
            "SET enable_external_access = true",
            "INSTALL httpfs",
        ):
            with pytest.raises(duckdb.Error):
                rows.execute(statement)


def test_a_row_file_is_never_written_over(tmp_path):
    key = keep(tmp_path, as_csv())
    staged = tmp_path / "other.parquet"
    staged.write_bytes(b"other")

    with pytest.raises(FileExistsError):
        store.keep(
            staged, root=tmp_path, partnership=PARTNERSHIP, filing=key, rows=1, digest="0" * 64
        )
    assert store.check(tmp_path, PARTNERSHIP, key).rows == 3


def test_damage_is_noticed(tmp_path):
    key = keep(tmp_path, as_csv())
    path = store.path_of(tmp_path, PARTNERSHIP, key)
    assert store.check(tmp_path, PARTNERSHIP, key).sha256 == sha256(path.read_bytes()).hexdigest()

    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)
    with pytest.raises(store.Damaged, match="digest"):
        store.check(tmp_path, PARTNERSHIP, key)
    path.unlink()
    with pytest.raises(store.Damaged, match="no row file"):
        store.check(tmp_path, PARTNERSHIP, key)
    with pytest.raises(store.Damaged, match="no row file"):
        store.open_rows(scan(tmp_path, key))
    path.with_suffix(".json").unlink()
    with pytest.raises(store.Damaged, match="no manifest"):
        store.check(tmp_path, PARTNERSHIP, key)


def test_copies_are_known_whatever_their_order_and_format(tmp_path):
    one = keep(tmp_path, as_csv())
    other = keep(tmp_path, as_xlsx(rows=CLEAN[::-1]), ".xlsx")
    third = keep(tmp_path, as_csv(rows=[*CLEAN[:2], (*CLEAN[2][:5], "41", *CLEAN[2][6:])]))

    assert store.says_the_same(tmp_path, PARTNERSHIP, one, other)
    assert not store.says_the_same(tmp_path, PARTNERSHIP, one, third)


def test_the_same_upload_is_kept_once_under_its_digest(tmp_path):
    upload = tmp_path / "file"
    upload.write_bytes(b"payroll")
    digest = sha256(b"payroll").hexdigest()

    places = {store.keep_upload(upload, root=tmp_path / "kept", digest=digest) for _ in range(2)}

    assert places == {tmp_path / "kept" / digest[:2] / digest}
    with pytest.raises(ValueError, match="digest"):
        store.upload_path(tmp_path, "../../etc/passwd")


KILLED = """
import sys
from pathlib import Path
from uuid import UUID, uuid4
from highroad.areas.filings.rows import store
root, partnership = Path(sys.argv[1]), UUID(sys.argv[2])
while True:
    staged = root / "staged.parquet"
    staged.write_bytes(b"r" * 400_000)
    key = uuid4()
    store.keep(staged, root=root, partnership=partnership, filing=key, rows=1, digest="0" * 64)
    upload = root / "upload"
    upload.write_bytes(key.bytes * 40_000)
    print(key, flush=True)
"""


@pytest.mark.parametrize("after", [0.05, 0.11, 0.2, 0.31])
def test_a_killed_writer_loses_nothing_it_has_acknowledged(tmp_path, after):
    """kill -9 in the middle: what was acknowledged is whole; the rest cannot be reached and is swept."""
    writer = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path), str(PARTNERSHIP)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "HIGHROAD_DATA": str(tmp_path)},
    )  # fmt: skip
    first = writer.stdout.readline().strip()
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    acknowledged = [first, *writer.stdout.read().split()]
    writer.wait()
    writer.stdout.close()

    for key in acknowledged:
        path = store.path_of(tmp_path, PARTNERSHIP, key)
        assert path.stat().st_size == 400_000
        assert store.manifest_of(tmp_path, PARTNERSHIP, key).bytes == 400_000
    kept = [key for key in acknowledged if key]
    store.sweep(tmp_path, filings=kept, now=time.time() + 2 * store.SWEPT_AFTER)
    left = {path.name.split(".")[0] for path in store.folder_of(tmp_path, PARTNERSHIP).iterdir()}
    assert left == set(kept)
