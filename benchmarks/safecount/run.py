"""Protect the named instances and print loss, bound, gap, seconds of processor time, and memory, one line each.

python benchmarks/safecount/run.py flat-2d-900 flat-3d-900 --time-limit 30 --sensitive 0.1
"""

from __future__ import annotations

import argparse
import resource
import time

from instances import RECIPES, make
from safecount import Policy, audit, protect


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=["flat-2d-900", "deep-2d-744", "flat-3d-900"])
    parser.add_argument("--time-limit", type=float, default=30.0)
    parser.add_argument("--sensitive", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    print("instance cells sensitive hidden-more loss bound gap protect-s audit-s safe memory-mb")
    for name in asked.names:
        if name not in RECIPES:
            parser.error(f"There is no {name!r}. There are: {', '.join(RECIPES)}.")
        table = make(name, seed=asked.seed, sensitive=asked.sensitive)
        begun = time.process_time()
        safe = protect(table, Policy(smallest_count=11, cost="count"), time_limit=asked.time_limit)
        done = time.process_time()
        report = audit(safe)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            name, len(table), len(safe.primary), len(safe.complementary), safe.loss,
            safe.lower_bound, f"{safe.gap:.3f}", f"{done - begun:.2f}",
            f"{time.process_time() - done:.2f}", report.safe, memory, flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
