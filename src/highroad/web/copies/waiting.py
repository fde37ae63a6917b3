"""What of copies waits for somebody: a file to download, people to ask in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.requests import User
from highroad.areas.copies import queries
from highroad.areas.copies.vocabulary import CopyStatus
from highroad.areas.partnerships import queries as partnerships


@dataclass(frozen=True)
class WaitingLine:
    """One thing to do."""

    title: str
    place: str
    since: datetime
    due_on: date | None
    address: str
    button: str
    about: str


def lines_for(user: User) -> Iterator[WaitingLine]:
    """Closed by the act: a file by its download, a name by asking somebody in."""
    for line in queries.waiting_for(user, timezone.now()):
        is_ready = line.status == CopyStatus.READY
        yield WaitingLine(
            title=_("Your full copy is ready") if is_ready else _("Your full copy could not be made"),
            place=line.partnership_name, since=line.made_at or line.asked_at,
            due_on=timezone.localdate(line.until) if line.until else None,
            address=reverse("copies:copy", args=[line.key]),
            button=_("Download it") if is_ready else _("See why"), about=f"copies.copy:{line.key}",
        )  # fmt: skip
    for brought in partnerships.brought_waiting_for(user):
        yield WaitingLine(
            title=_("People came along as names: %(count)s") % {"count": brought.count},
            place=brought.partnership_name, since=brought.since, due_on=None,
            address=reverse("copies:people", args=[brought.partnership_key]),
            button=_("Ask them in"), about=f"partnerships.partnership:{brought.partnership_key}",
        )  # fmt: skip
