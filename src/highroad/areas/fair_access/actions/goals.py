"""Goals: one seat proposes, both sides adopt; ending one takes both sides too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.fair_access.models import Goal, GoalEnd
from highroad.areas.fair_access.permissions import may_end_goal, may_set_goal
from highroad.areas.fair_access.rules.goals import sha256
from highroad.areas.fair_access.vocabulary import Category, GoalKind, Unit
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class GoalTerms:
    """What both sides are asked to adopt; `share` is of 1."""

    breakdown: str
    group: str
    share: Decimal
    kind: str
    source: str
    from_on: date
    to_on: date | None = None
    unit: str = Unit.HOURS
    trade: str = ""
    level: str = ""
    project: str = ""
    area: str = ""
    legal_basis: str = ""


def set_goal(*, body: Body, terms: GoalTerms, by: User, at: datetime) -> Goal:
    """Propose a goal to both sides of a body; it holds once both adopt it. Raises `Refused`."""
    require(may_set_goal(by, body))
    try:
        with transaction.atomic():
            return _propose_goal(body, terms, by=by, at=at)
    except IntegrityError as error:
        raise Refused(
            no(
                "A goal needs a share from 0 to 100 %, a source, an end after its start, a legal basis if mandatory."
            )
        ) from error


def _propose_goal(body: Body, terms: GoalTerms, *, by: User, at: datetime) -> Goal:
    alias = partnerships.alias_of(by, body.partnership, body=body)
    goal = Goal.objects.create(
        partnership=body.partnership, body=body, made_by_alias=alias, made_at=at, **vars(terms)
    )
    title = _("Goal: {group} {share} %").format(
        group=Category(goal.group).label, share=percent(goal.share)
    )
    _put(goal, title, goal_text(goal), body, by=by, at=at)
    ledger.record(
        body.partnership.log, act="goal.proposed", about=Ref.to(goal), by=alias, at=at,
        content={"digest": goal.digest},
    )  # fmt: skip
    return goal


@transaction.atomic
def end_goal(*, goal: Goal, ends_on: date, reason: str, by: User, at: datetime) -> GoalEnd:
    """Propose the last day of a goal to both sides. Raises `Refused`."""
    require(may_end_goal(by, goal))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    alias = partnerships.alias_of(by, goal.partnership, body=goal.body)
    end = GoalEnd.objects.create(
        goal=goal, ends_on=ends_on, reason=reason.strip(), made_by_alias=alias, made_at=at
    )
    title = _("End of a goal: {group} {share} %").format(
        group=Category(goal.group).label, share=percent(goal.share)
    )
    text = _(
        "The goal below holds until {day}, and no longer.\n\nReason: {reason}\n\n{goal}"
    ).format(day=ends_on.isoformat(), reason=end.reason, goal=goal_text(goal))
    _put(end, title, text, goal.body, by=by, at=at)
    ledger.record(
        goal.partnership.log, act="goal.end_proposed", about=Ref.to(end), by=alias, at=at,
        content={"digest": end.digest},
    )  # fmt: skip
    return end


def _put(
    record: Goal | GoalEnd, title: str, text: str, body: Body, *, by: User, at: datetime
) -> Decision:
    frozen = f"{text}\n\nSHA-256 {record.digest}"
    decision = decisions.propose(
        body=body, title=title, text=frozen, by=by, at=at, subject=Ref.to(record)
    )
    record.decision_key = decision.key
    record.proposal_digest = sha256(frozen)
    record.save(update_fields=["decision_key", "proposal_digest"])
    return decision


def goal_text(goal: Goal) -> str:
    """A goal as both sides read it before they sign."""
    scope = "; ".join(part for part in (goal.trade, goal.level, goal.project, goal.area) if part)
    lines = [
        _("{group}: {share} % of {unit}").format(
            group=Category(goal.group).label, share=percent(goal.share),
            unit=str(Unit(goal.unit).label).lower(),
        ),
        _("Scope: {scope}").format(scope=scope or _("everything")),
        _("Kind: {kind}").format(kind=GoalKind(goal.kind).label),
        _("Legal basis: {basis}").format(basis=goal.legal_basis or _("none")),
        _("Source: {source}").format(source=goal.source),
        _("In force from {first} to {last}").format(
            first=goal.from_on.isoformat(), last=goal.to_on.isoformat() if goal.to_on else _("further notice")
        ),
    ]  # fmt: skip
    return "\n".join(lines)


def percent(share: Decimal) -> str:
    """A share of 1 in percent, without trailing zeros."""
    return format((share * 100).normalize() + 0, "f")
