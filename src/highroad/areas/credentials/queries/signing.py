"""Who signs for which side, with which keys; and what anybody may read of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models import IssuerKey, Signatory, StatusList
from highroad.areas.credentials.rules import dids
from highroad.areas.credentials.rules.addresses import Site
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound

KEYED = (Side.LABOR, Side.MANAGEMENT)


def site() -> Site:
    """Where this installation stands."""
    return Site(settings.ADDRESS)


def signatories_of(body: Body) -> QuerySet[Signatory]:
    """Who signs today, labor first."""
    found = Signatory.objects.filter(body=body, ended_at=None).order_by("side")
    return found.select_related("party__organization")


def signatory_of(body: Body, side: str) -> Signatory | None:
    """Who signs for a side today."""
    return signatories_of(body).filter(side=side).first()


def keys_of(party: Party) -> list[IssuerKey]:
    """Every key an organization ever had here, the newest last."""
    return list(IssuerKey.objects.filter(party=party))


def active_key(party: Party) -> IssuerKey | None:
    """The key that signs."""
    return IssuerKey.objects.filter(party=party, ended_at=None).first()


@dataclass(frozen=True)
class SignatoryLine:
    """A side of a body with the organization that signs for it, and its keys."""

    side: Side
    party: Party | None
    did: str
    keys: Sequence[IssuerKey]


def list_signatories(body: Body, *, seen_by: User) -> list[SignatoryLine]:
    """Both sides, each with its organization or without. Raises `NotFound`."""
    partnerships.must_see(body.partnership, seen_by)
    named = {one.side: one.party for one in signatories_of(body)}
    return [
        SignatoryLine(
            side, named.get(side), site().organization(named[side].key) if side in named else "",
            list_keys(named[side], seen_by=seen_by) if side in named else [],
        )
        for side in KEYED
    ]  # fmt: skip


def list_keys(party: Party, *, seen_by: User) -> list[IssuerKey]:
    """The keys of an organization; they are public."""
    return keys_of(party)


def _public(keys: Sequence[IssuerKey]) -> list[dids.PublicKey]:
    return [
        dids.PublicKey(
            text=one.public,
            owner=site().organization(one.party_id),
            ended_at=one.ended_at,
            end=one.end,
        )
        for one in keys
    ]


def issuer_document_public(party: UUID) -> Document:
    """The document of keys of an organization that signs here. Raises `NotFound`."""
    keys = list(IssuerKey.objects.filter(party=party))
    if not keys:
        raise NotFound
    return dids.did_document(site().organization(party), _public(keys))


def committee_document_public(body: UUID) -> Document:
    """The document of keys of a committee: those of both organizations. Raises `NotFound`."""
    parties = Signatory.objects.filter(body=body).order_by().values("party")
    keys = list(IssuerKey.objects.filter(party__in=parties).order_by("party", "number"))
    if not keys:
        raise NotFound
    return dids.did_document(site().committee(body), _public(keys))


def status_list_public(body: UUID) -> Document:
    """The signed status list of a committee. Raises `NotFound`."""
    found = StatusList.objects.filter(body=body).first()
    if found is None:
        raise NotFound
    document: Document = found.document
    return document
