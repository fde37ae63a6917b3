"""What a member reads of the areas of a partnership: the same before a copy and after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.job_quality import queries as job_quality
from highroad.areas.job_quality.models import JobCard, WordRound, WordStatement
from highroad.areas.placements import queries as placements
from tests.world.partnerships import Table

TALLIES = ((12, 10, 3), (20, 1, 0), (2, 1, 1))
"""A share, nearly everybody, and too few to be shown."""
PAGES = {
    "assurances": (
        ("assurances:list", "partnership"), ("assurances:agreement", "agreement"),
        ("assurances:clause", "agreement_clause"), ("assurances:choice", "body"),
        ("assurances:access", "access"), ("assurances:incident", "incident"),
        ("assurances:recognition", "recognition"),
        ("assurances:register", "register"), ("assurances:public", "partnership"),
    ),
    "demand": (
        ("demand:overview", "partnership"), ("demand:needs", "partnership"),
        ("demand:order", "order"), ("demand:project", "pipeline"), ("demand:condition", "condition"),
        ("demand:published", "partnership"), ("demand:figures", "partnership"), ("demand:forecasts", "partnership"),
    ),
    "training": (("training:programs", "partnership"), ("training:standards", "standards")),
}  # fmt: skip


def asked_earlier(table: Table) -> None:
    """Workers were asked in a round that is over; three statements with different tallies."""
    job, today = table.things["job_card"], timezone.localdate()
    over = WordRound.objects.create(
        job=job, number=90, opened_on=today - timedelta(days=40), closes_on=today - timedelta(days=9),
        ticket_count=60, smallest_count=5, side="management", made_by_alias="m-1",
    )  # fmt: skip
    for number, (true, untrue, unsure) in enumerate(TALLIES, 1):
        WordStatement.objects.create(
            round=over, number=number, reading=table.things["job_reading"], true_count=true,
            untrue_count=untrue, unsure_count=unsure,
        )  # fmt: skip


def shown_by_area(table: Table) -> dict[str, list[Any]]:
    """Everything that labor's co-chair reads, area by area."""
    client, labor = Client(), User.objects.get(pk=table.people["labor"].pk)
    client.force_login(labor)
    things = {**table.things, "partnership": table.partnership}
    told: dict[str, list[Any]] = {
        area: [(name, words_of(client, name, things[thing].pk)) for name, thing in pages]
        for area, pages in PAGES.items()
    }
    others: dict[str, Callable[[Table, User], list[Any]]] = {
        "placements": rates, "job_quality": words,
    }  # fmt: skip
    return told | {area: read(table, labor) for area, read in others.items()}


def words_of(client: Client, name: str, key: object) -> str:
    """The words of a page, without what stands around it."""
    answer = client.get(reverse(name, args=[key]))
    assert answer.status_code == 200, (name, answer.status_code, answer.get("Location", ""))
    found = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
    assert found, name
    return " ".join(unescape(re.sub(r"<script.*?</script>|<[^>]*>", " ", found[0])).split())


def rates(table: Table, labor: User) -> list[Any]:
    """The rates of placements; the single starts behind them do not travel."""
    partnership = table.partnership
    lines = placements.list_placements(partnership, labor)
    return [
        [(one.program_class.pk, one.result) for one in placements.list_classes(partnership, labor)],
        [(one.order.pk, one.hired) for one in placements.list_promises(partnership, labor)],
        placements.retention(lines, partnership, timezone.localdate()),
    ]


def words(table: Table, labor: User) -> list[Any]:
    """Cards as they stand, and of the workers' word the rounds that are over."""
    today: date = timezone.localdate()
    job = JobCard.objects.get(pk=table.things["job_card"].pk)
    rounds = job_quality.list_rounds(job, labor, today)
    return [
        [repr(one) for one in job_quality.list_jobs(table.partnership, labor, today)],
        [one for one in rounds if one.is_closed],
    ]
