"""Open Referral's Human Services Data Specification 3.0: read from JSON, written as JSON.

A file is a list of services, or the `contents` of an API page, each with its organization, its
places, schedules, languages and costs inside. Every fault names the row, the field and the remedy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

from highroad.areas.supports.vocabulary import OfferStatus, SupportKind
from highroad.kit.answers import Answer, no

MOST_ROWS: Final = 20_000
MOST_BYTES: Final = 10_000_000
STALE_DAYS: Final = 180
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORDS: Final[Mapping[SupportKind, str]] = {
    SupportKind.CARE: r"child ?care|day ?care|dependent|elder|guarder",
    SupportKind.TRANSPORT: r"transport|transit|bus|ride|gas card",
    SupportKind.HOUSING: r"hous|rent|shelter|eviction|utilit",
    SupportKind.LEGAL: r"legal|law|expunge|immigration",
    SupportKind.HEALTH: r"health|medic|dental|clinic|counsel|recovery",
    SupportKind.GEAR: r"tool|boot|cloth|attire|eyeglass|glasses|gear",
    SupportKind.BOOKS: r"book|school suppl|laptop",
    SupportKind.TESTING: r"testing|ged|hiset|assessment",
    SupportKind.ACCOMMODATION: r"accommodat|disabilit|assistive",
    SupportKind.FEES: r"license|certificat|fee|document",
    SupportKind.PAYMENTS: r"cash|stipend|financial assist",
    SupportKind.COMMUNITY: r"food|pantry|meal|communit",
}
"""Words of a taxonomy or a name that place an offer in one of the twelve categories."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """One service at one place."""

    organization: str
    name: str
    kinds: Sequence[str]
    outside_id: str = ""
    about: str = ""
    status: str = OfferStatus.ACTIVE
    place: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    languages: Sequence[str] = ()
    least_age: int | None = None
    most_age: int | None = None
    who_may: str = ""
    cost: str = ""
    papers: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: Sequence[Mapping[str, str]] = ()
    assured_on: date | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong: the row counted from one, the field, and a sentence with the remedy."""

    row: int
    field: str
    what: Answer


class FaultError(Exception):
    """A fault where it was found; the row is zero where it is of the whole file."""

    def __init__(self, field: str, what: Answer, row: int = 0) -> None:
        super().__init__(field)
        self.field, self.what, self.row = field, what, row


def read(content: bytes) -> tuple[list[Offer], list[Fault]]:
    """All offers of a file, and all its faults. Any fault means that nothing should be taken."""
    try:
        rows = _rows(content)
    except FaultError as error:
        return [], [Fault(0, error.field, error.what)]
    return read_rows(rows)


def read_rows(rows: Sequence[Any], *, first: int = 1) -> tuple[list[Offer], list[Fault]]:
    """All offers of services as the JSON form nests them; rows are counted from `first`."""
    if not rows:
        what = no("The file has no list of services. HSDS 3.0 puts it under contents.")
        return [], [Fault(0, "contents", what)]
    offers: list[Offer] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for number, row in enumerate(rows, first):
        try:
            for offer in _offers(row):
                if offer.outside_id in seen:
                    raise FaultError(
                        "id", no("This id stands twice in the file. Each service has its own.")
                    )
                seen.add(offer.outside_id)
                offers.append(offer)
        except FaultError as error:
            faults.append(Fault(number, error.field, error.what))
    return offers, faults


def _rows(content: bytes) -> list[Any]:
    if len(content) > MOST_BYTES:
        raise FaultError("", no("The file is larger than 10 megabytes. Send it in parts."))
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise FaultError(
            "", no("This is not JSON. Export the directory as HSDS 3.0 in JSON and send that file.")
        ) from error
    rows = whole.get("contents", whole.get("services")) if isinstance(whole, dict) else whole
    if not isinstance(rows, list) or not rows:
        raise FaultError(
            "contents", no("The file has no list of services. HSDS 3.0 puts it under contents.")
        )
    if len(rows) > MOST_ROWS:
        raise FaultError(
            "contents", no("The file has more than 20,000 services. Send it in parts.")
        )
    return rows


def _offers(row: Any) -> Iterator[Offer]:
    if not isinstance(row, dict):
        raise FaultError("", no("A service must be an object with its fields."))
    places = [each for each in _many(row, "service_at_locations") if each.get("location")]
    for number, place in enumerate(places or [{}]):
        yield _offer(row, place, number)


