"""Writes a payroll of any length from a starting number: the same number gives the same file.

Fictional through and through: projects, employers and workers are counted, not named. About one line in
a hundred carries a fault of the kinds real payrolls have (no identifier, no answer on sex or race, another
spelling, pay below straight time, a line twice).
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEADER = "project,contractor,week_ending,worker,classification,hours,rate,gross,net,sex,race,overtime_hours"
TRADES = (
    "Carpenter",
    "Electrician",
    "Ironworker",
    "Laborer",
    "Operator",
    "Plumber",
    "Painter",
    "Roofer",
)
RACES = ("White", "Black", "Hispanic", "Asian", "Native", "Multiracial")
FIRST_WEEK = date(2024, 1, 7)


def lines(count: int, seed: int) -> Iterator[str]:
    """That many lines below the header."""
    chance = random.Random(seed)
    crew = max(count // 52, 20)
    people = [_person(chance, number) for number in range(crew)]
    for number in range(count):
        week, at = divmod(number, crew)
        yield _line(chance, people[at], FIRST_WEEK + timedelta(weeks=week))


def _person(chance: random.Random, number: int) -> tuple[str, ...]:
    trade = chance.choice(TRADES)
    level = "Apprentice" if chance.random() < 0.2 else "Journeyman"
    sex = "NA" if chance.random() < 0.12 else ("Female" if chance.random() < 0.08 else "Male")
    race = "NA" if chance.random() < 0.12 else chance.choices(RACES, (60, 14, 14, 5, 4, 3))[0]
    project = f"Project {number % 12 + 1}"
    employer = f"Contractor {number % 40 + 1}"
    return project, employer, f"W{number:07d}", f"{trade} {level}", sex, race


def _line(chance: random.Random, person: tuple[str, ...], week: date) -> str:
    project, employer, worker, classification, sex, race = person
    hours = chance.choice((40, 40, 40, 38, 36, 44, 48, 24, 16, 8))
    overtime = max(hours - 40, 0)
    rate = chance.randrange(1800, 6200, 25)
    gross = rate * (hours * 2 + overtime) // 2
    if chance.random() < 0.01:
        worker, sex, gross = chance.choice(
            ((worker, sex.upper(), gross), ("", sex, gross), (worker, sex, gross * 9 // 10))
        )
    net = gross * 72 // 100
    return (
        f"{project},{employer},{week.isoformat()},{worker},{classification},{hours},"
        f"{rate / 100:.2f},{gross / 100:.2f},{net / 100:.2f},{sex},{race},{overtime}"
    )


def write(path: Path, count: int, seed: int) -> None:
    """Write header and lines."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        file.writelines(line + "\n" for line in lines(count, seed))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20261121)
    asked = parser.parse_args()
    write(asked.path, asked.lines, asked.seed)
