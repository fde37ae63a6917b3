"""The pages of a program among 680,000 apprentices with their hours, beside the same among 680.

    python -m benchmarks.training.hours [--programs 10000] [--entries 15] [--rounds 11] [--kept FOLDER]

Two worlds in one run, each in a process and a SQLite file of its own: 10,000 programs of 68 apprentices,
and ten of them. The pages go through the real views, signed in as who coordinates one program, in turns;
compared is the middle of their processor times, the database's own included. Five years of hours are some
147 entries an apprentice: 100 million, for which a disk must have some 110 GB. Fewer can be asked for; the
disk that is free is looked at first, and never more than half of it is used.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.scale.run import AIM

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


class World:
    """A child process with one world in it."""

    def __init__(self, folder: Path, programs: int, entries: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        environment = {
            **os.environ, "HIGHROAD_MODE": "demonstration", "HIGHROAD_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "highroad.config.settings",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.training.hours", "--serve", f"{programs},{entries}"],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, path: str) -> Any:
        assert self.process.stdin
        self.process.stdin.write(path + "\n")
        self.process.stdin.flush()
        return self.read()

    def read(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("A world has fallen.")
        return json.loads(line)

    def end(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def serve(programs: int, entries: int) -> None:
    """Make a world or find it, then time the pages that are asked for on the standard input."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from benchmarks.training import hours_world

    folder, start = Path(os.environ["HIGHROAD_DATA"]), time.monotonic()
    kept = folder / "made.json"
    if kept.exists():
        made = hours_world.Made(**json.loads(kept.read_text()))
    else:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA journal_mode=MEMORY")
        call_command("migrate", verbosity=0)
        made = hours_world.make(programs, entries)
        kept.write_text(json.dumps(made.__dict__))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(hours_world.user_of(made))
    size = sum(each.stat().st_size for each in folder.iterdir() if each.is_file())
    print(
        json.dumps({**made.__dict__, "seconds": time.monotonic() - start, "size": size}), flush=True
    )
    for line in sys.stdin:
        with CaptureQueriesContext(connection) as sent:
            clock = time.process_time()
            page = client.get(line.strip())
            spent = time.process_time() - clock
        if page.status_code != 200:
            raise SystemExit(f"{line.strip()} answered {page.status_code}.")
        print(json.dumps([spent, len(sent)]), flush=True)


def measure(programs: int, entries: int, rounds: int, kept: Path | None) -> int:
    """Both worlds, page by page in turns. Nought if every page keeps to the aim."""
    with tempfile.TemporaryDirectory() as fresh:
        folder = kept or Path(fresh)
        folder.mkdir(parents=True, exist_ok=True)
        needed, free = programs * 68 * entries * BYTES, shutil.disk_usage(folder).free
        if needed > free / 2:
            raise SystemExit(
                f"Some {needed / 1e9:.0f} GB are needed, {free / 1e9:.0f} GB are free."
            )
        worlds = {
            "large": World(folder / "large", programs, entries),
            "small": World(folder / "small", 10, entries),
        }
        made = {name: world.read() for name, world in worlds.items()}
        for name, found in made.items():
            print(
                f"{name}: {found['apprentices']:,} apprentices, {found['entries']:,} entries,"
                f" {found['size'] / 1e9:.2f} GB, made in {found['seconds']:.0f} s"
            )
        is_kept = True
        for page, path in PAGES.items():
            times: dict[str, list[list[float]]] = {name: [] for name in worlds}
            for turn in range(rounds + 1):
                for name, world in worlds.items():
                    one = world.ask(path.format(**made[name]))
                    if turn:
                        times[name].append(one)
            middle = {
                name: statistics.median(each[0] for each in all_) for name, all_ in times.items()
            }
            ratio = middle["large"] / middle["small"]
            is_kept &= ratio <= AIM
            queries = "/".join(str(int(all_[0][1])) for all_ in times.values())
            print(
                f"{page:28} {middle['large'] * 1000:7.1f} ms {middle['small'] * 1000:7.1f} ms"
                f" {ratio:6.2f}x{' ' if ratio <= AIM else '*'} {queries:>8}", flush=True,
            )  # fmt: skip
        print(f"load of the machine: {' '.join(f'{each:.1f}' for each in os.getloadavg())}")
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
