"""What can be done with good jobs: one function a deed."""

from highroad.areas.job_quality.actions.answers import answer
from highroad.areas.job_quality.actions.cards import ReadingDraft, open_card, read
from highroad.areas.job_quality.actions.inquiries import look_through
from highroad.areas.job_quality.actions.living import (
    LivingWageDraft,
    enter_living_wage,
    hold_against_living_wage,
    rates_of,
)
from highroad.areas.job_quality.actions.safety import load_summary
from highroad.areas.job_quality.actions.schedules import ScheduleDraft, declare_schedule
from highroad.areas.job_quality.actions.shifts import load_shifts
from highroad.areas.job_quality.actions.studies import study
from highroad.areas.job_quality.actions.wages import TOP, hold_against_region, load_wages
from highroad.areas.job_quality.actions.weights import put_weights
from highroad.areas.job_quality.actions.word import ask_workers, say_word
from highroad.areas.job_quality.rules.steps import steps_of

__all__ = [
    "TOP",
    "LivingWageDraft",
    "ReadingDraft",
    "ScheduleDraft",
    "answer",
    "ask_workers",
    "declare_schedule",
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
    "steps_of",
    "study",
]
