"""The circles in which a field may be seen."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Circle(StrEnum):
    """Who may see a field, widest first."""

    PUBLIC = "public"
    """Anyone."""
    PARTNERSHIP = "partnership"
    """Whoever holds a confirmed seat in the partnership."""
    SIDE = "side"
    """The side that wrote it."""
    KEEPER = "keeper"
    """The organization that keeps the record, and the person."""
    SEALED = "sealed"
    """Self-identification only: the person's own form and one analysis."""


def circle_of(model: Any, field: str) -> Circle:
    """The circle in which the model's inner class `Privacy` places the field.

    `Privacy` has one tuple of field names per circle: `public = ("name",)`, `side = ("note",)`.
    Raises `LookupError` if the field stands in none, or in more than one.
    """
    found = [circle for circle in Circle if field in getattr(model.Privacy, circle.value, ())]
    if len(found) != 1:
        raise LookupError(
            f"{model.__name__}.{field} stands in {len(found)} circles; it must be one"
        )
    return found[0]
