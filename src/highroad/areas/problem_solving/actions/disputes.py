"""A dispute is opened, meets off site, and is settled once every named party says yes to the same terms."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.sides import held, whole
from highroad.areas.problem_solving.models import Dispute, DisputeWord, Stoppage
from highroad.areas.problem_solving.permissions import (
    may_agree_to_terms,
    may_note_stoppage,
    may_open_dispute,
    may_settle,
)
from highroad.areas.problem_solving.rules.disputes import overlaps, stopped_days
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def open_dispute(
    *,
    body: Body,
    about: str,
    parties: Collection[Party],
    by: User,
    at: datetime,
    detail: str = "",
) -> Dispute:
    """Open a dispute between named parties; they alone read what it is about. Raises `Refused`."""
    require(may_open_dispute(by, body, parties))
    if not about.strip():
        raise Refused(no("Say what it is about: the named parties will read it."))
    dispute = Dispute.objects.create(
        body=body, number=queries.next_number(Dispute, body=body), about=about.strip(),
        detail=detail.strip(), opened_on=timezone.localdate(at),
        opened_by_alias=partnerships.alias_of(by, body.partnership, body=body),
    )  # fmt: skip
    dispute.parties.set(parties)
    _record(dispute, "dispute.opened", by=by, at=at)
    notices.tell_of_dispute(dispute, by=by, at=at)
    return dispute


@whole
def note_dispute_met(*, dispute: Dispute, met_on: date, by: User, at: datetime) -> Dispute:
    """That the named met off site, and on which day."""
    kept = held(dispute)
    require(may_settle(by, kept))
    if not kept.opened_on <= met_on <= timezone.localdate(at):
        raise Refused(no("That day lies ahead, or before the dispute was opened."))
    kept.met_on = met_on
    kept.save(update_fields=["met_on"])
    _record(kept, "dispute.met", by=by, at=at)
    return kept


@whole
def note_stoppage(
    *, dispute: Dispute, first_on: date, by: User, at: datetime, last_on: date | None = None
) -> Stoppage:
    """From which day to which work stood still over it; without a last day it still does.

    Raises `Refused` for days that lie ahead, end before they begin, or are noted already.
    """
    kept = held(dispute)
    require(may_note_stoppage(by, kept))
    last = last_on or first_on
    if last < first_on or last > timezone.localdate(at):
        raise Refused(no("The last day lies ahead, or before the first."))
    if overlaps(queries.spans_of(kept), (first_on, last_on)):
        raise Refused(no("Some of these days are noted already."))
    made = Stoppage.objects.create(
        dispute=kept, first_on=first_on, last_on=last_on,
        by_alias=partnerships.alias_of(by, kept.body.partnership, body=kept.body),
    )  # fmt: skip
    _record(kept, "dispute.stopped", by=by, at=at)
    return made


@whole
def end_stoppage(*, dispute: Dispute, last_on: date, by: User, at: datetime) -> Stoppage:
    """That work goes on again, and which day was the last it stood still. Raises `Refused`."""
    kept = held(dispute)
    require(may_note_stoppage(by, kept))
    running = queries.running_stoppage(kept)
    if running is None:
        raise Refused(no("No stoppage is going on."))
    if not running.first_on <= last_on <= timezone.localdate(at):
        raise Refused(no("The last day lies ahead, or before the first."))
    running.last_on = last_on
    running.save(update_fields=["last_on"])
    _record(kept, "dispute.went_on", by=by, at=at)
    return running


@whole
def put_terms(*, dispute: Dispute, terms: str, by: User, at: datetime) -> Dispute:
    """Write down what the named agree on; whoever writes says yes by it, and every earlier yes is gone."""
    kept = held(dispute)
    require(may_settle(by, kept))
    if not terms.strip():
        raise Refused(no("Write down what you agree on."))
    kept.terms = terms.strip()
    kept.save(update_fields=["terms"])
    _record(kept, "dispute.terms_put", by=by, at=at)
    notices.ask_for_terms(kept, by=by, at=at)
    return _say_yes(kept, by=by, at=at)


@whole
def agree_to_terms(*, dispute: Dispute, by: User, at: datetime) -> Dispute:
    """Say yes for one's party; with the last yes it is settled."""
    kept = held(dispute)
    require(may_agree_to_terms(by, kept))
    return _say_yes(kept, by=by, at=at)


def _say_yes(dispute: Dispute, *, by: User, at: datetime) -> Dispute:
    party, digest = queries.own_party(dispute, by), queries.digest_of_terms(dispute)
    alias = partnerships.alias_of(by, dispute.body.partnership, body=dispute.body)
    DisputeWord.objects.get_or_create(
        dispute=dispute, party=party, digest=digest, defaults={"by_alias": alias, "at": at}
    )
    said = set(dispute.words.filter(digest=digest).values_list("party", flat=True))
    if said >= set(dispute.parties.values_list("pk", flat=True)):
        dispute.settled_on = timezone.localdate(at)
        dispute.save(update_fields=["settled_on"])
        _record(dispute, "dispute.settled", by=by, at=at)
        notices.close_terms(dispute, by_alias=alias, at=at)
        notices.tell_of_dispute(dispute, by=by, at=at)
    return dispute


def _record(dispute: Dispute, act: str, *, by: User, at: datetime) -> None:
    """Number and days; never a word of it, nor whom it names."""
    body = dispute.body
    seat = partnerships.seat_of(by, body=body)
    ledger.record(
        body.log, act=act, about=Ref.to(dispute), at=at, side=seat.side if seat else "",
        by=partnerships.alias_of(by, body.partnership, body=body),
        content={
            "number": dispute.number,
            "days": dispute.days_on(timezone.localdate(at)),
            "stopped_days": len(stopped_days(queries.spans_of(dispute), last=timezone.localdate(at))),
        },
    )  # fmt: skip
