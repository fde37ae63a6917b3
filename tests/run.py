"""Runs every test: on SQLite, on PostgreSQL, and the libraries on their own. `make test` calls it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

CORES = str(min(4, os.cpu_count() or 1))
PLAIN = [
    sys.executable, "-m", "pytest", "-q", "-n", CORES, "--dist", "loadgroup", "--no-loadscope-reorder",
]  # fmt: skip
NO_SERVER = 77
"""As `tests.databases` exits when no PostgreSQL can be had: a failure in CI, a loud warning elsewhere."""
RUNS = (
    ("the libraries", "", ["packages/safecount/tests", "packages/witness/tests"]),
    ("SQLite", "sqlite", ["tests"]),
    ("PostgreSQL", "postgres", ["tests", "-m", "not pure"]),
)


def main() -> int:
    """Every run is made, also after one failed; the exit code is 1 if any did."""
    failed = []
    for name, database, chosen in RUNS:
        started = time.monotonic()
        print(f"\n== {name} ==", flush=True)
        done = subprocess.run(
            [*PLAIN, *chosen], env={**os.environ, "HIGHROAD_TEST_DATABASE": database}
        )
        print(
            f"== {name}: {time.monotonic() - started:.0f} s, exit {done.returncode} ==", flush=True
        )
        if done.returncode == NO_SERVER and not os.environ.get("CI"):
            print(
                "!! NOTHING WAS TESTED ON POSTGRESQL. Install a server, then run again. !!",
                flush=True,
            )
        elif done.returncode:
            failed.append(name)
    print("failed: " + ", ".join(failed) if failed else "every run passed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
