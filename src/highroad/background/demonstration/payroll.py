"""A made-up payroll: seeded, so that it is the same everywhere, with the faults real ones have.

The whole recipe stands in docs/guides/demonstration.md. No person, firm or line of it is real.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

NOT_FILED = "NA"
CENT = Decimal("0.01")
APPRENTICE_PAY = (Decimal("0.50"), Decimal("0.60"), Decimal("0.70"), Decimal("0.80"))


@dataclass(frozen=True)
class Trade:
    """A trade: what a journey worker earns an hour, and how many of a hundred are women."""

    name: str
    rate: Decimal
    women: int


@dataclass(frozen=True)
class Crew:
    """People of one trade that one contractor has on one project."""

    project: str
    contractor: str
    trade: Trade
    journey: int
    apprentices: int
    answers: int = 96
    """How many of a hundred are filed with sex and race; 0 where the contractor does not ask."""


@dataclass(frozen=True)
class Worker:
    """Somebody made up: a badge number, and what is filed about them."""

    badge: str
    crew: Crew
    classification: str
    rate: Decimal
    sex: str
    race: str
    residence: str


@dataclass(frozen=True)
class Line:
    """One worker's week."""

    project: str
    contractor: str
    week_ending: str
    worker: str
    classification: str
    hours: str
    rate: str
    gross: str
    net: str
    sex: str
    race: str
    overtime_hours: str
    residence: str


RACES = (
    ("White", 58),
    ("Black", 17),
    ("Hispanic", 15),
    ("Asian", 4),
    ("Native", 3),
    ("Multiracial", 3),
)
PLACES = (("Resident", 46), ("Non-resident", 54))
WEEKS_WORKED = ((40, 58), (32, 14), (24, 6), (36, 8), (44, 7), (48, 7))


def sundays(first: date, weeks: int) -> list[date]:
    """The ends of so many weeks, the first on the Sunday on or after `first`."""
    start = first + timedelta(days=(6 - first.weekday()) % 7)
    return [start + timedelta(weeks=number) for number in range(weeks)]


def hire(crews: Iterable[Crew], *, seed: int) -> list[Worker]:
    """Everybody in the crews, each with a badge of their own."""
    chance = random.Random(seed)
    found: list[Worker] = []
    for crew in crews:
        for number in range(crew.journey + crew.apprentices):
            is_apprentice = number >= crew.journey
            badge = f"B{1000 + len(found)}"
            found.append(_worker(crew, badge, is_apprentice=is_apprentice, chance=chance))
    return found


def _worker(crew: Crew, badge: str, *, is_apprentice: bool, chance: random.Random) -> Worker:
    level = "Apprentice" if is_apprentice else "Journeyworker"
    share = chance.choice(APPRENTICE_PAY) if is_apprentice else Decimal(1)
    women = crew.trade.women * 2 if is_apprentice else crew.trade.women
    sex = "Female" if chance.randrange(100) < women else "Male"
    race, residence = _draw(RACES, chance), _draw(PLACES, chance)
    answered = chance.randrange(100) < crew.answers
    return Worker(
        badge=badge,
        crew=crew,
        classification=f"{crew.trade.name} {level}",
        rate=(crew.trade.rate * share).quantize(CENT),
        sex=sex if answered else NOT_FILED,
        race=race if answered and chance.randrange(100) < 97 else NOT_FILED,
        residence=residence,
    )


def _draw(weights: Sequence[tuple[str, int]], chance: random.Random) -> str:
    names, shares = zip(*weights, strict=True)
    return str(chance.choices(names, weights=shares)[0])


def fill_weeks(workers: Sequence[Worker], weeks: Sequence[date], *, seed: int) -> list[Line]:
    """A line for each worker and week; about one week in fourteen somebody is away."""
    chance = random.Random(seed)
    return [
        _week(worker, week, chance)
        for week in weeks
        for worker in workers
        if chance.randrange(14)
    ]  # fmt: skip


def _week(worker: Worker, week: date, chance: random.Random) -> Line:
    hours = int(_draw(tuple((str(hours), share) for hours, share in WEEKS_WORKED), chance))
    overtime = max(0, hours - 40)
    gross = worker.rate * (hours - overtime) + worker.rate * overtime * Decimal("1.5")
    kept = Decimal(chance.randrange(74, 83)) / 100
    return Line(
        project=worker.crew.project,
        contractor=worker.crew.contractor,
        week_ending=week.isoformat(),
        worker=worker.badge,
        classification=worker.classification,
        hours=str(hours),
        rate=str(worker.rate),
        gross=str(gross.quantize(CENT, ROUND_HALF_UP)),
        net=str((gross * kept).quantize(CENT, ROUND_HALF_UP)),
        sex=worker.sex,
        race=worker.race,
        overtime_hours=str(overtime),
        residence=worker.residence,
    )


HEADER = tuple(field.name for field in fields(Line))
EMPTY = Line(*[NOT_FILED] * len(HEADER))


def with_faults(lines: Sequence[Line], *, seed: int) -> list[Line]:
    """The faults clerks make without noticing. All are questions; none stops the file.

    One empty line; two lines without a badge; one gross pay with swapped digits, below straight
    time; one payment that stands twice; one worker filed with two sexes; a few codes spelled small.
    """
    chance = random.Random(seed)
    found = list(lines)
    marks = iter(chance.sample(range(len(found)), 12))
    for _ in range(2):
        mark = next(marks)
        found[mark] = replace(found[mark], worker="")
    mark = next(marks)
    found[mark] = replace(
        found[mark], gross=str((Decimal(found[mark].gross) * 9 / 10).quantize(CENT))
    )
    for _ in range(6):
        mark = next(marks)
        found[mark] = replace(found[mark], sex=found[mark].sex.lower().replace("na", NOT_FILED))
    mark = next(mark for mark in marks if found[mark].sex in ("Male", "Female"))
    other = "Female" if found[mark].sex == "Male" else "Male"
    found[mark] = replace(found[mark], sex=other)
    twice = chance.randrange(len(found))
    found.insert(twice + 1, found[twice])
    found.insert(len(found) // 2, EMPTY)
    return found


def with_errors(lines: Sequence[Line], *, seed: int) -> list[Line]:
    """Three faults that send a file back: a week of 400 hours, one of minus 8, a rate in words."""
    chance = random.Random(seed)
    found = list(lines)
    first, second, third = chance.sample(range(len(found)), 3)
    found[first] = replace(found[first], hours="400")
    found[second] = replace(found[second], hours="-8")
    found[third] = replace(found[third], rate="scale")
    return found


def as_csv(lines: Iterable[Line]) -> bytes:
    """The file as a payroll system would export it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(astuple(line) for line in lines)
    return text.getvalue().encode()
