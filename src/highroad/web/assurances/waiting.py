"""What of agreements stands in somebody's inbox."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.requests import User
from highroad.areas.assurances import queries
from highroad.areas.assurances.queries import WaitingLine
from highroad.areas.assurances.vocabulary import WaitingTask
from highroad.web import links

BUTTONS: Mapping[WaitingTask, Promise] = {
    WaitingTask.SAY: _("Read and answer"),
    WaitingTask.RENEW: _("Show it afresh"),
    WaitingTask.BREACH: _("Answer it"),
    WaitingTask.CURE: _("Say whether it is"),
    WaitingTask.NOTICE: _("See the clocks"),
    WaitingTask.PUBLISH: _("Publish"),
    WaitingTask.ACCESS: _("Answer the request"),
    WaitingTask.INCIDENT: _("Answer it"),
    WaitingTask.POSTING: _("See the notices"),
    WaitingTask.STEP: _("See the steps"),
}


def lines_for(user: User, on: date) -> Iterator[tuple[WaitingLine, str, Promise]]:
    """Each thing that waits, with the address and the button that lead to it."""
    for line in queries.waiting_for(user, on=on):
        yield line, links.address_of(line.about), BUTTONS[line.task]
