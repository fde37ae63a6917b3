"""What of demand waits for somebody: projects whose facts nobody has said lately."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from highroad.areas.accounts.requests import User
from highroad.areas.demand import queries


def lines_for(user: User, on: date) -> Iterator[tuple[str, str, datetime, str, str]]:
    """Title, place, since, address, about; closed by the word on every one of them."""
    for line in queries.stale_for(user, on):
        title = ngettext(
            "%(count)s project: are its facts still so?",
            "%(count)s projects: are their facts still so?", line.count,
        )  # fmt: skip
        yield (
            title % {"count": line.count}, line.partnership.name,
            datetime.combine(line.due_on, time(), timezone.get_current_timezone()),
            reverse("demand:needs", args=[line.partnership.key]), str(line.about),
        )  # fmt: skip
