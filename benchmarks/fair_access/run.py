"""The committee's page at ten million stored lines, beside the bare query, in one run.

    python -m benchmarks.fair_access.run [--lines 10000000] [--seed 20261121] [--rounds 5]

Bare: DuckDB alone groups the same row files by trade, level, project, quarter and sex, with hours and
different workers. Page: the whole request of a signed-in co-chair, through every middleware, to the last
byte of HTML. What the clock counts once both sides have certified is reported beside it; looks read what
was counted. Rounds of page and bare query alternate; the figure is the median of ratios.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

BARE = """
    SELECT trade, level, project, year(week_ending), quarter(week_ending), sex,
           sum(hours), count(DISTINCT worker)
    FROM read_parquet({files}) WHERE status = 'accepted' AND hours IS NOT NULL GROUP BY ALL
"""


def bare(files: list[str]) -> float:
    """Seconds of DuckDB alone."""
    started = time.perf_counter()
    with duckdb.connect() as connection:
        connection.execute(BARE.format(files=files)).fetchall()
    return time.perf_counter() - started


def prepare(folder: Path) -> None:
    """A database of its own."""
    os.environ.update(
        HIGHROAD_MODE="demonstration",
        HIGHROAD_DATA=str(folder),
        DJANGO_SETTINGS_MODULE="highroad.config.settings",
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def furnish(folder: Path, lines: int, seed: int) -> tuple[Any, str, list[str]]:
    """A partnership with certified rows: a signed-in client, the page's address, the row files."""
    from django.test import Client
    from django.urls import reverse

    from benchmarks.fair_access.generate import write
    from highroad.areas.filings.models import Filing
    from highroad.areas.filings.rows import store
    from highroad.areas.partnerships.models import Party
    from tests.areas.fair_access.scene import NOON, laid

    scene = laid()
    party = Party.objects.get(partnership=scene.partnership, side="management")
    root = folder / "rows"
    root.mkdir()
    files = []
    for number, (key, digest, count) in enumerate(
        write(root, scene.partnership.key, lines, seed), 1
    ):
        files.append(str(store.path_of(root, scene.partnership.key, key)))
        Filing.objects.create(
            partnership=scene.partnership, party=party, number=number, status="certified",
            file_name="rows.csv", file_kind="csv", file_bytes=1, file_digest=digest, rows_key=key,
            rows_digest=digest, line_count=count, first_on="2024-01-07", last_on="2025-12-28",
            made_by=scene.marcus, made_by_alias="p-marcus", made_at=NOON,
            locked_by_alias="p-marcus", locked_at=NOON, receipt_number=f"R-{number}",
            receipt_at=NOON,
        )  # fmt: skip
    client = Client()
    client.force_login(scene.lena)
    return client, reverse("fair_access:committee", kwargs={"key": scene.partnership.key}), files


def count_ahead() -> float:
    """Seconds the clock takes to count what the committee will look at."""
    from highroad.areas.fair_access import actions
    from tests.areas.fair_access.scene import NOON

    started = time.perf_counter()
    assert actions.count_ahead(since=NOON, at=NOON)
    return time.perf_counter() - started


def page(client: Any, address: str) -> float:
    """Seconds of one request."""
    started = time.perf_counter()
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    assert b"lines counted" in response.content
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=10_000_000)
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        prepare(folder)
        client, address, files = furnish(folder, asked.lines, asked.seed)
        bare(files)
        alone = bare(files)
        counted = count_ahead()
        first = page(client, address)
        print(f"{asked.lines:,} lines in {len(files)} row files, seed {asked.seed}")
        print(f"clock after certification {counted:.2f} s, ratio {counted / alone:.2f}")
        print(f"first look {first:.2f} s, bare query {alone:.2f} s, ratio {first / alone:.2f}")
        ratios = []
        for _round in range(asked.rounds):
            seconds, beside = page(client, address), bare(files)
            ratios.append(seconds / beside)
            print(f"page {seconds:.3f} s, bare query {beside:.2f} s, ratio {seconds / beside:.3f}")
        print(f"median ratio {statistics.median(ratios):.3f} (aim: at most 1.3)")


if __name__ == "__main__":
    main()
