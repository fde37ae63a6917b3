"""Who hears that a fact has changed on which something rests."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.problem_solving.models import Fact
from highroad.areas.problem_solving.notices.issues import everybody
from highroad.kit.refs import Ref


def tell_of_changed_fact(fact: Fact, *, by: User, at: datetime) -> None:
    """Everybody at the table hears it, without the words of the fact."""
    accounts.tell(
        to=everybody(fact.body, but=by),
        event="fact.changed",
        kind=MessageKind.VIEW,
        title=gettext_noop("{body}: fact {number} has changed, and something rests on it"),
        values={"body": fact.body.name, "number": fact.number},
        about=Ref.to(fact),
        place=Ref.to(fact.body),
        at=at,
        once=f"fact.changed:{fact.key}:{at.isoformat()}",
    )
