"""Judging figures that came from another platform: their filed lines are not here, only what they show.

A signature says who wrote a table, not that nobody can be found in it. What can be judged without the
lines is judged: that the content follows from the certificate and nothing stands beside it, that no
cell of a few people is shown, that the rules are those of this house, and that the audit finds nothing
hidden that could be worked out, alone or beside the others that came along. That a hidden cell had to
be hidden for the reason it names cannot be judged here, and the page says that lines stayed elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from safecount import Policy, ProtectedCrosstab, audit

from highroad.areas.fair_access.analysis.counting import MOST_CELLS
from highroad.areas.fair_access.analysis.figures import Measured
from highroad.areas.fair_access.analysis.sheets import cells_of
from highroad.areas.fair_access.rules.goals import AgreedGoal
from highroad.areas.fair_access.rules.tables import Figure, PublishedTable

FEWEST_EMPLOYERS = 3
MOST_DECIMALS = 6
TROUBLE = (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, IndexError)


class UnreadableError(ValueError):
    """This is no table that any page here could show."""


def read(content: Mapping[str, Any], certificate: Mapping[str, Any]) -> PublishedTable:
    """A brought table as a value, certificate and all. Raises `UnreadableError`."""
    try:
        table = PublishedTable.from_dict(content)
        if table.to_dict() != content or "sealed" in certificate:
            raise UnreadableError
        ProtectedCrosstab.from_dict(certificate)
        return replace(table, certificate=certificate)
    except TROUBLE as error:
        raise UnreadableError from error


def holds(table: PublishedTable, others: Sequence[PublishedTable], *, smallest_count: int) -> bool:
    """Whether everything holds that can be judged without the filed lines."""
    try:
        safe = ProtectedCrosstab.from_dict(table.certificate)
        beside = [ProtectedCrosstab.from_dict(other.certificate) for other in others]
        return (
            len(safe) <= MOST_CELLS
            and has_our_rules(safe, table, smallest_count)
            and shows_nobody_few(safe)
            and follows(table, safe)
            and audit(safe, beside=[each for each in beside if each.about == safe.about]).safe
        )
    except TROUBLE:
        return False


def has_our_rules(safe: ProtectedCrosstab, table: PublishedTable, smallest_count: int) -> bool:
    """Whether it was protected as this house protects, and from as many people on at least."""
    least = max(safe.policy.smallest_count, smallest_count)
    ours = [
        Policy(smallest_count=least, smallest_employers=employers, hide_zeros=zeros)
        for employers in (None, FEWEST_EMPLOYERS)
        for zeros in (False, True)
    ]
    return safe.policy in ours and dict(table.policy) == safe.policy.to_dict()


def shows_nobody_few(safe: ProtectedCrosstab) -> bool:
    """Whether every shown cell has nobody in it, or enough people."""
    least = safe.policy.smallest_count
    return all(cell.hidden or not cell.count or cell.count >= least for cell in safe.cells())


def follows(table: PublishedTable, safe: ProtectedCrosstab) -> bool:
    """Whether lines and figures are those that the certificate leads to, and no others."""
    names = tuple(axis.name for axis in safe.axes)
    groups = {cell.group for cell in table.cells}
    return (
        names == (*table.by, table.breakdown)
        and set(table.groups) <= groups
        and any(cells_of(safe, places) == table.cells for places in range(MOST_DECIMALS + 1))
        and all(figure == again(table, figure) for figure in table.figures)
    )


def again(table: PublishedTable, figure: Figure) -> Figure:
    """The same figure, reckoned here from the cells that are shown."""
    held = figure.goal
    goal = None if held is None else AgreedGoal(
        key=held.key, group=figure.group, share=held.share, unit=figure.unit, kind=held.kind,
        scope={}, from_on=table.source.period.first_on, to_on=None, source=held.source,
        legal_basis=held.legal_basis,
    )  # fmt: skip
    return Measured(table, []).figure(figure.place, figure.group, figure.unit, goal)
