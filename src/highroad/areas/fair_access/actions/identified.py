"""Counting what apprentices said of themselves, for the written plan of their program."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from highroad.areas.fair_access.analysis.identified import identified_tables


def count_identified(
    people: Collection[UUID], *, smallest_count: int
) -> dict[str, Mapping[str, int | None]]:
    """Protected counts by answer: sex, ethnicity, race, disability. None is hidden."""
    return identified_tables(people, smallest_count=smallest_count)
