"""What an agreement says, for paper; and the blank official form of a program."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from django.utils.translation import override

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import Coordinator, Enrollment, OfficialForm, TrainingProgram
from highroad.areas.training.rules.agreements import AgreementFacts, Signed, agreement_values
from highroad.areas.training.rules.official.filling import fill_form
from highroad.areas.training.rules.official.reading import MOST_BYTES, FormField, read_form
from highroad.areas.training.vocabulary.agreement import AGREEMENT_FIELDS
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus

__all__ = [
    "AGREEMENT_FIELDS", "MOST_BYTES", "FormField", "OfficialForm", "fields_of", "filled", "form_of",
    "get_form", "values_of",
]  # fmt: skip


def values_of(enrollment: Enrollment) -> Mapping[str, str]:
    """What the agreement says, by code; in the language that is active, days as the form writes them."""
    terms, born = enrollment.standards.terms, enrollment.participant.born_on
    employer = enrollment.employer.organization
    registered = enrollment.moves.filter(status=EnrollmentStatus.REGISTERED).first()
    facts = AgreementFacts(
        apprentice=enrollment.participant.name, born_on=born, preparing=_preparing(enrollment),
        number=enrollment.program.number, sponsor=enrollment.program.body.name,
        employer=employer.name,
        place=", ".join(each for each in (employer.city, employer.state) if each),
        credit=Decimal(enrollment.credit_hours),
        credit_instruction=Decimal(enrollment.credit_instruction),
        started_on=enrollment.started_on, expected_on=enrollment.expected_on,
        signed=tuple(
            Signed(part=row.part, name=row.name, on=row.signed_on)
            for row in enrollment.signatures.all()
        ),
        registered_on=registered.on if registered else None,
        agency_number=enrollment.agency_number,
    )  # fmt: skip
    return agreement_values(terms, facts)


def _preparing(enrollment: Enrollment) -> str:
    came = getattr(enrollment, "direct_entrant", None)
    return "" if came is None else str(came.entry.preparing.name)


def form_of(program: TrainingProgram) -> OfficialForm | None:
    """The newest blank form of a program."""
    return OfficialForm.objects.filter(program=program).first()


def get_form(key: UUID | str, seen_by: User) -> OfficialForm:
    """A form of a program the reader coordinates. Raises `NotFound`."""
    programs = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    found = OfficialForm.objects.filter(program__in=programs)
    return partnerships.one(found.select_related("program__body__partnership"), key)


def fields_of(form: OfficialForm) -> tuple[FormField, ...]:
    """Every field of a form, in its order."""
    return read_form(bytes(form.content)).fields


def filled(form: OfficialForm, enrollment: Enrollment) -> bytes:
    """The official form of one apprentice, filled from the record in English, as the agency reads it."""
    with override("en"):
        values = values_of(enrollment)
    return fill_form(bytes(form.content), form.matched, values)
