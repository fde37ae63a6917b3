"""The public register: put to both sides as one text, published once adopted, taken back by either."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from highroad.areas.accounts.models import User
from highroad.areas.assurances import notices, queries
from highroad.areas.assurances.actions.hands import note, seat_on_a_side
from highroad.areas.assurances.models import Register
from highroad.areas.assurances.permissions import (
    may_publish,
    may_put_register,
    may_take_part,
    may_withdraw,
)
from highroad.areas.assurances.queries import RegisterView
from highroad.areas.assurances.rules import agreements as rules
from highroad.areas.assurances.vocabulary import RegisterStatus
from highroad.areas.decisions import actions as decisions
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def put_register(*, body: Body, by: User, at: datetime) -> Register:
    """Freeze what both sides agree is theirs, and ask both to adopt it for the public.

    The text they sign lists it and names its digest. Raises `Refused` where nothing is shared yet.
    """
    require(may_put_register(by, body))
    day = timezone.localdate(at)
    content = queries.register_content(queries.list_agreements(body.partnership, by, day))
    if not content:
        raise Refused(
            no("Nothing can go public yet: both sides first say which agreements are theirs.")
        )
    seat = seat_on_a_side(by, body)
    made = Register(
        partnership=body.partnership, body=body, number=queries.next_number(body.partnership),
        status=RegisterStatus.PROPOSED, content=content, digest=rules.digest_of(content),
        side=seat.side, made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    made.proposal_text = _text(queries.view_of(_named(made), day))
    decision = decisions.propose(
        body=body, title=_("Public register of agreements, number {number}").format(number=made.number),
        text=made.proposal_text, subject=Ref.to(made), by=by, at=at,
    )  # fmt: skip
    made.decision_key = decision.key
    made.save(force_insert=True)
    note(
        body, "register.put", made, seat=seat, at=at,
        content={"digest": made.digest, "decision": str(decision.key)},
    )  # fmt: skip
    return made


def _named(made: Register) -> Register:
    made.decision_key = made.key
    return made


def _text(view: RegisterView) -> str:
    """What both sides sign: every agreement and clause with its state, and the digest of it all."""
    parts = [_("We let the public read what we promised and what is verified:")]
    for agreement in view.agreements:
        lines = [f"{agreement.kind.label}: {agreement.title}", ", ".join(agreement.parties)]
        for clause in agreement.clauses:
            said = f"- {clause.heading}: {clause.state.label}"
            if clause.verified_on and clause.verified_by:
                said += " ({})".format(
                    _("evidence of {day}, confirmed by {side}").format(
                        day=date_format(clause.verified_on), side=Side(clause.verified_by).label
                    )
                )
            lines.append(said)
        parts.append("\n".join(lines))
    parts.append(_("SHA-256 of the register: {digest}").format(digest=view.digest))
    return "\n\n".join(parts)


@transaction.atomic
def publish_register(*, register: Register, by: User, at: datetime) -> Register:
    """Make an adopted register public; the one before it gives way. Raises `Refused`."""
    kept = _held(register)
    require(may_publish(by, kept))
    Register.objects.filter(
        partnership=kept.partnership_id, status=RegisterStatus.PUBLISHED
    ).update(status=RegisterStatus.WITHDRAWN, withdrawn_at=at, withdrawn_reason=f"#{kept.number}")
    kept.status, kept.published_at = RegisterStatus.PUBLISHED, at
    kept.save(update_fields=["status", "published_at"])
    return _done(
        kept,
        "register.published",
        gettext_noop("{body}: register {number} is public"),
        by=by,
        at=at,
    )


@transaction.atomic
def withdraw_register(*, register: Register, reason: str, by: User, at: datetime) -> Register:
    """Take the public register back; either side may, with a reason. Raises `Refused`."""
    kept = _held(register)
    require(may_withdraw(by, kept))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    kept.status, kept.withdrawn_at = RegisterStatus.WITHDRAWN, at
    kept.withdrawn_reason = reason.strip()
    kept.save(update_fields=["status", "withdrawn_at", "withdrawn_reason"])
    return _done(
        kept, "register.withdrawn", gettext_noop("{body}: register {number} is no longer public"),
        by=by, at=at, reason=kept.withdrawn_reason,
    )  # fmt: skip


@transaction.atomic
def drop_register(*, register: Register, by: User, at: datetime) -> Register:
    """Set a register aside that was put and not published. Raises `Refused`."""
    kept = _held(register)
    require(may_take_part(by, kept.body))
    if kept.status != RegisterStatus.PROPOSED:
        raise Refused(no("Only a register that was put to both sides is set aside."))
    kept.status = RegisterStatus.DROPPED
    kept.save(update_fields=["status"])
    return _done(
        kept,
        "register.dropped",
        gettext_noop("{body}: register {number} is set aside"),
        by=by,
        at=at,
    )


def _held(register: Register) -> Register:
    rows = Register.objects.select_for_update(of=("self",))
    return rows.select_related("partnership", "body__partnership").get(pk=register.pk)


def _done(
    kept: Register, act: str, title: str, *, by: User, at: datetime, reason: str = ""
) -> Register:
    seat = seat_on_a_side(by, kept.body)
    note(kept.body, act, kept, seat=seat, at=at, content={"digest": kept.digest, "reason": reason})
    notices.tell_of_register(kept, title, by=by, at=at)
    return kept
