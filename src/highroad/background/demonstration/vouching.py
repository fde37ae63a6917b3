"""What both sides vouch for about a sprinkler fitter: one badge signed by both, one that waits for management."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from highroad.areas.credentials import queries
from highroad.areas.credentials.actions import holding, issuing, keys
from highroad.areas.credentials.vocabulary import CredentialKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.queries import enrollments
from highroad.background.demonstration.founding import Founded

SIGNERS = (("lena", "Harbor Building"), ("marcus", "Keystone"))
ISSUED, WAITING = "hangs-pipe-to-the-drawing", "threads-and-grooves-pipe"


def deeds(founded: Founded, *, at: datetime) -> list[tuple[datetime, Callable[[datetime], object]]]:
    """The moments and what is done then."""
    return [
        (at - timedelta(days=3, hours=5, minutes=7), lambda moment: _name(founded, moment)),
        (at - timedelta(days=3, hours=4, minutes=7), lambda moment: _issue(founded, moment)),
        (at - timedelta(days=1, hours=3, minutes=7), lambda moment: _ask(founded, moment)),
    ]


def _name(founded: Founded, at: datetime) -> None:
    body = founded.bodies["committee"]
    for number, (word, begins) in enumerate(SIGNERS):
        parties = partnerships.parties_at(body)
        party = next(one for one in parties if one.organization.name.startswith(begins))
        keys.name_signatory(
            body=body, party=party, by=founded.people[word], at=at + timedelta(seconds=number)
        )


def _prepared(founded: Founded, about: str, at: datetime) -> queries.Credential:
    nia, lena = founded.people["nia"], founded.people["lena"]
    line = enrollments.list_own(seen_by=nia, on=timezone.localdate(at))[0]
    return issuing.prepare(
        enrollment=enrollments.get_enrollment(line.key, lena), kind=CredentialKind.COMPETENCY,
        about=about, by=lena, at=at,
    )  # fmt: skip


def _issue(founded: Founded, at: datetime) -> None:
    one = _prepared(founded, ISSUED, at)
    for number, (word, _begins) in enumerate(SIGNERS, start=1):
        issuing.answer(
            credential=one, digest=one.digest, is_yes=True, by=founded.people[word],
            at=at + timedelta(seconds=number),
        )  # fmt: skip
    holding.make_link(
        enrollment=one.enrollment, by=founded.people["nia"], at=at + timedelta(seconds=3)
    )


def _ask(founded: Founded, at: datetime) -> None:
    one = _prepared(founded, WAITING, at)
    issuing.answer(
        credential=one, digest=one.digest, is_yes=True, by=founded.people["lena"],
        at=at + timedelta(seconds=20),
    )  # fmt: skip
