"""Locking, certifying by both sides, opening again, and the receipt."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from highroad.areas.accounts.models import User
from highroad.areas.filings import notices
from highroad.areas.filings.models import Certification, Filing
from highroad.areas.filings.permissions import key_seats, may_certify, may_lock, may_unlock
from highroad.areas.filings.rules import lifecycle
from highroad.areas.filings.vocabulary import Act, FilingStatus
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Seat
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def lock(*, filing: Filing, by: User, at: datetime) -> Filing:
    """Freeze a filing without open problems; from now on both sides read and certify one digest."""
    held = Filing.objects.select_for_update().get(pk=filing.pk)
    require(may_lock(by, held))
    alias = partnerships.alias_of(by, held.partnership)
    held.status = lifecycle.moved(held.status, Act.LOCK)
    held.locked_by_alias, held.locked_at = alias, at
    held.save()
    _record(held, "filing.locked", by=alias, at=at, digest=held.digest)
    notices.tell_of_lock(held, at=at)
    return held


@transaction.atomic
def unlock(*, filing: Filing, reason: str, by: User, at: datetime) -> Filing:
    """Open a locked filing again, with a reason. Every certification is cleared, both sides are told."""
    held = Filing.objects.select_for_update().get(pk=filing.pk)
    require(may_unlock(by, held))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    alias = partnerships.alias_of(by, held.partnership)
    held.status = lifecycle.moved(held.status, Act.UNLOCK)
    held.locked_by_alias, held.locked_at = "", None
    held.save()
    held.certifications.filter(cleared_at=None).update(cleared_at=at)
    _record(held, "filing.unlocked", by=alias, at=at, reason=reason.strip())
    notices.tell_of_unlock(held, by_alias=alias, at=at)
    return held


@transaction.atomic
def certify(
    *, filing: Filing, digest: str, name_typed: str, by: User, at: datetime
) -> Certification:
    """Turn one side's key on exactly this digest. With the second side comes the receipt.

    A correction replaces the filing it names in the same step. Raises `Refused`, also for a filing
    that changed since the person read it.
    """
    held = (
        Filing.objects.select_for_update().select_related("partnership", "party").get(pk=filing.pk)
    )
    require(may_certify(by, held))
    if digest != held.digest:
        raise Refused(no("The filing has changed since you opened it. Read it again."))
    if not name_typed.strip():
        raise Refused(no("Type your name."))
    seat = Seat.objects.get(pk=key_seats(by, held)[0].key)
    signed = Certification(
        filing=held,
        side=seat.side,
        seat=seat,
        name_typed=name_typed.strip()[:120],
        signed_by=by,
        signed_at=at,
        digest=digest,
    )
    try:
        with transaction.atomic():
            signed.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("Your side has already certified this filing.")) from error
    _record(held, "filing.certified", by=seat.alias, at=at, side=seat.side, digest=digest)
    _move_on(held, at=at)
    notices.tell_of_certification(signed, by_alias=seat.alias, at=at)
    return signed


def _move_on(filing: Filing, *, at: datetime) -> None:
    filing.status = lifecycle.moved(filing.status, Act.CERTIFY)
    if filing.status == FilingStatus.CERTIFIED:
        filing.receipt_number = receipt_number(filing)
        filing.receipt_at = at
        _replace(filing.replaces)
    filing.save()


def _replace(earlier: Filing | None) -> None:
    """The filing that was corrected is official no longer."""
    if earlier is None:
        return
    held = Filing.objects.select_for_update().get(pk=earlier.pk)
    held.status = lifecycle.moved(held.status, Act.REPLACE)
    held.save()


def receipt_number(filing: Filing) -> str:
    """From number, last day and content: the same filing has the same receipt."""
    last = filing.last_on.strftime("%Y%m%d") if filing.last_on else "00000000"
    partnership = str(filing.partnership_id)[:4].upper()
    return f"HR-{partnership}-{filing.number:04d}-{last}-{filing.digest[:8].upper()}"


def _record(
    filing: Filing, act: str, *, by: str, at: datetime, side: str = "", **content: str
) -> None:
    ledger.record(
        filing.log,
        act=act,
        about=Ref.to(filing),
        by=by,
        at=at,
        side=side,
        content={"number": str(filing.number), **content},
    )
