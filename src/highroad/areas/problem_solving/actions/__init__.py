"""What can be done in problem solving: one function a deed."""

from highroad.areas.problem_solving.actions.issues import move, raise_issue, rephrase
from highroad.areas.problem_solving.actions.referrals import (
    acknowledge,
    ask_for_mediation,
    close_referral,
    end_mediation,
    join_mediation,
    note_mediation_met,
    refer,
)

__all__ = [
    "acknowledge",
    "ask_for_mediation",
    "close_referral",
    "end_mediation",
    "join_mediation",
    "move",
    "note_mediation_met",
    "raise_issue",
    "refer",
    "rephrase",
]
