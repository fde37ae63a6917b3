"""The mechanics of the harbor change their standards: two work processes are talked over once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from highroad.areas.training import queries
from highroad.areas.training.actions import marks, programs
from highroad.areas.training.queries.marks import items_standing

HOURS = {"standpipes": Decimal(500), "drawings-and-layout": Decimal(700)}
"""A hundred hours move from one to the other."""


def deeds(scene: Any) -> list[tuple[datetime, Callable[[datetime], object]]]:
    """The moments and what is done then; `scene` is that of the sprinkler fitters."""
    return [(scene.at - timedelta(days=9, hours=4), lambda moment: _change(scene, moment))]


def agree_on_all(scene: Any, version: queries.ProgramStandards, at: datetime) -> None:
    """Both sides mark every item before the version is put to them."""
    names = [line.item.name for line in items_standing(version).lines]
    for second, word in enumerate(("lena", "marcus")):
        marks.mark_items(
            version=version, items=names, is_agreed=True, by=scene.founded.people[word],
            at=at + timedelta(seconds=second),
        )  # fmt: skip


def _change(scene: Any, at: datetime) -> None:
    people = scene.founded.people
    found = queries.newest_version(scene.mechanics)
    if found is None:
        return
    processes = tuple(
        replace(row, low=HOURS.get(row.key, row.low), high=HOURS.get(row.key, row.high))
        for row in found.terms.processes
    )
    version = programs.draft_standards(
        program=scene.mechanics, terms=replace(found.terms, processes=processes), by=people["lena"], at=at
    )  # fmt: skip
    marks.mark_items(
        version=version, items=[f"process:{key}" for key in HOURS], is_agreed=True,
        by=people["lena"], at=at + timedelta(minutes=2),
    )  # fmt: skip
    marks.mark_items(
        version=version, items=["process:drawings-and-layout"], is_agreed=False, by=people["marcus"],
        reason="A hundred hours more need a second drawing table. Let us ask the shops first.",
        at=at + timedelta(minutes=50),
    )  # fmt: skip
