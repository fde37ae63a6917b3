"""Mentors, check-ins, exit interviews and complaints: the pair, the apprentice, and the program's
coordinators who do not sit for the apprentice's employer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import (
    CheckIn,
    Complaint,
    Coordinator,
    Enrollment,
    ExitInterview,
    MentorOffer,
    Pairing,
    TrainingProgram,
)
from highroad.areas.training.queries.enrollments import WITH, coordinated, employed, own
from highroad.areas.training.rules import mentoring, packs
from highroad.areas.training.rules.complaints import ComplaintClocks, clocks_of, state_of
from highroad.areas.training.rules.mentoring import Conversion, Match, Need, Offer
from highroad.areas.training.rules.packs import ComplaintPack
from highroad.areas.training.vocabulary.enrollments import Ender, EnrollmentStatus, PairingKind
from highroad.areas.training.vocabulary.staying import (
    ComplaintRoute,
    ComplaintState,
    HowItGoes,
    LeavingReason,
)


def confided(user: User) -> QuerySet[Enrollment]:
    """Enrollments of a program the reader coordinates, without those of the employer they sit for."""
    return Enrollment.objects.filter(coordinated(user)).exclude(employed(user))


def is_confided(user: User, enrollment: Enrollment) -> bool:
    """Whether somebody may read what is said in confidence about an apprentice, as the program."""
    return confided(user).filter(pk=enrollment.pk).exists()


def get_confided(key: UUID | str, seen_by: User) -> Enrollment:
    """An apprentice as the program knows them in confidence, or as they know themselves. Raises `NotFound`."""
    found = Enrollment.objects.filter(
        Q(pk__in=confided(seen_by).values("pk")) | own(seen_by)
    ).select_related(*WITH)
    return partnerships.one(found, key)


# Mentors


def get_offer(key: UUID | str, seen_by: User) -> MentorOffer:
    """An offer to mentor, for who coordinates the program. Raises `NotFound`."""
    mine = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    found = MentorOffer.objects.filter(program__in=mine, ended_at=None)
    return partnerships.one(found.select_related("program__body__partnership", "user"), key)


@dataclass(frozen=True)
class OfferLine:
    """Somebody who would mentor, and how many they have."""

    key: UUID
    user: User
    site: str
    languages: str
    most: int
    load: int


def list_offers(program: TrainingProgram, *, seen_by: User) -> list[OfferLine]:
    """Who would mentor in a program, for who coordinates it."""
    mine = Coordinator.objects.filter(user=seen_by, ended_at=None).values("program")
    rows = program.mentor_offers.filter(ended_at=None, program__in=mine).select_related("user")
    loads = _loads(program)
    return [
        OfferLine(
            key=row.key, user=row.user, site=row.site, languages=row.languages, most=row.most,
            load=loads.get(row.user_id, 0),
        )
        for row in rows
    ]  # fmt: skip


def _loads(program: TrainingProgram) -> dict[UUID, int]:
    running = Pairing.objects.filter(
        kind=PairingKind.MENTOR, to_on=None, enrollment__program=program
    )
    rows = running.order_by().values("user").annotate(count=Count("pk"))
    return {row["user"]: row["count"] for row in rows}


def matches_for(
    enrollment: Enrollment, *, site: str, language: str, seen_by: User
) -> list[tuple[Match, User]]:
    """Who could mentor an apprentice, the best fit first."""
    craft = enrollment.standards.terms.onet_code
    beside = set(
        Pairing.objects.filter(
            enrollment=enrollment, kind=PairingKind.MENTOR, to_on=None
        ).values_list("user", flat=True)
    )
    person = enrollment.participant.person
    lines = {line.key: line for line in list_offers(enrollment.program, seen_by=seen_by)}
    offers = [
        Offer(
            key=line.key, craft=craft, site=line.site, most=line.most, load=line.load,
            languages=mentoring.languages_of(line.languages),
            is_beside=line.user.pk in beside or line.user == person,
        )
        for line in lines.values()
    ]  # fmt: skip
    found = mentoring.matches(offers, Need(craft=craft, site=site, language=language))
    return [(each, lines[each.offer.key].user) for each in found]


# Check-ins


def pairs_of(seen_by: User) -> QuerySet[Pairing]:
    """Pairs of mentor and apprentice: one's own, and those of one's programs in confidence."""
    mentors = Pairing.objects.filter(kind=PairingKind.MENTOR)
    mine = Q(user=seen_by) | Q(enrollment__in=Enrollment.objects.filter(own(seen_by)))
    return mentors.filter(mine | Q(enrollment__in=confided(seen_by))).select_related(
        "user", "enrollment__program__body__partnership",
        "enrollment__participant__user", "enrollment__participant__invitation__accepted_by",
    )  # fmt: skip


def get_pair(key: UUID | str, seen_by: User) -> Pairing:
    """One pair whose check-ins the reader may read. Raises `NotFound`."""
    return partnerships.one(pairs_of(seen_by), key)


def is_of_pair(user: User, pairing: Pairing) -> bool:
    """Whether somebody is one of the two."""
    return pairing.user_id == user.pk or pairing.enrollment.participant.person == user


@dataclass(frozen=True)
class CheckInLine:
    """One check-in."""

    day: date
    how: HowItGoes
    words: str
    wants_help: bool
    by: str


def list_check_ins(pairing: Pairing, *, seen_by: User) -> list[CheckInLine]:
    """What the two wrote, the newest first."""
    rows = CheckIn.objects.filter(pairing=pairing, pairing__in=pairs_of(seen_by))
    return [
        CheckInLine(
            day=row.day, how=HowItGoes(row.how), words=row.words, wants_help=row.wants_help,
            by=row.by.name,
        )
        for row in rows.select_related("by")
    ]  # fmt: skip


@dataclass(frozen=True)
class PairLine:
    """A pair as it stands today."""

    key: UUID
    enrollment_key: UUID
    apprentice: str
    mentor: str
    program: str
    from_on: date
    last: date | None
    days: int
    is_silent: bool
    alert_on: date
    is_mentor: bool


def list_pairs(
    *, seen_by: User, on: date, program: TrainingProgram | None = None
) -> list[PairLine]:
    """Running pairs the reader may know of; of one program, or the reader's own."""
    rows = pairs_of(seen_by).filter(to_on=None, from_on__lte=on)
    if program is None:
        rows = rows.filter(
            Q(user=seen_by) | Q(enrollment__in=Enrollment.objects.filter(own(seen_by)))
        )
    else:
        rows = rows.filter(enrollment__program=program)
    return [_pair_line(row, seen_by, on) for row in rows.annotate(last=Max("check_ins__day"))]


