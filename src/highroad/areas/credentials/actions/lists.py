"""The status list of a body, made anew and signed by both organizations."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from highroad.areas.credentials import queries
from highroad.areas.credentials.models import IssuerKey, StatusList, secrets
from highroad.areas.credentials.queries.issuing import revoked_places
from highroad.areas.credentials.rules import dids, proofs
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.credentials.rules.status_lists import list_document
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no


def signed_by(key: IssuerKey, document: Document, at: datetime) -> dict[str, Any]:
    """The proof of one organization over a document. Raises `Refused` where its key is not here."""
    public = dids.PublicKey(text=key.public, owner=queries.site().organization(key.party_id))
    try:
        private = secrets.private_of(key.key)
    except FileNotFoundError as error:
        raise Refused(
            no("The private half of this key is not on this server. Replace the key, then sign.")
        ) from error
    return proofs.sign(document, private=private, method=public.address, created=dids.stamp(at))


def renew_list(body: Body, at: datetime) -> None:
    """Write the list of what is revoked today, once both sides have an organization that signs."""
    keys = [queries.active_key(one.party) for one in queries.signatories_of(body)]
    held = [key for key in keys if key is not None]
    if len(held) < 2:
        return
    place = queries.site()
    document = list_document(
        address=place.status_list(body.key), issuer=place.committee(body.key),
        revoked=revoked_places(body), since=dids.stamp(at),
    )  # fmt: skip
    signed = {**document, "proof": [signed_by(key, document, at) for key in held]}
    StatusList.objects.update_or_create(body=body, defaults={"document": signed, "made_at": at})
