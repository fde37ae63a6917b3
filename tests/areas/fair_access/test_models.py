"""What the database refuses, whatever the code above it thinks."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError

from highroad.areas.fair_access.models import CommitteeTable, Goal, GoalEnd, Publication
from tests.areas.fair_access.scene import AFTER, Scene, laid


@pytest.fixture
def scene(db: Any) -> Scene:
    return laid()


def goal(scene: Scene, **fields: Any) -> Goal:
    usual = {
        "partnership": scene.partnership, "body": scene.body, "breakdown": "sex", "group": "women",
        "share": Decimal("0.069"), "kind": "voluntary", "source": "Charter",
        "from_on": date(2026, 1, 1), "made_by_alias": "p-lena", "made_at": AFTER,
    }  # fmt: skip
    return Goal.objects.create(**{**usual, **fields})


def publication(scene: Scene, **fields: Any) -> Publication:
    usual = {
        "partnership": scene.partnership, "body": scene.body, "title": "Women", "breakdown": "sex",
        "row_filter": "hours", "first_on": date(2026, 1, 1), "last_on": date(2026, 3, 31),
        "content": {}, "policy": {}, "certificate": {}, "digest": "0" * 64, "filing_keys": [],
        "made_by_alias": "p-lena", "made_at": AFTER,
    }  # fmt: skip
    return Publication.objects.create(**{**usual, **fields})


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("fair_access_goal_is_a_share", {"share": Decimal("6.9")}),
        ("fair_access_goal_ends_after_start", {"to_on": date(2025, 1, 1)}),
        ("fair_access_goal_has_a_source", {"source": ""}),
        ("fair_access_mandatory_goal_has_a_basis", {"kind": "mandatory"}),
    ],
)
def test_a_goal_that_cannot_be(scene: Scene, constraint: str, fields: dict[str, Any]):
    with pytest.raises(IntegrityError, match=constraint):
        goal(scene, **fields)


@pytest.mark.parametrize("fields", [{"brought_at": AFTER}, {"brought_verdict": "holds"}])
def test_what_was_brought_was_judged(scene: Scene, fields: dict[str, Any]):
    with pytest.raises(IntegrityError, match="fair_access_brought_and_judged"):
        publication(scene, **fields)


def test_a_goal_reads_as_its_group_and_share(scene: Scene):
    kept = goal(scene)
    before = kept.digest

    kept.refresh_from_db()

    assert str(kept) == "women 0.069000"
    assert kept.digest == before


def test_an_end_without_a_reason(scene: Scene):
    kept = goal(scene)

    with pytest.raises(IntegrityError, match="fair_access_goal_end_has_a_reason"):
        GoalEnd.objects.create(
            goal=kept, ends_on=date(2026, 6, 1), reason="", made_by_alias="p-lena", made_at=AFTER
        )


def test_one_table_for_one_basis(scene: Scene):
    fields = {
        "partnership": scene.partnership, "breakdown": "sex", "basis": "b", "content": {},
        "made_by_alias": "p-lena", "made_at": AFTER,
    }  # fmt: skip
    kept = CommitteeTable.objects.create(**fields)
    assert str(kept) == "sex 2026-04-01"

    with pytest.raises(IntegrityError, match="fair_access_one_table_a_basis|UNIQUE"):
        CommitteeTable.objects.create(**fields)


PUBLISHED = {
    "status": "published", "published_at": AFTER, "number": 1,
    "decision_key": "00000000-0000-4000-8000-000000000001",
}  # fmt: skip


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("fair_access_publication_period", {"last_on": date(2025, 1, 1)}),
        ("fair_access_published_after_a_decision", {**PUBLISHED, "decision_key": None}),
        ("fair_access_published_after_a_decision", {**PUBLISHED, "number": None}),
        ("fair_access_published_after_a_decision", {"published_at": AFTER}),
        ("fair_access_withdrawn_with_a_reason", {**PUBLISHED, "status": "withdrawn"}),
    ],
)
def test_a_publication_that_cannot_be(scene: Scene, constraint: str, fields: dict[str, Any]):
    with pytest.raises(IntegrityError, match=constraint):
        publication(scene, **fields)


def test_of_two_who_publish_at_once_one_gets_the_number(scene: Scene):
    publication(scene, **PUBLISHED)

    with pytest.raises(IntegrityError, match="fair_access_publication_number_once|UNIQUE"):
        publication(scene, **PUBLISHED)


def test_a_publication_names_its_days(scene: Scene):
    made = publication(scene)

    assert str(made) == "Women"
    assert made.period.last_on - made.period.first_on == timedelta(days=89)
