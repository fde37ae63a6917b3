"""The directory of help: added by hand, made sure of, taken in from Open Referral."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.supports.models import Desk, HelpOffer, OfferImport
from highroad.areas.supports.permissions import may_work
from highroad.areas.supports.rules import hsds, hsds_tables
from highroad.areas.supports.rules.hsds import Offer
from highroad.kit.answers import Refused, no


def add_offer(*, desk: Desk, offer: Offer, by: User, at: datetime) -> HelpOffer:
    """Write an offer into the directory; it counts as made sure of today. Raises `NotFound`, `Refused`."""
    may_work(by, desk)
    if not offer.organization.strip() or not offer.name.strip() or not offer.kinds:
        raise Refused(no("Say whose offer it is, its name, and what it helps with."))
    given = {**_fields(offer), "assured_on": timezone.localdate(at)}
    return HelpOffer.objects.create(desk=desk, **given)


def change_offer(*, kept: HelpOffer, offer: Offer, by: User, at: datetime) -> HelpOffer:
    """Put an offer right; it counts as made sure of today. Raises `NotFound`."""
    may_work(by, kept.desk)
    for name, value in _fields(offer).items():
        if name != "outside_id":
            setattr(kept, name, value)
    kept.assured_on = timezone.localdate(at)
    kept.save()
    return kept


def assure(*, offer: HelpOffer, by: User, at: datetime) -> HelpOffer:
    """Somebody called: it still stands. Raises `NotFound`."""
    may_work(by, offer.desk)
    offer.assured_on = timezone.localdate(at)
    offer.save(update_fields=["assured_on"])
    return offer


def read_file(*, desk: Desk, name: str, content: bytes, by: User, at: datetime) -> OfferImport:
    """Read a file of Open Referral and keep it beside the directory until it is accepted. Raises `NotFound`."""
    may_work(by, desk)
    read = hsds_tables.read if hsds_tables.is_package(content) else hsds.read
    found, faults = read(content)
    return OfferImport.objects.create(
        desk=desk,
        name=name[:200],
        made_at=at,
        offers=[_json(each) for each in found],
        faults=[
            {"row": f.row, "field": f.field, "what": f.what.sentence, "values": dict(f.what.values)}
            for f in faults
        ],
    )


@transaction.atomic
def accept_file(*, waiting: OfferImport, by: User, at: datetime) -> int:
    """Take what was read into the directory, by its outside id; how many. Raises `Refused`, `NotFound`."""
    may_work(by, waiting.desk)
    waiting = OfferImport.objects.select_for_update(of=("self",)).get(pk=waiting.pk)
    if waiting.accepted_at is not None:
        raise Refused(no("This file has been accepted."))
    if waiting.faults or not waiting.offers:
        raise Refused(
            no("Nothing is taken from a file with faults. Put them right and send it again.")
        )
    for row in waiting.offers:
        given = _fields(Offer(**_plain(row)))
        HelpOffer.objects.update_or_create(
            desk=waiting.desk, outside_id=given.pop("outside_id"), defaults=given
        )
    waiting.accepted_at = at
    waiting.save(update_fields=["accepted_at"])
    return len(waiting.offers)


def _fields(offer: Offer) -> dict[str, Any]:
    return {
        **asdict(offer),
        "kinds": list(offer.kinds),
        "languages": list(offer.languages),
        "hours": [dict(row) for row in offer.hours],
    }


def _json(offer: Offer) -> dict[str, Any]:
    given = _fields(offer)
    return {**given, "assured_on": offer.assured_on.isoformat() if offer.assured_on else None}


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    day = row["assured_on"]
    return {**row, "assured_on": date.fromisoformat(day) if day else None}