def _pair_line(row: Pairing, reader: User, on: date) -> PairLine:
    last: date | None = getattr(row, "last", None)
    start = row.from_on
    return PairLine(
        key=row.key, enrollment_key=row.enrollment_id, apprentice=row.enrollment.participant.name, mentor=row.user.name,
        program=row.enrollment.program.name, from_on=row.from_on, last=last,
        days=mentoring.silent_days(last=last, from_on=start, on=on),
        alert_on=mentoring.alert_on(last=last, from_on=start),
        is_silent=mentoring.is_silent(last=last, from_on=start, on=on), is_mentor=row.user_id == reader.pk,
    )  # fmt: skip


def silent_pairs(user: User, on: date) -> list[PairLine]:
    """For the mentor and the program's coordinators: pairs without a word for three weeks."""
    rows = pairs_of(user).filter(to_on=None, from_on__lte=on)
    rows = rows.filter(Q(user=user) | Q(enrollment__in=confided(user)))
    found = [_pair_line(row, user, on) for row in rows.annotate(last=Max("check_ins__day"))]
    return [line for line in found if line.is_silent]


def conversion_of(program: TrainingProgram) -> Conversion:
    """Apprentices who were mentored, and those of them who mentor in turn."""
    pairs = Pairing.objects.filter(kind=PairingKind.MENTOR, enrollment__program=program)
    mentored = {
        row.enrollment.participant_id: row.enrollment.participant.person
        for row in pairs.select_related(
            "enrollment__participant__user", "enrollment__participant__invitation__accepted_by"
        )
    }
    mentors = set(Pairing.objects.filter(kind=PairingKind.MENTOR).values_list("user", flat=True))
    became = [key for key, person in mentored.items() if person and person.pk in mentors]
    return mentoring.conversion(list(mentored), became)


# Exit interviews


def last_status(enrollment: Enrollment) -> str:
    """The code of the last move."""
    last = enrollment.moves.order_by("-number").first()
    return last.status if last else EnrollmentStatus.AGREEMENT


@dataclass(frozen=True)
class ToInterview:
    """Somebody who left and was not asked why."""

    key: UUID
    name: str
    program: str
    since: datetime


