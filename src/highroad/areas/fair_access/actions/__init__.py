"""What can be done with figures: look, set goals, draft, put to both sides, publish, take back."""

from highroad.areas.fair_access.actions.brought import judge_brought
from highroad.areas.fair_access.actions.figures import Look, Question, count_ahead, look
from highroad.areas.fair_access.actions.goals import GoalTerms, end_goal, set_goal
from highroad.areas.fair_access.actions.identified import Place, count_identified
from highroad.areas.fair_access.actions.publications import (
    DraftTerms,
    draft,
    drop,
    publish,
    put_to_both_sides,
    withdraw,
)

__all__ = [
    "DraftTerms",
    "GoalTerms",
    "Look",
    "Place",
    "Question",
    "count_ahead",
    "count_identified",
    "draft",
    "drop",
    "end_goal",
    "judge_brought",
    "look",
    "publish",
    "put_to_both_sides",
    "set_goal",
    "withdraw",
]
