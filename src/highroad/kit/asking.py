"""Many questions put to the database at once: which of them have an answer at all."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, QuerySet, Value


def answered(**asked: QuerySet[Any]) -> frozenset[str]:
    """The names of those querysets that find any row, in one query. Which rows, is asked afterwards."""
    first, *others = (
        rows.order_by().values_list(Value(name, output_field=CharField()))
        for name, rows in asked.items()
    )
    return frozenset(name for (name,) in first.union(*others))
