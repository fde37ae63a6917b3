"""Who is asked for an answer, and who hears how it ended. Nothing here tells of a sealed answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.decisions import queries
from highroad.areas.decisions.models import Decision, Fallback, Renewal, Withdrawal
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

ANSWER = "decision.answer"
OUTCOME = "decision.outcome"
ADVISE = "decision.advise"
RENEWAL = "charter.renewal"
LEAVING = "party.leaving"
TITLES = {
    Outcome.ADOPTED: gettext_noop("{body}: adopted: {title}"),
    Outcome.PROVISIONAL: gettext_noop("{body}: provisional until a meeting confirms it: {title}"),
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


def tell_of_fallback(fallback: Fallback, *, by: User, at: datetime) -> None:
    """Both sides hear that a text was sent on, and find there to whom."""
    decision = fallback.decision
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
        title=gettext_noop("{body}: sent on, as the charter says: {title}"),
        values={"body": decision.body.name, "title": decision.title},
        about=Ref.to(decision),
        place=Ref.to(decision.body),
        at=at,
        once=f"{OUTCOME}:{decision.key}:sent",
    )


def ask_sponsors(fallback: Fallback, sponsors: Iterable[User], *, at: datetime) -> None:
    """Whoever stands behind the body is asked what they advise."""
    decision = fallback.decision
    accounts.tell(
        to=sponsors,
        event=ADVISE,
        kind=MessageKind.ACT,
        title=gettext_noop("{body}: sent to you as sponsor: {title}"),
        values={"body": decision.body.name, "title": decision.title},
        about=Ref.to(decision),
        place=Ref.to(decision.body),
        at=at,
        once=f"{ADVISE}:{fallback.key}",
    )


def close_for_sponsors(fallback: Fallback, *, by_alias: str, at: datetime) -> None:
    """What sponsors advise has come back."""
    accounts.close(about=Ref.to(fallback.decision), event=ADVISE, by_alias=by_alias, at=at)


def tell_of_renewal(renewal: Renewal, *, at: datetime) -> None:
    """The co-chairs of every side with a key are asked to confirm the charter anew, by a day."""
    _tell_chairs(
        renewal,
        title=gettext_noop("{body}: both sides renew the charter by {day}"),
        once="opened",
        sides=partnerships.key_sides(renewal.body),
        at=at,
    )


def remind_of_renewal(renewal: Renewal, *, stage: str, at: datetime) -> int:
    """The co-chairs whose word is missing are reminded. Returns how many sides were told."""
    line = queries.renewal_line(renewal, timezone.localdate(at))
    missing = [side for side, has_said in line.words.items() if not has_said]
    title = gettext_noop("{body}: the charter is to be renewed by {day}")
    if stage == "late":
        title = gettext_noop("{body}: the charter should have been renewed by {day}")
    _tell_chairs(renewal, title=title, once=stage, sides=missing, at=at)
    return len(missing)


def _tell_chairs(
    renewal: Renewal, *, title: str, once: str, sides: Iterable[Side], at: datetime
) -> None:
    for side in sides:
        accounts.tell(
            to=partnerships.co_chairs_of_side(renewal.body, side),
            event=RENEWAL,
            kind=MessageKind.VIEW,
            title=title,
            values={"body": renewal.body.name, "day": renewal.due_on.isoformat()},
            about=Ref.to(renewal),
            place=Ref.to(renewal.body),
            at=at,
            once=f"{RENEWAL}:{renewal.key}:{once}",
        )


def tell_of_withdrawal(withdrawal: Withdrawal, *, by: User | None, at: datetime) -> None:
    """Every co-chair hears that it leaves, stays, or has left."""
    party = withdrawal.party
    title, stage = gettext_noop("{partnership}: {party} leaves on {day}"), "given"
    if withdrawal.taken_back_at is not None:
        title, stage = gettext_noop("{partnership}: {party} stays"), "back"
    elif withdrawal.done_at is not None:
        title, stage = gettext_noop("{partnership}: {party} has left"), "done"
    chairs = partnerships.co_chairs_of_partnership(party.partnership)
    accounts.tell(
        to=[person for person in chairs if by is None or person.pk != by.pk],
        event=LEAVING,
        kind=MessageKind.VIEW,
        title=title,
        values={
            "partnership": party.partnership.name,
            "party": str(party),
            "day": withdrawal.ends_on.isoformat(),
        },
        about=Ref.to(withdrawal),
        place=Ref.to(party.partnership),
        at=at,
        once=f"{LEAVING}:{withdrawal.key}:{stage}",
    )
