"""The hours book as each reader may see it, what waits for a journeyworker, and the days on sites."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from highroad.areas.accounts.models import User
from highroad.areas.participants.queries import own_records
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.models import (
    ClassSession,
    CohortSeat,
    Coordinator,
    Enrollment,
    HoursEntry,
    Pairing,
    SiteDay,
    TrainingProgram,
    uncorrected,
)
from highroad.areas.training.queries import register
from highroad.areas.training.queries.enrollments import among, coordinated, own, with_hours
from highroad.areas.training.queries.marks import marked_for
from highroad.areas.training.queries.programs import standards_in_force
from highroad.areas.training.rules import hours as rules
from highroad.areas.training.rules import ratio
from highroad.areas.training.rules.ratio import RatioDay
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.enrollments import EntryState, PairingKind
from highroad.areas.training.vocabulary.standards import RatioScope
from highroad.kit.asking import answered

PAGE = 60


@dataclass(frozen=True)
class EntryLine:
    """One entry of the hours book."""

    key: UUID
    enrollment_key: UUID
    who: str
    program: str
    day: date
    process: str
    hours: Decimal
    site: str
    state: EntryState
    reason: str
    said: str
    entered_by: str
    entered_at: datetime
    corrects: UUID | None


def _with() -> QuerySet[HoursEntry]:
    return HoursEntry.objects.annotate(stands=uncorrected()).select_related(
        "word", "entered_by", "enrollment__participant", "enrollment__standards",
        "enrollment__program__body__partnership",
    )  # fmt: skip


def get_entry(key: UUID | str, seen_by: User) -> HoursEntry:
    """One entry of a book the reader may see, or of somebody they stand beside. Raises `NotFound`."""
    beside = Pairing.objects.filter(user=seen_by, kind=PairingKind.JOURNEYWORKER)
    found = _with().filter(
        among(with_hours(seen_by)) | Q(enrollment__in=beside.values("enrollment"))
    )
    return partnerships.one(found, key)


def list_entries(
    enrollment: Enrollment, *, seen_by: User, most: int | None = PAGE, first: int = 0
) -> list[EntryLine]:
    """The book of one apprentice, the newest day first; `first` are left out before them, None is to the end."""
    found = _with().filter(among(with_hours(seen_by)), enrollment=enrollment)
    titles = titles_of(enrollment.standards.terms)
    last = None if most is None else first + most
    return [line_of(row, titles) for row in found[first:last]]


def list_waiting(*, seen_by: User) -> list[EntryLine]:
    """Entries of the days on which the reader is the journeyworker beside the apprentice."""
    rows = []
    terms: dict[UUID, dict[str, str]] = {}
    for row in _waiting(seen_by).order_by("day", "entered_at"):
        standards = row.enrollment.standards
        if standards.key not in terms:
            terms[standards.key] = titles_of(standards.terms)
        rows.append(line_of(row, terms[standards.key]))
    return rows


def _waiting(user: User) -> QuerySet[HoursEntry]:
    beside = Q(pk__in=[])
    for pairing in Pairing.objects.filter(user=user, kind=PairingKind.JOURNEYWORKER):
        of = Q(enrollment=pairing.enrollment_id, day__gte=pairing.from_on)
        beside |= of & (Q(day__lte=pairing.to_on) if pairing.to_on else Q())
    return _with().filter(beside, uncorrected(), word=None).exclude(entered_by=user)


def was_beside(user: User, entry: HoursEntry) -> bool:
    """Whether somebody was the journeyworker beside the apprentice on the day of an entry."""
    found = Pairing.objects.filter(
        user=user, enrollment=entry.enrollment_id, kind=PairingKind.JOURNEYWORKER,
        from_on__lte=entry.day,
    )  # fmt: skip
    return found.filter(Q(to_on=None) | Q(to_on__gte=entry.day)).exists()


def titles_of(terms: StandardsTerms) -> dict[str, str]:
    """The name of each work process by its key."""
    return {process.key: process.title for process in terms.processes}


def line_of(row: HoursEntry, titles: dict[str, str]) -> EntryLine:
    """One entry as a value."""
    word = getattr(row, "word", None)
    return EntryLine(
        key=row.key, enrollment_key=row.enrollment_id, who=row.enrollment.participant.name,
        program=row.enrollment.program.name, day=row.day,
        process=titles.get(row.process, row.process), hours=row.hours, site=row.site,
        state=rules.state_of(
            is_corrected=not getattr(row, "stands", True),
            is_confirmed=word.is_confirmed if word else None,
        ),
        reason=row.reason, said=word.reason if word else "", entered_by=row.entered_by.name,
        entered_at=row.entered_at, corrects=row.corrects_id,
    )  # fmt: skip


def hours_on(enrollment: Enrollment, day: date, *, without: HoursEntry | None = None) -> Decimal:
    """What stands in the book for a day, whatever was said of it; corrected entries left out."""
    rows = enrollment.entries.filter(uncorrected(), day=day).exclude(word__is_confirmed=False)
    if without is not None:
        rows = rows.exclude(pk=without.pk)
    found: Decimal | None = rows.aggregate(sum=Sum("hours"))["sum"]
    return found or Decimal(0)


@dataclass(frozen=True)
class SiteLine:
    """One employer, site and day: heads and hours against the ratio."""

    employer: str
    site: str
    day: date
    result: RatioDay | None
    apprentices: int


def list_site_days(program: TrainingProgram, *, seen_by: User) -> list[SiteLine]:
    """Every day with apprentices on a site, newest first; without a count of journeyworkers it says so.

    A site is the same however its letters are written, large or small. Where the standards count the whole
    workforce of an employer, its sites of a day are one line. For those who coordinate the program.
    """
    shown = Enrollment.objects.filter(coordinated(seen_by), program=program)
    rows = HoursEntry.objects.filter(uncorrected(), enrollment__in=shown, hours__gt=0)
    rows = rows.exclude(site="").exclude(word__is_confirmed=False)
    sums = rows.order_by().values_list(
        "employer", "employer__organization__name", "site", "day", "enrollment"
    )
    found: dict[Place, dict[UUID, Decimal]] = {}
    names: dict[UUID, str] = {}
    spelled: dict[str, str] = {}
    for employer, name, site, day, who, hours in sums.annotate(sum=Sum("hours")):
        names[employer] = name
        spelled[site.casefold()] = site
        there = found.setdefault((employer, site.casefold(), day), {})
        there[who] = there.get(who, Decimal(0)) + hours
    version = standards_in_force(program)
    terms = version.terms if version else None
    return [
        SiteLine(
            employer=names[employer], day=day, apprentices=len(hours), result=_judged(heads, hours, terms),
            site=", ".join(sorted(spelled[site] for site in sites)),
        )
        for (employer, sites, day), hours, heads in _lines(found, counts_of(program), terms)
    ]  # fmt: skip


def _lines(
    found: Mapping[Place, Mapping[UUID, Decimal]], counts: Mapping[Place, int],
    terms: StandardsTerms | None,
) -> list[tuple[tuple[UUID, tuple[str, ...], date], list[Decimal], int | None]]:  # fmt: skip
    """Places as the ratio counts them, newest first, with the hours and the journeyworkers of each.

    Of several sites each must have its count of journeyworkers; nobody is two heads on one day.
    """
    is_one = terms is not None and terms.ratio_scope == RatioScope.WORKFORCE
    places: dict[tuple[UUID, str, date], list[Place]] = {}
    for employer, site, day in found:
        places.setdefault((employer, "" if is_one else site, day), []).append((employer, site, day))
    lines = []
    for (employer, _site, day), kept in places.items():
        there: dict[UUID, Decimal] = {}
        for place in kept:
            for who, hours in found[place].items():
                there[who] = there.get(who, Decimal(0)) + hours
        heads = [counts.get(place) for place in kept]
        known = [each for each in heads if each is not None]
        sites = tuple(sorted(site for _employer, site, _day in kept))
        lines.append(
            ((employer, sites, day), list(there.values()), sum(known) if len(known) == len(heads) else None)
        )  # fmt: skip
    return sorted(lines, key=lambda line: (line[0][2], line[0][1]), reverse=True)


Place = tuple[UUID, str, date]
"""Employer, site in small letters, day."""


def counts_of(program: TrainingProgram) -> dict[Place, int]:
    """Journeyworkers by employer, site and day; the newest count, however the site was written."""
    rows = SiteDay.objects.filter(program=program).order_by("entered_at", "number")
    return {(row.employer_id, row.site.casefold(), row.day): row.journeyworkers for row in rows}


def _judged(
    journeyworkers: int | None, hours: Sequence[Decimal], terms: StandardsTerms | None
) -> RatioDay | None:
    if journeyworkers is None or terms is None or terms.ratio_scope == RatioScope.BARRED:
        return None
    if not terms.ratio_first or not terms.ratio_further:
        return None
    return ratio.day_of(journeyworkers, hours, first=terms.ratio_first, further=terms.ratio_further)


@dataclass(frozen=True)
class ToConfirm:
    """How many entries wait for somebody, and since when."""

    count: int
    since: datetime


def waiting_for(user: User) -> ToConfirm | None:
    """What waits for a journeyworker, in two queries."""
    moments = list(_waiting(user).order_by("entered_at").values_list("entered_at", flat=True))
    return ToConfirm(len(moments), moments[0]) if moments else None


def has_training(user: User) -> bool:
    """Whether somebody learns, teaches somebody who does, or has a seat or a session of a class."""
    return bool(
        answered(
            learns=Enrollment.objects.filter(own(user)),
            teaches=Pairing.objects.filter(user=user, to_on=None),
            sits=CohortSeat.objects.filter(participant__in=own_records(user), left_on=None),
            holds=ClassSession.objects.filter(taught_by=user),
        )
    )


def may_have_waiting(user: User) -> bool:
    """Whether anything of training can wait for somebody: they learn, teach, coordinate, mark, or keep a register."""
    return bool(
        answered(
            learns=Enrollment.objects.filter(own(user)),
            teaches=Pairing.objects.filter(user=user),
            holds=ClassSession.objects.filter(taught_by=user),
            coordinates=Coordinator.objects.filter(user=user, ended_at=None),
            keeps=register.visible(user),
            marks=marked_for(user),
        )
    )
