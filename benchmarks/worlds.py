"""Two worlds that differ in size alone, each in a process and a database of its own, and their pages timed in turns.

What is compared is the middle of the processor times, the database's own included where it is SQLite; beside it
stands the ratio of what one waited, which counts for another engine. `HIGHROAD_DATABASE` with `{name}` in it names a
database for each; they must be there. Turns make a busy machine trouble both alike.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LARGE = "large"
SMALL = "small"
AIM = 1.2


class World:
    """A child process with one world in it; `module` is run with `--serve` and what is wanted of it."""

    def __init__(self, module: str, name: str, folder: Path, *wanted: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        database = os.environ.get("HIGHROAD_DATABASE", "").replace("{name}", name)
        environment = {
            **os.environ,
            "HIGHROAD_MODE": "demonstration",
            "HIGHROAD_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "highroad.config.settings",
            **({"HIGHROAD_DATABASE": database} if database else {}),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", module, "--serve", ",".join(map(str, wanted))],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, *words: str) -> Any:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(words) + "\n")
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


def say(answer: Any) -> None:
    """One line to whoever asked."""
    print(json.dumps(answer), flush=True)


def timed(client: Any, path: str) -> list[float]:
    """Processor seconds, seconds waited, queries and bytes of one page. Stops at a page that does not answer 200."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as sent:
        before, clock = time.process_time(), time.perf_counter()
        page = client.get(path)
        spent, waited = time.process_time() - before, time.perf_counter() - clock
    if page.status_code != 200:
        raise SystemExit(f"{path} answered {page.status_code}.")
    return [spent, waited, len(sent), len(page.content)]


def compare(
    worlds: Mapping[str, World],
    pages: Mapping[str, Mapping[str, tuple[str, str]]],
    rounds: int,
) -> bool:
    """Print a line for each page; whether all keep to the aim. `pages`: world, page, who asks and where.

    Where another engine does the reading, what one waited is held against the aim, too.
    """
    is_kept = True
    print(f"{'':28} {LARGE:>9} {SMALL:>9} {'ratio':>7} {'waited':>18}   queries  kilobytes")
    for page in pages[LARGE]:
        times: dict[str, list[list[float]]] = {name: [] for name in worlds}
        for turn in range(rounds + 1):
            for name, world in worlds.items():
                one = world.ask(*pages[name][page])
                if turn:
                    times[name].append(one)
        middle = [statistics.median(one[0] for one in times[name]) for name in (LARGE, SMALL)]
        waits = [statistics.median(one[1] for one in times[name]) for name in (LARGE, SMALL)]
        ratio, waited = middle[0] / middle[1], waits[0] / waits[1]
        keeps = ratio <= AIM and ("HIGHROAD_DATABASE" not in os.environ or waited <= AIM)
        is_kept &= keeps
        queries = "/".join(str(int(found[0][2])) for found in times.values())
        size = "/".join(f"{found[0][3] / 1000:.0f}" for found in times.values())
        print(f"{page:28} {middle[0] * 1000:6.1f} ms {middle[1] * 1000:6.1f} ms {ratio:6.2f}x "
              f"{waits[0] * 1000:5.0f}/{waits[1] * 1000:.0f} ms {waited:6.2f}x{' ' if keeps else '*'} "
              f"{queries:>7}  {size:>9}", flush=True)  # fmt: skip
    print(f"load of the machine: {' '.join(f'{each:.1f}' for each in os.getloadavg())}")
    return is_kept
