"""Putting to both sides what the improvements of their partnership are for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import whole
from highroad.areas.problem_solving.models import ValueSet
from highroad.areas.problem_solving.permissions import may_propose_values
from highroad.areas.problem_solving.rules import projects as rules
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@whole
def propose_values(*, body: Body, names: Sequence[str], by: User, at: datetime) -> Decision:
    """Propose a list of names; it holds for new projects once both sides adopted it. Raises `Refused`."""
    require(may_propose_values(by, body))
    given = [name.strip() for name in names if name.strip()]
    require(rules.may_be_values(given))
    made = ValueSet.objects.create(
        partnership=body.partnership, body=body, names=given, made_at=at,
        number=queries.next_number(ValueSet, partnership=body.partnership),
        made_by_alias=partnerships.alias_of(by, body.partnership, body=body),
    )  # fmt: skip
    told = _("Our improvement projects are for: {names}.").format(names="; ".join(given))
    return decisions.propose(
        body=body, title=_("What our improvements are for"), by=by, at=at,
        text=f"{told}\n\nSHA-256 {made.digest}", subject=Ref.to(made),
    )  # fmt: skip
