"""Rows of the table of doors: agreements, clauses, breaches, the public register."""

from __future__ import annotations

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SEEN, SIDES, Door, of, partnership

TAKE_PART = SIDES | LABOR_SEATS
MANAGEMENT = frozenset({"management"})

ASSURANCES = (
    Door("assurances:public", get=ALL, arguments=partnership, anybody=True),
    Door("assurances:list", get=SEATS, arguments=partnership, seen=SEEN),
    Door("assurances:add", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("assurances:put", post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("assurances:agreement", get=SEATS, arguments=of("agreement")),
    Door("assurances:agree", post=TAKE_PART, arguments=of("agreement"), seen=SEATS),
    Door("assurances:dispute", get=TAKE_PART, post=TAKE_PART, arguments=of("agreement"), seen=SEATS),
    Door("assurances:add_document", get=TAKE_PART, post=TAKE_PART, arguments=of("agreement"), seen=SEATS),
    Door("assurances:document", get=SEATS, arguments=of("agreement_document")),
    Door("assurances:add_clause", get=TAKE_PART, post=TAKE_PART, arguments=of("agreement"), seen=SEATS),
    Door("assurances:end", get=TAKE_PART, post=TAKE_PART, arguments=of("agreement"), seen=SEATS),
    Door("assurances:clause", get=SEATS, arguments=of("agreement_clause")),
    Door("assurances:renew", post=MANAGEMENT, arguments=of("lapsed_clause"), seen=SEATS),
    Door("assurances:report", get=TAKE_PART, post=TAKE_PART, arguments=of("agreement_clause"), seen=SEATS),
    Door("assurances:breach", get=SEATS, post=TAKE_PART, arguments=of("breach"), seen=SEATS),
    Door("assurances:register", get=SEATS, arguments=of("register")),
    Door("assurances:publish", arguments=of("register"), seen=SEATS),
    Door("assurances:drop", post=TAKE_PART, arguments=of("register"), seen=SEATS),
    Door("assurances:withdraw", get=SIDES, post=SIDES, arguments=of("public_register"), seen=SEATS),
)  # fmt: skip

CHOICE = (
    Door("assurances:choice", get=SEATS, arguments=of("body"), seen=SEEN),
    *(
        Door(f"assurances:{name}", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN)
        for name in ("ask_access", "report_incident", "enter_count", "check_posting", "enter_subcontract")
    ),
    Door("assurances:access", get=SEATS, arguments=of("access")),
    Door("assurances:answer_access", get=TAKE_PART, post=TAKE_PART, arguments=of("access"), seen=SEATS),
    Door("assurances:say_kept", get=TAKE_PART, post=TAKE_PART, arguments=of("access"), seen=SEATS),
    Door("assurances:incident", get=SEATS, arguments=of("incident")),
    Door("assurances:say_of_incident", get=TAKE_PART, post=TAKE_PART, arguments=of("incident"), seen=SEATS),
    Door("assurances:recognition", get=SEATS, arguments=of("recognition")),
    Door("assurances:recognize", get=TAKE_PART, post=TAKE_PART, arguments=of("recognition"), seen=SEATS),
    Door("assurances:enter_step", get=TAKE_PART, post=TAKE_PART, arguments=of("recognition"), seen=SEATS),
    Door("assurances:posting", get=SEATS, arguments=of("posting")),
    Door("assurances:photo", get=SEATS, arguments=of("posting")),
)  # fmt: skip
