"""The parts of a case, and the directory, each found only by a navigator of their desk."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.supports.models import (
    Desk,
    HelpOffer,
    Navigator,
    OfferImport,
    PlanStep,
    Referral,
    Support,
)
from highroad.areas.supports.queries.desks import desks_worked_at, is_navigator
from highroad.areas.supports.rules import hsds, hsds_tables, referrals
from highroad.areas.supports.rules.hsds import Offer
from highroad.areas.supports.vocabulary import OfferStatus, ReferralState
from highroad.kit.answers import NotFound

Row = TypeVar("Row", bound=Model)
MOST_OFFERS = 100


def one(kept: QuerySet[Row], key: UUID | str, desk: str, seen_by: User) -> Row:
    """The row with this key at a desk one works at. Raises `NotFound`."""
    try:
        found = kept.filter(pk=key, **{f"{desk}__in": desks_worked_at(seen_by)}).first()
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    if found is None:
        raise NotFound
    return found


def get_support(key: UUID | str, seen_by: User) -> Support:
    """A need. Raises `NotFound`."""
    kept = Support.objects.select_related("case__desk__partnership")
    return one(kept, key, "case__desk", seen_by)


def get_step(key: UUID | str, seen_by: User) -> PlanStep:
    """A step of a plan. Raises `NotFound`."""
    kept = PlanStep.objects.select_related("support__case__desk__partnership")
    return one(kept, key, "support__case__desk", seen_by)


def get_referral(key: UUID | str, seen_by: User) -> Referral:
    """A referral. Raises `NotFound`."""
    kept = Referral.objects.select_related("support__case__desk__partnership", "offer")
    return one(kept, key, "support__case__desk", seen_by)


def get_offer(key: UUID | str, seen_by: User) -> HelpOffer:
    """An offer of the directory. Raises `NotFound`."""
    return one(HelpOffer.objects.select_related("desk__partnership"), key, "desk", seen_by)


def get_import(key: UUID | str, seen_by: User) -> OfferImport:
    """A file that was read. Raises `NotFound`."""
    return one(OfferImport.objects.select_related("desk__partnership"), key, "desk", seen_by)


def get_navigator(key: UUID | str, seen_by: User) -> Navigator:
    """A navigator of a partnership one has a seat in, or oneself. Raises `NotFound`."""
    kept = Navigator.objects.filter(ended_at=None).select_related("user", "desk__partnership")
    try:
        found = kept.filter(pk=key).first()
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    if found is None or not (
        found.user == seen_by or partnerships.has_seat(seen_by, found.desk.partnership)
    ):
        raise NotFound
    return found


def next_states(referral: Referral) -> list[str]:
    """Where a referral may go next, in the order of the list."""
    after = referrals.TRANSITIONS[ReferralState(referral.state)]
    return [str(state) for state in ReferralState if state in after]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for in the directory; what is empty does not matter."""

    kind: str = ""
    place: str = ""
    language: str = ""
    age: int | None = None
    day: str = ""
    at: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferLine:
    """An offer with what a reader must know of it."""

    offer: HelpOffer
    is_stale: bool


def list_offers(
    desk: Desk, seen_by: User, wanted: Wanted, on: date
) -> tuple[list[OfferLine], bool]:
    """Offers that fit, fresh ones first; and whether more were found than are shown. Raises `NotFound`.

    An offer that names no language, age or hours is not left out: nobody knows. One query.
    """
    if not is_navigator(seen_by, desk):
        raise NotFound
    return _lines(HelpOffer.objects.filter(desk=desk), wanted, on)


def list_offers_public(desk: Desk, wanted: Wanted, on: date) -> tuple[list[OfferLine], bool]:
    """Offers that fit, for whoever holds the desk's address, without an account; one query.

    Those that stand or are closed for a time; what has ended is for the navigators to put right.
    """
    standing = (OfferStatus.ACTIVE, OfferStatus.CLOSED)
    return _lines(HelpOffer.objects.filter(desk=desk, status__in=standing), wanted, on)


def _lines(offers: QuerySet[HelpOffer], wanted: Wanted, on: date) -> tuple[list[OfferLine], bool]:
    kept = _kept(offers, wanted)
    found = [each for each in kept if not wanted.day or _is_open(each, wanted)]
    lines = [OfferLine(offer=each, is_stale=hsds.is_stale(each.assured_on, on)) for each in found]
    lines.sort(key=lambda line: (line.offer.status != OfferStatus.ACTIVE, line.is_stale))
    return lines[:MOST_OFFERS], len(lines) > MOST_OFFERS


def _kept(kept: QuerySet[HelpOffer], wanted: Wanted) -> QuerySet[HelpOffer]:
    if wanted.kind:
        kept = kept.filter(kinds__contains=f"|{wanted.kind}|")
    if wanted.place:
        kept = kept.filter(
            Q(city__icontains=wanted.place)
            | Q(postal_code__startswith=wanted.place)
            | Q(place__icontains=wanted.place)
        )
    if wanted.language:
        kept = kept.filter(Q(languages="") | Q(languages__contains=f"|{wanted.language}|"))
    if wanted.age is not None:
        kept = kept.filter(
            Q(least_age=None) | Q(least_age__lte=wanted.age),
            Q(most_age=None) | Q(most_age__gte=wanted.age),
        )
    if wanted.words:
        kept = kept.filter(
            Q(name__icontains=wanted.words)
            | Q(organization__icontains=wanted.words)
            | Q(about__icontains=wanted.words)
        )
    return kept


def _is_open(offer: HelpOffer, wanted: Wanted) -> bool:
    if not offer.hours:
        return True
    if not wanted.at:
        return any(row["day"] == wanted.day for row in offer.hours)
    return hsds.is_open_at(offer.hours, wanted.day, wanted.at)


def written_directory(desk: Desk, seen_by: User) -> dict[str, Any]:
    """The whole directory as HSDS 3.0. Raises `NotFound`."""
    if not is_navigator(seen_by, desk):
        raise NotFound
    return hsds.written([as_offer(each) for each in HelpOffer.objects.filter(desk=desk)])


def written_tables(desk: Desk, seen_by: User) -> bytes:
    """The whole directory as the tables of HSDS 3.0, a ZIP of CSV files. Raises `NotFound`."""
    if not is_navigator(seen_by, desk):
        raise NotFound
    return hsds_tables.written([as_offer(each) for each in HelpOffer.objects.filter(desk=desk)])


def as_offer(kept: HelpOffer) -> Offer:
    """An offer as the rules have it."""
    given = {each.name: getattr(kept, each.name) for each in fields(Offer)}
    return Offer(**{**given, "outside_id": kept.outside_id or str(kept.key)})
