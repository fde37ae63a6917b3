"""What leaves the desk: drafted protected, adopted by both sides by its digest, published, taken back."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decided
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.supports import analysis, queries
from highroad.areas.supports.models import SupportTotal
from highroad.areas.supports.permissions import may_draft, may_take_back
from highroad.areas.supports.rules import totals as rules
from highroad.areas.supports.rules.totals import ProtectedTotals
from highroad.areas.supports.vocabulary import TotalState
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

LEAST_PUBLIC = 11


@transaction.atomic
def draft_total(*, body: Body, first_on: date, last_on: date, by: User, at: datetime) -> SupportTotal:  # fmt: skip
    """Count and protect; whoever drafts sees no more than will be published. Raises `Refused`.

    The same sentence refuses where nobody asked and where too few did.
    """
    require(may_draft(by, body))
    today = timezone.localdate(at)
    require(rules.may_cover(first_on, last_on, today))
    public = SupportTotal.objects.filter(
        partnership=body.partnership, state__in=(TotalState.PUBLISHED, TotalState.WITHDRAWN)
    )
    if rules.clashes(first_on, last_on, list(public.values_list("first_on", "last_on"))):
        raise Refused(no("Totals with some of these days have been public. Choose other days."))
    desk = queries.desk_of(body.partnership)
    few = no("Too few people to say anything without giving somebody away. Choose a longer period.")
    if desk is None:
        raise Refused(few)
    smallest = max(LEAST_PUBLIC, body.smallest_public_cell)
    try:
        found = analysis.totals(desk, first_on, last_on, smallest=smallest, today=today)
    except analysis.TooFewError as error:
        raise Refused(few) from error
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = SupportTotal.objects.create(
        partnership=body.partnership, body=body, first_on=first_on, last_on=last_on,
        content=found.to_dict(), digest=found.digest, made_by_alias=alias, made_at=at,
    )  # fmt: skip
    _record(made, "supports.total_drafted", alias, at)
    return made


@transaction.atomic
def put_total(*, total: SupportTotal, by: User, at: datetime) -> SupportTotal:
    """Ask both sides to adopt this very table. Raises `Refused`."""
    total = locked(total)
    require(may_draft(by, total.body))
    if total.state != TotalState.DRAFT:
        raise Refused(no("This is no draft any more."))
    text = proposal_text(total)
    decision = decisions.propose(
        body=total.body, title=_("Publish totals of supports"), text=text, by=by, at=at,
        subject=Ref.to(total),
    )  # fmt: skip
    total.state, total.proposal_text, total.decision_key = TotalState.PROPOSED, text, decision.key
    total.save()
    _record(
        total,
        "supports.total_proposed",
        partnerships.alias_of(by, total.partnership, body=total.body),
        at,
    )
    return total


@transaction.atomic
def publish_total(*, total: SupportTotal, by: User, at: datetime) -> SupportTotal:
    """Make adopted totals public. Raises `Refused`."""
    total = locked(total)
    require(may_draft(by, total.body))
    outcome, digest = decided.outcome_on(Ref.to(total)) or (None, "")
    if total.state != TotalState.PROPOSED or outcome is not Outcome.ADOPTED:
        raise Refused(no("Both sides must agree first."))
    signed = hashlib.sha256(total.proposal_text.encode()).hexdigest()
    if digest != signed or ProtectedTotals.from_dict(total.content).digest not in total.proposal_text:  # fmt: skip
        raise Refused(no("Both sides agreed to another text than the one drafted here."))
    public = SupportTotal.objects.filter(partnership=total.partnership, state=TotalState.PUBLISHED)
    if rules.clashes(total.first_on, total.last_on, list(public.values_list("first_on", "last_on"))):  # fmt: skip
        raise Refused(no("Totals with some of these days have been public. Choose other days."))
    total.state, total.published_at = TotalState.PUBLISHED, at
    total.save()
    _record(
        total,
        "supports.total_published",
        partnerships.alias_of(by, total.partnership, body=total.body),
        at,
    )
    return total


@transaction.atomic
def take_back_total(*, total: SupportTotal, reason: str, by: User, at: datetime) -> SupportTotal:
    """Either side takes published totals back; the page says why. Raises `Refused`."""
    total = locked(total)
    require(may_take_back(by, total))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    total.state, total.withdrawn_at, total.withdrawn_reason = TotalState.WITHDRAWN, at, reason.strip()  # fmt: skip
    total.save()
    _record(
        total,
        "supports.total_withdrawn",
        partnerships.alias_of(by, total.partnership, body=total.body),
        at,
    )
    return total


def proposal_text(total: SupportTotal) -> str:
    """What both sides sign: the period, how it is protected, and the digest of the table."""
    table = ProtectedTotals.from_dict(total.content)
    return "\n\n".join(
        (
            _(
                "We publish what became of needs at the desk for help, {first} to {last}, over all employers together."
            ).format(first=date_format(total.first_on), last=date_format(total.last_on)),
            _(
                "Numbers of fewer than {count} people are hidden, and others so that nobody can work them out."
            ).format(count=table.smallest),
            _("SHA-256 of the table: {digest}").format(digest=total.digest),
        )
    )


def locked(total: SupportTotal) -> SupportTotal:
    """The same totals as the database has them now."""
    kept = SupportTotal.objects.select_for_update(of=("self",))
    return kept.select_related("partnership", "body__partnership").get(pk=total.pk)


def _record(total: SupportTotal, act: str, alias: str, at: datetime) -> None:
    ledger.record(
        total.body.log, act=act, about=Ref.to(total), by=alias, at=at,
        content={"digest": total.digest},
    )  # fmt: skip
