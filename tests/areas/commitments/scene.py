"""Promises for tests: a labor-management table with one more person on each side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from highroad.areas.accounts.models import User
from highroad.areas.commitments import actions
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentKind, EvidenceForm
from highroad.areas.partnerships.vocabulary import Side
from tests import cast
from tests.cast import NOON
from tests.table import Table, make_table, seat_somebody

DAY = NOON.date()


@dataclass
class Scene:
    """The table, and who else sits at it."""

    table: Table
    theo: User
    ines: User

    @property
    def lena(self) -> User:
        return self.table.lena

    @property
    def marcus(self) -> User:
        return self.table.marcus


def make_scene() -> Scene:
    """Lena and Theo for labor, Marcus and Ines for management."""
    table = make_table()
    theo, ines = cast.person("Theo Grant"), cast.person("Ines Duarte")
    seat_somebody(table, Side.LABOR, theo, title="Steward")
    seat_somebody(table, Side.MANAGEMENT, ines, title="Planner")
    return Scene(table, theo, ines)


def promise(scene: Scene, *, at: datetime = NOON, **more: Any) -> Commitment:
    """Marcus promises scanners for management, unless said otherwise."""
    given: dict[str, Any] = {
        "kind": CommitmentKind.FOLLOW_UP, "what": "Order two scanners", "owner": scene.marcus,
        "where": scene.table.body, "due_on": DAY + timedelta(days=14), "by": scene.marcus, **more,
    }  # fmt: skip
    return actions.promise(at=at, **given)


def note(words: str = "They hang at line 3.", on: date = DAY) -> EvidenceDraft:
    return EvidenceDraft(form=EvidenceForm.NOTE, words=words, source="Shift log", on=on)


def show(commitment: Commitment, by: User, *, at: datetime = NOON) -> None:
    actions.add_evidence(commitment=commitment, draft=note(), by=by, at=at)


def fresh(commitment: Commitment) -> Commitment:
    return Commitment.objects.get(pk=commitment.pk)
