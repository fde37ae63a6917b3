"""What can be done about countersigning: agree who must, name keys, take in countersignatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries as ledger_queries
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.witnesses import queries, rules
from highroad.areas.witnesses.models import WitnessPolicy
from highroad.areas.witnesses.permissions import may_keep_key, may_propose_policy, may_use_neutral
from highroad.areas.witnesses.vocabulary import Cosigner
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


def propose_policy(*, body: Body, by: User, at: datetime, neutral_key: str = "") -> WitnessPolicy:
    """Put to both sides who must countersign; it holds once they adopt it. Raises `Refused`."""
    require(may_propose_policy(by, body))
    if neutral_key:
        require(rules.may_be_key(neutral_key))
    try:
        with transaction.atomic():
            return _propose(body, neutral_key, by=by, at=at)
    except IntegrityError as error:
        raise Refused(no("Somebody has just proposed another one. Look again.")) from error


def _propose(body: Body, neutral_key: str, *, by: User, at: datetime) -> WitnessPolicy:
    kept = WitnessPolicy.objects.filter(partnership=body.partnership)
    alias = partnerships.alias_of(by, body.partnership, body=body)
    policy = WitnessPolicy.objects.create(
        partnership=body.partnership,
        body=body,
        number=(kept.aggregate(last=Max("number"))["last"] or 0) + 1,
        sides=[side.value for side in rules.sides_of(neutral_key)],
        neutral_key=neutral_key,
        made_by_alias=alias,
        made_at=at,
    )
    decision = decisions.propose(
        body=body, title=_("Who countersigns our record"), text=text_of(policy), by=by, at=at,
        subject=Ref.to(policy),
    )  # fmt: skip
    policy.decision_key = decision.key
    policy.save(update_fields=["decision_key"])
    ledger.record(
        body.log, act="witnesses.proposed", about=Ref.to(policy), by=alias, at=at,
        content={"digest": policy.digest, "decision": str(decision.key)},
    )  # fmt: skip
    return policy


def text_of(policy: WitnessPolicy) -> str:
    """The policy as both sides read it before they sign."""
    sides = ", ".join(str(Cosigner(side).label) for side in policy.sides)
    told = [
        _(
            "A decision of ours is final once a checkpoint of the joint record that contains it is "
            "countersigned by: {sides}. Until then it is recorded."
        ).format(sides=sides),
        _(
            "Each side keeps its own key, on a machine of its own, and never gives it to the "
            "platform. It countersigns only what agrees with everything it signed before."
        ),
    ]
    if policy.neutral_key:
        told.append(_("The key of the neutral: {key}").format(key=policy.neutral_key))
    return "\n\n".join([*told, f"SHA-256 {policy.digest}"])


@transaction.atomic
def name_witness(
    *, partnership: Partnership, side: str, public_key: str, by: User, at: datetime
) -> None:
    """Name the key of one's own side, in place of an earlier one. Raises `Refused`."""
    require(may_keep_key(by, partnership, side))
    require(rules.may_be_key(public_key))
    own = partnership.side_log(side)
    logs = [partnership.log, *([own] if ledger_queries.has_log_for_system(own) else [])]
    for log in logs:
        ledger.name_witness(log, side=side, public_key=public_key, at=at)
    _tell(partnership, "witness.named", side, public_key, by=by, at=at)


@transaction.atomic
def use_neutral(*, partnership: Partnership, by: User, at: datetime) -> None:
    """Bring the neutral's key into use that both sides have adopted. Raises `Refused`."""
    require(may_use_neutral(by, partnership))
    policy = queries.policy_in_force(partnership)
    key = policy.neutral_key if policy else ""
    ledger.name_witness(partnership.log, side=Cosigner.NEUTRAL.value, public_key=key, at=at)
    _tell(partnership, "witness.named", Cosigner.NEUTRAL.value, key, by=by, at=at)


@transaction.atomic
def end_witness(*, partnership: Partnership, side: str, by: User, at: datetime) -> None:
    """Take the key of one's own side out of use, because it is lost or known to others."""
    require(may_keep_key(by, partnership, side))
    ended = [
        ledger.end_witness(log, side=side, at=at)
        for log in (partnership.log, partnership.side_log(side))
    ]
    if not any(ended):
        raise Refused(no("Your side has no key in use."))
    _tell(partnership, "witness.ended", side, "", by=by, at=at)


def countersign(*, log: str, signed: str, at: datetime) -> Sequence[str]:
    """Take in a checkpoint that a witness has signed; the sides that came in anew.

    Whoever brings it: what counts is the signature. Raises `Refused` with what is wrong.
    """
    return [row.side for row in ledger.countersign(log, signed=signed, at=at)]


def _tell(
    partnership: Partnership, act: str, side: str, key: str, *, by: User, at: datetime
) -> None:
    seat_side = side if side != Cosigner.NEUTRAL else ""
    ledger.record(
        partnership.log, act=act, about=Ref.to(partnership),
        by=partnerships.alias_of(by, partnership), at=at, side=seat_side,
        content={"side": side, "key": key},
    )  # fmt: skip
