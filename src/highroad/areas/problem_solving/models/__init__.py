"""What is kept of problem solving, under which constraints, in which circle of privacy."""

from highroad.areas.problem_solving.models.assessments import (
    Assessment,
    AssessmentWord,
    CriterionAnswer,
)
from highroad.areas.problem_solving.models.caucus import (
    CaucusNote,
    Position,
)
from highroad.areas.problem_solving.models.comparisons import (
    Comparison,
    Sharing,
)
from highroad.areas.problem_solving.models.disputes import (
    Dispute,
    DisputeWord,
    Stoppage,
)
from highroad.areas.problem_solving.models.facts import (
    Citation,
    Fact,
    FactVersion,
    FactWord,
)
from highroad.areas.problem_solving.models.field_work import (
    JointTraining,
    OutsideMark,
    SiteVisit,
)
from highroad.areas.problem_solving.models.impasse import (
    ImpasseRung,
)
from highroad.areas.problem_solving.models.issues import (
    Issue,
    IssueStep,
    SideWord,
)
from highroad.areas.problem_solving.models.options import (
    Criterion,
    Option,
    Rating,
    StrawDesign,
)
from highroad.areas.problem_solving.models.projects import (
    Adoption,
    ImprovementProject,
    MeasuredValue,
    Trial,
)
from highroad.areas.problem_solving.models.public import (
    PublicQuestion,
)
from highroad.areas.problem_solving.models.referrals import (
    Mediation,
    Referral,
)
from highroad.areas.problem_solving.models.registers import (
    Nomination,
    RuleChange,
)
from highroad.areas.problem_solving.models.requests import (
    InformationReply,
    InformationRequest,
    Involvement,
    InvolvementView,
)
from highroad.areas.problem_solving.models.rounds import (
    Interest,
    Ready,
    Round,
)
from highroad.areas.problem_solving.models.surveys import (
    Survey,
    SurveyRole,
    SurveyTally,
    SurveyTicket,
)
from highroad.areas.problem_solving.models.values import (
    ValueSet,
)

__all__ = [
    "Adoption",
    "Assessment",
    "AssessmentWord",
    "CaucusNote",
    "Citation",
    "Comparison",
    "Criterion",
    "CriterionAnswer",
    "Dispute",
    "DisputeWord",
    "Fact",
    "FactVersion",
    "FactWord",
    "ImpasseRung",
    "ImprovementProject",
    "InformationReply",
    "InformationRequest",
    "Interest",
    "Involvement",
    "InvolvementView",
    "Issue",
    "IssueStep",
    "JointTraining",
    "MeasuredValue",
    "Mediation",
    "Nomination",
    "Option",
    "OutsideMark",
    "Position",
    "PublicQuestion",
    "Rating",
    "Ready",
    "Referral",
    "Round",
    "RuleChange",
    "Sharing",
    "SideWord",
    "SiteVisit",
    "Stoppage",
    "StrawDesign",
    "Survey",
    "SurveyRole",
    "SurveyTally",
    "SurveyTicket",
    "Trial",
    "ValueSet",
]
