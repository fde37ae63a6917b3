"""May this person? Stories are moderated by the program office."""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.showcase.models import Story
from highroad.areas.showcase.rules import stories as rules
from highroad.areas.showcase.vocabulary import StoryAct
from highroad.kit.answers import Answer


def may_moderate(user: User) -> Answer:
    """Any of several moderators: the program office and the operators."""
    return may_see_platform(user)


def may_do(user: User, story: Story, act: StoryAct) -> Answer:
    """A moderator, and only what the state of the story allows."""
    moderator = may_moderate(user)
    return rules.may_move(story.status, act) if moderator else moderator
