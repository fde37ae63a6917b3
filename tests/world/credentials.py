"""Credentials of the world: one issued by both sides, held by a link."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from highroad.areas.credentials.actions import holding, issuing, keys
from highroad.areas.credentials.actions.providers import keep_statement
from highroad.areas.credentials.models import Signatory
from highroad.areas.credentials.vocabulary import CredentialKind
from highroad.areas.credentials.vocabulary import ProviderField as Field
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.training.actions import enrollments, learning
from highroad.areas.training.actions.learning import RatingDraft
from highroad.areas.training.models import Pairing
from highroad.areas.training.vocabulary.enrollments import PairingKind

if TYPE_CHECKING:
    from tests.world.everything import WholeBuilder


def vouch(builder: WholeBuilder) -> None:
    """Everything by actions; the name is in no text, the competency is."""
    things, people = builder.table.things, builder.table.people
    made, labor = things["enrollment"], people["labor"]
    for role, side in (("labor", Side.LABOR), ("management", Side.MANAGEMENT)):
        keys.name_signatory(
            body=things["body"], party=builder.party(side), by=people[role], at=builder.now()
        )
    things["credential_party"] = Signatory.objects.get(side="labor", body=things["body"]).party
    teacher = Pairing.objects.filter(enrollment=made, kind="journeyworker").first()
    second = builder.someone("second_teacher")
    enrollments.pair(
        enrollment=made, user=second, kind=PairingKind.JOURNEYWORKER, from_on=date(2026, 3, 2),
        by=labor, at=builder.now(),
    )  # fmt: skip
    assert teacher is not None
    about = made.standards.terms.competencies[0].key
    rating = learning.rate(
        enrollment=made, by=teacher.user, at=builder.now(),
        draft=RatingDraft(competency=about, level=4, on=date(2026, 3, 3), note=builder.word("coordinator", "rated_again")),
    )  # fmt: skip
    learning.answer_rating(rating=rating, is_signed=True, by=second, at=builder.now())
    one = issuing.prepare(
        enrollment=made, kind=CredentialKind.COMPETENCY, about=about, by=labor, at=builder.now()
    )
    for role in ("labor", "management"):
        issuing.answer(
            credential=one, digest=one.digest, is_yes=True, by=people[role], at=builder.now()
        )
    things["credential"] = one
    things["provider_statement"] = keep_statement(
        program=one.enrollment.program, by=labor, at=builder.now(), told={
            Field.PROVIDER: builder.word("joint", "provider"), Field.STREET: builder.word("joint", "provider_street"),
            Field.CITY: "Boston", Field.STATE: "MA", Field.ZIP: "02110", Field.NUMBER: "MA-1",
            Field.REGISTERED: "2026-01-05", Field.COST: builder.word("joint", "provider_cost"),
        },
    )  # fmt: skip
    things["credential_token"] = holding.make_link(enrollment=made, by=labor, at=builder.now())
