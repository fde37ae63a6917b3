"""What can be read of good jobs, and by whom."""

from highroad.areas.job_quality.models import JobCard, LivingWage, Reading, WageTable
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
from highroad.areas.job_quality.queries.looked import (
    InquiryView,
    get_inquiry,
    list_inquiries,
)
from highroad.areas.job_quality.queries.pay import (
    LivingWageLine,
    StudyView,
    body_of_study,
    get_living_wage,
    is_used_by_both,
    list_living_wages,
    list_studies,
    waiting_living_wages,
)
from highroad.areas.job_quality.queries.scores import (
    WeightsLine,
    get_weights,
    list_weights,
    score_of,
    weights_in_force,
)
from highroad.areas.job_quality.queries.word import (
    RoundView,
    get_round,
    list_rounds,
    statements_public,
)
from highroad.areas.job_quality.rules.pay import Against
from highroad.areas.job_quality.rules.weights import Score
from highroad.areas.partnerships.models import Body

__all__ = [
    "COPIED",
    "Against",
    "Body",
    "InquiryView",
    "JobCard",
    "JobLine",
    "LivingWage",
    "LivingWageLine",
    "Reading",
    "ReadingLine",
    "RegionalPay",
    "RoundView",
    "Score",
    "StudyView",
    "WageTable",
    "WeightsLine",
    "body_of_study",
    "get_inquiry",
    "get_job",
    "get_living_wage",
    "get_reading",
    "get_round",
    "get_weights",
    "indicator_of",
    "is_used_by_both",
    "job_of_word",
    "kept_pledges",
    "list_inquiries",
    "list_jobs",
    "list_living_wages",
    "list_rounds",
    "list_studies",
    "list_wage_tables",
    "list_weights",
    "read_summary",
    "read_wages",
    "readings_for",
    "regional_pay",
    "score_of",
    "statements_public",
    "waiting_for",
    "waiting_living_wages",
    "weights_in_force",
]
