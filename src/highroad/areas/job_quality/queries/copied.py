"""What belongs to a copy of a partnership: cards, readings, wages, and of the workers' word what is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from highroad.areas.job_quality.models import (
    AreaWage,
    Inquiry,
    InquiryAnswer,
    JobCard,
    LivingWage,
    LivingWageWord,
    PayStudy,
    Reading,
    ReadingWord,
    ScoreWeights,
    WageSchedule,
    WageScheduleWord,
    WageTable,
    WordRound,
    WordStatement,
)
from highroad.areas.job_quality.queries.word import said_of
from highroad.kit.copying import Copied


def running(partnerships: Sequence[Any]) -> Collection[UUID]:
    """Rounds in which workers are still asked: their tickets stay here, and so does the round."""
    rounds = WordRound.objects.filter(job__body__partnership__in=list(partnerships))
    return set(rounds.filter(closes_on__gt=timezone.localdate()).values_list("pk", flat=True))


def as_shown(partnerships: Sequence[Any]) -> Iterator[WordStatement]:
    """Statements of rounds that are over, with what the page shows of them in place of the tallies."""
    rows = WordStatement.objects.filter(
        round__job__body__partnership__in=list(partnerships)
    ).exclude(round__in=running(partnerships))
    for row in rows.select_related("round"):
        said = said_of(row, row.round, timezone.localdate())
        row.brought_shown, row.brought_percent = said.shown, said.percent
        yield row


COPIED = (
    Copied(JobCard, within="body__partnership"),
    Copied(Reading, within="job__body__partnership"),
    Copied(ReadingWord, within="reading__job__body__partnership"),
    Copied(WageTable, within="body__partnership"),
    Copied(AreaWage, within="table__body__partnership"),
    Copied(LivingWage, within="body__partnership"),
    Copied(LivingWageWord, within="living_wage__body__partnership"),
    Copied(WageSchedule, within="job__body__partnership"),
    Copied(WageScheduleWord, within="schedule__job__body__partnership"),
    Copied(PayStudy, within="body__partnership"),
    Copied(Inquiry, within="job__body__partnership"),
    Copied(InquiryAnswer, within="inquiry__job__body__partnership"),
    Copied(ScoreWeights, within="body__partnership"),
    Copied(WordRound, within="job__body__partnership", withheld=running),
    Copied(WordStatement, within="round__job__body__partnership", made=as_shown),
)
"""Tallies never go: a share, or that there were too few answers, is all that anybody sees here."""
