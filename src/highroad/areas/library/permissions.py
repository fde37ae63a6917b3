"""May this person? Questions about content, suggestions, lists and joint requests."""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.decisions.permissions import may_propose
from highroad.areas.library import queries
from highroad.areas.library.models import Helper, JointRequest
from highroad.areas.library.vocabulary import RequestStatus
from highroad.areas.partnerships import permissions as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.answers import Answer, no, yes

MOST_WAITING = 200
"""How many suggestions may wait to be read."""


def may_edit_content(user: User) -> Answer:
    """Editors write and publish the content of the public site; operators may too."""
    if user.is_active and user.role in (Role.EDITOR, Role.OPERATOR):
        return yes
    return no("Only editors may change the public site.")


def may_read_suggestions(user: User) -> Answer:
    """Suggestions of the public are read by editors and by the program office."""
    editor = may_edit_content(user)
    return editor if editor else may_see_platform(user)


def may_suggest() -> Answer:
    """Anybody may, until too many wait: then the form says so instead of swallowing more."""
    if queries.waiting_suggestions_for_system() >= MOST_WAITING:
        return no("So many suggestions wait to be read that we take no more this week.")
    return yes


def may_keep_lists(user: User, partnership: Partnership) -> Answer:
    """Everybody with a confirmed seat keeps the lists together."""
    return partnerships.may_see_joint(user, partnership)


def may_ask_jointly(user: User, body: Body, helper: Helper) -> Answer:
    """Somebody with a seat on a side asks the other side to ask together."""
    if not helper.takes_joint_requests:
        return no("This helper takes no joint requests. Ask them directly.")
    return may_propose(user, body)


def may_send(user: User, request: JointRequest) -> Answer:
    """Once, after both sides signed, by somebody with a seat on a side."""
    status = queries.status_of(request)
    if status is RequestStatus.SENT:
        return no("This request has been sent already.")
    if status is not RequestStatus.SIGNED:
        return no("Both sides sign first.")
    return may_propose(user, request.body)
