"""Visits to sites, marks from outside and a joint training of the made-up committees."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.vocabulary.field_work import MarkKind


def construction(story: Any) -> None:
    """Two visits, three marks from outside, and a half day that both sides learned together."""
    lena, body = story.people["lena"], story.body
    parties = partnerships.parties_at(body)[:2]

    def visited(days: float, site: str, looked_at: str) -> None:
        story.on(days, lambda now: actions.log_visit(
            body=body, visited_on=timezone.localdate(now), site=site, met=parties,
            looked_at=looked_at, by=lena, at=now))  # fmt: skip

    def marked(now: datetime) -> None:
        for back, kind, words in (
            (410, MarkKind.EVENT, "A scaffold fell at the east pier; nobody was hurt."),
            (380, MarkKind.RATING, "The owner rates the site red."),
            (70, MarkKind.RATING, "The owner rates the site green."),
        ):
            actions.note_mark(
                body=body, on=timezone.localdate(now) - timedelta(days=back), kind=kind,
                words=words, source="Owner's safety report", by=lena, at=now,
            )  # fmt: skip

    def learned(now: datetime) -> None:
        draft = actions.TrainingDraft(
            timezone.localdate(now), "Solving problems by interests", "State labor agency",
            Decimal("3.5"),
        )  # fmt: skip
        seats = queries.seats_named(body, [key for key, _title in queries.seat_choices(body)][:4])
        actions.note_training(body=body, draft=draft, seats=seats, by=lena, at=now)

    story.on(16.5, marked)
    story.on(12.5, learned)
    visited(14.5, "East pier", "The hoist and the gate. Work goes on.")
    visited(8.5, "Terminal 3", "Lights over the stairs.")
