"""Keeping the register of a facility: hours, people on it, requests for apprentices and their replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import (
    ContractorHours,
    CreditClaim,
    Facility,
    GoodFaithRequest,
    OnSite,
    RequestReply,
    TrainingProgram,
)
from highroad.areas.training.permissions.credits import may_keep, may_reply
from highroad.areas.training.permissions.programs import may_begin
from highroad.areas.training.rules.credits.ends import BY_TECHNOLOGY
from highroad.areas.training.vocabulary.credits import Credit, ReplyKind, SentBy, Technology
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class FacilityDraft:
    """What is built. Hours planned for all contractors; megawatts of alternating current."""

    name: str
    began_on: date
    planned_hours: Decimal
    place: str = ""
    megawatts: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class ClaimDraft:
    """Which credit is meant to be claimed, with what it is earned, and the days of service."""

    credit: Credit
    technology: Technology | None = None
    planned_on: date | None = None
    in_service_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AskDraft:
    """A written request for apprentices, with everything the regulation wants in it."""

    program_name: str
    sent_by: SentBy
    requested_on: date
    received_on: date
    needed_on: date
    until_on: date
    occupation: str
    place: str
    count: int
    hours: Decimal
    contact: str
    serves: bool = False
    states_intent: bool = False


def _alias(by: User, facility: Facility) -> str:
    return partnerships.alias_of(by, facility.body.partnership, body=facility.body)


@whole
def keep_facility(*, body: Body, draft: FacilityDraft, by: User, at: datetime) -> Facility:
    """Begin the register of a facility for the party somebody sits for. Raises `Refused`."""
    require(may_begin(by, body))
    seat = partnerships.seat_of(by, body=body)
    assert seat is not None
    name = " ".join(draft.name.split())
    if not name:
        raise Refused(no("A facility needs a name."))
    if Facility.objects.filter(party=seat.party_id, name=name).exists():
        raise Refused(no("There is a register of that name."))
    made = Facility.objects.create(
        party_id=seat.party_id, body=body, name=name, place=draft.place.strip(),
        began_on=draft.began_on, megawatts=draft.megawatts, planned_hours=draft.planned_hours,
        made_by_alias=partnerships.alias_of(by, body.partnership, body=body), made_at=at,
    )  # fmt: skip
    record(body, "facility.begun", Ref.to(made), by=by, at=at, content={})
    return made


@whole
def say_credit(*, facility: Facility, draft: ClaimDraft, by: User, at: datetime) -> CreditClaim:
    """Which credit a facility is built for; a later line replaces it. Raises `Refused`."""
    require(may_keep(by, facility))
    if draft.credit in BY_TECHNOLOGY and draft.technology is None:
        raise Refused(no("Say the technology: this credit ends earlier for wind and sun."))
    if draft.in_service_on is not None and draft.in_service_on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    days = [day for day in (draft.planned_on, draft.in_service_on) if day is not None]
    if any(day < facility.began_on for day in days):
        raise Refused(no("It goes into service after construction began."))
    before = facility.claims.first()
    made = CreditClaim.objects.create(
        facility=facility, number=before.number + 1 if before else 1, credit=draft.credit,
        technology=draft.technology or "", planned_on=draft.planned_on,
        in_service_on=draft.in_service_on, made_by_alias=_alias(by, facility), made_at=at,
    )  # fmt: skip
    record(facility.body, "facility.credit", Ref.to(made), by=by, at=at, content={})
    return made


@whole
def say_hours(
    *, facility: Facility, contractor: str, until_on: date, total: Decimal, apprentice: Decimal,
    by: User, at: datetime,
) -> ContractorHours:  # fmt: skip
    """All hours of a contractor up to a day; a later line replaces it. Raises `Refused`."""
    require(may_keep(by, facility))
    name = " ".join(contractor.split())
    if not name:
        raise Refused(no("Name the contractor."))
    if until_on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    if not 0 <= apprentice <= total:
        raise Refused(no("Apprentice hours are part of all hours."))
    before = facility.hours.filter(contractor=name).first()
    if before is not None and until_on < before.until_on:
        raise Refused(no("There are hours up to a later day already."))
    made = ContractorHours.objects.create(
        facility=facility, contractor=name, number=before.number + 1 if before else 1,
        until_on=until_on, total=total, apprentice=apprentice, made_at=at,
        made_by_alias=_alias(by, facility),
    )  # fmt: skip
    record(facility.body, "facility.hours", Ref.to(made), by=by, at=at, content={})
    return made


@whole
def note_on_site(
    *, facility: Facility, contractor: str, code: str, first_on: date, is_apprentice: bool,
    by: User, at: datetime,
) -> OnSite:  # fmt: skip
    """Note the first day of an individual, under a code. Raises `Refused`."""
    require(may_keep(by, facility))
    name, word = " ".join(contractor.split()), " ".join(code.split())
    if not name or not word:
        raise Refused(no("Name the contractor, and give the individual a code."))
    if first_on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    if facility.people.filter(contractor=name, code=word).exists():
        raise Refused(no("This code is noted already."))
    made = OnSite.objects.create(
        facility=facility, contractor=name, code=word, first_on=first_on,
        is_apprentice=is_apprentice, made_by_alias=_alias(by, facility), made_at=at,
    )  # fmt: skip
    record(facility.body, "facility.on_site", Ref.to(made), by=by, at=at, content={})
    return made


@whole
def ask_program(
    *, facility: Facility, draft: AskDraft, by: User, at: datetime,
    program: TrainingProgram | None = None,
) -> GoodFaithRequest:  # fmt: skip
    """Keep a request that went to a program, of this house or of another. Raises `Refused`."""
    require(may_keep(by, facility))
    name = program.name if program else " ".join(draft.program_name.split())
    if not name:
        raise Refused(no("Name the program that was asked."))
    if program is not None and program.body.partnership_id != facility.party.partnership_id:
        raise Refused(no("Choose a program of this partnership."))
    _days(draft, timezone.localdate(at))
    same = facility.requests.filter(
        program_name=name, requested_on=draft.requested_on, occupation=draft.occupation.strip()
    )
    if same.exists():
        raise Refused(no("This request is kept already."))
    given = {**vars(draft), "program_name": name, "occupation": draft.occupation.strip()}
    made = GoodFaithRequest.objects.create(
        facility=facility, program=program, made_by_alias=_alias(by, facility), made_at=at, **given
    )
    record(facility.body, "facility.asked", Ref.to(made), by=by, at=at, content={})
    return made


def _days(draft: AskDraft, today: date) -> None:
    if draft.requested_on > today or draft.received_on > today:
        raise Refused(no("Choose a day that has come."))
    if draft.received_on < draft.requested_on:
        raise Refused(no("It was received after it was sent."))
    if draft.needed_on < draft.requested_on:
        raise Refused(no("Apprentices are needed after they are asked for."))
    if draft.until_on < draft.needed_on:
        raise Refused(no("The last day is not before the first."))


@whole
def reply_to(
    *, request: GoodFaithRequest, kind: ReplyKind, on: date, words: str, by: User, at: datetime
) -> RequestReply:
    """Keep what the program answered, once. Raises `Refused`."""
    kept = GoodFaithRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    require(may_reply(by, kept))
    if on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    if on < kept.requested_on:
        raise Refused(no("The answer is not before the request."))
    made = RequestReply.objects.create(
        request=kept, kind=kind, on=on, words=words.strip(), made_at=at,
        made_by_alias=_alias(by, kept.facility),
    )  # fmt: skip
    record(kept.facility.body, "facility.answered", Ref.to(made), by=by, at=at, content={})
    return made
