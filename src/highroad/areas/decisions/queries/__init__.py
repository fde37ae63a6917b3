"""What can be read of decisions, and by whom."""

from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.queries.charters import (
    AdoptedCharter,
    adopted_charter,
    adopted_charters,
    charter_in_force,
    clauses_in_force,
    frozen_rules,
    side_agreements_in_force,
)
from highroad.areas.decisions.queries.decisions import (
    DecisionLine,
    SignOffLine,
    WordingLine,
    decision_of_answer,
    decision_of_wording,
    decision_on,
    get_decision,
    list_decisions,
    list_sign_offs,
    list_wordings,
)
from highroad.areas.decisions.queries.outcomes import (
    OutcomeView,
    current_wording,
    entitled,
    outcome,
    outcome_on,
    standing_of,
    state_of,
    with_answers,
)
from highroad.areas.decisions.queries.waiting import WaitingLine, waiting_for

__all__ = [
    "AdoptedCharter",
    "Decision",
    "DecisionLine",
    "OutcomeView",
    "SignOffLine",
    "WaitingLine",
    "WordingLine",
    "adopted_charter",
    "adopted_charters",
    "charter_in_force",
    "clauses_in_force",
    "current_wording",
    "decision_of_answer",
    "decision_of_wording",
    "decision_on",
    "entitled",
    "frozen_rules",
    "get_decision",
    "list_decisions",
    "list_sign_offs",
    "list_wordings",
    "outcome",
    "outcome_on",
    "side_agreements_in_force",
    "standing_of",
    "state_of",
    "waiting_for",
    "with_answers",
]
