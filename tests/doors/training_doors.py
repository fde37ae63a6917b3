"""Rows of the table of doors: training."""

from __future__ import annotations

from tests.doors.row import LABOR_SEATS, SEATS, SEEN, SIDES, SIGNED_IN, Door, of, partnership

LABOR = frozenset({"labor"})
ON_A_SIDE = SIDES | LABOR_SEATS

TRAINING = (
    Door("training:programs", get=SEATS, arguments=partnership, seen=SEEN),
    Door("training:add_program", get=ON_A_SIDE, post=ON_A_SIDE, arguments=partnership, seen=SEEN),
    Door("training:program", get=SEATS, arguments=of("program")),
    Door("training:draft_standards", get=ON_A_SIDE, post=ON_A_SIDE, arguments=of("program"), seen=SEATS),
    Door("training:standards", get=SEATS, arguments=of("standards")),
    Door("training:put_standards", post=ON_A_SIDE, arguments=of("standards_draft"), seen=SEATS),
    Door("training:add_coordinator", get=SIDES, post=SIDES, arguments=of("program"), seen=SEATS),
    Door("training:end_coordinator", post=SIDES, arguments=of("coordinator"), seen=SEATS),
    Door("training:mine", get=SIGNED_IN),
    Door("training:confirm", get=SIGNED_IN, post=SIGNED_IN),
    Door("training:employed", get=SEATS, arguments=partnership, seen=SEEN),
    Door("training:apprentices", get=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:enroll", get=LABOR, post=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:sites", get=LABOR, post=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:enrollment", get=LABOR, arguments=of("enrollment")),
    *(Door(f"training:{page}", get=LABOR, post=LABOR, arguments=of("enrollment")) for page in ("sign", "sent", "move", "pair")),
    Door("training:end_pairing", post=LABOR, arguments=of("pairing")),
    Door("training:book", get=SIDES, post=LABOR, arguments=of("enrollment"), seen=SIDES),
    Door("training:wage", get=SIDES, post=SIDES, arguments=of("enrollment")),
    Door("training:competencies", get=LABOR, arguments=of("enrollment")),
    Door("training:sign_rating", arguments=of("rating"), seen=LABOR),
    Door("training:cohorts", get=SEATS, arguments=of("program")),
    Door("training:add_cohort", get=LABOR, post=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:cohort", get=LABOR, arguments=of("cohort")),
    *(Door(f"training:{page}", get=LABOR, post=LABOR, arguments=of("cohort")) for page in ("add_seat", "add_session")),
    Door("training:give_up_seat", post=LABOR, arguments=of("class_seat")),
    Door("training:session", get=LABOR, post=LABOR, arguments=of("class_session")),
    Door("training:mentors", get=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:add_offer", get=LABOR, post=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:end_offer", post=LABOR, arguments=of("mentor_offer")),
    Door("training:match", get=LABOR, post=LABOR, arguments=of("enrollment")),
    Door("training:check_ins", get=LABOR, arguments=of("pair"), seen=LABOR),
    Door("training:leaving", get=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:exit_interview", arguments=of("enrollment"), seen=LABOR),
    Door("training:transfer", get=LABOR, post=LABOR, arguments=of("enrollment")),
    Door("training:complaints", get=LABOR, post=LABOR, arguments=of("enrollment")),
    Door("training:answer_complaint", get=LABOR, post=LABOR, arguments=of("complaint")),
    Door("training:appeal", get=LABOR, post=LABOR, arguments=of("complaint")),
    Door("training:credits", get=SEATS, arguments=partnership, seen=SEEN),
    Door("training:equal", get=LABOR, post=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:outcomes", get=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:bulk", get=LABOR, post=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:bulk_download", get=LABOR, arguments=of("program"), seen=SEATS),
    Door("training:correct", get=LABOR, post=LABOR, arguments=of("entry"), seen=SIDES),
)  # fmt: skip
