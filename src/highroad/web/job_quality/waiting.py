"""What of good jobs stands in somebody's inbox: readings and living wages of the other side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from highroad.areas.accounts.requests import User
from highroad.areas.job_quality import queries
from highroad.areas.job_quality.queries import JobLine, LivingWage, ReadingLine, WageSchedule


def lines_for(user: User, on: date) -> Iterator[tuple[JobLine, ReadingLine, str, datetime]]:
    """Each reading that waits for an answer, with the address of its card and since when."""
    for job, line in queries.waiting_for(user, on=on):
        if line.at is not None:
            yield job, line, reverse("job_quality:card", kwargs={"key": job.key}), line.at


def living_wages_for(user: User, on: date) -> Iterator[tuple[LivingWage, str]]:
    """Each living wage that waits for the other side's word, with where to say it."""
    for row in queries.waiting_living_wages(user, on=on):
        yield row, reverse("job_quality:pay", kwargs={"key": row.body_id})


def schedules_for(user: User, on: date) -> Iterator[tuple[WageSchedule, str]]:
    """Each wage schedule that waits for the other side's word, with where to say it."""
    for row in queries.waiting_schedules(user, on=on):
        yield row, reverse("job_quality:card", kwargs={"key": row.job_id})
