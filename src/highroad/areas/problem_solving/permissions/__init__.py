"""May this person? Questions about problem solving."""

from highroad.areas.problem_solving.permissions.issues import (
    may_acknowledge,
    may_close_referral,
    may_join_mediation,
    may_move,
    may_note_mediation,
    may_rephrase,
    may_take_part,
    may_work_on,
)

__all__ = [
    "may_acknowledge",
    "may_close_referral",
    "may_join_mediation",
    "may_move",
    "may_note_mediation",
    "may_rephrase",
    "may_take_part",
    "may_work_on",
]