def _offer(row: Mapping[str, Any], at: Mapping[str, Any], number: int) -> Offer:
    outside = _need(row, "id")
    location = _inner(at, "location")
    addresses = _many(location, "addresses")
    where = addresses[0] if addresses else {}
    least, most = _age(row, "minimum_age"), _age(row, "maximum_age")
    if least is not None and most is not None and most < least:
        raise FaultError("maximum_age", no("The highest age is below the lowest. Exchange them."))
    return Offer(
        outside_id=outside if not number else f"{outside}@{_text(at, 'id') or number}",
        organization=_need(_inner(row, "organization"), "name", "organization.name"),
        name=_need(row, "name"),
        about=_text(row, "description"),
        status=_status(row),
        kinds=_kinds(row),
        place=_text(where, "address_1") or _text(location, "name"),
        city=_text(where, "city"),
        state=_text(where, "state_province")[:2].upper(),
        postal_code=_text(where, "postal_code")[:12],
        languages=_languages(row, location),
        least_age=least,
        most_age=most,
        who_may=_text(row, "eligibility_description"),
        cost=_cost(row),
        papers="\n".join(
            filter(None, (_text(p, "document") for p in _many(row, "required_documents")))
        ),
        phone=next(
            (_text(p, "number") for p in (*_many(row, "phones"), *_many(location, "phones"))), ""
        )[:60],
        email=_text(row, "email")[:250],
        address=_web(row),
        hours=_hours(row, at, location),
        assured_on=_day(row, "assured_date"),
    )


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, str | int | float):
        raise FaultError(name, no("This must be a text."))
    return "" if value is None else str(value).strip()[:4000]


def _need(row: Mapping[str, Any], name: str, said: str = "") -> str:
    found = _text(row, name)[:240]
    if not found:
        raise FaultError(said or name, no("This is missing. HSDS 3.0 requires it."))
    return found


