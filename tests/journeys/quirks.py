"""A made-up payroll with the quirks of a real one; and what any payroll of its header must add up to."""

from __future__ import annotations

import csv
import io
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from highroad.areas.filings.vocabulary import Race

HEADER = "project,contractor,week_ending,worker,classification,hours,rate,gross,net,sex,race,overtime_hours"
CLASSES = ("Journeyman", "Apprentice", "Laborer", "Operator", "Foreman", "General Foreman", "NA")
RACES = ("White", "Black", "Native", "Hispanic", "Multiracial", "Asian")
JUNK = ",".join(["NA"] * 12)
"""One line of every thousand or so of a real release holds nothing at all."""
RACE_LABELS = {race: str(Race[race.upper()].label) for race in RACES}


@dataclass(frozen=True)
class Expected:
    """What a reading must come to, counted with nothing but the csv module and exact decimals."""

    counted: int
    set_aside: int
    hours: dict[tuple[str, str], Decimal]
    """By project and race as pages call it; what is not filed is a group of its own."""


def expected_of(content: bytes) -> Expected:
    """Count a payroll of this header by hand."""
    hours: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    counted = set_aside = 0
    for row in csv.DictReader(io.StringIO(content.decode())):
        if row["week_ending"] in ("", "NA") and row["worker"] in ("", "NA"):
            set_aside += 1
            continue
        counted += 1
        race = RACE_LABELS.get(row["race"], "Not filed")
        hours[row["project"], race] += Decimal(0 if row["hours"] == "NA" else row["hours"])
    return Expected(counted, set_aside, dict(hours))


def payroll(seed: int = 11) -> bytes:
    """Two projects, twelve weeks, three hundred people; the same file for the same seed."""
    return "\n".join([HEADER, *_lines(random.Random(seed)), ""]).encode()


def _lines(chance: random.Random) -> Iterator[str]:
    crew = [_person(chance, number) for number in range(300)]
    for week in range(12):
        for number, person in enumerate(crew):
            if number == 220 and week == 9:
                yield JUNK
            yield _line(chance, person, date(2025, 1, 5) + timedelta(weeks=week))


def _person(chance: random.Random, number: int) -> tuple[str, ...]:
    """On Quay one in seventeen is a woman, and one in eight did not answer; on Depot none is."""
    project = "Quay" if number < 220 else "Depot"
    sex = "Female" if project == "Quay" and number % 17 == 0 else "Male"
    race = chance.choices(RACES, (70, 9, 8, 6, 4, 3))[0]
    if number % 8 == 3:
        sex = race = "NA"
    firm = f"Firm {number // 5 % 4 + 1}"
    return project, firm, f"T{number:04d}", chance.choice(CLASSES), sex, race


def _line(chance: random.Random, person: tuple[str, ...], week: date) -> str:
    """Faults about as often as in the real release, each where it stands in real ones."""
    project, firm, worker, kind, sex, race = person
    hours = chance.choice(("40", "40", "38.5", "32", "24.25", "46", "61", "8.1"))
    rate = Decimal(chance.choice(("28.55", "34.1", "41", "47.25")))
    gross = rate * Decimal(hours)
    net = gross * Decimal("0.72")
    if chance.random() < 0.15:
        net = gross + 55
    fault = chance.random()
    if fault < 0.01:
        gross = gross * Decimal("0.9")
    elif fault < 0.02:
        worker = ""
    elif fault < 0.03:
        hours = "NA"
    elif fault < 0.035:
        sex = sex.lower() if sex != "NA" else sex
    overtime = "6" if hours == "46" else "NA"
    return f"{project},{firm},{week},{worker},{kind},{hours},{rate},{gross:.2f},{net:.2f},{sex},{race},{overtime}"
