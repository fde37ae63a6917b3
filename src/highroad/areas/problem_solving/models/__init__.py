"""What is kept of problem solving, under which constraints, in which circle of privacy."""

from highroad.areas.problem_solving.models.issues import Issue, IssueStep, SideWord
from highroad.areas.problem_solving.models.referrals import Mediation, Referral

__all__ = ["Issue", "IssueStep", "Mediation", "Referral", "SideWord"]
