"""What the world holds of issues: one new, one referred, a mediation that both sides asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from highroad.areas.problem_solving import actions
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    Neutral,
    ReferralReason,
    Route,
)

if TYPE_CHECKING:
    from tests.world.partnerships import Builder


def add_issues(builder: Builder) -> None:
    """Everything by actions, every text a canary."""
    things, people = builder.table.things, builder.table.people
    labor, management, body = people["labor"], people["management"], things["body"]
    things["issue"] = actions.raise_issue(
        body=body, question=builder.word("joint", "question"),
        clause=builder.word("joint", "clause_of_issue"), by=labor, at=builder.now(),
    )  # fmt: skip
    held = actions.raise_issue(
        body=body, question=builder.word("joint", "held_question"), by=management, at=builder.now()
    )
    things["held"] = actions.move(
        issue=held, to=IssueState.ON_HOLD, reason=builder.word("joint", "hold_reason"),
        by=labor, at=builder.now(),
    )  # fmt: skip
    things["referral"] = actions.refer(
        body=body, reason=ReferralReason.GRIEVANCE, route=Route.GRIEVANCE_STEPS, by=labor,
        at=builder.now(),
    )  # fmt: skip
    asked = actions.ask_for_mediation(body=body, neutral=Neutral.STATE, by=labor, at=builder.now())
    things["mediation"] = actions.join_mediation(mediation=asked, by=management, at=builder.now())
