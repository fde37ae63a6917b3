"""Breaches: reported by a side, answered by the side that is bound, cured when the reporter says so."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances import notices
from highroad.areas.assurances.actions.hands import note, seat_on_a_side
from highroad.areas.assurances.models import AgreementClause, BreachWord, ClauseBreach
from highroad.areas.assurances.permissions import may_change
from highroad.areas.assurances.rules import clauses as rules
from highroad.areas.assurances.vocabulary import BreachAct
from highroad.areas.partnerships.models import Seat
from highroad.kit.answers import Refused, no, require


@transaction.atomic
def report_breach(
    *, clause: AgreementClause, happened_on: date, words: str, by: User, at: datetime
) -> ClauseBreach:
    """A side says that a clause was not kept. It counts as breached until the same side says: cured.

    Raises `Refused` for a day ahead, without words, and to the side that the clause binds.
    """
    require(may_change(by, clause.agreement))
    seat = seat_on_a_side(by, clause.agreement.body)
    if seat.side == clause.binds:
        raise Refused(no("The other side reports a breach. Your side can show evidence."))
    if happened_on > timezone.localdate(at):
        raise Refused(no("This day lies ahead."))
    if not words.strip():
        raise Refused(no("Say it in a sentence: both sides will read it."))
    AgreementClause.objects.select_for_update().get(pk=clause.pk)
    made = ClauseBreach.objects.create(
        clause=clause, number=clause.breaches.count() + 1, happened_on=happened_on, side=seat.side,
        made_at=at,
    )  # fmt: skip
    _say(made, BreachAct.SAY, words, seat=seat, by=by, at=at)
    return made


@transaction.atomic
def say_of_breach(
    *, breach: ClauseBreach, act: BreachAct, words: str = "", neutral: str = "", by: User,
    at: datetime,
) -> BreachWord:  # fmt: skip
    """Answer, find, cure, confirm or take back, each by the side that may. Raises `Refused`.

    A finding is the neutral person's: their name and words, entered by a side.
    """
    require(may_change(by, breach.clause.agreement))
    seat = seat_on_a_side(by, breach.clause.agreement.body)
    ClauseBreach.objects.select_for_update().get(pk=breach.pk)
    said = [BreachAct(word.act) for word in breach.words.order_by("number")]
    require(
        rules.may_say(
            rules.state_after(said[1:]), act, side=seat.side, bound=breach.clause.binds,
            reporter=breach.side, words=words,
        )
    )  # fmt: skip
    if act is BreachAct.FIND and not neutral.strip():
        raise Refused(no("Name the neutral person who found this."))
    return _say(breach, act, words, seat=seat, neutral=neutral, by=by, at=at)


def _say(
    breach: ClauseBreach, act: BreachAct, words: str, *, seat: Seat, by: User, at: datetime,
    neutral: str = "",
) -> BreachWord:  # fmt: skip
    made = BreachWord.objects.create(
        breach=breach, number=breach.words.count() + 1, act=act, side=seat.side,
        neutral=neutral.strip() if act is BreachAct.FIND else "", words=words.strip(),
        on=timezone.localdate(at), by_alias=seat.alias, at=at,
    )  # fmt: skip
    note(
        breach.clause.agreement.body, f"breach.{act.value}", breach, seat=seat, at=at,
        content={"clause": str(breach.clause_id), "words": made.words, "neutral": made.neutral},
    )  # fmt: skip
    notices.tell_of_breach(breach, number=made.number, by=by, at=at)
    return made
