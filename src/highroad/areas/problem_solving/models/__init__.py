"""What is kept of problem solving, under which constraints, in which circle of privacy."""

from highroad.areas.problem_solving.models.assessments import (
    Assessment,
    AssessmentWord,
    CriterionAnswer,
)
from highroad.areas.problem_solving.models.issues import Issue, IssueStep, SideWord
from highroad.areas.problem_solving.models.projects import (
    Adoption,
    ImprovementProject,
    MeasuredValue,
    Trial,
)
from highroad.areas.problem_solving.models.referrals import Mediation, Referral
from highroad.areas.problem_solving.models.requests import (
    InformationReply,
    InformationRequest,
    Involvement,
    InvolvementView,
)

__all__ = [
    "Adoption",
    "Assessment",
    "AssessmentWord",
    "CriterionAnswer",
    "ImprovementProject",
    "InformationReply",
    "InformationRequest",
    "Involvement",
    "InvolvementView",
    "Issue",
    "IssueStep",
    "MeasuredValue",
    "Mediation",
    "Referral",
    "SideWord",
    "Trial",
]
