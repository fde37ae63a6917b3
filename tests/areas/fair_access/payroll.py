"""Real certified-payroll rows, read from outside the repository into a row file of the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb
from django.conf import settings

from highroad.areas.filings.rows import store
from highroad.areas.filings.rows.mapping import SCHEMA
from highroad.areas.filings.rules.classes import read_class
from highroad.areas.filings.rules.scans import RowScan
from highroad.kit.periods import Period
from tests.areas.fair_access.scene import CSV

WHOLE = Period(date(2015, 1, 18), date(2018, 5, 6))
READ = """
    INSERT INTO kept (line, status, project, employer, week_ending, worker, classification, trade,
                      level, apprentice, hours, rate, gross, sex, race)
    SELECT n + 1, 'accepted', project, contractor, week_ending, nullif(worker, ''), classification,
           trade, level, classification = 'Apprentice', hours, rate, gross, lower(sex), lower(race)
    FROM (SELECT *, row_number() OVER () AS n FROM read_csv($csv, nullstr = 'NA'))
    LEFT JOIN (SELECT unnest($names) AS classification, unnest($trades) AS trade,
                      unnest($levels) AS level) USING (classification)
    WHERE week_ending IS NOT NULL
"""
CLASSES = "SELECT DISTINCT classification FROM read_csv(?, nullstr = 'NA') WHERE classification IS NOT NULL"


def real_scan() -> RowScan:
    """The 4,272 usable lines, with classes read as every filing's are. Nothing is filled in."""
    partnership, key = uuid4(), uuid4()
    folder = store.folder_of(Path(settings.ROWS_ROOT), partnership)
    folder.mkdir(parents=True)
    columns = ", ".join(f"{name} {kind}" for name, kind in SCHEMA)
    with duckdb.connect() as made:
        made.execute(f"CREATE TABLE kept ({columns})")
        names = [name for (name,) in made.execute(CLASSES, [str(CSV)]).fetchall()]
        trades, levels = zip(*map(read_class, names), strict=True)
        said = {"csv": str(CSV), "names": names, "trades": list(trades), "levels": list(levels)}
        made.execute(READ, said)
        place = store.path_of(Path(settings.ROWS_ROOT), partnership, key)
        made.execute(f"COPY (SELECT *, 0 AS first_row FROM kept) TO '{place}' (FORMAT parquet)")
    return RowScan(str(settings.ROWS_ROOT), partnership, (key,), WHOLE, "real")
