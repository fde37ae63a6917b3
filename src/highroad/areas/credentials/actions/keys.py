"""Naming the organization that signs for a side, and replacing its key."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.credentials import permissions, queries
from highroad.areas.credentials.actions.lists import renew_list
from highroad.areas.credentials.models import IssuerKey, Signatory, secrets
from highroad.areas.credentials.vocabulary import KeyEnd
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.training.actions.writing import record, whole
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def name_signatory(*, body: Body, party: Party, by: User, at: datetime) -> Signatory:
    """Say which organization of one's own side signs; it gets its first key. Raises `Refused`."""
    require(permissions.may_keep_keys(by, body))
    side = permissions.side_of(by, body)
    if party.side != side or party not in partnerships.parties_at(body):
        raise Refused(no("Choose an organization of your own side that sits in this body."))
    before = queries.signatory_of(body, side)
    if before is not None and before.party_id == party.pk:
        raise Refused(no("This organization signs already."))
    if before is not None:
        before.ended_at = at
        before.save(update_fields=["ended_at"])
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = Signatory.objects.create(
        body=body, side=side, party=party, named_by_alias=alias, named_at=at
    )
    if queries.active_key(party) is None:
        _make_key(party, alias, at)
    renew_list(body, at)
    record(body, "signatory.named", Ref.to(made), by=by, at=at, content={"party": str(party.key)})
    return made


@whole
def rotate_key(*, body: Body, end: KeyEnd, by: User, at: datetime) -> IssuerKey:
    """Replace the key of one's own side; what the old one signed stays good unless it was lost.

    Its private half is destroyed. Raises `Refused`.
    """
    require(permissions.may_keep_keys(by, body))
    signatory = queries.signatory_of(body, permissions.side_of(by, body))
    if signatory is None:
        raise Refused(no("Name the organization that signs first."))
    old = IssuerKey.objects.select_for_update(of=("self",)).get(
        party=signatory.party, ended_at=None
    )
    old.ended_at, old.end = at, end
    old.save(update_fields=["ended_at", "end"])
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = _make_key(signatory.party, alias, at)
    transaction.on_commit(lambda: secrets.destroy(old.key))
    for each in Signatory.objects.filter(party=signatory.party, ended_at=None).select_related(
        "body"
    ):
        renew_list(each.body, at)
    record(
        body, "issuer_key.replaced", Ref.to(made), by=by, at=at,
        content={"number": made.number, "public": made.public, "end": end.value},
    )  # fmt: skip
    return made


def _make_key(party: Party, alias: str, at: datetime) -> IssuerKey:
    key = uuid.uuid4()
    return IssuerKey.objects.create(
        key=key, party=party, number=len(queries.keys_of(party)) + 1, public=secrets.make(key),
        made_by_alias=alias, made_at=at,
    )  # fmt: skip
