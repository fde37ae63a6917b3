"""What people are told of figures: published, withdrawn."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.fair_access.models import Publication
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref


def tell_of_publication(publication: Publication, *, by: User, at: datetime) -> None:
    """Both sides hear that their figures are public."""
    _tell(publication, "publication.published", "Published: {title}", by=by, at=at)


def tell_of_withdrawal(publication: Publication, *, by: User, at: datetime) -> None:
    """Both sides hear that figures were taken back."""
    _tell(publication, "publication.withdrawn", "Withdrawn: {title}", by=by, at=at)


def _tell(publication: Publication, event: str, title: str, *, by: User, at: datetime) -> None:
    people = {
        person.pk: person
        for side in Side
        for person in partnerships.people_of_side(publication.body, side)
        if person.pk != by.pk
    }
    accounts.tell(
        to=people.values(),
        event=event,
        kind=MessageKind.VIEW,
        title=title,
        values={"title": publication.title},
        about=Ref.to(publication),
        place=Ref.to(publication.body),
        at=at,
        once=f"{event}:{publication.key}",
    )