def _many(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value = row.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise FaultError(name, no("This must be a list of objects."))
    return value


def _inner(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = row.get(name) or {}
    if not isinstance(value, dict):
        raise FaultError(name, no("This must be an object."))
    return value


def _status(row: Mapping[str, Any]) -> str:
    found = _text(row, "status") or OfferStatus.ACTIVE
    if found not in OfferStatus.values:
        raise FaultError(
            "status", no("The status must be active, inactive, defunct or temporarily closed.")
        )
    return found


def _age(row: Mapping[str, Any], name: str) -> int | None:
    value = row.get(name)
    if value in (None, ""):
        return None
    try:
        number = int(float(value))
    except (TypeError, ValueError, OverflowError) as error:
        raise FaultError(name, no("An age must be a number of years.")) from error
    if not 0 <= number <= 120:
        raise FaultError(name, no("An age must be a number of years."))
    return number


def _day(row: Mapping[str, Any], name: str) -> date | None:
    text = _text(row, name)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise FaultError(name, no("A day must be written 2026-03-31.")) from error


def _web(row: Mapping[str, Any]) -> str:
    found = _text(row, "url")[:500]
    if found and not re.match(r"https?://[^\s<>\"']+$", found):
        raise FaultError("url", no("An address must begin with https:// or http://."))
    return found


def _cost(row: Mapping[str, Any]) -> str:
    for each in _many(row, "cost_options"):
        amount = _text(each, "amount")
        if amount or _text(each, "option"):
            return " ".join(filter(None, (_text(each, "option"), amount, _text(each, "currency"))))[:250]  # fmt: skip
    return _text(row, "fees_description")[:250]


def _languages(row: Mapping[str, Any], location: Mapping[str, Any]) -> list[str]:
    codes = [
        _text(each, "code").lower()[:2]
        for each in (*_many(row, "languages"), *_many(location, "languages"))
    ]
    return sorted({code for code in codes if re.fullmatch(r"[a-z]{2}", code)})


def _kinds(row: Mapping[str, Any]) -> list[str]:
    terms = [
        " ".join((_text(term, "name"), _text(term, "term"), _text(term, "description")))
        for each in _many(row, "attributes")
        for term in (_inner(each, "taxonomy_term"),)
    ]
    named = [str(kind) for kind in SupportKind if any(kind in term.split() for term in terms)]
    if named:
        return named
    said = " ".join((*terms, _text(row, "name"), _text(row, "description"))).lower()
    found = [str(kind) for kind, words in WORDS.items() if re.search(rf"\b(?:{words})", said)]
    return found or [str(SupportKind.COMMUNITY)]


def _hours(*holders: Mapping[str, Any]) -> list[dict[str, str]]:
    found = []
    for holder in holders:
        for each in _many(holder, "schedules"):
            zone = each.get("timezone")
            if isinstance(zone, str) and zone and not re.fullmatch(r"[+-]?\d+(\.\d+)?", zone):
                raise FaultError(
                    "schedules.timezone",
                    no("The time zone must be hours from UTC as a number, such as -5."),
                )
            opens, closes = _clock(each, "opens_at"), _clock(each, "closes_at")
            days = re.findall(r"MO|TU|WE|TH|FR|SA|SU", _text(each, "byday").upper())
            found += [{"day": day, "opens": opens, "closes": closes} for day in days]
        if found:
            return found
    return found


def _clock(row: Mapping[str, Any], name: str) -> str:
    text = _text(row, name)
    match = re.match(r"(\d{1,2}):(\d{2})", text)
    try:
        return time(int(match[1]), int(match[2])).strftime("%H:%M") if match else ""
    except ValueError as error:
        raise FaultError(f"schedules.{name}", no("A time must be written 08:30.")) from error


def is_stale(assured_on: date | None, on: date) -> bool:
    """Whether nobody has made sure of it for half a year."""
    return assured_on is None or (on - assured_on).days > STALE_DAYS


def is_open_at(hours: Sequence[Mapping[str, str]], day: str, at: str) -> bool:
    """Whether a place is open on a weekday at `HH:MM`; past midnight too."""
    for row in hours:
        opens, closes = row["opens"] or "00:00", row["closes"] or "24:00"
        if opens <= closes and row["day"] == day and opens <= at < closes:
            return True
        before = DAYS[DAYS.index(row["day"]) - 6] == day
        if opens > closes and ((row["day"] == day and at >= opens) or (before and at < closes)):
            return True
    return False


def written(offers: Sequence[Offer]) -> dict[str, Any]:
    """The offers as a page of an HSDS 3.0 API; what `read` reads back."""
    rows = [_written(offer) for offer in offers]
    return {
        "total_items": len(rows), "total_pages": 1, "page_number": 1, "size": len(rows),
        "first_page": True, "last_page": True, "empty": not rows, "contents": rows,
    }  # fmt: skip


def _written(offer: Offer) -> dict[str, Any]:
    key = offer.outside_id
    return {
        "id": key,
        "name": offer.name,
        "description": offer.about,
        "status": offer.status,
        "organization": {
            "id": f"{key}-organization",
            "name": offer.organization,
            "description": "",
        },
        "eligibility_description": offer.who_may,
        "minimum_age": offer.least_age,
        "maximum_age": offer.most_age,
        "fees_description": offer.cost,
        "email": offer.email,
        "url": offer.address,
        "assured_date": offer.assured_on.isoformat() if offer.assured_on else "",
        "phones": [{"id": f"{key}-phone", "number": offer.phone}] if offer.phone else [],
        "languages": [{"id": f"{key}-{code}", "code": code} for code in offer.languages],
        "required_documents": [{"id": f"{key}-papers", "document": offer.papers}]
        if offer.papers
        else [],
        "attributes": [
            {"id": f"{key}-{kind}", "taxonomy_term": {"id": kind, "name": kind, "description": ""}}
            for kind in offer.kinds
        ],
        "schedules": _schedules(offer),
        "service_at_locations": [{"id": f"{key}-place", "location": _location(offer)}],
    }


def _location(offer: Offer) -> dict[str, Any]:
    key = offer.outside_id
    return {
        "id": f"{key}-location", "location_type": "physical", "name": offer.place,
        "addresses": [{
            "id": f"{key}-address", "address_1": offer.place, "city": offer.city,
            "state_province": offer.state, "postal_code": offer.postal_code, "country": "US",
            "address_type": "physical",
        }],
    }  # fmt: skip


def _schedules(offer: Offer) -> list[dict[str, str]]:
    return [
        {
            "id": f"{offer.outside_id}-{number}",
            "freq": "WEEKLY",
            "byday": row["day"],
            "opens_at": row["opens"],
            "closes_at": row["closes"],
        }
        for number, row in enumerate(offer.hours)
    ]
