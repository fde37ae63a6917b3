"""What is kept of good jobs: cards, readings with who says so, wages, the workers' word, questions."""

from highroad.areas.job_quality.models.cards import JobCard, Reading, ReadingWord
from highroad.areas.job_quality.models.inquiries import Inquiry, InquiryAnswer
from highroad.areas.job_quality.models.living import LivingWage, LivingWageWord, PayStudy
from highroad.areas.job_quality.models.schedules import WageSchedule, WageScheduleWord
from highroad.areas.job_quality.models.wages import AreaWage, WageTable
from highroad.areas.job_quality.models.weights import ScoreWeights
from highroad.areas.job_quality.models.word import WordRound, WordStatement, WordTicket

__all__ = [
    "AreaWage",
    "Inquiry",
    "InquiryAnswer",
    "JobCard",
    "LivingWage",
    "LivingWageWord",
    "PayStudy",
    "Reading",
    "ReadingWord",
    "ScoreWeights",
    "WageSchedule",
    "WageScheduleWord",
    "WageTable",
    "WordRound",
    "WordStatement",
    "WordTicket",
]
