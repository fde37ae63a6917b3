"""Naming who of one side stands behind a body."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.commitments.models import Sponsor
from highroad.areas.commitments.permissions import may_name_sponsor
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def name_sponsor(*, body: Body, side: Side, user: User, by: User, at: datetime) -> Sponsor:
    """Each side names its own sponsor, somebody who speaks for it in the partnership.

    The one before ends. Raises `Refused` for the other side's sponsor, or for a stranger.
    """
    require(may_name_sponsor(by, body, side))
    if side not in partnerships.sides_of(user, partnership=body.partnership):
        raise Refused(no("A sponsor has a seat for that side in this partnership."))
    Sponsor.objects.filter(body=body, side=side, ended_at=None).update(ended_at=at)
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = Sponsor.objects.create(
        body=body, side=side, user=user, named_by_alias=alias, named_at=at
    )
    ledger.record(
        body.log, act="sponsor.named", about=Ref.to(made), by=alias, at=at, side=side.value,
        content={
            "body": str(body.pk),
            "sponsor": partnerships.alias_of(user, body.partnership, body=body),
        },
    )  # fmt: skip
    return made
