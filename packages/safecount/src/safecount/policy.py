"""Policy: the thresholds and choices of a publication; frozen, and kept with what was published."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

COSTS = ("log", "one", "count", "value")
INSIDERS = ("exact", "full", "off")


class BadPolicy(ValueError):
    """A policy contradicts itself or holds a value that means nothing."""


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What counts as telling too much, and what hiding costs.

    `smallest_count` hides 1 to `smallest_count - 1` persons. `smallest_employers` hides values from fewer
    employers. `p_percent` (with `prior_percent` for the p/q rule) and `dominance` (n, k) look at the
    contributions behind a value. `group_percent` hides cells with that much of a margin along `group_dimensions` (all
    of them, when none is named). `interval_percent` is how far from the truth, both ways, a hidden value must be
    possible when it was hidden for its few contributors. `insiders` says what people who know their own part
    may find out about others: nothing exactly ("exact"), nothing below full protection ("full"), or unchecked.
    """

    smallest_count: int = 11
    smallest_employers: int | None = None
    p_percent: int | None = None
    prior_percent: int | None = None
    dominance: tuple[int, int] | None = None
    group_percent: int | None = None
    group_dimensions: tuple[str, ...] = ()
    protect_zeros: bool = False
    hide_zeros: bool = False
    interval_percent: int = 20
    cost: str = "log"
    insiders: str = "exact"

    def __post_init__(self) -> None:
        if self.dominance is not None:
            object.__setattr__(self, "dominance", tuple(self.dominance))
        object.__setattr__(self, "group_dimensions", tuple(self.group_dimensions))
        for claim, complaint in _claims(self):
            if not claim:
                raise BadPolicy(complaint)

    def to_dict(self) -> dict[str, Any]:
        """This policy as JSON values."""
        written = asdict(self)
        if self.dominance is not None:
            written["dominance"] = list(self.dominance)
        written["group_dimensions"] = list(self.group_dimensions)
        return written

    @classmethod
    def from_dict(cls, written: dict[str, Any]) -> Policy:
        """The policy that `to_dict` wrote. Raises `BadPolicy` for a word it does not know."""
        known = {field.name for field in fields(cls)}
        if strange := sorted(set(written) - known):
            raise BadPolicy(
                f"A policy has no {strange[0]!r}. It knows: {', '.join(sorted(known))}."
            )
        return cls(**written)


def _is_whole(number: object, at_least: int, at_most: int | None = None) -> bool:
    if not isinstance(number, int) or isinstance(number, bool):
        return False
    return number >= at_least and (at_most is None or number <= at_most)


def _is_dominance(rule: tuple[int, int] | None) -> bool:
    """(n, k), or no such rule."""
    return rule is None or (len(rule) == 2 and _is_whole(rule[0], 1) and _is_whole(rule[1], 1, 99))


def _claims(policy: Policy) -> list[tuple[bool, str]]:
    """What must hold of a policy, each with the words for when it does not."""
    employers, p, q = policy.smallest_employers, policy.p_percent, policy.prior_percent
    return [
        (
            _is_whole(policy.smallest_count, 1),
            f"smallest_count is {policy.smallest_count!r}; it is a whole number of persons, 1 or more.",
        ),
        (
            employers is None or _is_whole(employers, 1),
            f"smallest_employers is {employers!r}; it is a whole number, 1 or more, or None.",
        ),
        (
            p is None or _is_whole(p, 1),
            f"p_percent is {p!r}; it is a whole number, 1 or more, or None.",
        ),
        (
            q is None or _is_whole(q, 1),
            f"prior_percent is {q!r}; it is a whole number, 1 or more, or None.",
        ),
        (
            q is None or p is not None,
            "prior_percent needs p_percent: together they are the p/q rule.",
        ),
        (
            q is None or p is None or not isinstance(q, int) or p < q,
            f"p_percent ({p!r}) must be below prior_percent ({q!r}), or no cell would ever be sensitive.",
        ),
        (
            _is_dominance(policy.dominance),
            f"dominance is {policy.dominance!r}; it is (n, k) with n at least 1 and k between 1 and 99.",
        ),
        *_choices(policy),
    ]


def _choices(policy: Policy) -> list[tuple[bool, str]]:
    """What must hold of the width of an interval, and of what is picked from a list."""
    return [
        (
            _is_whole(policy.interval_percent, 0, 100),
            f"interval_percent is {policy.interval_percent!r}; it lies between 0 and 100.",
        ),
        (
            policy.group_percent is None or _is_whole(policy.group_percent, 1, 100),
            f"group_percent is {policy.group_percent!r}; it lies between 1 and 100, or is None.",
        ),
        (policy.cost in COSTS, f"cost is {policy.cost!r}; it is one of {', '.join(COSTS)}."),
        (
            policy.insiders in INSIDERS,
            f"insiders is {policy.insiders!r}; it is one of {', '.join(INSIDERS)}.",
        ),
    ]
