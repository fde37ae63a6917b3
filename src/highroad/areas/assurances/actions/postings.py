"""Checks of the posted notice of rights, and the clause on it in subcontracts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances.actions.choice import entered, seat_of_side
from highroad.areas.assurances.actions.hands import note
from highroad.areas.assurances.models.choice import RightsPosting, Subcontract
from highroad.areas.assurances.vocabulary.choice import PostingForm
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no

PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
LARGEST_PHOTO = 5 * 1024 * 1024
"""Bytes of one photo."""


@dataclass(frozen=True, kw_only=True)
class PostingCheck:
    """What somebody saw: where, in which language and version, whether it hung, when to look again."""

    site: str
    place: str
    language: str
    version: str
    form: PostingForm
    checked_on: date
    is_up: bool
    link: str = ""
    note: str = ""
    next_check_on: date | None = None
    photo: bytes = b""


@transaction.atomic
def check_posting(*, body: Body, check: PostingCheck, by: User, at: datetime) -> RightsPosting:
    """Keep a dated check of the notice of rights, with a photo if there is one. Raises `Refused`."""
    seat = seat_of_side(by, body)
    if check.checked_on > timezone.localdate(at):
        raise Refused(no("This day lies ahead."))
    if not check.is_up and not check.note.strip():
        raise Refused(no("Say it in a sentence: both sides will read it."))
    if check.photo and (len(check.photo) > LARGEST_PHOTO or not check.photo.startswith(PICTURES)):
        raise Refused(no("A photo is a PNG or JPEG picture of at most 5 MB."))
    given = {name: value for name, value in vars(check).items() if name != "photo"}
    made: RightsPosting = entered(
        RightsPosting, body, seat, at, **given, photo=check.photo or None,
        photo_digest=hashlib.sha256(check.photo).hexdigest() if check.photo else "",
    )  # fmt: skip
    note(
        body,
        "posting.checked",
        made,
        seat=seat,
        at=at,
        content={"number": made.number, "is_up": made.is_up, "photo": made.photo_digest},
    )
    return made


@transaction.atomic
def enter_subcontract(
    *,
    body: Body,
    firm: str,
    dollars: Decimal,
    has_clause: bool,
    seen_on: date,
    by: User,
    at: datetime,
) -> Subcontract:
    """Enter a subcontract and whether the clause is in it. Raises `Refused`."""
    seat = seat_of_side(by, body)
    if not firm.strip() or dollars < 0:
        raise Refused(no("Name the firm, and its dollars."))
    made: Subcontract = entered(
        Subcontract,
        body,
        seat,
        at,
        firm=firm.strip(),
        dollars=dollars,
        has_clause=has_clause,
        seen_on=seen_on,
    )
    note(
        body,
        "subcontract.entered",
        made,
        seat=seat,
        at=at,
        content={"number": made.number, "has_clause": has_clause},
    )
    return made
