"""The intake plan for thirty crafts over forty quarters: `python -m benchmarks.demand.intake_plan`."""

from __future__ import annotations

import random
import sys
import time

from highroad.areas.demand.rules.intake import CraftRoom, Limits, plan

CRAFTS, QUARTERS = 30, 40


def crafts(seed: int) -> list[CraftRoom]:
    """Crafts of every size, with ways of two to five years; the same for the same seed."""
    chance = random.Random(seed)
    found = []
    for number in range(CRAFTS):
        size = chance.uniform(20, 400)
        found.append(
            CraftRoom(
                craft=f"Craft {number}",
                short=[size * (0.02 * q + chance.uniform(-0.2, 0.3)) for q in range(QUARTERS)],
                steps=4 * chance.randint(2, 5), survival=chance.uniform(0.5, 0.9), stays=0.9875,
                seats=[size * 0.3] * QUARTERS, ratio=[size * 0.4] * QUARTERS,
                cost=chance.uniform(4000, 15000),
            )
        )  # fmt: skip
    return found


def main() -> int:
    """Solve three such plans and say how long each took."""
    for seed in range(3):
        rooms = crafts(seed)
        limits = Limits(instructors=[1500.0] * QUARTERS, budget=40_000_000)
        began = time.perf_counter()
        found = plan(rooms, limits)
        took = time.perf_counter() - began
        saved = found.without - found.shortage
        sys.stdout.write(
            f"{CRAFTS} crafts x {QUARTERS} quarters: {took:.2f} s, saves {saved:,.0f} of "
            f"{found.without:,.0f} hand-quarters, {len(found.bindings)} caps bind\n"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
