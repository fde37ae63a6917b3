"""What the front page draws: the way of a figure, and the turns of the two keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.fair_access.vocabulary import Verdict


@dataclass(frozen=True)
class Station:
    """One station on the way from a payroll file to a public figure."""

    icon: str
    name: Promise
    text: Promise


@dataclass(frozen=True)
class Turn:
    """One moment of a joint decision: which keys are turned, and what that means."""

    labor: bool
    management: bool
    name: Promise
    text: Promise


@dataclass(frozen=True)
class Example:
    """An invented share with the range it may lie in, and what that range says about a goal."""

    verdict: Verdict
    pill: str
    value: float
    low: float
    high: float
    text: Promise


@dataclass(frozen=True)
class Reason:
    """A figure that speaks for working together, with who says so, when, and the example it is from."""

    number: str
    text: Promise
    source: Promise
    on: date
    example: str


REASONS: Final = (
    Reason(
        "900",
        _(
            "jobs at stake in a plant near shutdown; seven years of joint work later it was rated among the best"
        ),
        _("WORK Center, page of examples"),
        date(2026, 11, 26),
        "arkansas-nuclear-one",
    ),
    Reason(
        "27",
        _(
            "schools in which students grew more where the partnership was stronger; a connection, not a cause"
        ),
        _("ILR Review 69(5)"),
        date(2016, 10, 1),
        "abc-unified",
    ),
    Reason(
        "74",
        _("newcomers to transit trained side by side with a mentor of the trade"),
        _("Public account of the program"),
        date(2024, 11, 1),
        "vta-atu-265",
    ),
    Reason(
        "40+",
        _("years at one table: labor, contractors and those who pay for the building"),
        _("WORK Center, page of examples"),
        date(2026, 11, 26),
        "st-louis-construction-cooperative",
    ),
)

GOAL: Final = 6.9
"""The goal of the examples, in percent: a common one for women in construction."""
EXAMPLES: Final = (
    Example(Verdict.MET, "ok", 8.6, 7.6, 9.6, _("The whole range reaches the goal")),
    Example(Verdict.MISSED, "bad", 3.4, 2.6, 4.8, _("The whole range stays short of it")),
    Example(
        Verdict.UNDETERMINED, "unknown", 6.1, 3.4, 9.2,
        _("The goal lies inside the range: too much is unknown to say"),
    ),
)  # fmt: skip

ROAD: Final = (
    Station(
        "document", _("It is filed"), _("The employer's payroll clerk uploads the file at hand.")
    ),
    Station("check", _("It is checked"), _("Every line is read; doubts are said in plain words.")),
    Station("pen", _("It is certified"), _("Both sides put their names under the same file.")),
    Station(
        "shield", _("It is protected"), _("Small counts are hidden; nobody can be singled out.")
    ),
    Station("key", _("It is signed"), _("Each side turns its key on the exact table.")),
    Station("people", _("It is public"), _("Anyone can read it, and see where it came from.")),
)

TURNS: Final = (
    Turn(False, False, _("No key yet"), _("One text is put to both, word for word.")),
    Turn(True, False, _("One key"), _("One side has signed. Nothing happens yet.")),
    Turn(True, True, _("Both keys"), _("Both have signed, in any order. It is adopted.")),
    Turn(False, False, _("The text changes"), _("One word changes, and both keys turn back.")),
)
