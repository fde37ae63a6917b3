"""What we tell people after an answer: that the sides see something differently."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.guide import queries, rules
from highroad.areas.guide.models import SelfAssessment
from highroad.areas.guide.vocabulary import BY_KEY, Gap, Voice
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.refs import Ref

SIDES = (Voice.LABOR, Voice.MANAGEMENT)


def tell_of_gap(given: SelfAssessment, *, by: User, at: datetime) -> None:
    """If this answer opens a gap, both sides hear of it: one message a day, however many gaps."""
    if given.voice not in SIDES:
        return
    said = queries.newest_replies(given.partnership, BY_KEY[given.question])
    if rules.gap(said.get(Voice.LABOR), said.get(Voice.MANAGEMENT)) is not Gap.DIFFERENT:
        return
    accounts.tell(
        to=_people_of_both_sides(given.partnership, by),
        event="guide.sides_differ",
        kind="view",
        title=gettext_noop("The sides answer the guide differently: {partnership}"),
        values={"partnership": given.partnership.name},
        about=Ref.to(given.partnership),
        place=Ref.to(given.partnership),
        at=at,
        once=f"guide.sides_differ:{given.partnership_id}:{at.date()}",
    )


def _people_of_both_sides(partnership: Partnership, by: User) -> list[User]:
    """Whoever sits for a side in a body that stands at the top of the tree."""
    found: dict[object, User] = {}
    for line in partnerships.list_bodies(partnership, by):
        if line.depth == 0:
            body = partnerships.get_body(line.key, by)
            for side in SIDES:
                for person in partnerships.people_of_side(body, side.value):
                    found[person.pk] = person
    return list(found.values())
