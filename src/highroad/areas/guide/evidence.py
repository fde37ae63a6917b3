"""Live figures from every area, for the guide.

A collector asks the queries of one area and returns lines of evidence. `SHOWN_BY` names, for each
question, the collectors that speak for it: an area joins the guide with a collector here and its
name in that table. Nothing is kept: evidence is read when somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.models import User
from highroad.areas.guide.rules import EvidenceLine
from highroad.areas.guide.vocabulary import QUESTIONS, EvidenceKind, Question
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import OrganizationKind
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class Asked:
    """What a collector is asked about: a partnership, as this reader sees it, on this day."""

    partnership: Partnership
    seen_by: User
    on: date


Collector = Callable[[Asked], list[EvidenceLine]]


def seats_are_equal(asked: Asked) -> list[EvidenceLine]:
    """Labor and management sit in equal numbers in a body at the top."""
    found = []
    for line in partnerships.list_bodies(asked.partnership, asked.seen_by):
        if line.depth == 0:
            body = partnerships.get_body(line.key, asked.seen_by)
            parity = partnerships.parity_of(body)
            if parity.is_equal and parity.labor:
                found.append(
                    EvidenceLine(
                        EvidenceKind.PARTIES,
                        asked.on,
                        _("Labor and management have {seats} seats each in {body}"),
                        _("Roster"),
                        Ref.to(body),
                        {"seats": parity.labor, "body": body.name},
                    )
                )
    return found


def _at_the_table(asked: Asked, kinds: tuple[OrganizationKind, ...]) -> list[EvidenceLine]:
    return [
        EvidenceLine(
            EvidenceKind.PARTIES,
            asked.on,
            _("{party} is a party ({kind})"),
            _("Parties"),
            Ref.to(asked.partnership),
            {"party": party.name, "kind": party.kind.label},
        )
        for party in partnerships.list_parties(asked.partnership, asked.seen_by)
        if party.kind in kinds
    ]


def teachers_are_parties(asked: Asked) -> list[EvidenceLine]:
    """Providers, workforce boards, colleges and community organizations at the table."""
    return _at_the_table(
        asked,
        (
            OrganizationKind.TRAINING_PROVIDER,
            OrganizationKind.WORKFORCE_BOARD,
            OrganizationKind.COLLEGE,
            OrganizationKind.COMMUNITY_ORGANIZATION,
        ),
    )


def helpers_are_parties(asked: Asked) -> list[EvidenceLine]:
    """The workforce board and community organizations at the table."""
    return _at_the_table(
        asked, (OrganizationKind.WORKFORCE_BOARD, OrganizationKind.COMMUNITY_ORGANIZATION)
    )


SHOWN_BY: Mapping[str, tuple[Collector, ...]] = {
    "1a": (seats_are_equal,),
    "1a3": (teachers_are_parties,),
    "1a4": (helpers_are_parties,),
}


def lines_of(
    partnership: Partnership, *, seen_by: User, on: date, only: Question | None = None
) -> dict[str, list[EvidenceLine]]:
    """Every line that speaks for each question, or for one; each collector is asked once."""
    asked = Asked(partnership, seen_by, on)
    questions = (only,) if only else QUESTIONS
    wanted = {one for question in questions for one in SHOWN_BY.get(question.key, ())}
    found = {one: one(asked) for one in wanted}
    return {
        question.key: [
            line
            for one in SHOWN_BY.get(question.key, ())
            for line in found[one]
            if line.kind in question.evidence_kinds
        ]
        for question in questions
    }
