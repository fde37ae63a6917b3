"""Rows of the table of doors: cards of jobs and their readings."""

from __future__ import annotations

from tests.doors.row import ALL, LABOR_SEATS, SEATS, SEEN, SIDES, Door, of, partnership
from tests.world.partnerships import Table

TAKE_PART = SIDES | LABOR_SEATS


def look(table: Table) -> dict[str, object]:
    return {"key": table.things["job_card"].key, "test": "abc"}


def ticket(table: Table) -> dict[str, object]:
    return {"ticket": table.things["word_tickets"][0]}


JOB_QUALITY = (
    Door("job_quality:list", get=SEATS, arguments=partnership, seen=SEEN),
    Door("job_quality:open", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("job_quality:wages", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("job_quality:card", get=SEATS, arguments=of("job_card")),
    Door("job_quality:read", get=TAKE_PART, post=TAKE_PART, arguments=of("job_card"), seen=SEATS),
    Door("job_quality:compare", get=TAKE_PART, post=TAKE_PART, arguments=of("job_card"), seen=SEATS),
    Door("job_quality:safety", get=TAKE_PART, post=TAKE_PART, arguments=of("job_card"), seen=SEATS),
    Door("job_quality:card_pdf", get=SEATS, arguments=of("job_card")),
    Door("job_quality:shifts", get=TAKE_PART, post=TAKE_PART, arguments=of("job_card"), seen=SEATS),
    Door("job_quality:share", get=TAKE_PART, post=TAKE_PART, arguments=of("job_card"), seen=SEATS),
    Door("job_quality:look", get=TAKE_PART, post=TAKE_PART, arguments=look, seen=SEATS),
    Door("job_quality:inquiry", get=SEATS, arguments=of("job_inquiry")),
    Door("job_quality:benefits", get=SEATS, arguments=partnership, seen=SEEN),
    Door("job_quality:pay", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("job_quality:living_wage", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("job_quality:study", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("job_quality:of_pay", get=SEATS, arguments=of("living_wage")),
    Door("job_quality:confirm_living", post=LABOR_SEATS, arguments=of("living_wage"), seen=SEATS),
    Door("job_quality:dispute_living", get=LABOR_SEATS, post=LABOR_SEATS, arguments=of("living_wage"), seen=SEATS),
    Door("job_quality:of_study", get=SEATS, arguments=of("pay_study")),
    Door("job_quality:declare_schedule", get=TAKE_PART, post=TAKE_PART, arguments=of("job_card"), seen=SEATS),
    Door("job_quality:schedule", get=SEATS, arguments=of("wage_schedule")),
    Door("job_quality:confirm_schedule", post=LABOR_SEATS, arguments=of("wage_schedule"), seen=SEATS),
    Door("job_quality:dispute_schedule", get=LABOR_SEATS, post=LABOR_SEATS, arguments=of("wage_schedule"), seen=SEATS),
    Door("job_quality:weights", get=SEATS, arguments=of("body"), seen=SEEN),
    Door("job_quality:weigh", get=TAKE_PART, post=TAKE_PART, arguments=of("body"), seen=SEEN),
    Door("job_quality:version", get=SEATS, arguments=of("score_weights")),
    Door("job_quality:ask_workers", get=TAKE_PART, post=TAKE_PART, arguments=of("job_card"), seen=SEATS),
    Door("job_quality:round", get=SEATS, arguments=of("word_round")),
    Door("job_quality:thanks", get=ALL, anybody=True),
    Door("job_quality:word", get=ALL, post=ALL, arguments=ticket, anybody=True, by_link=True),
    Door("job_quality:reading", get=SEATS, arguments=of("job_reading")),
    Door("job_quality:confirm", post=LABOR_SEATS, arguments=of("job_reading"), seen=SEATS),
    Door("job_quality:dispute", get=LABOR_SEATS, post=LABOR_SEATS, arguments=of("job_reading"), seen=SEATS),
)  # fmt: skip
