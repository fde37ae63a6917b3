"""The real payroll that lies beside the clone goes the whole way, to the last digit. No row of it is here."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from highroad.areas.filings import actions, queries
from highroad.areas.filings.rows import store
from highroad.areas.filings.vocabulary import FilingStatus, Reply
from tests.areas.filings.payrolls import real_payroll, upload
from tests.cast import NOON
from tests.table import make_table

BY_RACE = {
    "Lakeview": {
        "white": "94426.3", "black": "7008.8", "native": "6702", "hispanic": "2561.7", "asian": "413",
        None: "16309.35",
    },
    "Hancock": {
        "white": "24837.5", "black": "1941", "native": "639", "hispanic": "80", "multiracial": "490",
        None: "7587.1",
    },
}  # fmt: skip
BY_SEX = {
    "Lakeview": {"female": "7911.5", "male": "103068.3", None: "16441.35"},
    "Hancock": {"male": "27987.5", None: "7587.1"},
}
TOTALS = {"Lakeview": "127421.15", "Hancock": "35574.6"}


def groups_of(told, by):
    found = defaultdict(dict)
    for group in told:
        if group["by"] == by:
            found[group["project"]][group["group"]] = group["hours"]
    return dict(found)


@pytest.mark.pure
def test_hours_by_project_and_race_and_sex_equal_the_published_totals():
    told = queries.check_file(real_payroll())

    assert (told["read"], told["accepted"], told["quarantined"]) == (4273, 4272, 1)
    assert groups_of(told["hours_by_group"], "race") == BY_RACE
    assert groups_of(told["hours_by_group"], "sex") == BY_SEX
    for project, groups in BY_RACE.items():
        assert sum(map(Decimal, groups.values())) == Decimal(TOTALS[project])


@pytest.mark.pure
def test_the_one_empty_row_is_set_aside_with_its_reason():
    told = queries.check_file(real_payroll())

    aside = next(f for f in told["findings"] if f["rule"] == "lines_are_payroll_lines")
    assert [row["row"] for row in aside["rows"]] == [3580]
    assert "neither a week nor a worker" in aside["rows"][0]["message"]
    assert told["errors"] == 0


@pytest.mark.django_db
def test_it_goes_the_whole_way_and_is_opened_for_an_analysis():
    table = make_table()
    filing = actions.submit(
        partnership=table.partnership, party=table.management, by=table.marcus, at=NOON,
        upload=upload(real_payroll().read_bytes()),
    )  # fmt: skip
    assert filing.status == FilingStatus.WARNINGS
    rules = [problem.finding.rule for problem in queries.list_problems(filing, table.marcus)]
    actions.reply(
        filing=filing, rules=rules, reply=Reply.AS_FILED, reason="As it was released.",
        by=table.marcus, at=NOON,
    )  # fmt: skip
    filing = actions.lock(filing=filing, by=table.marcus, at=NOON)
    for person in (table.lena, table.marcus):
        actions.certify(
            filing=filing, digest=filing.digest, name_typed=person.name, by=person, at=NOON
        )

    scan = queries.accepted(partnership=table.partnership, period=None, seen_by=table.lena)
    with store.open_rows(scan) as rows:
        count, hours = rows.execute("SELECT count(*), sum(hours) FROM rows").fetchone()
        spelt = rows.execute(
            "SELECT source_sex, count(*) FROM rows WHERE sex = 'male' GROUP BY ALL ORDER BY 2 DESC"
        ).fetchall()
    assert (count, hours) == (4272, Decimal("162995.75"))
    assert spelt == [("Male", 3302), ("male", 1)]
    assert queries.certified_public(table.partnership).sex_coverage == 85
