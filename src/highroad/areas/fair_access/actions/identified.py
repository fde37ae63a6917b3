"""Counting what apprentices said of themselves, for the written plan of their sponsor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from highroad.areas.fair_access.analysis.identified import Place, identified_tables

__all__ = ["Place", "count_identified"]


def count_identified(
    places: Sequence[Place], *, smallest_count: int
) -> dict[str, Mapping[str, Mapping[str, int | None]]]:
    """Protected counts by occupation, by group and for all (`""`): sex, ethnicity, race, disability.

    None is hidden.
    """
    return dict(identified_tables(places, smallest_count=smallest_count))
