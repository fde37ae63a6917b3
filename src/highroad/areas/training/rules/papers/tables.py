"""The tables of published standards: which header begins which, and how each row is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from highroad.areas.training.rules.lines import key_of, number
from highroad.areas.training.rules.papers.values import folded, hours_of
from highroad.areas.training.rules.terms import Competency, Course, WageStep, WorkProcess
from highroad.kit.answers import Answer, no

Named = Mapping[str, str]
OPTIONAL = ("optional", "opt")


@dataclass(frozen=True)
class Kind:
    """One kind of table: the columns it may have, those it must have, and what makes a row of one."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[frozenset[str], ...]
    """Of each of these sets one column must be there."""
    made: Callable[[Named], Any | None]
    how: Answer
    totals: bool = True

    def places(self, cells: Sequence[str]) -> dict[int, str] | None:
        """Where each column stands, if this row is the header of such a table."""
        found = {}
        for place, cell in enumerate(cells):
            plain = folded(cell)
            name = next((name for name, known in self.columns.items() if plain in known), None)
            if name is not None:
                found[place] = name
        have = set(found.values())
        return found if all(have & one for one in self.needed) else None


def _process(row: Named) -> WorkProcess | None:
    title, hours = row.get("title", ""), row.get("hours", "")
    low, high = (
        row.get("low", hours) or row.get("high", ""),
        row.get("high", hours) or row.get("low", ""),
    )
    ends = [hours_of(low), hours_of(high)]
    if not key_of(title) or ends[0] is None or ends[1] is None or ends[1][1] < ends[0][0]:
        return None
    return WorkProcess(key=key_of(title), title=title, low=ends[0][0], high=ends[1][1])


def _course(row: Named) -> Course | None:
    hours = hours_of(row.get("hours", ""))
    if not row.get("title") or hours is None or hours[0] != hours[1]:
        return None
    return Course(title=row["title"], hours=hours[0])


def _step(row: Named) -> WageStep | None:
    rate = number(row.get("percent") or row.get("dollars") or row.get("rate", ""))
    got = [_from(row.get(name, "")) for name in ("from_hours", "from_months", "competencies")]
    if rate is None or None in got:
        return None
    hours, months, signed = (each or Decimal(0) for each in got)
    if signed != int(signed):
        return None
    return WageStep(rate=rate, hours=hours, months=months, competencies=int(signed))


def _from(text: str) -> Decimal | None:
    """The first number of `0-1000`, `1,001 - 2,000`; nothing written is nought."""
    if not text:
        return Decimal(0)
    found = hours_of(text)
    return None if found is None else found[0]


def _competency(row: Named) -> Competency | None:
    title, kind = row.get("title", ""), folded(row.get("core", "core"))
    if not key_of(title) or kind not in ("", "core", "required", "yes", *OPTIONAL, "no"):
        return None
    return Competency(key=key_of(title), title=title, is_core=kind not in (*OPTIONAL, "no"))


def _provision(row: Named) -> tuple[str, str] | None:
    found = number(row.get("number", ""))
    if (
        found is None
        or found != int(found)
        or not 1 <= found <= 23
        or len(row.get("words", "")) > 4000
    ):
        return None
    return str(int(found)), row.get("words", "")


HOURS = (
    "hours",
    "approximate hours",
    "approx. hours",
    "approx hours",
    "ojl hours",
    "ojt hours",
    "time",
)
LOW = ("hours at least", "hours, at least", "minimum hours", "min hours", "min. hours")
HIGH = ("hours at most", "hours, at most", "maximum hours", "max hours", "max. hours")
KINDS: tuple[Kind, ...] = (
    Kind(
        "processes",
        {
            "title": (
                "work process",
                "work processes",
                "process",
                "work process title",
                "work process schedule",
                "job function",
                "on-the-job learning",
            ),
            "hours": HOURS,
            "low": LOW,
            "high": HIGH,
        },
        (frozenset({"title"}), frozenset({"hours", "low", "high"})),
        _process,
        no("Write a name, and hours such as 1600 or 1500-1700."),
    ),
    Kind(
        "courses",
        {
            "title": (
                "course",
                "courses",
                "course title",
                "related instruction",
                "class",
                "subject",
                "level",
            ),
            "hours": (*HOURS, "contact hours", "ri hours", "instruction hours"),
        },
        (frozenset({"title"}), frozenset({"hours"})),
        _course,
        no("Write a name, and hours such as 152.5."),
    ),
    Kind(
        "steps",
        {
            "rate": ("rate",),
            "percent": (
                "percent",
                "%",
                "percentage",
                "percent of journeyworker rate",
                "percent of journeyworker's rate",
                "% of journeyworker rate",
            ),
            "dollars": ("wage", "hourly wage", "wage rate", "dollars"),
            "from_hours": ("from hours", "hours", "ojl hours", "ojt hours"),
            "from_months": ("from months", "months"),
            "competencies": ("from competencies", "competencies"),
        },
        (
            frozenset({"rate", "percent", "dollars"}),
            frozenset({"from_hours", "from_months", "competencies"}),
        ),
        _step,
        no("Write a rate such as 55 or 13.20, and from how many hours or months on it holds."),
        totals=False,
    ),
    Kind(
        "competencies",
        {
            "title": ("competency", "competencies", "task"),
            "core": ("core or optional", "core", "required"),
        },
        (frozenset({"title"}), frozenset({"core"})),
        _competency,
        no("Write a name, and core or optional."),
        totals=False,
    ),
    Kind(
        "words",
        {
            "number": ("number", "no", "#"),
            "title": ("provision",),
            "words": ("words", "text", "as written"),
        },
        (frozenset({"number"}), frozenset({"words"})),
        _provision,
        no("Write a number from 1 to 23, and at most 4,000 letters."),
        totals=False,
    ),
)
