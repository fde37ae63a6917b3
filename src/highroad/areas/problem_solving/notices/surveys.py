"""Who hears that a survey asks the people of their party."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.problem_solving.models import Survey
from highroad.areas.problem_solving.notices.issues import everybody
from highroad.kit.refs import Ref


def tell_of_survey(survey: Survey, *, by: User, at: datetime) -> None:
    """Everybody on a side: their party prints tickets for its own people."""
    accounts.tell(
        to=everybody(survey.body, but=by),
        event="survey.opened",
        kind=MessageKind.VIEW,
        title=gettext_noop("{body}: survey {number} is open, each party prints its tickets"),
        values={"body": survey.body.name, "number": survey.number},
        about=Ref.to(survey),
        place=Ref.to(survey.body),
        at=at,
        once=f"survey.opened:{survey.key}",
    )
