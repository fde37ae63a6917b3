"""Export of 100,000 apprentices beside `csv` writing the same bytes: `python -m benchmarks.training.rapids`."""

from __future__ import annotations

import csv
import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from highroad.areas.training.rules.rapids import files
from highroad.areas.training.rules.rapids.rows import RapidsRow

APPRENTICES, ROUNDS, AT_MOST = 100_000, 5, 3.0


def rows(count: int) -> list[RapidsRow]:
    """Apprentices with different days, names and wages; the same every time."""
    chance, made = random.Random(20), []
    for number in range(count):
        born = date(1960, 1, 1) + timedelta(days=chance.randint(0, 16_000))
        made.append(
            RapidsRow(
                begins_on=date(2022, 1, 3) + timedelta(days=chance.randint(0, 1_400)),
                first_name=f"First {number}", last_name=f"O'Name, {number % 977}", born_on=born,
                gender=chance.choice("FM9"), employment="NE", street=f"{number % 999} Main St",
                city="Boston", state="MA", zip_code=f"{number % 2000:05d}", hispanic="2",
                race_native="0", race_asian="0", race_black="1", race_islander="0", race_white="0",
                veteran="2", disability="9", education="3", occupation="0414S-R",
                instruction_provider="R1", credit_experience="0", credit_instruction=0,
                prior_wage=Decimal(1500 + number % 900) / 100, prior_unit="H",
                entry_wage=Decimal(1800 + number % 900) / 100, entry_unit="H", wage_schedule="W1",
                student="NA",
            )
        )  # fmt: skip
    return made


def bare(cells: list[list[str]]) -> bytes:
    """The same bytes from cells that are text already."""
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\r\n").writerows(cells)
    return held.getvalue().encode()


def timed(act: Callable[[], bytes]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    act()
    return time.process_time() - began


def main() -> int:
    """Both in turn, several times; the median counts. Nought if the export keeps to its bound."""
    made = rows(APPRENTICES)
    sent = files.written(made)
    cells = list(csv.reader(io.StringIO(sent.decode(), newline="")))
    if bare(cells) != sent:
        sys.stdout.write("The two do not write the same bytes.\n")
        return 1
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(timed(lambda: bare(cells)))
        ours.append(timed(lambda: files.written(made)))
    ratio = statistics.median(ours) / statistics.median(theirs)
    sys.stdout.write(
        f"{APPRENTICES:,} apprentices, {len(sent) / 1e6:.1f} MB: export {statistics.median(ours):.2f} s, "
        f"bare {statistics.median(theirs):.2f} s, {ratio:.2f}x (at most {AT_MOST}x)\n"
    )
    return 0 if ratio <= AT_MOST else 1


if __name__ == "__main__":
    raise SystemExit(main())
