"""What the gate asks the rules, for pages: hints on a question, and where things usually go."""

from __future__ import annotations

from dataclasses import dataclass

from highroad.areas.problem_solving.rules import issues, questions, scope
from highroad.areas.problem_solving.rules.questions import Hint
from highroad.areas.problem_solving.vocabulary.issues import ReferralReason, Route, Scope

next_states = issues.next_states


@dataclass(frozen=True)
class Look:
    """A question read once more before it is raised."""

    hints: tuple[Hint, ...]
    looks_like: Scope | None

    @property
    def is_clear(self) -> bool:
        """Whether there is nothing to look at again."""
        return not self.hints and self.looks_like is None


def look_at(question: str) -> Look:
    """Hints on how a question is put, and whether it seems to belong elsewhere."""
    return Look(questions.hints(question), scope.looks_like(question))


def is_outside(scope_is: str) -> bool:
    """Whether this is parked and referred."""
    return scope.is_outside(Scope(scope_is))


def reason_of(scope_is: str) -> ReferralReason:
    """Why something of this scope is referred."""
    return scope.OUTSIDE[Scope(scope_is)]


def is_for_the_gate(reason: str) -> bool:
    """Whether something referred for this reason leaves no word of content here."""
    return scope.is_for_the_gate(ReferralReason(reason))


def usual_route(reason: ReferralReason) -> Route:
    """Where something is usually referred to for this reason."""
    return scope.USUAL_ROUTE[reason]
