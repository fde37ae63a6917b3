"""A party leaves: notice by the charter's days, taken back before, carried out on its day."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import notices, queries
from highroad.areas.decisions.models import Withdrawal
from highroad.areas.decisions.permissions import may_give_notice, may_take_notice_back
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships import queries as partnership_queries
from highroad.areas.partnerships.models import Party
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def give_notice(
    *, party: Party, by: User, at: datetime, reason: str = "", has_talked: bool = False
) -> Withdrawal:
    """Say that a party leaves. Its day follows from the longest notice of the charters it sits under.

    Nothing changes before that day. Raises `Refused` for whoever does not act for a seat of the party,
    while a notice runs, and where the charter wants the co-chairs to have talked first.
    """
    day = timezone.localdate(at)
    require(may_give_notice(by, party, day))
    terms = queries.notice_terms(party, day)
    if terms.notice.talk_first and not has_talked:
        raise Refused(
            no(
                "The charter, clause {clause}, asks the co-chairs to meet first.",
                clause=terms.clause,
            )
        )
    given = Withdrawal(
        party=party,
        side=party.side,
        reason=reason.strip(),
        days=terms.notice.days,
        days_counted=terms.notice.count,
        clause=terms.clause,
        charter_id=terms.charter,
        given_by_alias=partnership_queries.alias_of(by, party.partnership),
        given_at=at,
        given_on=day,
        ends_on=terms.ends_on,
    )
    try:
        with transaction.atomic():
            given.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("This party has given notice already.")) from error
    _record(given, "party.notice_given", given.given_by_alias, at=at)
    notices.tell_of_withdrawal(given, by=by, at=at)
    return given


@transaction.atomic
def take_notice_back(*, withdrawal: Withdrawal, by: User, at: datetime) -> Withdrawal:
    """Stay after all, before the day has come. Raises `Refused`."""
    kept = Withdrawal.objects.select_for_update(of=("self",)).get(pk=withdrawal.pk)
    require(may_take_notice_back(by, kept, timezone.localdate(at)))
    kept.taken_back_at = at
    kept.taken_back_by_alias = partnership_queries.alias_of(by, kept.party.partnership)
    kept.save(update_fields=["taken_back_at", "taken_back_by_alias"])
    _record(kept, "party.notice_taken_back", kept.taken_back_by_alias, at=at)
    notices.tell_of_withdrawal(kept, by=by, at=at)
    return kept


def complete_withdrawals(*, at: datetime) -> int:
    """Carry out every notice whose day has come, each once. Returns how many parties left."""
    return sum(_complete(one, at) for one in queries.run_out_for_system(timezone.localdate(at)))


@transaction.atomic
def _complete(withdrawal: Withdrawal, at: datetime) -> bool:
    kept = Withdrawal.objects.select_for_update(of=("self",)).get(pk=withdrawal.pk)
    if kept.taken_back_at is not None or kept.done_at is not None:
        return False
    kept.done_at = at
    kept.save(update_fields=["done_at"])
    notices.tell_of_withdrawal(kept, by=None, at=at)
    partnerships.leave(party=kept.party, on=kept.ends_on, by_alias=kept.given_by_alias, at=at)
    _record(kept, "party.left", kept.given_by_alias, at=at)
    return True


def _record(withdrawal: Withdrawal, act: str, by_alias: str, *, at: datetime) -> None:
    ledger.record(
        withdrawal.party.partnership.log,
        act=act,
        about=Ref.to(withdrawal),
        by=by_alias,
        at=at,
        side=withdrawal.side,
        content={
            "party": str(withdrawal.party),
            "reason": withdrawal.reason,
            "days": withdrawal.days,
            "counted": withdrawal.days_counted,
            "ends": withdrawal.ends_on.isoformat(),
        },
    )
