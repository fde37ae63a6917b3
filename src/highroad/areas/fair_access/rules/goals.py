"""When a goal stands: both sides agreed to it, and its days have come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from highroad.areas.fair_access.vocabulary import GoalStatus


@dataclass(frozen=True, kw_only=True)
class AgreedGoal:
    """A goal both sides adopted, with its agreed last day; `scope` is dimension and category."""

    key: str
    group: str
    share: Decimal
    unit: str
    kind: str
    scope: Mapping[str, str]
    from_on: date
    to_on: date | None
    source: str
    legal_basis: str


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
    return sha256(canonical)


def sha256(text: str) -> str:
    """The digest of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
