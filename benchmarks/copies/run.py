"""Loading a copy, and one with ten times the rows: what each needs in memory, and how long it takes.

    python -m benchmarks.copies.run [--bodies 1000] [--entries 20000] [--traced]

Four processes, one after the other, each with a database of its own: two make a partnership (see
`benchmarks/scale`) and take a full copy of it, two load these copies into an empty platform as the
console does, which tries first and then loads. Told is the most that was resident in the process,
beside what it had when it began. With `--traced` the copies are only tried, and told is what Python
itself held at most; that takes many times longer.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SHARE = 10
"""The small copy has so many times fewer rows."""


def start(folder: Path, *words: str) -> Any:
    """What a process of its own says about its work."""
    folder.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "HIGHROAD_MODE": "demonstration",
        "HIGHROAD_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "highroad.config.settings",
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.copies.run", *words],
        env=environment, stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout.splitlines()[-1])


def set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def take(bodies: int, entries: int) -> dict[str, Any]:
    """Make a partnership and take a copy of it."""
    from benchmarks.scale import world
    from highroad.areas.accounts.models import User
    from highroad.areas.copies import actions
    from highroad.areas.partnerships.models import Partnership

    made, at = world.make(bodies, entries), datetime.now(UTC)
    asked = actions.ask(
        partnership=Partnership.objects.get(pk=made.partnership), own_side=None,
        by=User.objects.get(email=made.chair), at=at,
    )  # fmt: skip
    copy = actions.make(asked, at=at)
    assert copy.status == "ready", copy.trouble
    return {"path": str(copy.path), "megabytes": copy.path.stat().st_size / 1e6}


def resident() -> int:
    """The most that was resident in this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def load(path: Path, traced: bool) -> dict[str, Any]:
    """Load a copy as the console does; or only try to, with every allocation of Python counted."""
    import tracemalloc

    from highroad.areas.copies import actions

    at, before, began = datetime.now(UTC), resident(), time.monotonic()
    if traced:
        tracemalloc.start()
        loading = actions.rehearse(path, key="", at=at)
    else:
        loading, partnership = actions.bring_from_console(path, key="", at=at)
        assert partnership is not None
    assert not loading.faults, loading.faults[:3]
    return {
        "rows": sum(loading.counts.values()),
        "seconds": time.monotonic() - began,
        "before": before,
        "resident": resident() - before,
        "python": tracemalloc.get_traced_memory()[1] if traced else 0,
    }


def measure(bodies: int, entries: int, traced: bool) -> None:
    needed = "python" if traced else "resident"
    print(f"{'':8} {'rows':>9} {'copy':>10} {'seconds':>8} {needed:>12}")
    told = []
    with tempfile.TemporaryDirectory() as folder:
        for name, share in (("small", SHARE), ("large", 1)):
            place = Path(folder) / name
            taken = start(place, "--take", f"{bodies // share},{entries // share}")
            more = ["--traced"] if traced else []
            found = start(Path(folder) / f"{name}-again", "--load", taken["path"], *more)
            told.append(found)
            print(
                f"{name:8} {found['rows']:9,} {taken['megabytes']:7.1f} MB {found['seconds']:8.1f} "
                f"{found[needed] / 1e6:9.1f} MB", flush=True,
            )  # fmt: skip
    small, large = told
    print(
        f"{large['rows'] / small['rows']:.1f} times the rows, "
        f"{large[needed] / small[needed]:.1f} times the memory"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--bodies", type=int, default=1_000)
    arguments.add_argument("--entries", type=int, default=20_000)
    arguments.add_argument("--take", help=argparse.SUPPRESS)
    arguments.add_argument("--load", type=Path, help=argparse.SUPPRESS)
    arguments.add_argument("--traced", action="store_true")
    chosen = arguments.parse_args()
    if chosen.take or chosen.load:
        set_up()
        if chosen.take:
            told = take(*(int(part) for part in chosen.take.split(",")))
        else:
            told = load(chosen.load, chosen.traced)
        print(json.dumps(told))
    else:
        measure(chosen.bodies, chosen.entries, chosen.traced)


if __name__ == "__main__":
    main()
