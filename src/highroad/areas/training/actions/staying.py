"""Mentors, check-ins, exit interviews, complaints. None of their words stand in the joint record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    CheckIn,
    Complaint,
    Enrollment,
    ExitInterview,
    MentorOffer,
    Pairing,
    TrainingProgram,
)
from highroad.areas.training.permissions import staying as permissions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.rules import complaints as rules
from highroad.areas.training.vocabulary.staying import ComplaintRoute, HowItGoes, LeavingReason
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def offer_to_mentor(
    *, program: TrainingProgram, user: User, by: User, at: datetime, site: str = "",
    languages: str = "", most: int = 1,
) -> MentorOffer:  # fmt: skip
    """Note that somebody would mentor, and how many at a time. Raises `Refused`."""
    require(may_coordinate(by, program))
    if most < 1:
        raise Refused(no("A mentor takes at least one apprentice."))
    if program.mentor_offers.filter(user=user, ended_at=None).exists():
        raise Refused(no("They are on the list already."))
    made = MentorOffer.objects.create(
        program=program, user=user, site=" ".join(site.split()),
        languages=" ".join(languages.split()), most=most, made_at=at,
        made_by_alias=partnerships.alias_of(by, program.body.partnership, body=program.body),
    )  # fmt: skip
    record(program.body, "mentor.offered", Ref.to(made), by=by, at=at, content={"most": most})
    return made


@whole
def end_offer(*, offer: MentorOffer, by: User, at: datetime) -> MentorOffer:
    """They take nobody new; whom they mentor they keep. Raises `Refused`."""
    require(may_coordinate(by, offer.program))
    if offer.ended_at is not None:
        raise Refused(no("This has ended already."))
    offer.ended_at = at
    offer.save(update_fields=["ended_at"])
    record(offer.program.body, "mentor.withdrew", Ref.to(offer), by=by, at=at, content={"ended": 1})
    return offer


@whole
def check_in(
    *, pairing: Pairing, how: HowItGoes, by: User, at: datetime, words: str = "",
    wants_help: bool = False,
) -> CheckIn:  # fmt: skip
    """Two minutes: how it goes, and whether the program should help. Raises `Refused`."""
    kept = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    day = timezone.localdate(at)
    require(permissions.may_check_in(by, kept, day))
    return CheckIn.objects.create(
        pairing=kept, number=kept.check_ins.count() + 1, day=day, how=how, words=words.strip(),
        wants_help=wants_help, by=by, at=at,
    )  # fmt: skip


@whole
def ask_why(
    *, enrollment: Enrollment, reasons: Sequence[LeavingReason], held_on: date, by: User,
    at: datetime, words: str = "", would_return: bool | None = None,
) -> ExitInterview:  # fmt: skip
    """Note why somebody left. Raises `Refused`."""
    require(permissions.may_ask_why(by, enrollment))
    if not reasons:
        raise Refused(no("Choose at least one reason."))
    if held_on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    return ExitInterview.objects.create(
        enrollment=enrollment, held_on=held_on, reasons=[LeavingReason(each).value for each in reasons],
        words=words.strip(), would_return=would_return, by=by, at=at,
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ComplaintDraft:
    """What somebody complains of, when it happened, when it was written, and where it goes."""

    route: ComplaintRoute
    happened_on: date
    filed_on: date
    words: str


@whole
def complain(*, enrollment: Enrollment, draft: ComplaintDraft, by: User, at: datetime) -> Complaint:
    """Keep a complaint. A late one is kept all the same. Raises `Refused`."""
    require(permissions.may_complain(by, enrollment))
    require(rules.may_file(
        happened_on=draft.happened_on, filed_on=draft.filed_on, today=timezone.localdate(at)
    ))  # fmt: skip
    if not draft.words.strip():
        raise Refused(no("Write down what happened."))
    return Complaint.objects.create(
        enrollment=enrollment, route=draft.route, happened_on=draft.happened_on,
        filed_on=draft.filed_on, words=draft.words.strip(), by=by, at=at,
    )  # fmt: skip


@whole
def answer_complaint(
    *, complaint: Complaint, ruling: str, ruled_on: date, by: User, at: datetime
) -> Complaint:
    """The sponsor's answer. Raises `Refused`."""
    kept = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    require(permissions.may_answer_complaint(by, kept))
    require(rules.may_rule(
        kept.route, filed_on=kept.filed_on, ruled_on=ruled_on, before=kept.ruled_on
    ))  # fmt: skip
    if not ruling.strip():
        raise Refused(no("Write the answer down. The apprentice reads it."))
    if ruled_on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    kept.ruling, kept.ruled_on, kept.ruled_by = ruling.strip(), ruled_on, by
    kept.save(update_fields=["ruling", "ruled_on", "ruled_by"])
    return kept


@whole
def appeal(*, complaint: Complaint, on: date, by: User, at: datetime) -> Complaint:
    """Note that it was taken to the agency. Raises `Refused`."""
    kept = Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)
    require(permissions.may_complain(by, kept.enrollment))
    require(rules.may_appeal(ruled_on=kept.ruled_on, appealed_on=on, before=kept.appealed_on))
    if on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    kept.appealed_on = on
    kept.save(update_fields=["appealed_on"])
    return kept
