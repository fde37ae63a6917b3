"""Good jobs in the demonstration: cards with readings of both sides, wages of a made-up region."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from highroad.areas.job_quality import actions
from highroad.areas.job_quality import queries as jobs
from highroad.areas.job_quality.actions import ReadingDraft
from highroad.areas.job_quality.vocabulary import (
    ClassificationTest,
    InquiryKind,
    InquiryReply,
    ReadingStance,
    questions_of,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.background.demonstration.founding import Founded

WEIGHTS = {"pay": 40, "benefits": 30, "security": 20, "voice": 10}
WAGES = """AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90
99999,Harborview (made up),4,00-0000,All Occupations,total,"212,400",14.90,18.20,24.60,37.80,58.10
99999,Harborview (made up),4,47-2111,Electricians,detailed,"1,940",22.40,28.70,37.50,46.90,#
99999,Harborview (made up),4,53-3052,Bus Drivers,detailed,870,18.10,21.90,26.80,31.20,**
"""


@dataclass(frozen=True)
class Value:
    """One reading: the indicator, its value, the target if there is one, and what labor said."""

    indicator: str
    value: str
    target: str = ""
    is_confirmed: bool = True
    dispute: str = ""
    waiting_days: int | None = None
    worker_cost: str = ""


@dataclass(frozen=True)
class Job:
    """A job with its rate, its readings, oldest first, and the steps of its pay."""

    title: str
    occupation: str
    rate: str
    values: tuple[Value, ...]
    filed_as: str
    steps: str
    next_steps: str


ELECTRICIAN = Job(
    "Electrician, journey level", "47-2111", "44.20",
    (
        Value("health", "88", "95"), Value("health", "96", "95", waiting_days=60, worker_cost="0"),
        Value("retirement", "100", "90", waiting_days=0, worker_cost="0"),
        Value("sick_leave", "100", "100", waiting_days=90), Value("family_leave", "40", "100"),
        Value("child_care", "6", "20", worker_cost="180"),
        Value("notice", "10", "14", is_confirmed=False), Value("direct_share", "71", "80"),
        Value("recordable_rate", "4.4", "2.5"), Value("sites_looked_over", "1"),
        Value("recordable_rate", "3.1", "2.5"), Value("dart_rate", "1.4", "1.5"),
        Value("safety_together", "1"), Value("moved_up", "18", "15"),
    ),
    filed_as="Electrician Apprentice",
    steps="26.40, 12\n31.68, 12\n36.96, 12\n42.24, 12\n52.80",
    next_steps="27.20, 12\n32.64, 12\n38.08, 12\n43.52, 12\n54.40",
)  # fmt: skip
OPERATOR = Job(
    "Bus operator", "53-3052", "29.40",
    (
        Value("health", "100", "95", waiting_days=90, worker_cost="64.50"),
        Value("retirement", "100", "90"), Value("sick_leave", "100", "100", waiting_days=30),
        Value("notice", "14", "14", is_confirmed=False,
              dispute="Extra-board operators learn their shift the evening before."),
        Value("short_turns", "9", "5"), Value("no_arbitration", "1"), Value("safety_together", "1"),
        Value("harassment_training", "64", "90", is_confirmed=False),
    ),
    filed_as="Bus operator",
    steps="23.50, 6\n25.10, 12\n27.20, 18\n29.40",
    next_steps="24.20, 6\n25.85, 12\n28.00, 18\n30.30",
)  # fmt: skip


def rate_job(
    job: Job, founded: Founded, *, body: str, labor: str, management: str, now: datetime
) -> datetime:
    """Management declares, labor confirms or disputes; recorded at `now`. Returns the last moment."""
    place, lena, marcus = founded.bodies[body], founded.people[labor], founded.people[management]
    employers = [
        line for line in partnerships.list_parties(founded.partnership, marcus)
        if line.side == "management"
    ]  # fmt: skip
    made = actions.open_card(
        body=place, party=partnerships.get_party(employers[0].key, marcus), title=job.title,
        occupation=job.occupation, area="99999", by=marcus, at=now,
    )  # fmt: skip
    actions.load_wages(
        body=place, title="Wages of May (made up)", content=WAGES.encode(), by=lena, at=now
    )
    day = timezone.localdate(now) - timedelta(days=len(job.values) + 5)
    for number, value in enumerate(job.values):
        _read(made, value, lena, marcus, day=day + timedelta(days=number), now=now)
    for reading in actions.hold_against_region(
        job=made, rate=Decimal(job.rate), read_on=timezone.localdate(now), by=marcus, at=now
    ):
        actions.answer(given=reading, stance=ReadingStance.CONFIRM, by=lena, at=now)
    _hold_against_living_wage(made, job, lena, marcus, now=now)
    _hold_against_steps(made, job, lena, marcus, now=now)
    _look_through(made, lena, now=now)
    actions.put_weights(body=place, weights=WEIGHTS, smallest_coverage=75, by=lena, at=now)
    return now


def _hold_against_living_wage(
    made: jobs.JobCard, job: Job, lena: Any, marcus: Any, *, now: datetime
) -> None:
    """Labor enters what a family needs, management uses it too and declares how many earn it."""
    day = timezone.localdate(now)
    wage = actions.enter_living_wage(
        body=made.body, by=lena, at=now,
        draft=actions.LivingWageDraft(
            family="Two adults working, two children", area="Harborview (made up)", year=day.year,
            dollars=Decimal("29.80"), source="A made-up calculator both sides looked at",
            looked_up_on=day,
        ),
    )  # fmt: skip
    actions.answer(given=wage, stance=ReadingStance.CONFIRM, by=marcus, at=now)
    rate = Decimal(job.rate)
    actions.hold_against_living_wage(
        job=made, living_wage=wage, read_on=day, by=marcus, at=now,
        rates=[(rate * Decimal("0.6"), 14), (rate * Decimal("0.8"), 22), (rate, 61)],
    )  # fmt: skip


def _hold_against_steps(
    made: jobs.JobCard, job: Job, lena: Any, marcus: Any, *, now: datetime
) -> None:
    """The steps in force stand confirmed; those of the next year wait for management's word."""
    year = timezone.localdate(now).year
    for steps, of, by in ((job.steps, year - 1, marcus), (job.next_steps, year + 1, lena)):
        schedule = actions.declare_schedule(
            job=made, by=by, at=now,
            draft=actions.ScheduleDraft(
                from_on=date(of, 1, 1), source="Agreement, appendix A (made up)",
                filed_as=job.filed_as, steps=actions.steps_of(steps),
            ),
        )  # fmt: skip
        if by is marcus:
            actions.answer(given=schedule, stance=ReadingStance.CONFIRM, by=lena, at=now)


