"""What is kept of training: programs, enrollments, hours, ratings, classes, staying and leaving."""

from highroad.areas.training.models.areas import (
    AreaList,
    TotalsPublication,
    TotalsWithdrawal,
    TractNote,
)
from highroad.areas.training.models.classes import Attendance, ClassSession, Cohort, CohortSeat
from highroad.areas.training.models.credits import (
    ContractorHours,
    CreditClaim,
    Facility,
    GoodFaithRequest,
    OnSite,
    RequestReply,
)
from highroad.areas.training.models.ending import Deregistration, DeregistrationNotice
from highroad.areas.training.models.enrollments import (
    AgreementSignature,
    Enrollment,
    Pairing,
    StatusMove,
)
from highroad.areas.training.models.forms import OfficialForm
from highroad.areas.training.models.hours import (
    HoursEntry,
    HoursWord,
    SiteDay,
    WagePaid,
    uncorrected,
)
from highroad.areas.training.models.learning import Rating, RatingWord
from highroad.areas.training.models.plans import (
    Availability,
    Impediment,
    Outreach,
    OutreachCycle,
    PlanStep,
    WorkforceCount,
)
from highroad.areas.training.models.preparing import (
    DirectEntrant,
    DirectEntry,
    PreApprenticeship,
    PreparingCount,
)
from highroad.areas.training.models.programs import (
    Coordinator,
    ItemMark,
    ProgramStandards,
    TrainingProgram,
)
from highroad.areas.training.models.staying import CheckIn, Complaint, ExitInterview, MentorOffer

__all__ = [
    "AgreementSignature",
    "AreaList",
    "Attendance",
    "Availability",
    "CheckIn",
    "ClassSession",
    "Cohort",
    "CohortSeat",
    "Complaint",
    "ContractorHours",
    "Coordinator",
    "CreditClaim",
    "Deregistration",
    "DeregistrationNotice",
    "DirectEntrant",
    "DirectEntry",
    "Enrollment",
    "ExitInterview",
    "Facility",
    "GoodFaithRequest",
    "HoursEntry",
    "HoursWord",
    "Impediment",
    "ItemMark",
    "MentorOffer",
    "OfficialForm",
    "OnSite",
    "Outreach",
    "OutreachCycle",
    "Pairing",
    "PlanStep",
    "PreApprenticeship",
    "PreparingCount",
    "ProgramStandards",
    "Rating",
    "RatingWord",
    "RequestReply",
    "SiteDay",
    "StatusMove",
    "TotalsPublication",
    "TotalsWithdrawal",
    "TractNote",
    "TrainingProgram",
    "WagePaid",
    "WorkforceCount",
    "uncorrected",
]
