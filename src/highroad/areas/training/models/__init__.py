"""What is kept of training: programs, enrollments, hours, ratings, classes, staying and leaving."""

from highroad.areas.training.models.classes import Attendance, ClassSession, Cohort, CohortSeat
from highroad.areas.training.models.enrollments import (
    AgreementSignature,
    Enrollment,
    Pairing,
    StatusMove,
)
from highroad.areas.training.models.forms import OfficialForm
from highroad.areas.training.models.hours import HoursEntry, HoursWord, SiteDay, WagePaid
from highroad.areas.training.models.learning import Rating, RatingWord
from highroad.areas.training.models.preparing import (
    DirectEntrant,
    DirectEntry,
    PreApprenticeship,
)
from highroad.areas.training.models.programs import Coordinator, ProgramStandards, TrainingProgram
from highroad.areas.training.models.staying import CheckIn, Complaint, ExitInterview, MentorOffer

__all__ = [
    "AgreementSignature",
    "Attendance",
    "CheckIn",
    "ClassSession",
    "Cohort",
    "CohortSeat",
    "Complaint",
    "Coordinator",
    "DirectEntrant",
    "DirectEntry",
    "Enrollment",
    "ExitInterview",
    "HoursEntry",
    "HoursWord",
    "MentorOffer",
    "OfficialForm",
    "Pairing",
    "PreApprenticeship",
    "ProgramStandards",
    "Rating",
    "RatingWord",
    "SiteDay",
    "StatusMove",
    "TrainingProgram",
    "WagePaid",
]
