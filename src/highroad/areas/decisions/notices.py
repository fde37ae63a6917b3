"""Who is asked for an answer, and who hears how it ended. Nothing here tells of a sealed answer."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.decisions import queries
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.refs import Ref

ANSWER = "decision.answer"
OUTCOME = "decision.outcome"
TITLES = {
    Outcome.ADOPTED: gettext_noop("{body}: adopted: {title}"),
    Outcome.DECLINED: gettext_noop("{body}: declined: {title}"),
    Outcome.WITHDRAWN: gettext_noop("{body}: withdrawn: {title}"),
}


def ask_for_answers(decision: Decision, *, at: datetime) -> None:
    """Everybody who acts for an entitled seat is asked to answer the current wording."""
    number = queries.current_wording(decision).number
    title = gettext_noop("{body}: your answer is asked for: {title}")
    if number > 1:
        title = gettext_noop("{body}: the text has changed, answer again: {title}")
    for seat, people in partnerships.people_of_seats(queries.entitled(decision)).items():
        accounts.tell(
            to=people,
            event=event_of(seat),
            kind=MessageKind.ACT,
            title=title,
            values={"body": decision.body.name, "title": decision.title},
            about=Ref.to(decision),
            place=Ref.to(decision.body),
            at=at,
            once=f"{ANSWER}:{decision.key}:{number}",
        )


def event_of(seat: str) -> str:
    """One event for each seat, so that one seat's answer closes nobody else's message."""
    return f"{ANSWER}:{seat}"


def close_for_seat(decision: Decision, seat: str, *, by_alias: str, at: datetime) -> None:
    """A seat has answered: its holder and alternates need not any more."""
    accounts.close(about=Ref.to(decision), event=event_of(seat), by_alias=by_alias, at=at)


def close_for_all(decision: Decision, *, by_alias: str, at: datetime) -> None:
    """Nobody need answer this wording any more."""
    for seat in queries.entitled(decision):
        close_for_seat(decision, seat, by_alias=by_alias, at=at)


def tell_of_outcome(decision: Decision, *, by: User, at: datetime) -> None:
    """Both sides hear how it ended, in words."""
    found = queries.state_of(decision, on=timezone.localdate(at))
    people = {
        person.pk: person
        for side in decision.keys
        for person in partnerships.people_of_side(decision.body, side)
        if person.pk != by.pk
    }
    accounts.tell(
        to=people.values(),
        event=OUTCOME,
        kind=MessageKind.VIEW,
        title=TITLES[found],
        values={"body": decision.body.name, "title": decision.title},
        about=Ref.to(decision),
        place=Ref.to(decision.body),
        at=at,
        once=f"{OUTCOME}:{decision.key}:{queries.current_wording(decision).number}:{found}",
    )
