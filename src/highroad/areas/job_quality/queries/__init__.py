"""What can be read of good jobs, and by whom."""

from highroad.areas.job_quality.models import JobCard, Reading, WageTable
from highroad.areas.job_quality.queries.cards import (
    JobLine,
    ReadingLine,
    RegionalPay,
    get_job,
    get_reading,
    indicator_of,
    job_of_word,
    kept_pledges,
    list_jobs,
    list_wage_tables,
    read_summary,
    read_wages,
    readings_for,
    regional_pay,
    waiting_for,
)
from highroad.areas.job_quality.queries.copied import COPIED
from highroad.areas.job_quality.queries.word import (
    RoundView,
    get_round,
    list_rounds,
    statements_public,
)
from highroad.areas.job_quality.rules.pay import Against
from highroad.areas.partnerships.models import Body

__all__ = [
    "COPIED",
    "Against",
    "Body",
    "JobCard",
    "JobLine",
    "Reading",
    "ReadingLine",
    "RegionalPay",
    "RoundView",
    "WageTable",
    "get_job",
    "get_reading",
    "get_round",
    "indicator_of",
    "job_of_word",
    "kept_pledges",
    "list_jobs",
    "list_rounds",
    "list_wage_tables",
    "read_summary",
    "read_wages",
    "readings_for",
    "regional_pay",
    "statements_public",
    "waiting_for",
]
