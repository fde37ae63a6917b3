"""What can be done in problem solving: one function a deed."""

from highroad.areas.problem_solving.actions.caucus import (
    change_note,
    release,
    remove_note,
    write_note,
)
from highroad.areas.problem_solving.actions.comparisons import (
    begin_comparison,
    end_sharing,
    propose_sharing,
)
from highroad.areas.problem_solving.actions.disputes import (
    agree_to_terms,
    end_stoppage,
    note_dispute_met,
    note_stoppage,
    open_dispute,
    put_terms,
)
from highroad.areas.problem_solving.actions.facts import (
    FactDraft,
    add_fact,
    change_fact,
    cite,
    say_of_fact,
)
from highroad.areas.problem_solving.actions.field_work import (
    TrainingDraft,
    log_visit,
    note_mark,
    note_training,
)
from highroad.areas.problem_solving.actions.impasse import (
    call_impasse,
    leave_rung,
)
from highroad.areas.problem_solving.actions.issues import move, raise_issue, rephrase
from highroad.areas.problem_solving.actions.options import (
    add_criterion,
    add_option,
    agree_on_criteria,
    draft_straw,
    drop_criterion,
    drop_option,
    put_to_both_sides,
    rate,
)
from highroad.areas.problem_solving.actions.public import (
    agree_to_public,
    ask_for_public,
    end_public,
)
from highroad.areas.problem_solving.actions.referrals import (
    acknowledge,
    ask_for_mediation,
    close_referral,
    end_mediation,
    join_mediation,
    note_mediation_met,
    refer,
)
from highroad.areas.problem_solving.actions.registers import (
    NominationDraft,
    RuleDraft,
    nominate,
    propose_rule_change,
)
from highroad.areas.problem_solving.actions.rounds import (
    make_issue_of,
    mark_shared,
    open_round,
    remove_line,
    say_ready,
    write_line,
)
from highroad.areas.problem_solving.actions.surveys import (
    RoleDraft,
    answer_survey,
    open_survey,
    print_tickets,
)
from highroad.areas.problem_solving.actions.values import (
    propose_values,
)

__all__ = [
    "FactDraft",
    "NominationDraft",
    "RoleDraft",
    "RuleDraft",
    "TrainingDraft",
    "acknowledge",
    "add_criterion",
    "add_fact",
    "add_option",
    "agree_on_criteria",
    "agree_to_public",
    "agree_to_terms",
    "answer_survey",
    "ask_for_mediation",
    "ask_for_public",
    "begin_comparison",
    "call_impasse",
    "change_fact",
    "change_note",
    "cite",
    "close_referral",
    "draft_straw",
    "drop_criterion",
    "drop_option",
    "end_mediation",
    "end_public",
    "end_sharing",
    "end_stoppage",
    "join_mediation",
    "leave_rung",
    "log_visit",
    "make_issue_of",
    "mark_shared",
    "move",
    "nominate",
    "note_dispute_met",
    "note_mark",
    "note_mediation_met",
    "note_stoppage",
    "note_training",
    "open_dispute",
    "open_round",
    "open_survey",
    "print_tickets",
    "propose_rule_change",
    "propose_sharing",
    "propose_values",
    "put_terms",
    "put_to_both_sides",
    "raise_issue",
    "rate",
    "refer",
    "release",
    "remove_line",
    "remove_note",
    "rephrase",
    "say_of_fact",
    "say_ready",
    "write_line",
    "write_note",
]
