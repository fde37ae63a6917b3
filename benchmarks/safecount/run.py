"""Protect the named instances and print loss, bound, gap, seconds, and memory, one line each.

python benchmarks/safecount/run.py flat-2d-900 flat-3d-900 --time-limit 30 --sensitive 0.1
python benchmarks/safecount/run.py flat-2d-900 deep-2d-744 --exact 600

All seconds are of this process, so that a busy machine does not change them: the search looks at the same clock.
`first-s` is when the first safe pattern stood. With `--exact` a plain branch and cut on HiGHS (exact.py, which shares
no code with the library) runs as long as that, and its loss and bound are printed beside.
"""

from __future__ import annotations

import argparse
import resource
import time

from exact import solve
from instances import RECIPES, make
from safecount import Policy, Progress, audit, protect
from safecount.protect import watch
from safecount.verify import verify

COLUMNS = "instance cells sensitive hidden-more loss bound gap first-s protect-s verify-s audit-s safe memory-mb"
MOST_AUDITED = 30_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=["flat-2d-900", "deep-2d-744", "flat-3d-900"])
    parser.add_argument("--time-limit", type=float, default=30.0)
    parser.add_argument("--sensitive", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--exact", type=float, default=0.0)
    asked = parser.parse_args()
    watch.CLOCK = time.process_time
    print(COLUMNS)
    for name in asked.names:
        if name not in RECIPES:
            parser.error(f"There is no {name!r}. There are: {', '.join(RECIPES)}.")
        _measure(name, asked)


def _measure(name: str, asked: argparse.Namespace) -> None:
    table = make(name, seed=asked.seed, sensitive=asked.sensitive)
    first: list[float] = []

    def hear(progress: Progress) -> None:
        if progress.stage == "first pattern" and not first:
            first.append(progress.seconds)

    begun = time.process_time()
    policy = Policy(smallest_count=11, cost="count")
    safe = protect(table, policy, time_limit=asked.time_limit, seed=asked.seed, progress=hear)
    done = time.process_time()
    holds = not verify(safe.sealed.certificate)
    verified = time.process_time()
    if len(table) <= MOST_AUDITED:
        holds = holds and audit(safe).safe
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        name, len(table), len(safe.primary), len(safe.complementary), safe.loss,
        safe.lower_bound, f"{safe.gap:.3f}", f"{first[0]:.2f}", f"{done - begun:.2f}",
        f"{verified - done:.2f}", f"{time.process_time() - verified:.2f}", holds, memory, flush=True,
    )  # fmt: skip
    if asked.exact:
        begun = time.process_time()
        loss, bound = solve(table, 11, asked.exact)
        print("  exact:", loss, round(bound, 2), f"{time.process_time() - begun:.2f}", flush=True)


if __name__ == "__main__":
    main()
