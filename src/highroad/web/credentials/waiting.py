"""What of credentials waits for somebody: a text to sign, a revocation to answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from highroad.areas.accounts.requests import User
from highroad.areas.credentials import queries


def lines_for(user: User) -> Iterator[tuple[str, str, datetime, str, str, str]]:
    """Title, place, since, address, button, about; closed by the word of one's side."""
    for each in queries.waiting_for(user):
        view = each.view
        title = _("Sign a credential: %(title)s")
        if each.is_revocation:
            title = _("Revoke a credential? %(title)s")
        page = "credentials:revoke" if each.is_revocation else "credentials:credential"
        yield (
            title % {"title": view.title}, f"{view.program} · {view.kind.label}", each.since,
            reverse(page, args=[view.key]), _("Read and answer"), f"credentials.credential:{view.key}",
        )  # fmt: skip
