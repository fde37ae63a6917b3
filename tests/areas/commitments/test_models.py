"""What the database refuses, whoever asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.commitments.models import Commitment, CommitmentMove, EvidenceItem, Sponsor
from highroad.areas.commitments.vocabulary import CommitmentState
from tests.areas.commitments.scene import DAY, Scene, make_scene, promise, show
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def refused_by(constraint: str, do: Any) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        do()
    said = str(caught.value)
    assert constraint in said or "UNIQUE constraint failed" in said


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("commitments_says_what", {"what": ""}),
        ("commitments_says_by_when", {"due_on": None}),
        ("commitments_late_is_computed", {"state": CommitmentState.LATE}),
        ("commitments_private_to_its_owner", {"zone": "labor"}),
        ("commitments_side_known", {"owning_side": "everybody"}),
    ],
)
def test_a_promise_says_what_who_and_by_when(scene: Scene, constraint: str, change: dict[str, Any]):
    made = promise(scene)

    refused_by(constraint, lambda: Commitment.objects.filter(pk=made.pk).update(**change))


def test_a_promise_has_one_owner(scene: Scene):
    made, seat = promise(scene), scene.table.seats["management"]

    refused_by(
        "commitments_one_owner",
        lambda: Commitment.objects.filter(pk=made.pk).update(owner_seat=seat),
    )


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("commitments_move_number", {"number": 1}),
        ("commitments_move_has_its_reason", {"act": "declined"}),
        ("commitments_act_known", {"act": "danced"}),
    ],
)
def test_a_move_has_its_place_and_its_reason(scene: Scene, constraint: str, change: dict[str, Any]):
    made = promise(scene)
    given = {"commitment": made, "number": 2, "act": "accepted", "at": NOON, **change}

    refused_by(constraint, lambda: CommitmentMove.objects.create(**given))


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("commitments_evidence_number", {"number": 1}),
        ("commitments_evidence_says_something", {"words": ""}),
        ("commitments_evidence_has_a_source", {"source": ""}),
    ],
)
def test_evidence_says_something(scene: Scene, constraint: str, change: dict[str, Any]):
    made = promise(scene)
    show(made, scene.marcus)
    given = {
        "commitment": made, "number": 2, "form": "note", "words": "Done", "source": "Log",
        "on": DAY, "digest": "0" * 64, "added_by": scene.marcus, "added_at": NOON, **change,
    }  # fmt: skip

    refused_by(constraint, lambda: EvidenceItem.objects.create(**given))


def test_a_side_has_one_sponsor_and_a_sponsor_has_a_side(scene: Scene):
    given: dict[str, Any] = {
        "body": scene.table.body, "user": scene.lena, "named_by_alias": "p-1", "named_at": NOON,
    }  # fmt: skip
    Sponsor.objects.create(side="labor", **given)

    refused_by(
        "commitments_one_sponsor_a_side", lambda: Sponsor.objects.create(side="labor", **given)
    )
    refused_by("commitments_sponsor_has_a_side", lambda: Sponsor.objects.create(side="", **given))
