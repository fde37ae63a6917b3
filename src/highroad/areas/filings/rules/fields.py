"""What each field holds, and which fields a filing cannot do without."""

from __future__ import annotations

from highroad.areas.filings.vocabulary import Field, FieldKind

DATES = (Field.WEEK_ENDING,)
DAYS = (Field.DAY1, Field.DAY2, Field.DAY3, Field.DAY4, Field.DAY5, Field.DAY6, Field.DAY7)
NUMBERS = (
    Field.HOURS, Field.OVERTIME_HOURS, Field.RATE, Field.GROSS, Field.NET, *DAYS,
)  # fmt: skip
CODES = (Field.SEX, Field.RACE, Field.LEVEL)
REQUIRED = (
    Field.PROJECT, Field.EMPLOYER, Field.WEEK_ENDING, Field.WORKER, Field.HOURS,
)  # fmt: skip


def kind_of(field: Field) -> FieldKind:
    """Whether a field holds a date, a number, a code or text."""
    if field in DATES:
        return FieldKind.DATE
    if field in NUMBERS:
        return FieldKind.NUMBER
    return FieldKind.CODE if field in CODES else FieldKind.TEXT
