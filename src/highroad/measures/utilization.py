"""Utilization: what share of the work a group does, how sure that is, and what is missing to a goal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

Number = int | Decimal | Fraction


class Unit(StrEnum):
    """What is counted. Persons are trials; hours are not."""

    HOURS = "hours"
    PERSONS = "persons"


class Verdict(StrEnum):
    """How a group stands against a goal when the unknown may be anybody."""

    MET = "met"
    MISSED = "missed"
    UNDETERMINED = "undetermined"
    NO_DATA = "no_data"


@dataclass(frozen=True, kw_only=True)
class Utilization:
    """Exact shares of 1. What cannot be said is None: a share of nothing, a gap without a goal."""

    unit: Unit
    group: Fraction
    total: Fraction
    unknown: Fraction
    of_known: Fraction | None
    low: Fraction | None
    high: Fraction | None
    coverage: Fraction | None
    goal: Fraction | None = None
    verdict: Verdict | None = None
    gap: Fraction | None = None
    """Missing to the goal if the total stays: max(0, goal x total - group)."""
    to_add: Fraction | None = None
    """Missing to the goal if only work of the group is added, which lets the total grow as well."""
    catch_up: Fraction | None = None
    """Share needed on the work that is still to come; above 1 the goal is out of reach."""

    @property
    def is_out_of_reach(self) -> bool:
        """Whether even all remaining work would not bring the group to its goal."""
        return self.catch_up is not None and self.catch_up > 1


def utilization(
    *, group: Number, total: Number, unknown: Number = 0, unit: Unit = Unit.HOURS,
    goal: Number | None = None, remaining: Number | None = None,
) -> Utilization:  # fmt: skip
    """Measure a group's share of the total, in exact arithmetic; `goal` is a share of 1.

    The unknown belong to the total and to nobody: the true share lies between `group / total`
    and `(group + unknown) / total`, and the verdict is *undetermined* where a goal lies between.
    `remaining` is the work still to come. Raises `ValueError` for figures that cannot be.
    """
    h, t, k = (exact(number) for number in (group, total, unknown))
    if min(h, t, k) < 0 or h + k > t:
        raise ValueError(f"group {h} and unknown {k} do not fit into a total of {t}")
    g = None if goal is None else exact(goal)
    if g is not None and not 0 <= g <= 1:
        raise ValueError(f"a goal is a share from 0 to 1, not {g}")
    low, high = share(h, t), share(h + k, t)
    return Utilization(
        unit=unit, group=h, total=t, unknown=k,
        of_known=share(h, t - k), low=low, high=high, coverage=share(t - k, t),
        goal=g, verdict=verdict_of(low, high, g),
        gap=None if g is None else max(Fraction(0), g * t - h),
        to_add=None if g is None or g == 1 else max(Fraction(0), (g * t - h) / (1 - g)),
        catch_up=catch_up_share(h, t, g, remaining),
    )  # fmt: skip


def exact(number: Number) -> Fraction:
    """A number without rounding. Binary floats are refused: they are not what was filed."""
    if isinstance(number, float):
        raise TypeError("use int, Decimal or Fraction: a float is not what was filed")
    return Fraction(number)


def share(part: Fraction, whole: Fraction) -> Fraction | None:
    """A part of a whole, or None where there is no whole."""
    return part / whole if whole else None


def verdict_of(
    low: Fraction | None, high: Fraction | None, goal: Fraction | None
) -> Verdict | None:
    """Met if even the lowest share reaches the goal, missed if even the highest does not."""
    if goal is None:
        return None
    if low is None or high is None:
        return Verdict.NO_DATA
    if low >= goal:
        return Verdict.MET
    return Verdict.MISSED if high < goal else Verdict.UNDETERMINED


def catch_up_share(
    group: Fraction, total: Fraction, goal: Fraction | None, remaining: Number | None
) -> Fraction | None:
    """What share of the remaining work the group needs; 0 where it is there already."""
    if goal is None or remaining is None or exact(remaining) <= 0:
        return None
    rest = exact(remaining)
    return max(Fraction(0), (goal * (total + rest) - group) / rest)