GONE: Final[dict[str, Any]] = {
    "moves__status": EnrollmentStatus.CANCELLED,
    "moves__ender__in": [Ender.APPRENTICE, Ender.SPONSOR],
}
"""Who left: whoever lost the registration with that of the program is not asked why."""


def exits_to_ask(user: User) -> list[ToInterview]:
    """For coordinators: cancelled by the apprentice or the sponsor, and nobody has asked."""
    rows = confided(user).filter(exit_interview=None, **GONE)
    found = rows.select_related("participant", "program").annotate(since=Max("moves__at"))
    return [
        ToInterview(row.key, row.participant.name, row.program.name, row.since) for row in found
    ]


def reasons_of(program: TrainingProgram, *, seen_by: User) -> list[tuple[LeavingReason, int]]:
    """How often each reason was given, the most frequent first. For who coordinates the program."""
    rows = ExitInterview.objects.filter(
        enrollment__in=confided(seen_by), enrollment__program=program
    )
    counts = Counter(code for codes in rows.values_list("reasons", flat=True) for code in codes)
    return [(LeavingReason(code), count) for code, count in counts.most_common()]


def count_exits(program: TrainingProgram, *, seen_by: User) -> tuple[int, int]:
    """How many left, and how many of them were asked."""
    left = confided(seen_by).filter(program=program, **GONE)
    return left.distinct().count(), left.exclude(exit_interview=None).distinct().count()


# Complaints


def complaint_pack(on: date) -> ComplaintPack:
    """The clocks in force on a day."""
    return packs.complaints_on(on)


@dataclass(frozen=True)
class ComplaintLine:
    """One complaint with its days."""

    key: UUID
    route: ComplaintRoute
    happened_on: date
    filed_on: date
    words: str
    state: ComplaintState
    clocks: ComplaintClocks
    ruled_on: date | None
    ruling: str
    appealed_on: date | None

    @property
    def was_late(self) -> bool:
        """Whether it was written after its day."""
        return self.clocks.file_by is not None and self.filed_on > self.clocks.file_by

    def is_overdue(self, on: date) -> bool:
        """Whether the sponsor's answer is late."""
        by = self.clocks.rule_by
        return self.state is ComplaintState.OPEN and by is not None and on > by


def with_complaints(seen_by: User) -> QuerySet[Complaint]:
    """One's own, and those of one's programs in confidence."""
    found = Complaint.objects.filter(
        Q(enrollment__in=confided(seen_by))
        | Q(enrollment__in=Enrollment.objects.filter(own(seen_by)))
    )
    return found.select_related(*(f"enrollment__{each}" for each in WITH))


def get_complaint(key: UUID | str, seen_by: User) -> Complaint:
    """One complaint. Raises `NotFound`."""
    return partnerships.one(with_complaints(seen_by), key)


def list_complaints(enrollment: Enrollment, *, seen_by: User) -> list[ComplaintLine]:
    """The complaints of an apprentice, the newest first."""
    return [complaint_line(row) for row in with_complaints(seen_by).filter(enrollment=enrollment)]


def complaint_line(row: Complaint) -> ComplaintLine:
    """One complaint as a value."""
    pack = packs.complaints_on(row.happened_on)
    return ComplaintLine(
        key=row.key, route=ComplaintRoute(row.route), happened_on=row.happened_on,
        filed_on=row.filed_on, words=row.words, ruled_on=row.ruled_on, ruling=row.ruling,
        appealed_on=row.appealed_on,
        state=state_of(row.route, ruled_on=row.ruled_on, appealed_on=row.appealed_on),
        clocks=clocks_of(
            row.route, happened_on=row.happened_on, filed_on=row.filed_on, ruled_on=row.ruled_on,
            pack=pack,
        ),
    )  # fmt: skip


@dataclass(frozen=True)
class ToAnswer:
    """A complaint that waits for the sponsor."""

    key: UUID
    name: str
    program: str
    since: datetime
    due_on: date | None


def complaints_to_answer(user: User) -> list[ToAnswer]:
    """For coordinators, the oldest first."""
    rows = Complaint.objects.filter(
        enrollment__in=confided(user), route=ComplaintRoute.SPONSOR, ruled_on=None
    ).select_related("enrollment__participant", "enrollment__program")
    return [
        ToAnswer(
            row.key, row.enrollment.participant.name, row.enrollment.program.name, row.at,
            complaint_line(row).clocks.rule_by,
        )
        for row in rows.order_by("filed_on")
    ]  # fmt: skip
