"""What filings ask of a person, in words, with the page on which it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from highroad.areas.accounts.requests import User
from highroad.areas.filings import queries
from highroad.kit.refs import Ref

ASKED = {
    "match": (gettext_lazy("Match the columns"), "filings:mapping"),
    "correct": (gettext_lazy("See what to correct"), "filings:detail"),
    "review": (gettext_lazy("Answer the warnings"), "filings:review"),
    "lock": (gettext_lazy("Lock the filing"), "filings:detail"),
    "certify": (gettext_lazy("Read and certify"), "filings:certify"),
}
"""What is asked: the button, and the page it leads to."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A filing that waits for a person."""

    title: str
    place: str
    since: datetime
    address: str
    button: str | Promise
    about: Ref


def lines_for(user: User) -> Iterator[Line]:
    """Every filing that waits for a person."""
    for waiting in queries.waiting_for(user):
        filing = waiting.filing
        button, page = ASKED[waiting.what]
        yield Line(
            title=_("Filing {number}: {status}").format(
                number=filing.number, status=filing.get_status_display()
            ),
            place=f"{filing.partnership.name} · {filing.party}",
            since=waiting.since,
            address=reverse(page, kwargs={"key": filing.key}),
            button=button,
            about=Ref.to(filing),
        )
