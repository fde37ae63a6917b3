"""Enrolling an apprentice, the agreement, the status, and who stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import actions as participants
from highroad.areas.participants.models import Participant
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Party
from highroad.areas.training import queries
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    AgreementSignature,
    Deregistration,
    Enrollment,
    Pairing,
    ProgramStandards,
    StatusMove,
    TrainingProgram,
)
from highroad.areas.training.permissions.enrollments import may_coordinate, may_enroll
from highroad.areas.training.queries import classes, enrollments
from highroad.areas.training.rules import packs
from highroad.areas.training.rules import status as rules
from highroad.areas.training.rules.completing import Done, expected_on, may_complete
from highroad.areas.training.rules.hours import may_credit
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    Ender,
    EnrollmentStatus,
    PairingKind,
)
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

STEPS = {
    EnrollmentStatus.COMPLETED: MilestoneKind.COMPLETED,
    EnrollmentStatus.CANCELLED: MilestoneKind.LEFT,
    EnrollmentStatus.TRANSFERRED: MilestoneKind.LEFT,
}


@dataclass(frozen=True, kw_only=True)
class ApprenticeDraft:
    """What is needed to enroll somebody. Hours of credit; the address is for their account."""

    name: str
    started_on: date
    born_on: date | None = None
    email: str = ""
    credit_hours: Decimal = Decimal(0)
    credit_instruction: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Move:
    """A step of the status, with what it takes."""

    status: EnrollmentStatus
    on: date
    reason: str = ""
    ender: Ender | None = None
    notice_on: date | None = None
    told_on: date | None = None


@whole
def enroll(
    *, program: TrainingProgram, employer: Party, draft: ApprenticeDraft, by: User, at: datetime,
    user: User | None = None,
) -> Enrollment:  # fmt: skip
    """Enroll somebody under the standards in force; the agreement comes next. Raises `Refused`."""
    day = timezone.localdate(at)
    require(may_enroll(by, program, day))
    version = queries.standards_in_force(program, day)
    assert version is not None
    _check(draft, version.terms)
    if employer.partnership_id != program.body.partnership_id:
        raise Refused(no("Choose an employer of this partnership."))
    person = participants.take_in(
        partnership=program.body.partnership, name=draft.name, born_on=draft.born_on,
        email=draft.email, user=user, by=by, at=at,
    )  # fmt: skip
    return _begin(program, version, person, employer, draft, by=by, at=at)


def _check(draft: ApprenticeDraft, terms: StandardsTerms) -> None:
    least = terms.least_age or packs.standards_on(draft.started_on).least_age
    require(rules.may_start(born=draft.born_on, on=draft.started_on, least_age=least))
    require(may_credit(
        credit=draft.credit_hours, term_hours=terms.term_hours, hours_a_year=terms.hours_in_a_year,
        pack=packs.standards_on(draft.started_on),
    ))  # fmt: skip


def _begin(
    program: TrainingProgram, version: ProgramStandards, person: Participant, employer: Party,
    draft: ApprenticeDraft, *, by: User, at: datetime, before: Enrollment | None = None,
) -> Enrollment:  # fmt: skip
    made = Enrollment.objects.create(
        program=program, standards=version, participant=person, employer=employer,
        started_on=draft.started_on, credit_hours=draft.credit_hours,
        credit_instruction=draft.credit_instruction, transferred_from=before,
        expected_on=expected_on(version.terms, draft.started_on, draft.credit_hours), made_at=at,
        made_by_alias=partnerships.alias_of(by, program.body.partnership, body=program.body),
    )  # fmt: skip
    about = Ref.to(made)
    participants.mark(
        participant=person, kind=MilestoneKind.ENROLLED, on=draft.started_on, about=about
    )
    record(
        program.body, "enrollment.begun", about, by=by, at=at,
        content={"who": person.alias, "credit": str(draft.credit_hours)},
    )  # fmt: skip
    return made


@whole
def sign_part(
    *, enrollment: Enrollment, part: AgreementPart, name: str, signed_on: date, by: User,
    at: datetime,
) -> AgreementSignature:  # fmt: skip
    """Note a signature under the agreement. Raises `Refused`."""
    require(may_coordinate(by, enrollment.program))
    if not name.strip():
        raise Refused(no("A name is needed."))
    if signed_on > timezone.localdate(at):
        raise Refused(no("Nobody has signed on a day to come."))
    before = {row.part: row for row in enrollment.signatures.all()}
    own = before.get(AgreementPart.APPRENTICE)
    on = rules.asked_on(enrollment.started_on, own.signed_on if own else signed_on)
    others = {each: row.name for each, row in before.items()}
    require(rules.may_sign_part(part, name, others, enrollment.participant.born_on, on))
    made = AgreementSignature.objects.create(
        enrollment=enrollment, part=part, name=name.strip(), signed_on=signed_on, entered_by=by,
        entered_at=at,
    )  # fmt: skip
    record(
        enrollment.program.body, "agreement.signed", Ref.to(made), by=by, at=at,
        content={"part": part.value, "on": signed_on.isoformat()},
    )  # fmt: skip
    return made


@whole
def send_agreement(*, enrollment: Enrollment, sent_on: date, by: User, at: datetime) -> Enrollment:
    """Note the day the agreement went to the agency, once everybody has signed. Raises `Refused`."""
    kept = _held(enrollment)
    require(may_coordinate(by, kept.program))
    agreement = enrollments.agreement_of(kept)
    if agreement.executed_on is None:
        raise Refused(no("Some signatures are still missing."))
    if sent_on < agreement.executed_on:
        raise Refused(no("The last signature is of {day}.", day=agreement.executed_on.isoformat()))
    kept.sent_on = sent_on
    kept.save(update_fields=["sent_on"])
    record(
        kept.program.body, "agreement.sent", Ref.to(kept), by=by, at=at,
        content={"on": sent_on.isoformat()},
    )  # fmt: skip
    return kept


@whole
def move(
    *, enrollment: Enrollment, step: Move, by: User, at: datetime, agency_number: str = ""
) -> StatusMove:
    """Move the status along its table. Raises `Refused`, and says what is missing."""
    kept = _held(enrollment)
    require(may_coordinate(by, kept.program))
    found = enrollments.status_of(kept)
    require(rules.may_move(found, step.status))
    if max(step.on, step.told_on or step.on) > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    last = kept.moves.order_by("number").last()
    executed = enrollments.agreement_of(kept).executed_on
    require(rules.may_move_on(
        step.on, before_on=last.on if last else None, executed_on=executed, to=step.status
    ))  # fmt: skip
    _check_move(kept, step)
    if agency_number.strip():
        kept.agency_number = agency_number.strip()
        kept.save(update_fields=["agency_number"])
    made = StatusMove.objects.create(
        enrollment=kept, number=kept.moves.count() + 1, status=step.status, on=step.on,
        ender=step.ender or "", reason=step.reason.strip(), notice_on=step.notice_on,
        told_on=step.told_on, at=at,
        by_alias=partnerships.alias_of(by, kept.program.body.partnership, body=kept.program.body),
    )  # fmt: skip
    if step.status in STEPS:
        participants.mark(
            participant=kept.participant, kind=STEPS[step.status], on=step.on, about=Ref.to(kept)
        )
    record(
        kept.program.body, "enrollment.moved", Ref.to(made), by=by, at=at,
        content={"who": kept.participant.alias, "status": step.status.value},
    )  # fmt: skip
    return made


def _check_move(kept: Enrollment, step: Move) -> None:
    if step.status is EnrollmentStatus.REGISTERED:
        if enrollments.agreement_of(kept).executed_on is None:
            raise Refused(no("Some signatures are still missing."))
    elif step.status is EnrollmentStatus.CANCELLED:
        _check_cancellation(kept, step)
    elif step.status is EnrollmentStatus.SUSPENDED and not step.reason.strip():
        raise Refused(no("Say why it is suspended."))
    elif step.status is EnrollmentStatus.COMPLETED:
        _check_completion(kept, step.on)


def _check_cancellation(kept: Enrollment, step: Move) -> None:
    by_program = step.ender is Ender.PROGRAM
    act = Deregistration.objects.filter(program=kept.program_id).first() if by_program else None
    in_probation = not by_program and enrollments.standing_of(kept, step.on).is_in_probation
    require(rules.may_cancel(
        ender=step.ender, in_probation=in_probation, reason=step.reason,
        notice_on=step.notice_on, on=step.on, program_ended_on=act.on if act else None,
    ))  # fmt: skip


def _check_completion(kept: Enrollment, on: date) -> None:
    stands = enrollments.standing_of(kept, on)
    done = Done(
        hours=stands.hours + stands.credit, months=stands.months, competencies=stands.competencies,
        instruction=classes.instruction_of(kept, on).total,
    )  # fmt: skip
    require(may_complete(kept.standards.terms, done, packs.standards_on(kept.started_on)))


@whole
def transfer(
    *, enrollment: Enrollment, to: TrainingProgram, employer: Party, on: date, by: User,
    at: datetime,
) -> Enrollment:  # fmt: skip
    """Close one registration and open another of the same occupation, with full credit. Raises `Refused`."""
    kept = _held(enrollment)
    require(may_enroll(by, to, timezone.localdate(at)))
    version = queries.standards_in_force(to, timezone.localdate(at))
    assert version is not None
    if version.terms.onet_code != kept.standards.terms.onet_code:
        raise Refused(no("A transfer stays in the same occupation."))
    stands = enrollments.standing_of(kept, on)
    move(enrollment=kept, step=Move(status=EnrollmentStatus.TRANSFERRED, on=on), by=by, at=at)
    draft = ApprenticeDraft(
        name=kept.participant.name, born_on=kept.participant.born_on, started_on=on,
        credit_hours=stands.hours + stands.credit,
        credit_instruction=classes.instruction_of(kept, on).total,
    )  # fmt: skip
    return _begin(to, version, kept.participant, employer, draft, by=by, at=at, before=kept)


@whole
def pair(
    *, enrollment: Enrollment, user: User, kind: PairingKind, from_on: date, by: User, at: datetime
) -> Pairing:
    """Put somebody beside an apprentice: a journeyworker or a mentor. Raises `Refused`."""
    require(may_coordinate(by, enrollment.program))
    if enrollments.is_own(user, enrollment):
        raise Refused(no("Nobody stands beside themselves."))
    made = Pairing.objects.create(
        enrollment=enrollment, user=user, kind=kind, from_on=from_on, made_at=at,
        made_by_alias=partnerships.alias_of(
            by, enrollment.program.body.partnership, body=enrollment.program.body
        ),
    )  # fmt: skip
    record(
        enrollment.program.body, "pairing.made", Ref.to(made), by=by, at=at,
        content={"who": enrollment.participant.alias, "kind": kind.value},
    )  # fmt: skip
    return made


@whole
def end_pairing(*, pairing: Pairing, on: date, by: User, at: datetime) -> Pairing:
    """It ends with this day. Raises `Refused`."""
    require(may_coordinate(by, pairing.enrollment.program))
    if pairing.to_on is not None:
        raise Refused(no("This has ended already."))
    pairing.to_on = max(on, pairing.from_on)
    pairing.save(update_fields=["to_on"])
    record(
        pairing.enrollment.program.body, "pairing.ended", Ref.to(pairing), by=by, at=at,
        content={"on": pairing.to_on.isoformat()},
    )  # fmt: skip
    return pairing


def _held(enrollment: Enrollment) -> Enrollment:
    rows = Enrollment.objects.select_for_update(of=("self",))
    return rows.select_related(*enrollments.WITH).get(pk=enrollment.pk)
