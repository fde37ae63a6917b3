"""The inbox, a body, its partnership and its record among 3,000 bodies, beside the same pages among 30.

    python -m benchmarks.scale.run [--bodies 3000] [--entries 1000000] [--rounds 15] [--kept FOLDER]

3,000 bodies with ten seats each and 1,000,000 entries, and 30 bodies with 10,000, as in `benchmarks.worlds`. The pages
go through the real views, signed in. Worlds that are kept in a folder are used again by the next run. At last the long
record is taken out as a bundle, and `verify.py` reads it alone, offline.
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
from pathlib import Path

from benchmarks.worlds import LARGE, SMALL, World, compare, say, timed

SHARE = 100
"""The small world has so many times fewer bodies and entries."""
VERIFY = Path(__file__).parents[2] / "packages/witness/src/witness/verify.py"


def serve(bodies: int, entries: int) -> None:
    """Make a world, then time the pages that are asked for on the standard input."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from benchmarks.scale import world
    from highroad.areas.accounts.models import User
    from highroad.areas.ledger import actions as ledger
    from highroad.areas.ledger import queries
    from tests.cast import give_app

    call_command("migrate", verbosity=0)
    start, kept = time.monotonic(), Path(os.environ["HIGHROAD_DATA"]) / "made.json"
    if kept.exists():
        made = world.Made(**json.loads(kept.read_text()))
    else:
        made = world.make(bodies, entries)
        ledger.checkpoint(f"p/{made.partnership}", at=world.timezone.now())
        for address in (made.member, made.chair):
            give_app(User.objects.get(email=address))
        kept.write_text(json.dumps(made.__dict__))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    log = f"p/{made.partnership}"
    clients = {}
    for name, address in (("member", made.member), ("chair", made.chair)):
        user = User.objects.get(email=address)
        clients[name] = Client(headers={"host": "127.0.0.1"})
        clients[name].force_login(user)
    answer = {**made.__dict__, "seconds": time.monotonic() - start, "engine": connection.vendor}
    say(answer)
    for line in sys.stdin:
        words = json.loads(line)
        if words[0] == "bundle":
            with Path(words[1]).open("wb") as opened:
                queries.write_bundle_for_system(log, opened)
            say(True)
            continue
        who, path = words
        say(timed(clients[who], path))


def pages_of(made: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Each page by its name: who asks, and where."""
    body, top, partnership = made["body"], made["top"], made["partnership"]
    return {
        "home inbox, member": ("member", "/home/"),
        "home inbox, top co-chair": ("chair", "/home/"),
        "page of a body": ("member", f"/partnerships/bodies/{body}/"),
        "page of the top body": ("chair", f"/partnerships/bodies/{top}/"),
        "issues of a body": ("member", f"/solving/in/{body}/issues/"),
        "commitments of a body": ("member", f"/commitments/in/{body}/"),
        "partnership": ("member", f"/partnerships/{partnership}/"),
        "search": ("member", f"/partnerships/{partnership}/search/?q=handover"),
        "portfolio": ("chair", f"/solving/of/{partnership}/portfolio/"),
        "commitments": ("member", f"/commitments/of/{partnership}/"),
        "pause some bodies": ("chair", f"/partnerships/{partnership}/pause/"),
        "joint record": ("member", f"/record/{partnership}/"),
        "an entry with its proof": ("member", f"/record/{partnership}/77/"),
        "witnesses": ("member", f"/record/{partnership}/witnesses/"),
    }


def verify(world: World, folder: str, entries: int) -> None:
    """What `verify.py` needs, alone, for the whole long record."""
    bundle = Path(folder) / "record.zip"
    world.ask("bundle", str(bundle))
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    verdict = subprocess.run(
        ["/usr/bin/env", sys.executable, "-c", WEIGHED, str(VERIFY), str(bundle)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    spent = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"\nverify.py over {entries:,} entries: answer {verdict.returncode}, {spent:.1f} s, ",
        end="",
    )
    print(f"{processor:.1f} s of processor time, {verdict.stderr.split()[-1]} MB")


WEIGHED = (
    "import resource, runpy, sys; sys.argv = sys.argv[1:]\n"
    "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
    "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
)


def measure(bodies: int, entries: int, rounds: int, kept: Path | None) -> None:
    with tempfile.TemporaryDirectory() as fresh:
        worlds = {
            name: World("benchmarks.scale.run", name, (kept or Path(fresh)) / name, *wanted)
            for name, wanted in (
                (LARGE, (bodies, entries)),
                (SMALL, (bodies // SHARE, entries // SHARE)),
            )
        }
        made = {name: world.read() for name, world in worlds.items()}
        print(f"{bodies:,} bodies, {bodies * 10:,} seats, {entries:,} entries beside "
              f"{bodies // SHARE:,}, {bodies // SHARE * 10:,}, {entries // SHARE:,}; "
              f"{made[LARGE]['engine']}; made in {made[LARGE]['seconds']:.0f} s")  # fmt: skip
        pages = {name: pages_of(found) for name, found in made.items()}
        compare(worlds, pages, rounds)
        verify(worlds[LARGE], fresh, entries)
        for world in worlds.values():
            world.end()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--bodies", type=int, default=3_000)
    arguments.add_argument("--entries", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--kept", type=Path)
    arguments.add_argument("--serve", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.serve:
        serve(*(int(part) for part in chosen.serve.split(",")))
    else:
        measure(chosen.bodies, chosen.entries, chosen.rounds, chosen.kept)


if __name__ == "__main__":
    main()
