"""What editors and the program office have to look after: links, and pages grown old."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.library import rules
from highroad.areas.library.models import Content, Helper, Resource
from highroad.areas.library.vocabulary import LinkStatus
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class UpkeepLine:
    """A page to look after: what it is, and since when."""

    title: str
    page: str
    slug: str
    since: date
    status: LinkStatus | None = None


def links_due_for_system(*, at: datetime) -> list[Resource | Helper]:
    """Links that may be looked at again, those longest alone first."""
    shown = [*Resource.objects.filter(live=True), *Helper.objects.filter(live=True)]
    due = [
        kept
        for kept in shown
        if rules.may_look_again(LinkStatus(kept.link_status), kept.link_checked_at, at)
    ]
    return sorted(due, key=lambda kept: (kept.link_checked_at or datetime.min.replace(tzinfo=at.tzinfo)))  # fmt: skip


def must_keep_up(user: User) -> None:
    """Raises `NotFound` for whoever is neither an editor nor of the program office."""
    if not (may_see_platform(user) or (user.is_active and user.role == Role.EDITOR)):
        raise NotFound


def list_broken_links(*, seen_by: User) -> list[UpkeepLine]:
    """Links that do not answer or have moved, with the day of the last look."""
    must_keep_up(seen_by)
    wrong = (LinkStatus.BROKEN, LinkStatus.MOVED)
    return [
        UpkeepLine(str(kept), page, kept.slug, kept.link_checked_at.date(), LinkStatus(kept.link_status))
        for page, model in (("library:resource", Resource), ("library:helper", Helper))
        for kept in model.objects.filter(live=True, link_status__in=wrong)
        if kept.link_checked_at
    ]  # fmt: skip


def list_stale(*, seen_by: User, on: date) -> list[UpkeepLine]:
    """Resources and helpers that were compared with their source too long ago."""
    must_keep_up(seen_by)
    return [
        *stale_among(Resource.objects.filter(live=True), "library:resource", on),
        *stale_among(Helper.objects.filter(live=True), "library:helper", on),
    ]


def stale_among(kept: Iterable[Content], page: str, on: date) -> list[UpkeepLine]:
    """Those of these pages that have grown old."""
    return [
        UpkeepLine(str(one), page, one.slug, one.checked_on)
        for one in kept
        if rules.is_stale(one.checked_on, on)
    ]
