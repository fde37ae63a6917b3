"""The rows of issues, referrals, mediations, rooms and lists."""

from __future__ import annotations

from typing import Any

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SEEN, SIDES, Arguments, Door, of, partnership
from tests.world.partnerships import Table

ON_A_SIDE = SIDES | LABOR_SEATS
MANAGEMENT = frozenset({"management"})
LABOR = frozenset({"labor"})


def beside(kind: str, thing: str) -> Arguments:
    """A room beside something of the table."""

    def named(table: Table) -> dict[str, Any]:
        return {"beside": kind, "key": table.things[thing].key}

    return named


def survey_ticket(table: Table) -> dict[str, Any]:
    """What whoever holds a ticket opens."""
    return {"ticket": table.things["survey_tickets"][0]}


REGISTER = (
    Door("problem_solving:issues", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:issues_csv", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:raise", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:park", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:ask_mediation", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:issue", get=SEATS, arguments=of("issue")),
    Door("problem_solving:move", post=ON_A_SIDE, arguments=of("issue"), seen=SEATS),
    Door("problem_solving:rephrase", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("issue"), seen=SEATS),
    Door("problem_solving:refer_issue", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("issue"), seen=SEATS),
    Door("problem_solving:referral", get=SEATS, arguments=of("referral")),
    Door("problem_solving:acknowledge", post=MANAGEMENT, arguments=of("referral"), seen=SEATS),
    Door("problem_solving:close_referral", post=ON_A_SIDE, arguments=of("referral"), seen=SEATS),
    Door("problem_solving:mediation", get=SEATS, arguments=of("mediation")),
    Door("problem_solving:join_mediation", arguments=of("mediation"), seen=SEATS),
    Door("problem_solving:mediation_met", post=ON_A_SIDE, arguments=of("mediation"), seen=SEATS),
    Door("problem_solving:end_mediation", post=ON_A_SIDE, arguments=of("mediation"), seen=SEATS),
)  # fmt: skip

ROOMS = (
    Door("problem_solving:room", get=ON_A_SIDE, post=ON_A_SIDE, arguments=beside("issue", "issue")),
    Door("problem_solving:room", get=ON_A_SIDE, post=ON_A_SIDE, arguments=beside("body", "body")),
    Door("problem_solving:room", get=ON_A_SIDE, post=ON_A_SIDE, arguments=beside("decision", "decision")),
    Door("problem_solving:change_note", get=LABOR, post=LABOR, arguments=of("note"), seen=LABOR_SEATS),
    Door("problem_solving:remove_note", get=LABOR, post=LABOR, arguments=of("note"), seen=LABOR_SEATS),
    Door("problem_solving:release", get=LABOR_SEATS, post=LABOR_SEATS, arguments=of("note"), seen=LABOR_SEATS),
    Door("problem_solving:position", get=SEATS, arguments=of("position")),
    Door("problem_solving:rounds", get=SEATS, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:open_interests", arguments=of("issue"), seen=SEATS),
    Door("problem_solving:round", get=SEATS, arguments=of("round")),
    Door("problem_solving:write_line", post=ON_A_SIDE, arguments=of("round"), seen=SEATS),
    Door("problem_solving:ready", post=ON_A_SIDE, arguments=of("round"), seen=SEATS),
    Door("problem_solving:line", get=LABOR_SEATS, arguments=of("line")),
    Door("problem_solving:remove_line", post=LABOR_SEATS, arguments=of("line"), seen=LABOR_SEATS),
    Door("problem_solving:mark_shared", post=ON_A_SIDE, arguments=of("open_line"), seen=SEATS),
    Door("problem_solving:make_issue", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("open_line"), seen=SEATS),
)  # fmt: skip
OPTIONS = (
    Door("problem_solving:add_option", post=ON_A_SIDE, arguments=of("drafted"), seen=SEATS),
    Door("problem_solving:option", get=SEATS, arguments=of("option")),
    Door("problem_solving:drop_option", post=ON_A_SIDE, arguments=of("option"), seen=SEATS),
    Door("problem_solving:add_criterion", post=ON_A_SIDE, arguments=of("weighed"), seen=SEATS),
    Door("problem_solving:criterion", get=SEATS, arguments=of("criterion")),
    Door("problem_solving:drop_criterion", post=ON_A_SIDE, arguments=of("criterion"), seen=SEATS),
    Door("problem_solving:agree_on_criteria", post=ON_A_SIDE, arguments=of("weighed"), seen=SEATS),
    Door("problem_solving:ratings", get=ON_A_SIDE, arguments=of("drafted"), seen=SEATS),
    Door("problem_solving:rate", post=ON_A_SIDE, arguments=of("drafted"), seen=SEATS),
    Door("problem_solving:draft_straw", post=ON_A_SIDE, arguments=of("drafted"), seen=SEATS),
    Door("problem_solving:put_straw", post=ON_A_SIDE, arguments=of("drafted"), seen=SEATS),
)  # fmt: skip
FACTS = (
    Door("problem_solving:facts", get=SEATS, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:fact", get=SEATS, arguments=of("fact")),
    Door("problem_solving:say_of_fact", post=ON_A_SIDE, arguments=of("fact"), seen=SEATS),
    Door("problem_solving:change_fact", post=ON_A_SIDE, arguments=of("fact"), seen=SEATS),
    Door("problem_solving:cite", get=ON_A_SIDE, post=ON_A_SIDE, arguments=beside("issue", "issue"), seen=SEATS),
)  # fmt: skip
IMPASSE = (
    Door("problem_solving:call_impasse", post=ON_A_SIDE, arguments=of("weighed"), seen=SEATS),
    Door("problem_solving:rung", get=SEATS, arguments=of("rung")),
    Door("problem_solving:leave_rung", post=ON_A_SIDE, arguments=of("rung"), seen=SEATS),
)
FOR_THE_PUBLIC = (
    Door("problem_solving:public_questions", get=ALL, anybody=True),
    Door("problem_solving:public_question", get=ALL, anybody=True, arguments=of("public_shown")),
    Door("problem_solving:ask_for_public", get=SIDES, post=SIDES, arguments=of("held"), seen=SEATS),
    Door("problem_solving:public_record", get=SEATS, arguments=of("public_asked")),
    Door(
        "problem_solving:agree_to_public", post=MANAGEMENT, arguments=of("public_asked"), seen=SEATS
    ),
    Door("problem_solving:end_public", post=SIDES, arguments=of("public_asked"), seen=SEATS),
)
SURVEYS = (
    Door("problem_solving:surveys", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:open_survey", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:survey", get=SEATS, arguments=of("survey")),
    Door("problem_solving:survey_role", get=SEATS, arguments=of("survey_role")),
    Door("problem_solving:survey_tally", get=SEATS, arguments=of("survey_tally")),
    Door("problem_solving:survey_tickets", post=MANAGEMENT, arguments=of("survey_role"), seen=SEATS),
    Door("problem_solving:survey_thanks", get=ALL, anybody=True),
    Door("problem_solving:answer_survey", get=ALL, post=ALL, arguments=survey_ticket, anybody=True, by_link=True),
)  # fmt: skip
REGISTERS = (
    Door("problem_solving:rules", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:rules_csv", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:propose_rule", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:rule_change", get=SEATS, arguments=of("rule_change")),
    Door("problem_solving:nominations", get=SEATS, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:nomination", get=SEATS, arguments=of("nomination")),
    Door("problem_solving:team_sheet", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:owner_report", get=SEATS, arguments=of("body"), seen=SEEN),
)  # fmt: skip
DISPUTES = (
    Door("problem_solving:disputes", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:open_dispute", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:dispute", get=SEATS, arguments=of("dispute")),
    Door("problem_solving:dispute_met", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("dispute")),
    Door("problem_solving:dispute_terms", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("dispute")),
    Door("problem_solving:agree_to_terms", post=MANAGEMENT, arguments=of("dispute"), seen=ON_A_SIDE),
)  # fmt: skip


def report_of(which: str) -> Arguments:
    """One of the reports of the body."""

    def named(table: Table) -> dict[str, Any]:
        return {"key": table.things["body"].key, "which": which}

    return named


FIELD_WORK = (
    Door("problem_solving:dispute_stopped", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("dispute")),
    Door("problem_solving:went_on", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("dispute")),
    Door("problem_solving:stoppage", get=SEATS, arguments=of("stoppage")),
    Door("problem_solving:visits", get=SEATS, post=ON_A_SIDE | {"provider"}, arguments=of("body"), seen=SEEN),
    Door("problem_solving:visit", get=SEATS, arguments=of("site_visit")),
    Door("problem_solving:marks", get=SEATS, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:mark", get=SEATS, arguments=of("outside_mark")),
    Door("problem_solving:trainings", get=SEATS, post=ON_A_SIDE, arguments=of("body"), seen=SEEN),
    Door("problem_solving:joint_training", get=SEATS, arguments=of("joint_training")),
    Door("problem_solving:comparisons", get=SEATS, post=SIDES, arguments=partnership, seen=SEEN),
    Door("problem_solving:comparison", get=SEATS, arguments=of("comparison")),
    Door("problem_solving:sharing", get=SEATS, arguments=of("sharing")),
    Door("problem_solving:end_sharing", post=SIDES, arguments=of("sharing"), seen=SEATS),
    Door("problem_solving:reports", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("problem_solving:report", get=SEATS, arguments=report_of("plan"), seen=SEEN),
    Door("problem_solving:report", get=SEATS, arguments=report_of("forum"), seen=SEEN),
    Door("problem_solving:report", get=SEATS, arguments=report_of("scorecard"), seen=SEEN),
    Door("problem_solving:report", get=SEATS, arguments=report_of("board"), seen=SEEN),
    Door("problem_solving:report_pdf", get=SEATS, arguments=report_of("board"), seen=SEEN),
    Door("problem_solving:report_docx", get=SEATS, arguments=report_of("forum"), seen=SEEN),
)  # fmt: skip
ISSUES = (
    *REGISTER, *ROOMS, *OPTIONS, *FACTS, *IMPASSE, *FOR_THE_PUBLIC, *SURVEYS, *REGISTERS, *DISPUTES,
    *FIELD_WORK,
)  # fmt: skip
