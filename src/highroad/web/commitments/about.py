"""The promises about a record, ready for any page: `{% include "commitments/about.html" %}`.

A page of another area puts `shown_about(...)` into its context under the name `promises`.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from highroad.areas.accounts.requests import User
from highroad.areas.commitments import permissions, queries
from highroad.areas.commitments.queries import CommitmentLine
from highroad.areas.partnerships.queries import Body
from highroad.kit.refs import Ref
from highroad.web.commitments.words import PILLS


@dataclass(frozen=True)
class Promises:
    """What was promised about a record, and where to promise more; no address without the right."""

    lines: tuple[tuple[CommitmentLine, str], ...]
    address: str


def shown_about(ref: Ref, *, body: Body, user: User, kind: str = "", what: str = "") -> Promises:
    """The promises about a record that this reader may see. `kind` and `what` fill in the form."""
    lines = tuple((line, PILLS[line.state]) for line in queries.about(ref, seen_by=user))
    if not permissions.may_promise(user, body):
        return Promises(lines, "")
    given = {"about": str(ref), "kind": kind, "what": what}
    query = urlencode({name: value for name, value in given.items() if value})
    address = reverse("commitments:promise", kwargs={"key": body.pk})
    return Promises(lines, f"{address}?{query}")
