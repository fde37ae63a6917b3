"""The hours book: log, correct, confirm; wages paid; heads on a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Party
from highroad.areas.training.actions.writing import whole
from highroad.areas.training.models import (
    Enrollment,
    HoursEntry,
    HoursWord,
    SiteDay,
    TrainingProgram,
    WagePaid,
)
from highroad.areas.training.permissions.enrollments import (
    may_confirm,
    may_correct,
    may_count_heads,
    may_log,
    may_say_wage,
)
from highroad.areas.training.queries import hours as queries
from highroad.areas.training.rules import hours as rules
from highroad.areas.training.rules.status import may_work
from highroad.kit.answers import Refused, no, require


@dataclass(frozen=True, kw_only=True)
class Day:
    """What somebody writes into the book: the work process, the day, the hours, the site."""

    client_key: UUID
    day: date
    process: str
    hours: Decimal
    site: str = ""


def log_hours(*, enrollment: Enrollment, entry: Day, by: User, at: datetime) -> HoursEntry:
    """Write hours down. The same client key again is the same entry, not a second one. Raises `Refused`.

    Entries stand in the book and not in the joint record: see docs/adr/0016-training.md.
    """
    known = _known(enrollment, entry.client_key)
    if known is not None:
        require(may_log(by, enrollment))
        return known
    try:
        with transaction.atomic():
            return _write(enrollment, entry, by=by, at=at)
    except IntegrityError:
        known = _known(enrollment, entry.client_key)
        if known is None:
            raise Refused(no("These hours could not be kept. Look at the numbers again.")) from None
        return known


def _known(enrollment: Enrollment, client_key: UUID) -> HoursEntry | None:
    return HoursEntry.objects.filter(enrollment=enrollment, client_key=client_key).first()


def _write(
    enrollment: Enrollment, entry: Day, *, by: User, at: datetime,
    corrects: HoursEntry | None = None, reason: str = "",
) -> HoursEntry:  # fmt: skip
    Enrollment.objects.select_for_update(of=("self",)).get(pk=enrollment.pk)
    require(may_log(by, enrollment))
    if entry.process not in queries.titles_of(enrollment.standards.terms):
        raise Refused(no("Choose one of the work processes of the standards."))
    require(rules.may_be_logged(
        hours=entry.hours, day=entry.day, today=timezone.localdate(at),
        started_on=enrollment.started_on, is_correction=corrects is not None,
        on_that_day=queries.hours_on(enrollment, entry.day, without=corrects),
    ))  # fmt: skip
    moves = list(enrollment.moves.order_by("number").values_list("status", "on"))
    require(may_work(moves, entry.day))
    return HoursEntry.objects.create(
        enrollment=enrollment, client_key=entry.client_key, day=entry.day, process=entry.process,
        hours=entry.hours, site=" ".join(entry.site.split()), employer=enrollment.employer,
        corrects=corrects, reason=reason, entered_by=by, entered_at=at,
    )  # fmt: skip


def correct(*, entry: HoursEntry, day: Day, reason: str, by: User, at: datetime) -> HoursEntry:
    """A new entry in place of an old one; both stay. It needs its own confirmation. Raises `Refused`."""
    known = _known(entry.enrollment, day.client_key)
    if known is not None and known.corrects_id == entry.pk:
        return known
    require(may_correct(by, entry))
    if not reason.strip():
        raise Refused(no("Say why it is corrected."))
    try:
        with transaction.atomic():
            return _write(
                entry.enrollment, day, by=by, at=at, corrects=entry, reason=reason.strip()
            )
    except IntegrityError as error:
        raise Refused(
            no("This entry has been corrected already. Correct the newer one.")
        ) from error


@whole
def answer_entries(
    *, entries: Sequence[HoursEntry], is_confirmed: bool, by: User, at: datetime, reason: str = ""
) -> list[HoursWord]:
    """Say of entries that it was so, or that it was not and why. All or none. Raises `Refused`."""
    if not entries:
        raise Refused(no("Choose at least one entry."))
    if not is_confirmed and not reason.strip():
        raise Refused(no("Say what is not right. The apprentice reads it and corrects it."))
    made = []
    for entry in entries:
        require(may_confirm(by, entry))
        made.append(HoursWord.objects.create(
            entry=entry, is_confirmed=is_confirmed, by=by, at=at,
            reason="" if is_confirmed else reason.strip(),
        ))  # fmt: skip
    return made


@whole
def say_wage(
    *, enrollment: Enrollment, from_on: date, rate: Decimal, by: User, at: datetime
) -> WagePaid:
    """Note what is paid an hour from a day on. Raises `Refused`."""
    require(may_say_wage(by, enrollment))
    if rate <= 0:
        raise Refused(no("A wage is above nought."))
    return WagePaid.objects.create(
        enrollment=enrollment, from_on=from_on, rate=rate, entered_by=by, entered_at=at
    )


@whole
def count_heads(
    *, program: TrainingProgram, employer: Party, site: str, day: date, journeyworkers: int,
    by: User, at: datetime,
) -> SiteDay:  # fmt: skip
    """How many journeyworkers there were; a later count of the same day counts instead. Raises `Refused`."""
    require(may_count_heads(by, program, employer.pk))
    place = " ".join(site.split())
    if not place:
        raise Refused(no("Name the site as the apprentices do."))
    if day > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    known = SiteDay.objects.filter(program=program, employer=employer, site=place, day=day)
    return SiteDay.objects.create(
        program=program, employer=employer, site=place, day=day, journeyworkers=journeyworkers,
        number=known.count() + 1, entered_by=by, entered_at=at,
    )  # fmt: skip
