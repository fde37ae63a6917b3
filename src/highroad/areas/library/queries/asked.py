"""Suggestions for those who read them; lists and joint requests for the seats of their partnership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.library.models import (
    Helper,
    JointRequest,
    ListedResource,
    Resource,
    ResourceList,
    Suggestion,
)
from highroad.areas.library.rules import request_status
from highroad.areas.library.vocabulary import HelpWanted, RequestStatus, SuggestionStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

MOST_TOLD: Final = 200
"""How many requests the program office is shown."""


def list_suggestions(seen_by: User) -> list[Suggestion]:
    """What was suggested, newest first; nothing for whoever does not read suggestions."""
    if not (may_see_platform(seen_by) or seen_by.role == Role.EDITOR):
        raise NotFound
    return list(Suggestion.objects.all()[:200])


def get_suggestion(key: UUID, seen_by: User) -> Suggestion:
    """One suggestion. Raises `NotFound`."""
    found = next((one for one in list_suggestions(seen_by) if one.key == key), None)
    if found is None:
        raise NotFound
    return found


def waiting_suggestions_for_system() -> int:
    """How many nobody has read yet."""
    return Suggestion.objects.filter(status=SuggestionStatus.NEW).count()


def resource_for_system(slug: str) -> Resource:
    """The record of a resource that is shown. Raises `NotFound`."""
    found = Resource.objects.filter(live=True, slug=slug).first()
    if found is None:
        raise NotFound
    return found


def helper_for_system(slug: str) -> Helper:
    """The record of a helper that is shown. Raises `NotFound`."""
    found = Helper.objects.filter(live=True, slug=slug).first()
    if found is None:
        raise NotFound
    return found


def list_kept(
    partnership: Partnership, seen_by: User
) -> list[tuple[ResourceList, list[ListedResource]]]:
    """The lists of a partnership with their lines, for its seats. Raises `NotFound`."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    kept = ResourceList.objects.filter(partnership=partnership).prefetch_related("lines__resource")
    return [(one, list(one.lines.all())) for one in kept]


def get_line(key: UUID, seen_by: User) -> ListedResource:
    """One line of a list. Raises `NotFound`."""
    found = ListedResource.objects.filter(pk=key).select_related("kept_in__partnership", "resource")
    line = found.first()
    if line is None or not partnerships.has_seat(seen_by, line.kept_in.partnership):
        raise NotFound
    return line


def get_joint_request(key: UUID, seen_by: User) -> JointRequest:
    """A joint request, for the seats of its partnership. Raises `NotFound`."""
    found = (
        JointRequest.objects.filter(pk=key).select_related("body__partnership", "helper").first()
    )
    if found is None or not partnerships.has_seat(seen_by, found.body.partnership):
        raise NotFound
    return found


def list_joint_requests(partnership: Partnership, seen_by: User) -> list[JointRequest]:
    """The joint requests of a partnership, newest first."""
    if not partnerships.has_seat(seen_by, partnership):
        raise NotFound
    found = JointRequest.objects.filter(body__partnership=partnership)
    return list(found.select_related("body", "helper"))


@dataclass(frozen=True)
class OfficeRequestLine:
    """A joint request as far as both sides let the program office know of it."""

    partnership_name: str
    helper: Helper
    wanted: HelpWanted
    from_on: date
    sent_at: datetime | None

    @property
    def status(self) -> RequestStatus:
        """Signed by both sides, or sent too."""
        return RequestStatus.SENT if self.sent_at else RequestStatus.SIGNED


def list_requests_for_office(*, seen_by: User) -> list[OfficeRequestLine]:
    """For the program office: the requests both sides signed with the word that it may know, newest first.

    A request that waits, that fell, or that says nothing of the office is not there, not even as a number.
    """
    if not may_see_platform(seen_by):
        raise NotFound
    told = JointRequest.objects.filter(office_may_know=True, decision_key__isnull=False)
    known = list(told.select_related("body__partnership", "helper")[:MOST_TOLD])
    adopted = {
        decision.key
        for decision in decisions.with_answers().filter(pk__in=[one.decision_key for one in known])
        if decisions.state_of(decision, on=timezone.localdate()) is Outcome.ADOPTED
    }
    return [
        OfficeRequestLine(
            one.body.partnership.name, one.helper, HelpWanted(one.wanted), one.from_on, one.sent_at
        )
        for one in known
        if one.decision_key in adopted
    ]


def status_of(request: JointRequest) -> RequestStatus:
    """Where it stands: read from the decision each time, never stored."""
    found = decisions.outcome_on(Ref.to(request)) if request.decision_key else None
    outcome = found[0] if found else Outcome.OPEN
    return request_status(
        is_put=request.decision_key is not None,
        is_adopted=outcome is Outcome.ADOPTED,
        is_settled=outcome is not Outcome.OPEN,
        is_sent=request.sent_at is not None,
    )
