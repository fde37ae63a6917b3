"""The words of filings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Field(models.TextChoices):
    """Highroad's fields of a worker-week line."""

    PROJECT = "project", _("Project")
    EMPLOYER = "employer", _("Employer or contractor")
    WEEK_ENDING = "week_ending", _("Week ending")
    WORKER = "worker", _("Worker's identifier")
    CLASSIFICATION = "classification", _("Class")
    TRADE = "trade", _("Trade")
    LEVEL = "level", _("Level (journey, apprentice)")
    HOURS = "hours", _("Hours")
    OVERTIME_HOURS = "overtime_hours", _("Overtime hours")
    RATE = "rate", _("Hourly rate")
    GROSS = "gross", _("Gross pay")
    NET = "net", _("Net pay")
    SEX = "sex", _("Sex")
    RACE = "race", _("Race or ethnicity")
    RESIDENCE = "residence", _("Residence")
    DAY1 = "day1", _("Hours, day 1")
    DAY2 = "day2", _("Hours, day 2")
    DAY3 = "day3", _("Hours, day 3")
    DAY4 = "day4", _("Hours, day 4")
    DAY5 = "day5", _("Hours, day 5")
    DAY6 = "day6", _("Hours, day 6")
    DAY7 = "day7", _("Hours, day 7 (the week's last)")


class FieldKind(models.TextChoices):
    TEXT = "text", _("Text")
    DATE = "date", _("Date")
    NUMBER = "number", _("Number")
    CODE = "code", _("Code")


class DateFormat(models.TextChoices):
    """How a source writes dates. Year-month-day is always understood."""

    ISO = "%Y-%m-%d", _("2026-03-31")
    MONTH_FIRST = "%m/%d/%Y", _("03/31/2026")
    MONTH_FIRST_SHORT = "%m/%d/%y", _("03/31/26")
    DAY_FIRST = "%d/%m/%Y", _("31/03/2026")
    DAY_FIRST_DOTS = "%d.%m.%Y", _("31.03.2026")
    SERIAL = "serial", _("Day number of a spreadsheet (46112)")


class DecimalMark(models.TextChoices):
    POINT = ".", _("Point: 1,234.50")
    COMMA = ",", _("Comma: 1.234,50")


class Sex(models.TextChoices):
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    NONBINARY = "nonbinary", _("Nonbinary")


class Race(models.TextChoices):
    """Race and ethnicity as payrolls name them; merged groups of older forms stay merged."""

    WHITE = "white", _("White")
    BLACK = "black", _("Black or African American")
    HISPANIC = "hispanic", _("Hispanic or Latino")
    ASIAN = "asian", _("Asian")
    PACIFIC = "pacific", _("Native Hawaiian or other Pacific Islander")
    ASIAN_OR_PACIFIC = "asian_or_pacific", _("Asian or Pacific Islander")
    NATIVE = "native", _("American Indian or Alaska Native")
    MIDDLE_EASTERN = "middle_eastern", _("Middle Eastern or North African")
    MULTIRACIAL = "multiracial", _("Two or more races")
    OTHER = "other", _("Another race")


class Level(models.TextChoices):
    JOURNEY = "journey", _("Journey level")
    APPRENTICE = "apprentice", _("Apprentice")
    TRAINEE = "trainee", _("Trainee")


class Known(models.TextChoices):
    """How an answer about a person stands. Nothing is ever filled in for somebody."""

    GIVEN = "given", _("Given")
    DECLINED = "declined", _("Declined to answer")
    UNKNOWN = "unknown", _("Not filed")
    NOT_ASKED = "not_asked", _("Not asked for in this file")


class Severity(models.TextChoices):
    ERROR = "error", _("Must be corrected")
    WARNING = "warning", _("Please look at it")


class Stage(models.IntegerChoices):
    """Checks run in this order; a file that fails one of the first stops there."""

    VALUES = 1, _("Can each value be read?")
    LINE = 2, _("Does each line make sense?")
    LINES = 3, _("Do the lines agree with each other?")


class SetAside(models.TextChoices):
    """Why a line is set aside and not counted."""

    NOBODY = "nobody", _("It names neither a week nor a worker.")
    UNREADABLE = "unreadable", _("Its week or its hours cannot be read.")
    RAGGED = "ragged", _("It has more or fewer cells than the header.")


class FilingStatus(models.TextChoices):
    MAPPING = "mapping", _("Columns to be matched")
    CHECKING = "checking", _("Being checked")
    UNREADABLE = "unreadable", _("Could not be read")
    NEEDS_CORRECTION = "needs_correction", _("Needs correction")
    WARNINGS = "warnings", _("Warnings to review")
    READY = "ready", _("Ready to be locked")
    LOCKED = "locked", _("Ready to certify")
    HALF_CERTIFIED = "half_certified", _("Certified by one side")
    CERTIFIED = "certified", _("Certified by both sides")
    REPLACED = "replaced", _("Replaced by a correction")
    REMOVED = "removed", _("Set aside by a newer upload")


class Act(models.TextChoices):
    """What moves a filing from one state to another."""

    MATCH = "match", _("Match the columns")
    FAIL = "fail", _("The file cannot be read")
    FIND_ERRORS = "find_errors", _("The check finds errors")
    FIND_WARNINGS = "find_warnings", _("The check finds warnings only")
    FIND_NOTHING = "find_nothing", _("The check finds nothing")
    ANSWER_LAST = "answer_last", _("Answer the last warning")
    LOCK = "lock", _("Lock")
    UNLOCK = "unlock", _("Unlock")
    CERTIFY = "certify", _("Certify")
    REPLACE = "replace", _("Certify a correction of it")
    REMOVE = "remove", _("Upload another file in its place")


class Reply(models.TextChoices):
    """How a person answers a warning. Each answer has a reason in words as well."""

    AS_FILED = "as_filed", _("It is right as filed")
    TWO_PAYMENTS = "two_payments", _("They are separate payments")
    NOT_KNOWN = "not_known", _("The source does not know")
    NO_WORK = "no_work", _("No work was done in these weeks")
    OTHER = "other", _("Another reason")


class CorrectionKind(models.TextChoices):
    """Why a certified filing is filed again; the first four change figures."""

    HOURS = "hours", _("Hours or pay were wrong")
    PEOPLE = "people", _("Workers, classes or answers were wrong")
    LINES_MISSING = "lines_missing", _("Lines were missing")
    LINES_TOO_MANY = "lines_too_many", _("Lines did not belong there")
    SPELLING = "spelling", _("Names were misspelt")
    IDENTIFIERS = "identifiers", _("Identifiers are written in another way")


class FileKind(models.TextChoices):
    """Endings of files that are read."""

    CSV = ".csv", "CSV"
    TSV = ".tsv", "TSV"
    TEXT = ".txt", "TXT"
    XLSX = ".xlsx", "XLSX"
