"""The pages of a program among 680,000 apprentices with their hours, beside the same among 680.

    python -m benchmarks.training.hours [--programs 10000] [--entries 15] [--rounds 11] [--kept FOLDER]

10,000 programs of 68 apprentices each, and ten of them, as in `benchmarks.worlds`; the pages go through the
real views, signed in as who coordinates one program. Five years of hours are some 147 entries an apprentice:
100 million. Where the database is SQLite the disk that is free is looked at first, and never more than half of
it is used. Worlds that are kept in a folder (and a database) are used again by the next run.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.worlds import LARGE, SMALL, World, compare, say, timed

BYTES = 1_100
"""What an entry takes with its word and all indexes, about."""
PAGES = {
    "program": "/training/programs/{program}/",
    "apprentices of the program": "/training/programs/{program}/apprentices/",
    "one apprentice": "/training/apprentices/{enrollment}/",
    "hours book": "/training/hours/{enrollment}/",
    "mentors": "/training/programs/{program}/mentors/",
    "what became of them": "/training/programs/{program}/outcomes/",
    "ratio by site and day": "/training/programs/{program}/sites/",
    "totals and their rows": "/training/of/{partnership}/totals/",
    "home inbox": "/home/",
}


def serve(programs: int, entries: int) -> None:
    """Make a world or find it, then time the pages that are asked for on the standard input."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from benchmarks.training import hours_world

    folder, start = Path(os.environ["HIGHROAD_DATA"]), time.monotonic()
    kept = folder / "made.json"
    if kept.exists():
        made = hours_world.Made(**json.loads(kept.read_text()))
    else:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous=OFF")
                cursor.execute("PRAGMA journal_mode=MEMORY")
        call_command("migrate", verbosity=0)
        made = hours_world.make(programs, entries)
        kept.write_text(json.dumps(made.__dict__))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(hours_world.user_of(made))
    say({**made.__dict__, "seconds": time.monotonic() - start, "size": hours_world.size(folder)})
    for line in sys.stdin:
        say(timed(client, json.loads(line)[1]))


def measure(programs: int, entries: int, rounds: int, kept: Path | None) -> int:
    """Both worlds, page by page in turns. Nought if every page keeps to the aim."""
    with tempfile.TemporaryDirectory() as fresh:
        folder = kept or Path(fresh)
        folder.mkdir(parents=True, exist_ok=True)
        needed, free = programs * 68 * entries * BYTES, shutil.disk_usage(folder).free
        if needed > free / 2 and "HIGHROAD_DATABASE" not in os.environ:
            raise SystemExit(
                f"Some {needed / 1e9:.0f} GB are needed, {free / 1e9:.0f} GB are free."
            )
        worlds = {
            name: World("benchmarks.training.hours", name, folder / name, many, entries)
            for name, many in ((LARGE, programs), (SMALL, 10))
        }
        made = {name: world.read() for name, world in worlds.items()}
        for name, found in made.items():
            print(
                f"{name}: {found['apprentices']:,} apprentices, {found['entries']:,} entries,"
                f" {found['size'] / 1e9:.2f} GB, made in {found['seconds']:.0f} s"
            )
        pages = {
            name: {page: ("coordinator", path.format(**found)) for page, path in PAGES.items()}
            for name, found in made.items()
        }
        is_kept = compare(worlds, pages, rounds)
        for world in worlds.values():
            world.end()
    return 0 if is_kept else 1


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--programs", type=int, default=10_000)
    arguments.add_argument("--entries", type=int, default=15)
    arguments.add_argument("--rounds", type=int, default=11)
    arguments.add_argument("--kept", type=Path)
    arguments.add_argument("--serve", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.serve:
        serve(*(int(part) for part in chosen.serve.split(",")))
        return 0
    return measure(chosen.programs, chosen.entries, chosen.rounds, chosen.kept)


if __name__ == "__main__":
    raise SystemExit(main())
