"""A payroll with the quirks of a real one, from the upload to the public page, in one go and a browser.

`HIGHROAD_REAL_PAYROLL` names a real file of the same header, whose first project is `HIGHROAD_REAL_PROJECT`:
then that file goes the same way. Nothing of it is written anywhere but into the test's own folder.
"""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as decision_queries
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.fair_access import actions
from highroad.areas.fair_access.actions import GoalTerms
from tests.journeys import quirks
from tests.journeys.test_the_main_road import certify, publish
from tests.journeys.visitors import Visitor, visit
from tests.table import Table, make_table

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REAL = os.environ.get("HIGHROAD_REAL_PAYROLL", "")
GOAL = Decimal("0.069")


def test_a_made_up_payroll_goes_the_whole_way(browser: Any, live_server: Any, tmp_path: Path):
    content = quirks.payroll()
    assert quirks.expected_of(content).set_aside == 1

    go_the_whole_way(browser, live_server.url, content, project="Quay", folder=tmp_path)


@pytest.mark.skipif(not REAL, reason="HIGHROAD_REAL_PAYROLL names no file")
def test_a_real_payroll_goes_the_whole_way(browser: Any, live_server: Any, tmp_path: Path):
    content = Path(REAL).read_bytes()
    project = os.environ["HIGHROAD_REAL_PROJECT"]

    go_the_whole_way(browser, live_server.url, content, project=project, folder=tmp_path)


def go_the_whole_way(browser: Any, site: str, content: bytes, *, project: str, folder: Path):
    table = make_table(at=timezone.now())
    women_are_to_work(table)
    lena, marcus = visit(browser, site, table.lena), visit(browser, site, table.marcus)
    expected = quirks.expected_of(content)

    upload(marcus, table, folder, content)
    assert counts(marcus) == (
        expected.counted + expected.set_aside,
        expected.counted,
        expected.set_aside,
    )
    assert hours_by_race(marcus) == {key: hours for key, hours in expected.hours.items() if hours}
    certify(lena, marcus)
    assert verdict_on(lena, table, project) == "Undetermined"
    publish(lena, marcus, table)
    everybody_reads_it(browser, site, table)
    assert lena.complaints == marcus.complaints == []


def women_are_to_work(table: Table) -> None:
    """A goal of 6.9 percent of the hours, adopted by both sides."""
    now = timezone.now()
    terms = GoalTerms(
        breakdown="sex", group="women", share=GOAL, kind="aspirational",
        source="Contract, part 9", from_on=date(2010, 1, 1),
    )  # fmt: skip
    goal = actions.set_goal(body=table.body, terms=terms, by=table.lena, at=now)
    for person in (table.lena, table.marcus):
        decision = decision_queries.get_decision(str(goal.decision_key), person)
        number = decision_queries.current_wording(decision).number
        decisions.sign(
            decision=decision, wording_number=number, stance=Stance.AGREE, by=person, at=now
        )


def upload(marcus: Visitor, table: Table, folder: Path, content: bytes) -> None:
    """The layout is known; every warning is answered; then it is locked."""
    file = folder / "payroll.csv"
    file.write_bytes(content)
    marcus.go("filings:upload", table.partnership.key)
    marcus.page.get_by_label("Payroll file").set_input_files(file)
    marcus.press("Upload and check")
    assert not marcus.sees("to correct")
    address = marcus.page.url
    marcus.follow("Answer the warnings")
    for box in marcus.page.get_by_role("checkbox").all():
        box.check()
    marcus.page.get_by_role("radio").first.check()
    marcus.page.get_by_role("textbox", name="Reason").fill("It stands so in the release.")
    marcus.press("Answer")
    marcus.page.goto(address)
    marcus.press("Lock the filing")


def counts(marcus: Visitor) -> tuple[int, ...]:
    """Lines read, counted and set aside, as the page says them."""
    found = []
    for name in ("Lines read", "Counted", "Set aside"):
        card = marcus.page.locator("li.card", has=marcus.page.get_by_role("heading", name=name))
        found.append(int(number(card.locator(".number-big").inner_text())))
    return tuple(found)


def hours_by_race(marcus: Visitor) -> dict[tuple[str, str], Decimal]:
    """The table of hours as filed, read cell by cell; lines by sex and empty groups left out."""
    races = {*quirks.RACE_LABELS.values()}
    marcus.page.get_by_text("Hours by project, sex and race").click()
    rows = marcus.page.get_by_role("region", name="Hours as filed").locator("tbody tr").all()
    found: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        project = row.locator("th").inner_text()
        group, _lines, hours = row.locator("td").all_inner_texts()
        if group in races or (group == "Not filed" and (project, "Not filed") not in found):
            found[project, group] = number(hours)
    return {key: hours for key, hours in found.items() if hours}


def number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").strip() or "0")


def verdict_on(lena: Visitor, table: Table, project: str) -> str:
    """What the committee's page says about women on one project."""
    address = reverse("fair_access:committee", args=[table.partnership.key])
    lena.page.goto(f"{lena.site}{address}?project={project}")
    card = lena.page.locator("li.card.headline", has_text="Women")
    return str(card.locator(".pill").inner_text())


def everybody_reads_it(browser: Any, site: str, table: Table) -> None:
    """Somebody without an account finds the figure from the front page on."""
    stranger = Visitor(browser.new_context().new_page(), site)
    stranger.go("showcase:figures")
    with stranger.page.expect_navigation():
        stranger.page.locator("main").get_by_role("link").first.click()
    assert stranger.sees(table.partnership.name)
    assert stranger.sees("Women")
    assert stranger.sees("6.9")
