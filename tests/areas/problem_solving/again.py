"""Saving a record once more, changed, so that a constraint of the database has to speak."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction


def hits(record: Any, change: dict[str, Any], name: str) -> None:
    """A copy of the record with these changes is refused by the constraint of this name."""
    again = type(record).objects.get(pk=record.pk)
    again._state.adding = True
    again.pk = type(record)._meta.pk.get_default()
    for field, value in change.items():
        setattr(again, field, value)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        again.save(force_insert=True)
