"""When a goal stands: both sides agreed to it, and its days have come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from highroad.areas.fair_access.vocabulary import GoalStatus


def goal_status(
    *, is_adopted: bool, is_declined: bool, from_on: date, to_on: date | None, on: date
) -> GoalStatus:
    """Where a goal stands on a day. `to_on` is its last day, an agreed end included."""
    if is_declined:
        return GoalStatus.DECLINED
    if not is_adopted:
        return GoalStatus.PROPOSED
    if to_on is not None and to_on < on:
        return GoalStatus.ENDED
    return GoalStatus.COMING if on < from_on else GoalStatus.IN_FORCE


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 of a record's content in canonical form."""
    canonical = json.dumps(
        {name: str(value) for name, value in content.items()},
        sort_keys=True, separators=(",", ":"), ensure_ascii=False,
    )  # fmt: skip
    return hashlib.sha256(canonical.encode()).hexdigest()
