"""Confirm or dispute what the other side entered: a reading, a living wage, a wage schedule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from highroad.areas.accounts.requests import SignedInRequest, User
from highroad.areas.job_quality import actions, permissions, queries
from highroad.areas.job_quality.permissions import Entered
from highroad.areas.job_quality.vocabulary import ReadingStance
from highroad.kit.answers import require
from highroad.web.job_quality.forms import DisputeForm
from highroad.web.job_quality.pages import asking, to
from highroad.web.ui.asking import act, ask

Page = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Kind:
    """How a thing is found, on which page it stands, and what it is called there."""

    find: Callable[[UUID, User], Entered]
    back: Callable[[Entered], str]
    name: Callable[[Entered], str]


def _card(found: Entered) -> str:
    return to("card", getattr(found, "job_id"))  # noqa: B009


READING = Kind(queries.get_reading, _card, lambda found: getattr(found, "job").title)  # noqa: B009
LIVING_WAGE = Kind(queries.get_living_wage, lambda found: to("pay", found.body.key), str)
SCHEDULE = Kind(queries.get_schedule, _card, str)


def confirming(kind: Kind) -> Page:
    """The page on which the other side sees the same."""

    @login_required
    @require_POST
    def confirm(request: SignedInRequest, key: UUID) -> HttpResponse:
        found = kind.find(key, request.user)
        require(permissions.may_answer(request.user, found))

        def do() -> object:
            return actions.answer(
                given=found, stance=ReadingStance.CONFIRM, by=request.user, at=timezone.now()
            )

        return act(request, do, kind.back(found), _("Confirmed."))

    return confirm


def disputing(kind: Kind) -> Page:
    """The page on which the other side says what is not right."""

    @login_required
    @asking
    def dispute(request: SignedInRequest, key: UUID) -> HttpResponse:
        found = kind.find(key, request.user)
        require(permissions.may_answer(request.user, found))
        form = DisputeForm(request.POST or None)

        def do() -> str:
            actions.answer(
                given=found, stance=ReadingStance.DISPUTE, words=form.cleaned_data["words"],
                by=request.user, at=timezone.now(),
            )  # fmt: skip
            return kind.back(found)

        return ask(
            request, form, do, body=found.body, heading=_("This is not right"),
            lede=kind.name(found), button=_("Say so"), said=_("Said. Both sides see it."),
        )  # fmt: skip

    return dispute
