"""Where a changed rule stands, from what both sides decided and from its day."""

from __future__ import annotations

from datetime import date

from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.problem_solving.vocabulary.registers import RuleSource, RuleState

WAITING = (Outcome.OPEN, Outcome.PROVISIONAL)


def state_of_rule(outcome: Outcome, source: RuleSource, in_force_on: date, on: date) -> RuleState:
    """In force once adopted and its day has come; what stands in a contract is a recommendation."""
    if outcome in WAITING:
        return RuleState.PROPOSED
    if outcome is not Outcome.ADOPTED:
        return RuleState.NOT_AGREED
    if source is RuleSource.CONTRACT:
        return RuleState.RECOMMENDED
    return RuleState.IN_FORCE if on >= in_force_on else RuleState.AGREED
