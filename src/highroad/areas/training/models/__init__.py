"""What is kept of training: programs, standards, enrollments, hours."""

from highroad.areas.training.models.enrollments import (
    AgreementSignature,
    Enrollment,
    Pairing,
    StatusMove,
)
from highroad.areas.training.models.hours import HoursEntry, HoursWord, SiteDay, WagePaid
from highroad.areas.training.models.programs import Coordinator, ProgramStandards, TrainingProgram

__all__ = [
    "AgreementSignature",
    "Coordinator",
    "Enrollment",
    "HoursEntry",
    "HoursWord",
    "Pairing",
    "ProgramStandards",
    "SiteDay",
    "StatusMove",
    "TrainingProgram",
    "WagePaid",
]
