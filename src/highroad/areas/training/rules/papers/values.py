"""What stands behind the labels of published standards: numbers, codes, approaches, ratios, terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from highroad.areas.training.rules.codes import onet_code, rapids_code
from highroad.areas.training.rules.lines import RANGE, number

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
ENDS = rf"({NUMBER})(?:\s*(?:-|–|—|to)\s*({NUMBER}))?"
HOURS = re.compile(rf"{ENDS}\s*(?:\w+\s+){{0,2}}?(?:hours?|hrs?|h)\b", re.IGNORECASE)
YEARS = re.compile(rf"({NUMBER})\s*-?\s*years?\b", re.IGNORECASE)
MONTHS = re.compile(rf"({NUMBER})\s*-?\s*months?\b", re.IGNORECASE)
RATIO = re.compile(
    r"(\d{1,2})\s*(?:apprentices?(?:\(s\))?)?\s*(?::|\bto\b|\bper\b|\bfor\b)\s*(?:every\s+)?(\d{1,2})",
    re.IGNORECASE,
)
SENTENCE = re.compile(
    rf"\bterm of\b.{{0,160}}?\b{ENDS}\s*(?:\w+\s+){{0,2}}?hours\b", re.IGNORECASE | re.DOTALL
)
Found = Mapping[str, Any]


def folded(text: str) -> str:
    """A label in small letters, without marks around it, so that spellings meet."""
    plain = text.casefold().replace("’", "'").replace("journeyman", "journeyworker")
    return re.sub(r"\s+", " ", re.sub(r"\(.*?\)|[:*•]", " ", plain)).strip(" .-")


def plain_number(name: str) -> Callable[[str], Found | None]:
    """One number under one name."""

    def read(text: str) -> Found | None:
        found = number(
            re.sub(
                r"(?i)\s*(hours?|hrs?|years?|months?|percent|per hour|an hour|/hr)\.?$", "", text
            )
        )
        return None if found is None else {name: found}

    return read


def whole_number(name: str) -> Callable[[str], Found | None]:
    """One number without a fraction; `16 years` counts."""

    def read(text: str) -> Found | None:
        found = re.match(r"\s*(\d{1,2})\b(?![.,]\d)", text)
        return None if found is None else {name: int(found[1])}

    return read


def words(name: str, most: int) -> Callable[[str], Found | None]:
    """A text, no longer than the form takes."""
    return lambda text: {name: text} if len(text) <= most else None


def one_of(name: str, known: Mapping[str, Any]) -> Callable[[str], Found | None]:
    """A word out of a few: the first whose key begins or stands in the text."""

    def read(text: str) -> Found | None:
        plain = folded(text)
        return next(({name: value} for key, value in known.items() if key in plain), None)

    return read


def onet(text: str) -> Found | None:
    """A code of O*NET, put right where there is one reading."""
    found = onet_code(text)
    return None if found is None else {"onet_code": found}


def rapids(text: str) -> Found | None:
    """A code of RAPIDS, with four digits."""
    found = rapids_code(text)
    if found is None:
        return None
    return {"rapids_code": text.strip().upper() if len(text.strip()) >= 4 else found.base}


def term(text: str) -> Found | None:
    """`4 years, 8,000 hours` or `3,000 to 3,500 hours`: hours, years, or both."""
    given: dict[str, Any] = {}
    hours, years, months = HOURS.search(text), YEARS.search(text), MONTHS.search(text)
    if hours:
        given["term_low"], given["term_high"] = _ends(hours)
    if years:
        given["term_years"] = _number(years[1])
    elif months:
        given["term_years"] = _number(months[1]) / 12
    if not given and (alone := number(text)) is not None and alone >= 100:
        given["term_low"] = given["term_high"] = alone
    return given or None


def probation(text: str) -> Found | None:
    """`2,000 hours`, `12 months`, `1 year`, or hours and months."""
    given: dict[str, Any] = {}
    hours, months, years = HOURS.search(text), MONTHS.search(text), YEARS.search(text)
    if hours:
        given["probation_hours"] = _number(hours[2] or hours[1])
    if months or years:
        given["probation_months"] = _number(months[1]) if months else _number(years[1]) * 12  # type: ignore[index]
    return given or None


def ratio(text: str) -> Found | None:
    """`1:1`, `1 apprentice to 3 journeyworkers`; apprentices stand first."""
    found = RATIO.search(text)
    if found is None or found[1] != "1" or found[2] == "0":
        return None
    return {"ratio_first": int(found[2]), "ratio_further": int(found[2])}


def sentence(text: str) -> Found | None:
    """The hours in the sentence about the term, if this is one."""
    found = SENTENCE.search(text)
    if found is None:
        return None
    low, high = _ends(found)
    return {"said_low": low, "said_high": high}


def hours_of(text: str) -> tuple[Decimal, Decimal] | None:
    """`1,600` or `500-700`, from low to high."""
    plain = re.sub(r"(?i)\s*(hours?|hrs?)\.?$", "", text.strip())
    ends = [number(part) for part in RANGE.split(plain)]
    low, high = ends[0], ends[-1]
    if len(ends) > 2 or low is None or high is None or high < low:
        return None
    return low, high


def _ends(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    low = _number(found[1])
    return low, _number(found[2]) if found[2] else low


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
