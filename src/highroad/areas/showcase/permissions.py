"""May this person? Stories are moderated by the program office."""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.decisions.permissions import may_propose
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.showcase import queries
from highroad.areas.showcase.models import ContactTerms, OfficeQuestion, Story
from highroad.areas.showcase.rules import stories as rules
from highroad.areas.showcase.vocabulary import StoryAct
from highroad.kit.answers import Answer, no, yes


def may_moderate(user: User) -> Answer:
    """Any of several moderators: the program office and the operators."""
    return may_see_platform(user)


def may_do(user: User, story: Story, act: StoryAct) -> Answer:
    """A moderator, and only what the state of the story allows."""
    moderator = may_moderate(user)
    return rules.may_move(story.status, act) if moderator else moderator


def may_ask_partnership(user: User) -> Answer:
    """The program office asks."""
    return may_see_platform(user)


def may_answer_office(user: User, question: OfficeQuestion, body: Body, *, on: date) -> Answer:
    """Somebody with a seat on a side of a body of that partnership, while no answer is before both."""
    if body.partnership_id != question.partnership_id:
        return no("This body belongs to another partnership.")
    if not queries.may_answer_anew(question, on=on):
        return no("An answer is before both sides already, or was given.")
    return may_propose(user, body, on)


def may_end_contact(user: User, contact: ContactTerms) -> Answer:
    """Anybody with a seat on a side of the partnership: what needs two keys to begin needs one to end."""
    if partnerships.sides_of(user, partnership=contact.body.partnership):
        return yes
    return no("Only somebody with a seat on a side may end this.")
