"""Certified filings of a year that is over are counted, by both kinds of groups at once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.filings import queries as filings
from highroad.areas.job_quality import analysis, queries
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import JobCard, LivingWage, PayStudy
from highroad.areas.job_quality.rules import steps
from highroad.areas.job_quality.vocabulary import StudyKind
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no
from highroad.kit.periods import Period

COUNTED = no("This year was counted already. A second count would tell of a few people.")


def study(
    *, body: Body, kind: StudyKind, year: int, by: User, at: datetime,
    living_wage: LivingWage | None = None, job: JobCard | None = None,
) -> list[PayStudy]:  # fmt: skip
    """Count certified filings of a year that is over, group by group, in protected tables.

    Once a year and kind, by sex and by race together: two counts would tell of people by their
    difference. For the same reason moving up is counted by rates or by steps, not by both, and one
    classification's steps once. Raises `Refused`.
    """
    seat = seat_on_a_side(by, body)
    if year >= timezone.localdate(at).year:
        raise Refused(no("Choose a year that is over."))
    living_wage = living_wage if kind is StudyKind.LIVING_WAGE else None
    job = job if kind is StudyKind.STEPS else None
    _may_be_counted(body, kind, year, living_wage, job)
    span = analysis.BEFORE if kind is StudyKind.STEPS else 0
    period = Period(date(year - span, 1, 1), date(year, 12, 31))
    scan = filings.accepted(partnership=body.partnership, period=period, seen_by=by)
    found = _counted(scan, kind, year, body, living_wage, job)
    try:
        with transaction.atomic():
            made = [
                PayStudy.objects.create(
                    body=body, kind=kind, groups=groups, year=year, scan_digest=scan.digest,
                    living_wage=living_wage, job=job, smallest_count=body.smallest_committee_cell,
                    content=[asdict(line) for line in lines],
                    side=seat.side, made_by_alias=seat.alias, made_at=at,
                )
                for groups, lines in found.items()
            ]  # fmt: skip
            content = {"kind": kind.value, "year": year, "filings": scan.digest}
            note(body, "pay.studied", made[0], seat=seat, at=at, content=content)
    except IntegrityError as error:
        raise Refused(COUNTED) from error
    return made


def _may_be_counted(
    body: Body, kind: StudyKind, year: int, living_wage: LivingWage | None, job: JobCard | None
) -> None:
    """Raises `Refused`."""
    others = PayStudy.objects.filter(body=body, year=year)
    if kind is StudyKind.LIVING_WAGE:
        if living_wage is None or not queries.is_used_by_both(living_wage):
            raise Refused(no("Choose a living wage that both sides use."))
        others = others.filter(kind=kind)
    elif kind is StudyKind.MOVED_UP:
        others = others.exclude(kind=StudyKind.LIVING_WAGE)
    else:
        if job is None or job.body_id != body.pk or not queries.agreed_schedules(job):
            raise Refused(no("Choose a job with a wage schedule that both sides confirmed."))
        names = {each.filed_as.lower() for each in queries.agreed_schedules(job)}
        counted = [each.job for each in others.filter(kind=kind).select_related("job") if each.job]
        same = [
            each for each in counted
            if names & {other.filed_as.lower() for other in each.schedules.all()}
        ]  # fmt: skip
        others = others.filter(kind=StudyKind.MOVED_UP) | others.filter(job__in=[job, *same])
    if others.exists():
        raise Refused(COUNTED)


def _counted(
    scan: filings.RowScan, kind: StudyKind, year: int, body: Body, living_wage: LivingWage | None,
    job: JobCard | None,
) -> analysis.Lines:  # fmt: skip
    given = {"year": year, "smallest_count": body.smallest_committee_cell}
    try:
        if living_wage is not None:
            return analysis.at_living_wage(scan, dollars=living_wage.dollars, **given)
        if job is None:
            return analysis.moved_up(scan, **given)
        agreed = queries.agreed_schedules(job)
        return analysis.up_the_steps(
            scan, found=steps.dated([(each.from_on, queries.steps_in(each)) for each in agreed]),
            filed_as=agreed[0].filed_as, filed_by=agreed[0].filed_by, **given,
        )  # fmt: skip
    except analysis.NothingToCountError as error:
        raise Refused(no("No certified filing of this year has pay to count.")) from error
    except analysis.TellsTooMuchError as error:
        raise Refused(
            no("No table of this year can be shown without telling of somebody.")
        ) from error
