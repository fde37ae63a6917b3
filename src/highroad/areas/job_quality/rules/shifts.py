"""A file of shifts becomes five figures of a schedule. The shifts are counted and not kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from highroad.areas.job_quality.rules.schedules import swing
from highroad.kit.answers import no
from highroad.kit.tables import Faults, Line, lines_of

NEEDED = ("worker", "published_on", "starts_at", "ends_at", "changed_on", "premium_paid")
REST = timedelta(hours=11)
LONGEST = timedelta(hours=24)
MOST_LINES = 200_000
FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%m/%d/%Y %H:%M", "%Y-%m-%d %H:%M:%S")
DAY_FORMS = ("%Y-%m-%d", "%m/%d/%Y")
TELLS = re.compile(r"^\d{3}-?\d{2}-?\d{4}$|[^\W\d]{2,}[ ,]+[^\W\d]{2,}")
"""A Social Security number, or two words that read like a name."""
PREMIUMS = {"y": True, "yes": True, "1": True, "true": True, "n": False, "no": False, "0": False,
            "false": False, "": None}  # fmt: skip


@dataclass(frozen=True)
class Shift:
    """A shift of somebody named by a code: when it was published, when it is, when it was changed."""

    worker: str
    published_on: date
    starts_at: datetime
    ends_at: datetime
    changed_on: date | None = None
    premium_paid: bool | None = None


@dataclass(frozen=True)
class Schedule:
    """What the shifts say. Days and percents; nothing where there is nothing to divide by."""

    shifts: int
    workers: int
    notice: int
    """Days of notice that nine in ten shifts have at least: shift start less day of publication."""
    changed_late: Decimal
    """Percent of shifts changed inside the window."""
    premium: Decimal | None
    """Percent of those for which a premium was paid."""
    short_turns: Decimal
    """Percent of shifts that begin less than eleven hours after the last one of the same person."""
    swing: Decimal | None
    """Deviation by mean of weekly hours, averaged over people with at least four weeks."""


def read(content: bytes) -> tuple[list[Shift], Faults]:
    """Read a CSV file of shifts. With any fault nothing of it should count."""
    faults = Faults()
    shifts = []
    for line in lines_of(content, NEEDED, faults, naming=str.lower, most=MOST_LINES):
        shift = _shift(line, faults)
        if shift is not None:
            shifts.append(shift)
    if not faults:
        _check_overlaps(shifts, faults)
    if not shifts and not faults:
        faults.add(no("This file has headings and no lines. Choose the file with the shifts."))
    return shifts, faults


def _shift(line: Line, faults: Faults) -> Shift | None:
    before = len(faults.said)
    worker = line["worker"]
    if not worker:
        faults.add(
            no("Line {line}: worker is empty. Use a code for each person.", line=line.number)
        )
    elif TELLS.search(worker):
        faults.add(
            no("Line {line}: worker looks like a name or a number of a person. Use a code.", line=line.number)
        )  # fmt: skip
    published, changed = _day(line, "published_on", faults), None
    starts, ends = _moment(line, "starts_at", faults), _moment(line, "ends_at", faults)
    if line["changed_on"]:
        changed = _day(line, "changed_on", faults)
    premium = line["premium_paid"].lower()
    if premium not in PREMIUMS:
        faults.add(
            no(
                "Line {line}, premium_paid: {value}. Write yes or no, or leave it empty.",
                line=line.number, value=line["premium_paid"])
        )  # fmt: skip
    if len(faults.said) > before or published is None or starts is None or ends is None:
        return None
    shift = Shift(worker, published, starts, ends, changed, PREMIUMS[premium])
    return shift if _is_in_order(shift, line.number, faults) else None


def _is_in_order(shift: Shift, line: int, faults: Faults) -> bool:
    if not timedelta(0) < shift.ends_at - shift.starts_at <= LONGEST:
        faults.add(
            no("Line {line}: a shift ends after it begins, within 24 hours. Check both.", line=line)
        )
        return False
    if shift.published_on > shift.starts_at.date():
        faults.add(
            no(
                "Line {line}: published after the shift began. Enter the day people were told.",
                line=line,
            )
        )
        return False
    if shift.changed_on is not None and not (
        shift.published_on <= shift.changed_on <= shift.ends_at.date()
    ):
        faults.add(
            no("Line {line}: changed before it was published, or after it ended.", line=line)
        )
        return False
    return True


def _day(line: Line, name: str, faults: Faults) -> date | None:
    for form in DAY_FORMS:
        try:
            return datetime.strptime(line[name], form).date()
        except ValueError:
            continue
    faults.add(
        no(
            "Line {line}, {column}: {value} is no day. Write it like 2026-03-01.",
            line=line.number, column=name, value=line[name] or "–")
    )  # fmt: skip
    return None


def _moment(line: Line, name: str, faults: Faults) -> datetime | None:
    for form in FORMS:
        try:
            return datetime.strptime(line[name], form)
        except ValueError:
            continue
    faults.add(
        no(
            "Line {line}, {column}: {value} is no moment. Write it like 2026-03-01 06:30.",
            line=line.number, column=name, value=line[name] or "–")
    )  # fmt: skip
    return None


def by_worker(shifts: Iterable[Shift]) -> dict[str, list[Shift]]:
    """The shifts of each person in their order."""
    found: dict[str, list[Shift]] = defaultdict(list)
    for shift in sorted(shifts, key=lambda each: (each.starts_at, each.ends_at)):
        found[shift.worker].append(shift)
    return dict(found)


def _check_overlaps(shifts: Iterable[Shift], faults: Faults) -> None:
    for worker, own in by_worker(shifts).items():
        for one, other in pairwise(own):
            if other.starts_at < one.ends_at:
                faults.add(
                    no(
                        "{worker} has two shifts at once on {day}: keep the one that was worked.",
                        worker=worker, day=other.starts_at.date().isoformat(),
                    )
                )  # fmt: skip


def counted(shifts: Sequence[Shift], window: int) -> Schedule:
    """The figures of at least one shift; `window` is the notice in days that was agreed or that a law asks for."""
    late = [
        each
        for each in shifts
        if each.changed_on is not None and (each.starts_at.date() - each.changed_on).days < window
    ]
    people = by_worker(shifts)
    short = sum(
        other.starts_at - one.ends_at < REST
        for own in people.values()
        for one, other in pairwise(own)
    )
    return Schedule(
        shifts=len(shifts), workers=len(people), notice=notice_of(shifts),
        changed_late=_percent(len(late), len(shifts)),
        premium=_percent(sum(each.premium_paid is True for each in late), len(late)) if late else None,
        short_turns=_percent(short, len(shifts)), swing=_swing(people),
    )  # fmt: skip


def notice_of(shifts: Iterable[Shift]) -> int:
    """The days of notice that nine in ten shifts have at least."""
    days = sorted((each.starts_at.date() - each.published_on).days for each in shifts)
    return days[len(days) // 10]


def weekly_hours(own: Sequence[Shift]) -> list[Decimal]:
    """Hours in each calendar week from the first to the last one worked; weeks off count as nought."""
    weeks: dict[date, Decimal] = defaultdict(Decimal)
    for each in own:
        monday = each.starts_at.date() - timedelta(days=each.starts_at.weekday())
        weeks[monday] += Decimal((each.ends_at - each.starts_at).total_seconds()) / 3600
    first, last = min(weeks), max(weeks)
    count = (last - first).days // 7 + 1
    return [weeks.get(first + timedelta(weeks=number), Decimal(0)) for number in range(count)]


def _swing(people: dict[str, list[Shift]]) -> Decimal | None:
    ratios = []
    for own in people.values():
        weeks = weekly_hours(own)
        found = swing(weeks) if len(weeks) >= 4 else None
        if found is not None and found.ratio is not None:
            ratios.append(found.ratio)
    if not ratios:
        return None
    return (sum(ratios, Decimal(0)) / len(ratios)).quantize(Decimal("0.001"), ROUND_HALF_UP)


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(100) * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
