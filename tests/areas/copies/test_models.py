"""The database has the last word on copies and arrivals."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.copies.models import Arrival, Copy
from tests.areas.copies.scene import NOON
from tests.table import make_table

pytestmark = pytest.mark.django_db


def refused(name: str, make: Any) -> None:
    with pytest.raises(IntegrityError, match=f"{name}|^UNIQUE constraint"), transaction.atomic():
        make()


def test_a_copy_that_is_ready_has_its_digests_and_a_side_that_exists():
    table = make_table()
    told: dict[str, Any] = {
        "partnership": table.partnership, "taken_by": table.lena, "taken_by_alias": "p-1", "asked_at": NOON,
    }  # fmt: skip

    refused("copies_ready_has_its_digests", lambda: Copy.objects.create(**told, status="ready"))
    refused("copies_own_side_known", lambda: Copy.objects.create(**told, own_side="north"))


def test_a_partnership_is_brought_once_and_without_a_fault():
    told: dict[str, Any] = {
        "file_bytes": 1, "file_digest": "0" * 64, "looked_at": NOON, "status": "brought", "brought_at": NOON,
        "partnership_key": uuid.uuid4(),
    }  # fmt: skip
    Arrival.objects.create(**told)

    refused("copies_brought_once", lambda: Arrival.objects.create(**told))
    faulty = {**told, "partnership_key": uuid.uuid4(), "faults": [{"place": "x"}]}
    accepted = {**told, "status": "accepted", "brought_at": None}
    refused("copies_accepted_by_somebody", lambda: Arrival.objects.create(**accepted))
    refused("copies_brought_without_a_fault", lambda: Arrival.objects.create(**faulty))
