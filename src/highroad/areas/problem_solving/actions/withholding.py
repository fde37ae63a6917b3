"""An issue that turns out to be a grievance or a subject of bargaining: its content goes, the referral stays."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Model

from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries as entries
from highroad.areas.partnerships.models import Seat
from highroad.areas.problem_solving.actions.public import end
from highroad.areas.problem_solving.models import (
    Criterion,
    Interest,
    Issue,
    IssueStep,
    Option,
    Position,
    PublicQuestion,
    StrawDesign,
)
from highroad.kit.refs import Ref

GONE = "–"
"""Stands where words stood that are kept no longer."""


def withhold(issue: Issue, *, seat: Seat, at: datetime) -> None:
    """Take away every word both sides wrote about an issue, here and in the record; once it may be.

    The entries of the record stand, and the record still verifies. What a side keeps in its own room is
    its own and stays.
    """
    issue.question, issue.clause, issue.withheld_at = "", "", at
    issue.save(update_fields=["question", "clause", "withheld_at"])
    IssueStep.objects.filter(issue=issue).update(reason="")
    about = str(Ref.to(issue))
    written: list[Model] = [issue]
    for rows in (
        Option.objects.filter(issue=issue),
        Criterion.objects.filter(issue=issue),
        StrawDesign.objects.filter(issue=issue),
        Interest.objects.filter(round__issue=issue),
        Position.objects.filter(about=about),
    ):
        written += list(rows)
        rows.update(text=GONE)
    shown = PublicQuestion.objects.filter(issue=issue).select_related("issue__body__partnership")
    for text in shown:
        written.append(text)
        if text.ended_at is None:
            end(text, seat, at)
    shown.update(question="", summary="")
    for record in written:
        for entry in entries.entries_about_for_system(Ref.to(record)):
            ledger.erase(entry.key, by=seat.alias, at=at)
