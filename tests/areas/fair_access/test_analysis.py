"""The figures of two real projects, reproduced to the last digit and held against a goal with their unknowns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from highroad.areas.fair_access import analysis
from highroad.areas.fair_access.analysis import Wanted
from highroad.areas.fair_access.rules.goals import AgreedGoal
from highroad.areas.fair_access.rules.tables import TOTAL, Figure, PublishedTable
from highroad.areas.fair_access.vocabulary import Verdict
from tests.areas.fair_access.payroll import WHOLE, real_scan
from tests.areas.fair_access.scene import Crew, crews, scan_of

pytestmark = pytest.mark.pure
WOMEN = AgreedGoal(
    key="women", group="women", share=Decimal("0.069"), unit="hours", kind="mandatory", scope={},
    from_on=date(1980, 12, 30), to_on=None, source="Federal construction rules, 1978-80",
    legal_basis="41 CFR 60-4",
)  # fmt: skip


def counted(breakdown: str, row_filter: str = "", smallest: int = 5) -> PublishedTable:
    scan = real_scan()
    wanted = Wanted(breakdown=breakdown, period=WHOLE, about="real", row_filter=row_filter)
    return analysis.count_for_committee(scan, wanted, smallest_count=smallest)


def figure(table: PublishedTable, project: str, group: str) -> Figure:
    place = at(table, project)
    (found,) = analysis.measure(table, [WOMEN], places=[place], groups=[group]).figures
    return found


def at(table: PublishedTable, project: str) -> tuple[str, ...]:
    """The line that sums a project; a large table has no periods."""
    return tuple(project if name == "project" else TOTAL for name in table.by)


def shares(found: Figure) -> list[str]:
    parts = (found.low, found.of_known, found.high)
    return [f"{part * 100:.2f}" if part is not None else "-" for part in parts]


def test_women_on_lakeview_are_undetermined_on_rows_with_hours_rate_and_gross():
    """Published: 127,241.65 hours; 7.14 % of known, and anywhere from 6.22 to 19.14 %."""
    table = counted("sex")

    lakeview, hancock = figure(table, "Lakeview", "women"), figure(table, "Hancock", "women")
    assert table.row_filter == "complete"
    assert lakeview.total == Decimal("127241.65")
    assert shares(lakeview) == ["6.22", "7.14", "19.14"]
    assert lakeview.verdict == Verdict.UNDETERMINED
    assert shares(hancock) == ["0.00", "0.00", "21.33"]
    assert hancock.verdict == Verdict.UNDETERMINED


def test_women_on_lakeview_are_undetermined_on_all_rows_with_hours():
    """Published totals: 7,911.5 of 127,421.15 hours, 16,441.35 unknown."""
    table = counted("sex", "hours")

    lakeview = figure(table, "Lakeview", "women")
    assert (lakeview.amount, lakeview.total) == (Decimal("7911.5"), Decimal("127421.15"))
    assert lakeview.unknown == Decimal("16441.35")
    assert shares(lakeview) == ["6.21", "7.13", "19.11"]
    assert lakeview.verdict == Verdict.UNDETERMINED
    assert table.source.lines == 4267


def test_hours_by_race_equal_the_published_totals():
    """J. Crawford, 2018-19; every group that may be shown, to the last digit."""
    published = {
        "Lakeview": {
            "white": "94426.3", "black": "7008.8", "native": "6702", "hispanic": "2561.7",
            "people of color": "16685.5", "unknown": "16309.35", TOTAL: "127421.15",
        },
        "Hancock": {"white": "24837.5", "unknown": "7587.1", TOTAL: "35574.6"},
    }  # fmt: skip

    table = counted("race", "hours", smallest=1)

    cells = {
        (project, group): table.index[at(table, project), group]
        for project, groups in published.items()
        for group in groups
    }
    assert not [key for key, cell in cells.items() if cell.hidden]
    assert {key: cell.hours for key, cell in cells.items()} == {
        (project, group): Decimal(hours)
        for project, groups in published.items()
        for group, hours in groups.items()
    }


def test_apprentices_worked_10_78_percent_of_lakeview():
    """The extract: 10.78 % of the hours with rate and gross."""
    table = counted("apprentice")
    hours = {group: cell.hours for group, cell in table.line(at(table, "Lakeview")).items()}

    assert f"{(hours['apprentices'] or 0) / Decimal('127241.65') * 100:.2f}" == "10.78"


def test_a_public_table_hides_what_the_committee_does_not_see():
    scan = real_scan()
    wanted = Wanted(breakdown="sex", period=WHOLE, about="real")
    committee = analysis.count_for_committee(scan, wanted, smallest_count=5)

    public = analysis.count_for_public(
        scan, wanted, by=("level", "project"), smallest_count=11, committee=committee
    )

    known = {(cell.place, cell.group): cell for cell in committee.cells}
    for cell in public.cells:
        level, project = cell.place
        theirs = known[(TOTAL, level, project, TOTAL), cell.group]
        assert cell.hidden or not theirs.hidden
        assert cell.hidden or not cell.workers or cell.workers >= 11


def test_a_figure_is_never_finer_than_its_table():
    """Three women weld here: neither their hours nor their share is said."""
    scan = scan_of(crews(Crew(40), Crew(3, sex="female"), Crew(30, "fitter")), WHOLE_2026)
    wanted = Wanted(breakdown="sex", period=WHOLE_2026, about="x")

    table = analysis.count_for_committee(scan, wanted, smallest_count=5)
    measured = analysis.measure(table, [WOMEN], places=table.places, groups=["women"])

    for found in measured.figures:
        cell = table.index[found.place, "women"]
        assert (found.verdict == Verdict.HIDDEN) == bool(
            cell.hidden or table.index[found.place, TOTAL].hidden
        )


def test_lines_without_an_identifier_count_as_one_person_an_employer():
    rows = [(*row[:3], None, *row[4:]) for row in crews(Crew(30))]
    table = analysis.count_for_committee(
        scan_of(rows, WHOLE_2026), Wanted(breakdown="sex", period=WHOLE_2026, about="x"),
        smallest_count=5,
    )  # fmt: skip

    assert all(cell.hidden for cell in table.cells)


def test_without_pay_columns_all_rows_with_hours_count():
    scan = scan_of(crews(Crew(30, has_pay=False), Crew(9)), WHOLE_2026)
    table = analysis.count_for_committee(
        scan, Wanted(breakdown="sex", period=WHOLE_2026, about="x"), smallest_count=5
    )

    assert table.row_filter == "hours"
    assert table.source.lines == 39


def test_a_few_people_left_out_are_not_told_of():
    scan = scan_of(crews(Crew(30), Crew(2, has_pay=False)), WHOLE_2026)
    table = analysis.count_for_committee(
        scan, Wanted(breakdown="sex", period=WHOLE_2026, about="x"), smallest_count=5
    )

    assert table.row_filter == "complete"
    assert table.source.lines_left_out is None


def test_days_without_lines_are_nothing_to_count():
    scan = scan_of(crews(Crew(30)), replace(WHOLE_2026, last_on=date(2026, 2, 1)))
    wanted = Wanted(breakdown="sex", period=scan.period, about="x")

    with pytest.raises(analysis.NothingToCountError):
        analysis.count_for_committee(scan, wanted, smallest_count=5)


WHOLE_2026 = replace(WHOLE, first_on=date(2026, 1, 1), last_on=date(2026, 12, 31))
