"""The list of checks, in the order in which they run."""

from __future__ import annotations

from collections.abc import Iterable

from highroad.areas.filings.rules import (
    class_says_one_thing,
    codes_are_known,
    columns_are_in_place,
    day_fits_in_24_hours,
    hours_add_up,
    hours_are_filed,
    hours_are_possible,
    identifier_is_not_a_social_security_number,
    lines_are_not_repeated,
    lines_are_payroll_lines,
    lines_name_project_and_employer,
    net_lies_within_gross,
    overtime_is_part_of_hours,
    pay_covers_straight_time,
    values_are_readable,
    week_stays_within_84_hours,
    weeks_follow_each_other,
    worker_has_one_race,
    worker_has_one_sex,
    worker_is_identified,
)
from highroad.areas.filings.rules.findings import Check

CHECKS: tuple[Check, ...] = (
    values_are_readable.CHECK,
    lines_name_project_and_employer.CHECK,
    identifier_is_not_a_social_security_number.CHECK,
    columns_are_in_place.CHECK,
    lines_are_payroll_lines.CHECK,
    worker_is_identified.CHECK,
    hours_are_possible.CHECK,
    hours_are_filed.CHECK,
    hours_add_up.CHECK,
    overtime_is_part_of_hours.CHECK,
    pay_covers_straight_time.CHECK,
    net_lies_within_gross.CHECK,
    codes_are_known.CHECK,
    day_fits_in_24_hours.CHECK,
    week_stays_within_84_hours.CHECK,
    lines_are_not_repeated.CHECK,
    weeks_follow_each_other.CHECK,
    class_says_one_thing.CHECK,
    worker_has_one_sex.CHECK,
    worker_has_one_race.CHECK,
)


def check_named(name: str) -> Check:
    """The check of that name. Raises `KeyError` if there is none."""
    return {check.name: check for check in CHECKS}[name]


def checks_for(fields: Iterable[str]) -> tuple[Check, ...]:
    """The checks that can be made on a file with these fields."""
    present = set(fields)
    return tuple(check for check in CHECKS if present.issuperset(check.needs))


def checks_not_made(fields: Iterable[str]) -> tuple[Check, ...]:
    """The checks that a file without some fields cannot be given, so that the page can say so."""
    made = checks_for(fields)
    return tuple(check for check in CHECKS if check not in made)
