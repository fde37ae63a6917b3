"""What we tell people of problem solving afterwards."""

from highroad.areas.problem_solving.notices.issues import (
    ask_to_acknowledge,
    ask_to_join,
    close,
    everybody,
    others,
    tell_of_issue,
    tell_of_move,
)

__all__ = [
    "ask_to_acknowledge",
    "ask_to_join",
    "close",
    "everybody",
    "others",
    "tell_of_issue",
    "tell_of_move",
]
