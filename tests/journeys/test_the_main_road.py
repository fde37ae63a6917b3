"""A payroll file becomes a jointly signed, protected, public figure: uploaded, corrected, certified, published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from tests.journeys.visitors import Visitor, visit
from tests.table import Table, make_table

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEAD = "Job,Firm,Week ending,Badge,Class,Hours,Rate,Gross,Net,Sex,Race\n"


def payroll(faulty: bool) -> str:
    """Forty carpenters and forty electricians for four weeks; one of them works 300 hours by mistake."""
    lines = []
    for week in ("2026-01-04", "2026-01-11", "2026-01-18", "2026-01-25"):
        for number in range(80):
            trade = ("Carpenter", "Electrician")[number % 2]
            level = "Apprentice" if number % 5 == 0 else "Journeyworker"
            sex = "Female" if number % 4 < 2 else "Male"
            hours = 300 if faulty and number == 7 and week == "2026-01-04" else 40
            lines.append(
                f"Pier 4,Harbor Builders,{week},B{number},{trade} {level},{hours},30,{hours * 30},900,{sex},White"
            )
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_payroll_file_becomes_a_public_figure(
    browser: Any, live_server: Any, tmp_path: Path, scripts: bool
):
    table = make_table(at=timezone.now())
    lena = visit(browser, live_server.url, table.lena, scripts=scripts)
    marcus = visit(browser, live_server.url, table.marcus, scripts=scripts, width=390)

    file_and_correct(marcus, table, tmp_path)
    certify(lena, marcus)
    publish(lena, marcus, table)
    the_guide_counts_it(lena, table)
    assert lena.complaints == marcus.complaints == []


def upload(visitor: Visitor, folder: Path, *, faulty: bool) -> None:
    file = folder / f"payroll-{faulty}.csv"
    file.write_text(payroll(faulty))
    visitor.page.get_by_label("Payroll file").set_input_files(file)
    visitor.press("Upload and check")


def file_and_correct(marcus: Visitor, table: Table, folder: Path) -> None:
    marcus.go("filings:upload", table.partnership.key)
    upload(marcus, folder, faulty=True)
    marcus.page.get_by_label("Name of this source").fill("Payroll office")
    marcus.press("Save")
    assert marcus.sees("300")
    assert marcus.sees("B7")
    upload(marcus, folder, faulty=False)
    assert not marcus.sees("to correct")
    if marcus.sees("Answer the warnings"):
        marcus.follow("Answer the warnings")
        for box in marcus.page.get_by_role("checkbox").all():
            box.check()
        marcus.page.get_by_role("radio").first.check()
        marcus.page.get_by_role("textbox", name="Reason").fill("We looked; it is so.")
        marcus.press("Answer")
    marcus.press("Lock the filing")


def certify(lena: Visitor, marcus: Visitor) -> None:
    for visitor, name in ((lena, "Lena Ortiz"), (marcus, "Marcus Bell")):
        visitor.page.goto(marcus.page.url)
        visitor.follow("Read and certify")
        visitor.page.get_by_label("I have read the counts").check()
        visitor.page.get_by_label("As far as I know").check()
        visitor.page.get_by_label("Your name").fill(name)
        visitor.press("Certify for my side")
    assert marcus.sees("HR-")


def publish(lena: Visitor, marcus: Visitor, table: Table) -> None:
    lena.go("fair_access:add_draft", table.partnership.key)
    lena.press("Make the draft")
    draft = lena.page.url
    lena.press("Put it to both sides")
    lena.page.goto(draft)
    lena.follow("The decision of both sides")
    for visitor in (marcus, lena):
        visitor.page.goto(lena.page.url)
        visitor.page.get_by_label("I agree").check()
        visitor.page.get_by_label("I have read wording 1").check()
        visitor.page.get_by_role("button", name="Sign my answer").click()
        visitor.page.get_by_role("button", name="Sign my answer").wait_for(state="detached")
    lena.page.goto(draft)
    lena.press("Publish")
    lena.go("showcase:figures")
    assert lena.sees(table.partnership.name)


def the_guide_counts_it(lena: Visitor, table: Table) -> None:
    lena.go("guide:partnership", table.partnership.key)
    assert lena.sees("filing")
    assert lena.sees("figure")
