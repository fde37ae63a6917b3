"""What can be done with good jobs: one function a deed."""

from highroad.areas.job_quality.actions.cards import ReadingDraft, answer, open_card, read
from highroad.areas.job_quality.actions.inquiries import look_through
from highroad.areas.job_quality.actions.living import (
    LivingWageDraft,
    answer_living_wage,
    enter_living_wage,
    hold_against_living_wage,
    rates_of,
    study,
)
from highroad.areas.job_quality.actions.safety import load_summary
from highroad.areas.job_quality.actions.shifts import load_shifts
from highroad.areas.job_quality.actions.wages import TOP, hold_against_region, load_wages
from highroad.areas.job_quality.actions.weights import put_weights
from highroad.areas.job_quality.actions.word import ask_workers, say_word

__all__ = [
    "TOP",
    "LivingWageDraft",
    "ReadingDraft",
    "answer",
    "answer_living_wage",
    "ask_workers",
    "enter_living_wage",
    "hold_against_living_wage",
    "hold_against_region",
    "load_shifts",
    "load_summary",
    "load_wages",
    "look_through",
    "open_card",
    "put_weights",
    "rates_of",
    "read",
    "say_word",
    "study",
]
