"""Writes stored rows of any number, in the layout of the row store; the same seed gives the same rows.

Fictional through and through: projects, employers and workers are counted, not named. A worker keeps
trade, level, sex, race and employer; a line is one of his or her weeks. About one in eight did not answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

import duckdb

from highroad.areas.filings.rows import store
from highroad.areas.filings.rows.mapping import SCHEMA

A_FILING = 1_000_000
"""Lines in one row file."""
NAMES = UUID("7f3a0a52-6a1d-4c53-9d0e-0a4b6a0d1f11")
WEEKS = 104
LINES = """
    SELECT l AS line, 'accepted' AS status,
           'Project ' || (w % 6 + 1) AS project, 'Contractor ' || (w % 40 + 1) AS employer,
           DATE '2024-01-07' + CAST(7 * (l % {weeks}) AS INTEGER) AS week_ending,
           'W' || lpad(CAST(w AS VARCHAR), 7, '0') AS worker,
           ['carpenter', 'electrician', 'ironworker', 'laborer', 'operator', 'plumber'][t + 1] AS trade,
           CASE WHEN r % 5 = 0 THEN 'apprentice' ELSE 'journey' END AS level,
           r % 5 = 0 AS apprentice,
           [40, 40, 40, 38, 36, 44, 48, 24, 16, 8][l * 7 % 10 + 1] AS hours, 30 AS rate,
           1200 AS gross,
           CASE WHEN r % 8 = 1 THEN NULL WHEN r // 8 % 11 = 0 THEN 'female' ELSE 'male' END AS sex,
           CASE WHEN r % 8 = 2 THEN NULL
                ELSE ['white', 'white', 'white', 'black', 'hispanic', 'asian'][r // 8 % 6 + 1] END AS race
    FROM (SELECT l, l // {weeks} AS w, CAST(hash(l // {weeks} + {seed}) % 6 AS BIGINT) AS t,
                 CAST(hash(l // {weeks} * 31 + {seed}) % 100003 AS BIGINT) AS r
          FROM range({first}, {last}) AS lines (l))
"""


def write(root: Path, partnership: UUID, lines: int, seed: int) -> Iterator[tuple[UUID, str, int]]:
    """Keep the rows in the store, a million a file. Gives key, digest and lines of each."""
    columns = ", ".join(f"{name} {kind}" for name, kind in SCHEMA)
    named = (
        "line, status, project, employer, week_ending, worker, trade, level, apprentice, "
        "hours, rate, gross, sex, race"
    )
    for first in range(0, lines, A_FILING):
        last = min(first + A_FILING, lines)
        key, staged = uuid5(NAMES, f"{seed} {first}"), root / f"{first}.part"
        query = LINES.format(weeks=WEEKS, seed=seed, first=first, last=last)
        with duckdb.connect() as made:
            made.execute(f"CREATE TABLE kept ({columns})")
            made.execute(f"INSERT INTO kept ({named}) SELECT {named} FROM ({query})")
            made.execute(
                f"COPY (SELECT *, 0 AS first_row FROM kept) TO '{staged}' (FORMAT parquet, COMPRESSION zstd)"
            )
        digest = hashlib.sha256(staged.read_bytes()).hexdigest()
        store.keep(
            staged, root=root, partnership=partnership, filing=key, rows=last - first, digest=digest
        )
        yield key, digest, last - first
