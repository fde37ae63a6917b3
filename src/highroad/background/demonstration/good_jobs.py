"""Good jobs in the demonstration: cards with readings of both sides, wages of a made-up region."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from highroad.areas.job_quality import actions
from highroad.areas.job_quality import queries as jobs
from highroad.areas.job_quality.actions import ReadingDraft
from highroad.areas.job_quality.vocabulary import ReadingStance
from highroad.areas.partnerships import queries as partnerships
from highroad.background.demonstration.founding import Founded

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


@dataclass(frozen=True)
class Job:
    """A job with its rate and its readings, oldest first."""

    title: str
    occupation: str
    rate: str
    values: tuple[Value, ...]


ELECTRICIAN = Job(
    "Electrician, journey level", "47-2111", "44.20",
    (
        Value("health", "88", "95"), Value("health", "96", "95"), Value("retirement", "100", "90"),
        Value("sick_leave", "100", "100"), Value("family_leave", "40", "100"),
        Value("child_care", "6", "20"), Value("notice", "10", "14", is_confirmed=False),
        Value("no_noncompete", "1"), Value("no_arbitration", "1"), Value("no_class_waiver", "1"),
        Value("direct_share", "71", "80"), Value("classification_looked_at", "1"),
        Value("recordable_rate", "3.1", "2.5"), Value("dart_rate", "1.4", "1.5"),
        Value("safety_together", "1"), Value("moved_up", "18", "15"),
    ),
)  # fmt: skip
OPERATOR = Job(
    "Bus operator", "53-3052", "29.40",
    (
        Value("health", "100", "95"), Value("retirement", "100", "90"), Value("sick_leave", "100", "100"),
        Value("notice", "14", "14", is_confirmed=False,
              dispute="Extra-board operators learn their shift the evening before."),
        Value("short_turns", "9", "5"), Value("no_arbitration", "1"), Value("safety_together", "1"),
        Value("harassment_training", "64", "90", is_confirmed=False),
    ),
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
        actions.answer(reading=reading, stance=ReadingStance.CONFIRM, by=lena, at=now)
    return now


def _read(
    made: jobs.JobCard, value: Value, lena: Any, marcus: Any, *, day: Any, now: datetime
) -> None:
    reading = actions.read(
        job=made, by=marcus, at=now,
        draft=ReadingDraft(
            indicator=value.indicator, value=Decimal(value.value), read_on=day,
            source="Personnel office, totals", target=Decimal(value.target) if value.target else None,
        ),
    )  # fmt: skip
    if value.dispute:
        actions.answer(
            reading=reading, stance=ReadingStance.DISPUTE, words=value.dispute, by=lena, at=now
        )
    elif value.is_confirmed:
        actions.answer(reading=reading, stance=ReadingStance.CONFIRM, by=lena, at=now)
