"""Referrals: sent with consent, followed until word came back."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.supports.actions.cases import settle
from highroad.areas.supports.actions.diary import note
from highroad.areas.supports.models import HelpOffer, Referral, Support
from highroad.areas.supports.models.keys import seal, unseal
from highroad.areas.supports.permissions import may_help
from highroad.areas.supports.rules import referrals as rules
from highroad.areas.supports.vocabulary import (
    Act,
    NeedState,
    OfferStatus,
    Purpose,
    ReferralState,
    UnmetReason,
)
from highroad.kit.answers import Refused, no, require


def refer(
    *, support: Support, offer: HelpOffer, by: User, at: datetime, words: str = ""
) -> Referral:
    """Tell a helper what is needed; the person must have agreed to that. Raises `Refused`."""
    day = timezone.localdate(at)
    require(may_help(by, support.case, day))
    require(may_help(by, support.case, day, Purpose.SHARE))
    if support.state != NeedState.OPEN:
        raise Refused(no("This need is settled already."))
    if offer.desk_id != support.case.desk_id or offer.status != OfferStatus.ACTIVE:
        raise Refused(no("This offer does not stand now."))
    key, due = uuid.uuid4(), rules.contact_due(day, support.urgency)
    try:
        with transaction.atomic():
            made = Referral.objects.create(
                key=key, support=support, offer=offer, sent_at=at, contact_due_on=due,
                follow_up_on=rules.follow_up_on(due),
                sealed=seal(support.case_id, "referral", key, {"told": words.strip(), "back": ""}),
            )  # fmt: skip
            note(support.case, Act.REFERRED, by=by, at=at)
    except IntegrityError as error:
        raise Refused(no("This helper has been asked for it already.")) from error
    return made


@transaction.atomic
def move(
    *, referral: Referral, state: str, by: User, at: datetime, reason: str = "", words: str = ""
) -> Referral:
    """Word came back. What was given settles the need; a no keeps its reason. Raises `Refused`."""
    referral = Referral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    case = referral.support.case
    require(may_help(by, case, timezone.localdate(at)))
    wanted = ReferralState(state)
    reason = reason if wanted in rules.WITH_REASON and reason in UnmetReason.values else ""
    require(rules.may_move(referral.state, wanted, reason=reason))
    referral.state, referral.reason = wanted, reason
    referral.was_accepted = referral.was_accepted or wanted in rules.ACCEPTED
    if referral.contact_at is None and wanted not in (
        ReferralState.CANCELLED,
        ReferralState.FAILED,
    ):
        referral.contact_at = at
    if wanted in rules.ENDS:
        referral.ended_at = at
    if words.strip():
        said = unseal(case.key, "referral", referral.key, referral.sealed)
        back = "\n".join(filter(None, (said["back"], words.strip())))
        referral.sealed = seal(case.key, "referral", referral.key, {**said, "back": back})
    referral.save()
    note(case, Act.MOVED, by=by, at=at, detail=wanted)
    if wanted is ReferralState.COMPLETED and referral.support.state == NeedState.OPEN:
        settle(support=referral.support, state=NeedState.MET, by=by, at=at)
    return referral
