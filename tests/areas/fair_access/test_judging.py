"""A table is judged beside those that are public already, in both directions."""

from __future__ import annotations

from datetime import date

import pytest
from safecount import Policy, ProtectedCrosstab

from highroad.areas.fair_access.analysis import Wanted
from highroad.areas.fair_access.analysis.counting import Count, Earlier
from highroad.areas.fair_access.analysis.judging import holds_beside
from highroad.areas.fair_access.analysis.opening import opened
from highroad.kit.periods import Period
from tests.areas.fair_access.scene import Crew, crews, scan_of

pytestmark = pytest.mark.pure
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
ROWS = crews(
    Crew(60), Crew(3, sex="female"), Crew(40, "fitter"), Crew(14, "fitter", sex="female"),
    Crew(30, "rigger"), Crew(12, "rigger", sex="female"),
)  # fmt: skip


def made(smallest: int, by: tuple[str, ...]) -> tuple[ProtectedCrosstab, Earlier]:
    """A table of the yard at a threshold, and the same as everybody reads it."""
    with opened(scan_of(ROWS, MARCH)) as rows:
        count = Count.of(rows, Wanted(breakdown="sex", period=MARCH, about="yard"))
    safe = count.sheet(by).protected(Policy(smallest_count=smallest))
    return safe, Earlier(breakdown="sex", certificate=safe.to_dict())


def test_a_table_beside_itself_tells_nothing_more():
    safe, earlier = made(11, ("trade",))
    with opened(scan_of(ROWS, MARCH)) as rows:
        truth = earlier.truth(rows, Wanted(breakdown="sex", period=MARCH, about="yard"))

    assert safe.hidden
    assert holds_beside(safe, [(earlier.table, truth)])


def test_a_table_that_shows_what_an_earlier_one_hid_does_not_hold():
    _safe, earlier = made(11, ("trade",))
    open_table, _open = made(1, ("trade", "level"))
    with opened(scan_of(ROWS, MARCH)) as rows:
        truth = earlier.truth(rows, Wanted(breakdown="sex", period=MARCH, about="yard"))

    assert not open_table.hidden
    assert not holds_beside(open_table, [(earlier.table, truth)])