def _look_through(made: jobs.JobCard, lena: Any, *, now: datetime) -> None:
    """Labor looks through contracts and signs on site; one question of each stays open."""
    day = timezone.localdate(now)
    for kind, test, still_open in (
        (InquiryKind.TERMS, ClassificationTest.NONE, "training_debt"),
        (InquiryKind.CLASSIFICATION, ClassificationTest.SIGNS, "sign_tools"),
    ):
        replies = {each.key: InquiryReply.NO for each in questions_of(kind, test)}
        actions.look_through(
            job=made, kind=kind, test=test, looked_on=day, by=lena, at=now, words={},
            replies=replies | {still_open: InquiryReply.UNSURE},
        )  # fmt: skip


def _read(
    made: jobs.JobCard, value: Value, lena: Any, marcus: Any, *, day: Any, now: datetime
) -> None:
    reading = actions.read(
        job=made, by=marcus, at=now,
        draft=ReadingDraft(
            indicator=value.indicator, value=Decimal(value.value), read_on=day,
            source="Personnel office, totals", target=Decimal(value.target) if value.target else None,
            waiting_days=value.waiting_days,
            worker_cost=Decimal(value.worker_cost) if value.worker_cost else None,
        ),
    )  # fmt: skip
    if value.dispute:
        actions.answer(
            given=reading, stance=ReadingStance.DISPUTE, words=value.dispute, by=lena, at=now
        )
    elif value.is_confirmed:
        actions.answer(given=reading, stance=ReadingStance.CONFIRM, by=lena, at=now)
