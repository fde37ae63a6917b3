"""What we tell people of problem solving afterwards."""

from highroad.areas.problem_solving.notices.facts import (
    tell_of_changed_fact,
)
from highroad.areas.problem_solving.notices.issues import (
    ask_for_public,
    ask_for_terms,
    ask_to_acknowledge,
    ask_to_join,
    close,
    close_terms,
    everybody,
    others,
    tell_of_dispute,
    tell_of_impasse,
    tell_of_issue,
    tell_of_move,
    tell_of_public,
    tell_of_rung,
)
from highroad.areas.problem_solving.notices.rounds import (
    ask_for_lists,
    close_lists,
    tell_of_lists,
    tell_of_position,
)
from highroad.areas.problem_solving.notices.surveys import tell_of_survey

__all__ = [
    "ask_for_lists",
    "ask_for_public",
    "ask_for_terms",
    "ask_to_acknowledge",
    "ask_to_join",
    "close",
    "close_lists",
    "close_terms",
    "everybody",
    "others",
    "tell_of_changed_fact",
    "tell_of_dispute",
    "tell_of_impasse",
    "tell_of_issue",
    "tell_of_lists",
    "tell_of_move",
    "tell_of_position",
    "tell_of_public",
    "tell_of_rung",
    "tell_of_survey",
]
