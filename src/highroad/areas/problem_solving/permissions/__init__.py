"""May this person? Questions about problem solving."""

from highroad.areas.problem_solving.permissions.impasse import (
    may_call_impasse,
    may_leave_rung,
)
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
from highroad.areas.problem_solving.permissions.options import (
    may_add_options,
    may_agree_on_criteria,
    may_draft_straw,
    may_put_straw,
    may_rate,
    may_set_criteria,
)
from highroad.areas.problem_solving.permissions.rounds import (
    may_change_line,
    may_change_note,
    may_mark,
    may_open_round,
    may_release,
    may_write_in_round,
)

__all__ = [
    "may_acknowledge",
    "may_add_options",
    "may_agree_on_criteria",
    "may_call_impasse",
    "may_change_line",
    "may_change_note",
    "may_close_referral",
    "may_draft_straw",
    "may_join_mediation",
    "may_leave_rung",
    "may_mark",
    "may_move",
    "may_note_mediation",
    "may_open_round",
    "may_put_straw",
    "may_rate",
    "may_release",
    "may_rephrase",
    "may_set_criteria",
    "may_take_part",
    "may_work_on",
    "may_write_in_round",
]
