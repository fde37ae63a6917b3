"""Who hears of an issue that moved, and who is asked to acknowledge a referral."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.models import (
    Dispute,
    Issue,
    Mediation,
    PublicQuestion,
    Referral,
)
from highroad.areas.problem_solving.vocabulary.issues import IssueState, RungEnd
from highroad.kit.refs import Ref

TITLES = {
    IssueState.SOLVED: gettext_noop("{body}: issue {number} is solved"),
    IssueState.CLOSED: gettext_noop("{body}: issue {number} is closed"),
    IssueState.ON_HOLD: gettext_noop("{body}: issue {number} is on hold"),
    IssueState.REFERRED: gettext_noop("{body}: issue {number} is referred"),
}
"""Moves that everybody hears of; the other steps are seen on the register."""


RUNGS = {
    RungEnd.RESOLVED: gettext_noop("{body}: issue {number} was resolved on the ladder"),
    RungEnd.UP: gettext_noop("{body}: issue {number} goes one rung up"),
    RungEnd.LEFT: gettext_noop("{body}: the ladder of issue {number} was left"),
}
"""How a rung was left."""


def everybody(body: Body, *, but: User | None = None) -> list[User]:
    """All who act for a side of a body, each once."""
    people = {
        person.pk: person
        for side in Side
        for person in partnerships.people_of_side(body, side)
        if but is None or person.pk != but.pk
    }
    return list(people.values())


def others(body: Body, side: str) -> list[User]:
    """All who act for the sides but one."""
    return [
        person
        for other in Side
        if other != side
        for person in partnerships.people_of_side(body, other)
    ]


Told = Issue | Referral | Mediation | PublicQuestion | Dispute


def tell(
    to: Iterable[User], title: str, record: Told, *, kind: MessageKind, event: str, at: datetime,
    **values: str | int,
) -> None:  # fmt: skip
    """One message a person about one record of the register; never its content."""
    accounts.tell(
        to=to, event=event, kind=kind, title=title, about=Ref.to(record), at=at,
        place=Ref.to(record.body),
        values={"body": record.body.name, "number": record.number, **values},
        once=f"{event}:{record.key}:{at.isoformat()}",
    )  # fmt: skip


def tell_of_issue(issue: Issue, *, by: User, at: datetime) -> None:
    """A new issue stands on the register."""
    title = gettext_noop("{body}: issue {number} is raised")
    people = everybody(issue.body, but=by)
    tell(people, title, issue, kind=MessageKind.VIEW, event="issue.raised", at=at)


def tell_of_move(issue: Issue, to: IssueState, *, by: User, at: datetime) -> None:
    """An issue ended or rests."""
    if to in TITLES:
        people = everybody(issue.body, but=by)
        tell(people, TITLES[to], issue, kind=MessageKind.VIEW, event="issue.moved", at=at)


def tell_of_impasse(issue: Issue, *, by: User, at: datetime) -> None:
    """A side says that the body is stuck: from today somebody must act by a day."""
    title = gettext_noop("{body}: a side says that issue {number} is stuck")
    people = everybody(issue.body, but=by)
    tell(people, title, issue, kind=MessageKind.VIEW, event="impasse.called", at=at)


def tell_of_rung(issue: Issue, end: RungEnd, *, by: User, at: datetime) -> None:
    """A rung of the ladder was left, and how."""
    people = everybody(issue.body, but=by)
    tell(people, RUNGS[end], issue, kind=MessageKind.VIEW, event="impasse.stepped", at=at)


def ask_to_acknowledge(referral: Referral, *, at: datetime) -> None:
    """The other side is asked to say that it has read of a referral."""
    title = gettext_noop("{body}: acknowledge referral {number}")
    people = others(referral.body, referral.side)
    tell(people, title, referral, kind=MessageKind.ACT, event="referral.acknowledge", at=at)


def ask_to_join(mediation: Mediation, *, at: datetime) -> None:
    """The other side is asked whether it joins the request for a mediation."""
    title = gettext_noop("{body}: join the request for mediation {number}")
    people = others(mediation.body, mediation.side)
    tell(people, title, mediation, kind=MessageKind.ACT, event="mediation.join", at=at)


def ask_for_public(asked: PublicQuestion, *, at: datetime) -> None:
    """The co-chairs of the other sides are asked."""
    title = gettext_noop("{body}: may the public read issue {number}?")
    people = [
        person
        for side in Side
        if side != asked.side
        for person in partnerships.co_chairs_of_side(asked.body, side)
    ]
    tell(people, title, asked, kind=MessageKind.ACT, event="issue.public", at=at)


def tell_of_public(asked: PublicQuestion, *, by: User, at: datetime) -> None:
    """Everybody on a side hears that the public reads it, or reads it no longer."""
    title = gettext_noop("{body}: the public reads issue {number}")
    if asked.ended_at is not None:
        title = gettext_noop("{body}: issue {number} is not for the public")
    people = everybody(asked.body, but=by)
    tell(people, title, asked, kind=MessageKind.VIEW, event="issue.public_news", at=at)


def tell_of_dispute(dispute: Dispute, *, by: User, at: datetime) -> None:
    """The named parties hear that it is opened, or settled; nobody else hears of it."""
    title = gettext_noop("{body}: dispute {number} names your party")
    if dispute.settled_on is not None:
        title = gettext_noop("{body}: dispute {number} is settled")
    people = [person for person in queries.people_named(dispute) if person.pk != by.pk]
    tell(people, title, dispute, kind=MessageKind.VIEW, event="dispute.news", at=at)


def ask_for_terms(dispute: Dispute, *, by: User, at: datetime) -> None:
    """The named parties are asked to agree to what was written down."""
    title = gettext_noop("{body}: terms for dispute {number} wait for your party")
    people = [person for person in queries.people_named(dispute) if person.pk != by.pk]
    tell(people, title, dispute, kind=MessageKind.ACT, event="dispute.terms", at=at)


def close_terms(dispute: Dispute, *, by_alias: str, at: datetime) -> None:
    """Nobody is asked any more."""
    accounts.close(about=Ref.to(dispute), event="dispute.terms", by_alias=by_alias, at=at)


def close(
    record: Referral | Mediation | PublicQuestion, event: str, *, by_alias: str, at: datetime
) -> None:
    """The deed is done: nobody need do it any more."""
    accounts.close(about=Ref.to(record), event=event, by_alias=by_alias, at=at)
