"""Edit checks of a wage file as dated data: where each stands, from which day, by which source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from highroad.areas.supports.rules.indicators import CREDENTIAL_YEARS, years_after
from highroad.areas.supports.rules.pirl import NOT_KNOWN, Row
from highroad.kit.answers import Answer, no


@dataclass(frozen=True, kw_only=True)
class Check:
    """One edit check: when it is in force, where it stands, what it says, and whether a row passes."""

    name: str
    element: str
    says: Answer
    passes: Callable[[Row], bool]
    source: str
    from_on: date = date(2016, 7, 1)
    until_on: date | None = None
    is_warning: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it is in force."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def _after(later: str, earlier: str) -> Callable[[Row], bool]:
    def passes(row: Row) -> bool:
        one, two = row.day(later), row.day(earlier)
        return one is None or two is None or one >= two

    return passes


def _within_a_year(later: str, earlier: str) -> Callable[[Row], bool]:
    def passes(row: Row) -> bool:
        one, two = row.day(later), row.day(earlier)
        return one is None or two is None or one <= years_after(two, CREDENTIAL_YEARS)

    return passes


def _match(employed: str, match: str) -> Callable[[Row], bool]:
    """Yes with types 1 to 4, no with none, not known yet with 5; an empty column says nothing."""
    fits = {"1": "1234", "0": "0", "9": "5", "": "0"}

    def passes(row: Row) -> bool:
        type_of = row.code(match)
        return type_of == "" or type_of in fits[row.code(employed)]

    return passes


def _has_come(element: str) -> Callable[[Row], bool]:
    return lambda row: (row.day(element) or row.today) <= row.today


def _in_time(element: str, quarters: int) -> Callable[[Row], bool]:
    return lambda row: row.code(element) != "9" or row.quarters_past_exit < quarters


PIRL: Final = "ETA-9172"
CHECKS: Final[Sequence[Check]] = (
    Check(
        name="exit_after_entry",
        element="901",
        source=f"{PIRL}, 900, 901",
        passes=_after("901", "900"),
        says=no("The exit lies before the entry. Exchange them or put the year right."),
    ),
    Check(
        name="entry_has_come",
        element="900",
        source=f"{PIRL}, 900",
        passes=lambda row: (row.day("900") or row.today) <= row.today,
        says=no("The entry lies in the future. Enter a day that has come."),
    ),
    Check(
        name="exit_has_come",
        element="901",
        source=f"{PIRL}, 901",
        passes=lambda row: (row.day("901") or row.today) <= row.today,
        says=no(
            "The exit lies in the future. Leave it empty until 90 days have passed without a service."
        ),
    ),
    Check(
        name="exclusion_needs_exit",
        element="923",
        source=f"{PIRL}, 901, 923",
        passes=lambda row: row.code("923") in ("", "00") or row.day("901") is not None,
        says=no("A reason for exit needs the day of the exit in 901."),
    ),
    Check(
        name="outcome_needs_exit",
        element="1602",
        source=f"{PIRL}, 901, 1602; 20 CFR 677.155",
        passes=lambda row: row.code("1602") == "" or row.day("901") is not None,
        says=no("Work after exit needs the day of the exit in 901."),
    ),
    Check(
        name="match_q2",
        element="1603",
        source=f"{PIRL}, 1602, 1603",
        passes=_match("1602", "1603"),
        says=no(
            "Employed and type of match contradict each other: 1 goes with 1 to 4, 0 with 0, 9 with 5."
        ),
    ),
    Check(
        name="match_q4",
        element="1607",
        source=f"{PIRL}, 1606, 1607",
        passes=_match("1606", "1607"),
        says=no(
            "Employed and type of match contradict each other: 1 goes with 1 to 4, 0 with 0, 9 with 5."
        ),
    ),
    Check(
        name="wage_means_work",
        element="1704",
        source=f"{PIRL}, 1602, 1704",
        passes=lambda row: row.wage in (None, Decimal(0), NOT_KNOWN) or row.code("1602") == "1",
        says=no("A wage in the second quarter needs 1 in 1602."),
    ),
    Check(
        name="wage_not_known",
        element="1704",
        source=f"{PIRL}, 1602, 1704",
        passes=lambda row: row.wage is None or (row.wage == NOT_KNOWN) == (row.code("1602") == "9"),
        says=no(
            "999999.99 stands for a wage that is not there yet, and goes with 9 in 1602 alone."
        ),
    ),
    Check(
        name="known_in_time_q2",
        element="1602",
        source="TEGL 10-16, change 1",
        passes=_in_time("1602", 4),
        says=no("Four quarters after the exit this must be known. Without a match enter 0."),
    ),
    Check(
        name="known_in_time_q4",
        element="1606",
        source="TEGL 10-16, change 1",
        passes=_in_time("1606", 6),
        says=no("Six quarters after the exit this must be known. Without a match enter 0."),
    ),
    Check(
        name="same_employer_means_work",
        element="1618",
        source=f"{PIRL}, 1602, 1606, 1618",
        passes=lambda row: row.code("1618") != "1" or row.code("1602") == row.code("1606") == "1",
        says=no("The same employer in both quarters needs 1 in 1602 and in 1606."),
    ),
    Check(
        name="credential_has_a_day",
        element="1801",
        source=f"{PIRL}, 1800, 1801",
        passes=lambda row: (row.day("1801") is None) == (row.code("1800") in ("", "0")),
        says=no("A credential needs its kind in 1800 and its day in 1801, or neither."),
    ),
    Check(
        name="gain_after_entry",
        element="1809",
        source="20 CFR 677.155(a)(1)(v)",
        passes=_after("1809", "900"),
        says=no("The gain lies before the entry. Put the day right."),
    ),
    Check(
        name="progress_after_entry",
        element="1810",
        source="20 CFR 677.155(a)(1)(v)",
        passes=_after("1810", "900"),
        says=no("The gain lies before the entry. Put the day right."),
    ),
    *(
        Check(
            name=f"{name}_after_entry",
            element=element,
            source="20 CFR 677.155(a)(1)(v)",
            passes=_after(element, "900"),
            says=no("The gain lies before the entry. Put the day right."),
        )
        for name, element in (
            ("level", "1806"),
            ("transcript", "1807"),
            ("second_transcript", "1808"),
        )
    ),
    *(
        Check(
            name=f"{name}_has_come",
            element=element,
            source=f"{PIRL}, {element}",
            passes=_has_come(element),
            says=no("This day lies in the future. Enter a day that has come."),
        )
        for name, element in (
            ("level", "1806"),
            ("transcript", "1807"),
            ("milestone", "1809"),
            ("completion", "1813"),
        )
    ),
    Check(
        name="completed_after_enrolled",
        element="1813",
        source=f"{PIRL}, 1811, 1813",
        passes=_after("1813", "1811"),
        says=no("The training was completed before it was begun. Exchange 1811 and 1813."),
    ),
    Check(
        name="completion_needs_enrollment",
        element="1813",
        source=f"{PIRL}, 1811, 1813",
        passes=lambda row: row.day("1813") is None or row.day("1811") is not None,
        says=no("A completed training needs the day it was begun in 1811."),
    ),
    Check(
        name="graduate_degree",
        element="1800",
        source="TEGL 10-16, change 1",
        is_warning=True,
        passes=lambda row: row.code("1800") != "4",
        says=no(
            "A graduate degree counts in vocational rehabilitation alone. Make sure of the code."
        ),
    ),
    Check(
        name="unusual_wage",
        element="1704",
        source=f"{PIRL}, 1704",
        is_warning=True,
        passes=lambda row: row.wage is None or row.wage == NOT_KNOWN or row.wage <= 100_000,
        says=no("More than 100,000 dollars in a quarter. Make sure of the decimal point."),
    ),
    Check(
        name="late_credential",
        element="1801",
        source="20 CFR 677.155(a)(1)(iv)",
        is_warning=True,
        passes=_within_a_year("1801", "901"),
        says=no("More than a year after the exit: this credential does not count."),
    ),
)
"""In force, each with its source; a law that changes is a line that ends and a line that begins."""
