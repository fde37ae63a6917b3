"""What of all promises stands in somebody's inbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.requests import User
from highroad.areas.commitments import queries
from highroad.areas.commitments.queries import WaitingLine
from highroad.areas.commitments.vocabulary import WaitingFor

BUTTONS: Mapping[WaitingFor, Promise] = {
    WaitingFor.ANSWER: _("Accept or decline"),
    WaitingFor.KEEP: _("Show that it is done"),
    WaitingFor.CONFIRM: _("Confirm or send back"),
    WaitingFor.SPONSOR: _("Look into it"),
}


def lines_for(user: User, on: date) -> Iterator[tuple[WaitingLine, str, Promise]]:
    """Each promise that waits, with the address and the button that lead to it."""
    for line in queries.waiting_for(user, on=on):
        page = "evidence" if line.why is WaitingFor.KEEP else "detail"
        address = reverse(f"commitments:{page}", kwargs={"key": line.about.key})
        yield line, address, BUTTONS[line.why]
