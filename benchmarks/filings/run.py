"""A million lines from upload to result, beside a bare DuckDB read-and-group of the same file, in one run.

    python -m benchmarks.filings.run [--lines 1000000] [--seed 20261121] [--rounds 3]

The road is the whole one: the upload in pieces, digest, bytes brought to the disk; the limited process that
reads, maps, checks and writes rows; rows brought to the disk; filing, findings and ledger entry committed.
Caps are raised for the run, nothing else. Rounds of both alternate, so that a drifting machine troubles
both alike; the figure is the median of the ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb

PIECE = 1 << 16


def bare(path: Path) -> float:
    """Seconds of DuckDB alone: read the file, hours by project, race and sex."""
    started = time.perf_counter()
    with duckdb.connect() as connection:
        connection.execute(
            "SELECT project, race, sex, sum(hours), count(*) FROM read_csv(?) GROUP BY ALL",
            [str(path)],
        ).fetchall()
    return time.perf_counter() - started


def pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def prepare(folder: Path) -> None:
    """A database of its own, with caps that let a million lines through."""
    os.environ.update(
        HIGHROAD_MODE="demonstration",
        HIGHROAD_DATA=str(folder),
        DJANGO_SETTINGS_MODULE="highroad.config.settings",
    )
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.FILINGS = {
        **settings.FILINGS, "bytes": 2_000_000_000, "rows": 20_000_000, "memory": 4_000_000_000,
    }  # fmt: skip
    call_command("migrate", verbosity=0)


def road(path: Path, at: datetime, place: object) -> float:
    """Seconds from the first piece of the upload to the result in the database."""
    from highroad.areas.filings import actions
    from highroad.areas.filings.vocabulary import FilingStatus
    from tests.table import Table

    assert isinstance(place, Table)
    started = time.perf_counter()
    filing = actions.submit(
        partnership=place.partnership, party=place.management, by=place.marcus, at=at,
        upload=actions.Upload(name=path.name, pieces=pieces(path)),
    )  # fmt: skip
    actions.check_waiting(at=at)
    taken = time.perf_counter() - started
    filing.refresh_from_db()
    assert filing.status == FilingStatus.WARNINGS, filing.trouble
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder))
        from benchmarks.filings.generate import write
        from tests.table import make_table

        place, ratios = make_table(), []
        for number in range(asked.rounds):
            path = Path(folder) / f"payroll-{number}.csv"
            write(path, asked.lines, asked.seed + number)
            alone = min(bare(path), bare(path))
            whole = road(path, datetime.now(UTC), place)
            ratios.append(whole / alone)
            print(f"bare {alone:.2f} s, road {whole:.2f} s, ratio {ratios[-1]:.1f}", flush=True)
            path.unlink()
    print(f"{asked.lines:,} lines: median ratio {statistics.median(ratios):.1f}")


if __name__ == "__main__":
    main()
