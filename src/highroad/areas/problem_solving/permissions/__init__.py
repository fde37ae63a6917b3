"""May this person? Questions about problem solving."""

from highroad.areas.problem_solving.permissions.comparisons import (
    may_end_sharing,
)
from highroad.areas.problem_solving.permissions.disputes import (
    may_agree_to_terms,
    may_note_stoppage,
    may_open_dispute,
    may_settle,
)
from highroad.areas.problem_solving.permissions.field_work import (
    may_log_visit,
)
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
    may_withhold,
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
from highroad.areas.problem_solving.permissions.public import (
    may_agree_to_public,
    may_ask_for_public,
    may_end_public,
)
from highroad.areas.problem_solving.permissions.rounds import (
    may_change_line,
    may_change_note,
    may_mark,
    may_open_round,
    may_release,
    may_write_in_round,
)
from highroad.areas.problem_solving.permissions.surveys import may_print_tickets
from highroad.areas.problem_solving.permissions.values import (
    may_propose_values,
    may_propose_values_somewhere,
)

__all__ = [
    "may_acknowledge",
    "may_add_options",
    "may_agree_on_criteria",
    "may_agree_to_public",
    "may_agree_to_terms",
    "may_ask_for_public",
    "may_call_impasse",
    "may_change_line",
    "may_change_note",
    "may_close_referral",
    "may_draft_straw",
    "may_end_public",
    "may_end_sharing",
    "may_join_mediation",
    "may_leave_rung",
    "may_log_visit",
    "may_mark",
    "may_move",
    "may_note_mediation",
    "may_note_stoppage",
    "may_open_dispute",
    "may_open_round",
    "may_print_tickets",
    "may_propose_values",
    "may_propose_values_somewhere",
    "may_put_straw",
    "may_rate",
    "may_release",
    "may_rephrase",
    "may_set_criteria",
    "may_settle",
    "may_take_part",
    "may_withhold",
    "may_work_on",
    "may_write_in_round",
]
