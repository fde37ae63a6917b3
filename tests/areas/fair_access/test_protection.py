"""Nobody can be worked out: an attacker with every published table, margin and share at hand."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from random import Random

import pytest

from highroad.areas.fair_access import analysis
from highroad.areas.fair_access.analysis import Earlier, Wanted
from highroad.areas.fair_access.rules.tables import TOTAL, PublishedTable
from highroad.kit.periods import Period
from tests.areas.fair_access.attacker import Cell, intervals, name_of, read
from tests.areas.fair_access.scene import Crew, crews, scan_of

pytestmark = pytest.mark.pure
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
TABLES = 100
HOURS_OF_ONE = 20.0
"""The least anybody here works: an interval this narrow would tell one person's week."""


def rows_of(chance: Random) -> list[tuple[object, ...]]:
    """A small yard: few women, few people of color, some answers missing, hours all different."""
    return crews(
        *(
            Crew(
                chance.choice([1, 1, 2, 3, 4, 6, 9, 14, 30]), trade, sex=sex, race=race,
                level=chance.choice(["journey", "apprentice"]), employer=chance.choice("ABCD"),
                hours=str(chance.randint(80, 240) / 4),
            )
            for trade in ("welder", "fitter")
            for sex in ("male", "female", None)
            for race in chance.sample(["white", "black", "asian", None], 2)
        )
    )  # fmt: skip


ANSWERS = {
    "sex": (7, {"male": "men", "female": "women", None: "unknown"}),
    "race": (8, {None: "unknown"}),
    "apprentice": (5, {"apprentice": "apprentices", "journey": "not apprentices"}),
}


def published(chance: Random, rows: list[tuple[object, ...]]) -> list[PublishedTable]:
    """One to three public tables about the same people, each made with the earlier ones in view.

    What cannot be published without giving somebody away is refused, and is not published.
    """
    scan = scan_of(rows, MARCH)
    tables: list[PublishedTable] = []
    committees = {}
    for breakdown in chance.sample(["sex", "race", "sex", "apprentice"], chance.randint(1, 3)):
        wanted = Wanted(breakdown=breakdown, period=MARCH, about="yard")
        if breakdown not in committees:
            committees[breakdown] = analysis.count_for_committee(scan, wanted, smallest_count=5)
        by = tuple(sorted(chance.sample(["trade", "level"], chance.randint(1, 2))))
        with suppress(analysis.TellsTooMuchError):
            tables.append(
                analysis.count_for_public(
                    scan, wanted, by=by, smallest_count=11, committee=committees[breakdown],
                    earlier=[Earlier(breakdown=t.breakdown, certificate=t.certificate) for t in tables],
                )
            )  # fmt: skip
    return tables


def true_hours(rows: list[tuple[object, ...]], cell: Cell) -> float:
    """The hours of a cell, added up by hand."""
    wanted = dict(cell)
    return sum(
        float(str(row[6])) for row in rows if all(stands(row, *part) for part in wanted.items())
    )


def stands(row: tuple[object, ...], name: str, category: str) -> bool:
    """Whether a line belongs to a category."""
    if name in ("trade", "level"):
        return row[4 if name == "trade" else 5] == category
    place, words = ANSWERS[name]
    if category == "people of color":
        return row[place] in ("black", "asian")
    return words.get(row[place], row[place]) == category  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("seed", range(TABLES))
def test_no_hidden_hours_can_be_narrowed_to_anybody(seed: int):
    chance = Random(seed)
    rows = rows_of(chance)
    tables = published(chance, rows)

    known = read(tables)
    hidden = {
        name_of(table, cell.place, cell.group)
        for table in tables
        for cell in table.cells
        if cell.hidden == "small" and name_of(table, cell.place, cell.group) not in known.shown
    }
    found = intervals(known, sorted(hidden))
    for cell, (low, high) in found.items():
        hours = true_hours(rows, cell)
        assert low - 1e-6 <= hours <= high + 1e-6
        assert high - low >= HOURS_OF_ONE, f"{cell}: {low} to {high}"
        assert low <= 0.8 * hours + 1e-6
        assert high >= 1.2 * hours - 1e-6


def test_most_tables_can_be_published():
    """The test above would prove nothing of tables that are never made."""
    made = [published(Random(seed), rows_of(Random(seed))) for seed in range(10)]

    assert sum(map(len, made)) >= 10
    assert any(cell.hidden for tables in made for table in tables for cell in table.cells)


def test_the_attacker_finds_what_is_left_open():
    """Without a complementary cell the three women are the total less the men."""
    scan = scan_of(crews(Crew(40), Crew(3, sex="female")), MARCH)
    wanted = Wanted(breakdown="sex", period=MARCH, about="yard")
    table = analysis.count_for_committee(scan, wanted, smallest_count=1)
    naive = [cell for cell in table.cells if cell.group != "women"]
    known = read([table])
    shown = {name_of(table, cell.place, cell.group): float(cell.hours or 0) for cell in naive}
    women = name_of(table, (TOTAL,) * len(table.by), "women")

    low, high = intervals(type(known)(shown, known.sums), [women])[women]

    assert low == high == 120
