"""The 42 columns of the RAPIDS apprentice upload: name, whether it is required, what may stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from highroad.areas.training.rules.rapids import cells
from highroad.areas.training.rules.rapids.cells import Read

SUFFIXES = ("I", "II", "III", "Jr.", "Sr.")
YES_NO_9 = {"1": "yes", "2": "no", "9": "not self-identified"}
RACE = {"1": "yes", "0": "no", "9": "not self-identified"}
GENDER = {"F": "female", "M": "male", "9": "not self-identified"}
EMPLOYMENT = {"EE": "existing employee", "NE": "new employee"}
VETERAN = {
    "1": "veteran", "2": "not a veteran", "3": "not a veteran, otherwise eligible",
    "4": "veteran, eligible", "9": "not self-identified",
}  # fmt: skip
EDUCATION = {
    "1": "no high school diploma", "3": "high school or equivalent", "5": "not self-identified",
    "6": "some college or associate", "7": "bachelor", "8": "master",
    "9": "doctorate or professional",
}  # fmt: skip
UNITS = {
    "H": "hourly", "W": "weekly", "M": "monthly", "Q": "quarterly", "S": "semi-annually",
    "A": "annually",
}  # fmt: skip
CONNECTION = {
    "P": "pre-apprenticeship", "T": "technical training school", "M": "military veterans",
    "J": "Job Corps", "Y": "YouthBuild", "H": "HUD/STEP-UP", "C": "career-center referral",
    "S": "school to apprenticeship", "N": "none",
}  # fmt: skip
LINKAGE = {
    "N": "none", "JC": "Job Corps", "HD": "HUD/STEP-UP", "SR": "school to apprenticeship",
    "DE": "direct entry",
}  # fmt: skip
WIOA_TYPE = {"IW": "incumbent", "AD": "adult", "YT": "youth", "DI": "dislocated"}
STUDENT = {"WBLRA": "work-based", "YRA": "youth apprenticeship", "NA": "does not apply"}
ONE_NAUGHT = {"1": "yes", "0": "no"}


class Kind(Enum):
    """How a column is held: as text, as a day, as dollars, as a whole number."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    WHOLE = "whole"


@dataclass(frozen=True)
class Column:
    """One column: our name, the file's name, whether it must be filled, and how a cell is read."""

    name: str
    title: str
    is_required: bool
    kind: Kind
    read: Read


def _text(name: str, title: str, most: int, *, required: bool = False) -> Column:
    return Column(name, title, required, Kind.TEXT, cells.text(most))


def _code(name: str, title: str, codes: Mapping[str, str], *, required: bool = False) -> Column:
    return Column(name, title, required, Kind.TEXT, cells.code(codes))


def _race(name: str, title: str) -> Column:
    return _code(name, f"Race-{title}", RACE, required=True)


COLUMNS: tuple[Column, ...] = (
    Column("begins_on", "Date Apprenticeship Begins", True, Kind.DAY, cells.day),
    _text("first_name", "Apprentice First Name", 55, required=True),
    _text("last_name", "Apprentice Last Name", 55, required=True),
    _text("middle_name", "Apprentice Middle Name", 55),
    _code("suffix", "Apprentice Suffix", dict.fromkeys(SUFFIXES, "")),
    Column("security_number", "Social Security Number", False, Kind.TEXT, cells.security_number),
    Column("born_on", "Date of Birth", True, Kind.DAY, cells.day),
    _code("gender", "Gender", GENDER, required=True),
    _code("employment", "Employment Status", EMPLOYMENT, required=True),
    _text("street", "Apprentice Street Address", 55, required=True),
    _text("city", "Apprentice City", 55, required=True),
    Column("state", "Apprentice State", True, Kind.TEXT, cells.state),
    Column("zip_code", "Apprentice 5-Digit Zip Code", True, Kind.TEXT, cells.zip_code),
    Column("telephone", "Telephone", False, Kind.TEXT, cells.telephone),
    Column("email", "Email", False, Kind.TEXT, cells.email),
    _text("employer", "Employer", 255),
    _code("hispanic", "Ethnicity Hispanic / Latino", YES_NO_9, required=True),
    _race("race_native", "American Indian / Alaskan Native"),
    _race("race_asian", "Asian"),
    _race("race_black", "Black / African American"),
    _race("race_islander", "Native Hawaiian / Other Pacific Islander"),
    _race("race_white", "White"),
    _code("veteran", "Veteran Status", VETERAN, required=True),
    _code("disability", "Apprentice Disability Status", YES_NO_9, required=True),
    _code("education", "Apprentice Education Level", EDUCATION, required=True),
    _text("occupation", "Occupation", 255, required=True),
    _text("instruction_provider", "Related Technical Instruction Provider", 255, required=True),
    _text("credit_experience", "Credit for previous experience", 255),
    Column(
        "credit_instruction", "Credit for Previous Related Training In Hours", False, Kind.WHOLE,
        cells.whole,
    ),
    Column("prior_wage", "Prior Wages", True, Kind.MONEY, cells.money),
    _code("prior_unit", "Prior Wage Units", UNITS, required=True),
    Column("entry_wage", "Entry Wages", True, Kind.MONEY, cells.money),
    _code("entry_unit", "Entry Wage Units", UNITS, required=True),
    _text("wage_schedule", "Wage Schedule", 255, required=True),
    _text("lattice_levels", "Previously Completed Career Lattice Levels", 255),
    _code("career_connection", "Career Connection", CONNECTION),
    _code("wioa", "WIOA Participant", ONE_NAUGHT),
    _code("wioa_type", "Type", WIOA_TYPE),
    _code("linkage", "Career Linkage or Direct Entry", LINKAGE),
    _code("taa", "TAA Participant", ONE_NAUGHT),
    _text("funding", "On-the-Job Training Funding Sources", 255),
    _code("student", "Student Status", STUDENT, required=True),
)  # fmt: skip
TITLES: tuple[str, ...] = tuple(column.title for column in COLUMNS)
