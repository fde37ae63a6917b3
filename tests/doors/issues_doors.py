"""The rows of issues, referrals and mediations."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, Door, of

ON_A_SIDE = SIDES | LABOR_SEATS
MANAGEMENT = frozenset({"management"})

ISSUES = (
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
