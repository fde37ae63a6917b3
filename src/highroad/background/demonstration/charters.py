"""The clauses the made-up charters are made of, in words of our own."""

from __future__ import annotations

from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.vocabulary import ClauseKind, Side, SideRule

SOURCE = "Draft of both co-chairs (demonstration)"


def clauses(
    purpose: str,
    *,
    frequency: str,
    scope_in: str,
    scope_out: str,
    quorum: int = 1,
    also: tuple[ClauseDraft, ...] = (),
) -> tuple[ClauseDraft, ...]:
    """A short charter: what for, who, how often, what we touch, how each side answers."""
    both = (Side.LABOR.value, Side.MANAGEMENT.value)
    return (
        ClauseDraft(ClauseKind.PURPOSE, purpose, source=SOURCE),
        ClauseDraft(
            ClauseKind.MEMBERSHIP,
            "Labor and management have equally many seats. Each side alone fills its own.",
        ),
        ClauseDraft(
            ClauseKind.DECISION_RULE,
            "Each side answers by itself. An answer stands when nobody of that side is opposed.",
            {side: SideRule.NOBODY_OPPOSED.value for side in both},
        ),
        ClauseDraft(
            ClauseKind.QUORUM_TO_DECIDE,
            f"A side has answered when at least {quorum} of its seats with a key have.",
            dict.fromkeys(both, quorum),
        ),
        ClauseDraft(ClauseKind.FREQUENCY, frequency),
        ClauseDraft(ClauseKind.SCOPE_IN, scope_in),
        ClauseDraft(ClauseKind.SCOPE_OUT, scope_out),
        ClauseDraft(
            ClauseKind.UNRESOLVED_ROUTE,
            "What stays open after two meetings goes to the two co-chairs, then to a mediator.",
        ),
        ClauseDraft(
            ClauseKind.AMENDMENT, "Both sides adopt a new text; the old one stays readable."
        ),
        *also,
    )
