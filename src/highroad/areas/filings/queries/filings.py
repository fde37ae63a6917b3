"""Filings and their sources, as one reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.filings.models import KEYS, Certification, Filing, Source
from highroad.areas.filings.rows import store
from highroad.areas.filings.rules import lifecycle
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class FilingLine:
    """A filing in a list, with the sides that have certified it."""

    filing: Filing
    sides: frozenset[str]
    step: int

    @property
    def status(self) -> FilingStatus:
        return FilingStatus(self.filing.status)


def _seen(seen_by: User) -> QuerySet[Filing]:
    mine = partnerships.joint_partnerships(seen_by)
    return Filing.objects.filter(partnership__in=mine).select_related(
        "partnership", "party__organization", "source", "made_by", "replaces"
    )


def get_filing(key: UUID | str, seen_by: User) -> Filing:
    """A filing of a partnership the reader sits in. Raises `NotFound`."""
    try:
        return _seen(seen_by).get(key=key)
    except (Filing.DoesNotExist, ValidationError, ValueError) as error:
        raise NotFound from error


def list_filings(partnership: Partnership, seen_by: User) -> list[FilingLine]:
    """The filings of a partnership, newest first. Raises `NotFound` for a reader without a seat."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    found = _seen(seen_by).filter(partnership=partnership).order_by("-number")
    return [
        FilingLine(filing, certified_sides(filing), lifecycle.step_of(filing.status))
        for filing in found.prefetch_related("certifications")
    ]


def certified_sides(filing: Filing) -> frozenset[str]:
    """The sides whose certification holds."""
    held = filing.certifications.all()
    return frozenset(one.side for one in held if one.cleared_at is None)


def step_of(filing: Filing) -> int:
    """Where a filing stands on the bar of five; 6 is beyond it."""
    return lifecycle.step_of(filing.status)


def list_certifications_for_system(filing: Filing) -> list[Certification]:
    """The certifications that hold, labor first. Whoever may see the filing may see them."""
    held = filing.certifications.filter(cleared_at=None)
    return list(held.select_related("signed_by", "seat").order_by("side"))


def list_sources(partnership: Partnership, seen_by: User) -> list[Source]:
    """The newest matching of each source. Raises `NotFound` for a reader without a seat."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    newest: dict[tuple[UUID, str], Source] = {}
    for source in Source.objects.filter(partnership=partnership).order_by("version"):
        newest[source.party_id, source.signature] = source
    return list(newest.values())


def sees_rows(user: User, filing: Filing) -> bool:
    """Whoever sits for the organization that filed, and holders of a key: both read the same lines."""
    if filing.party_id in partnerships.parties_of(user, filing.partnership):
        return True
    return any(
        seat.carries_key and seat.partnership_key == filing.partnership_id and seat.side in KEYS
        for seat in partnerships.seats_of(user)
    )


def key_holders(partnership: Partnership, side: Side) -> list[User]:
    """Everybody who acts for a seat of a side that carries a key, in any body of the partnership."""
    people: dict[UUID, User] = {}
    for body in partnership.bodies.all():
        keys = [str(seat.key) for seat in partnerships.entitled_seats(body, side)]
        for holders in partnerships.people_of_seats(keys).values():
            people.update({person.key: person for person in holders})
    return list(people.values())


def upload_of(filing: Filing) -> Path:
    """Where the bytes of the upload are kept."""
    return store.upload_path(Path(settings.MEDIA_ROOT) / "filings", filing.file_digest)


@dataclass(frozen=True)
class WaitingFiling:
    """A filing that asks somebody for something: `match`, `correct`, `review`, `lock` or `certify`."""

    filing: Filing
    what: str
    since: datetime


OF_THE_FILER = {
    FilingStatus.MAPPING: "match",
    FilingStatus.NEEDS_CORRECTION: "correct",
    FilingStatus.WARNINGS: "review",
    FilingStatus.READY: "lock",
}
TO_CERTIFY = (FilingStatus.LOCKED, FilingStatus.HALF_CERTIFIED)


def waiting_for(user: User) -> list[WaitingFiling]:
    """What filings ask of a person: the filer brings one to its lock, then each side certifies.

    One query for all filings and one for their certifications, however many there are.
    """
    found = []
    sides = _key_sides_of(user)
    asking = _seen(user).filter(status__in=(*OF_THE_FILER, *TO_CERTIFY))
    for filing in asking.prefetch_related("certifications"):
        if filing.status in TO_CERTIFY:
            open_sides = sides.get(filing.partnership_id, set()) - certified_sides(filing)
            if open_sides and filing.locked_at:
                found.append(WaitingFiling(filing, "certify", filing.locked_at))
        elif filing.made_by_id == user.pk:
            what = OF_THE_FILER[FilingStatus(filing.status)]
            found.append(WaitingFiling(filing, what, filing.checked_at or filing.made_at))
    return found


def _key_sides_of(user: User) -> dict[UUID, set[str]]:
    sides: dict[UUID, set[str]] = {}
    for seat in partnerships.seats_of(user):
        if seat.carries_key and seat.side in KEYS:
            sides.setdefault(seat.partnership_key, set()).add(seat.side)
    return sides
