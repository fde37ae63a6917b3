"""Documents: readable by everybody, kept for good, and never obeying what somebody typed."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime

import page as validator
import pikepdf
import pytest

import build_fonts
from highroad.web.ui.charter_documents import CharterDocument, ClauseBlock, charter_pdf
from highroad.web.ui.charts import Bar, draw_bars
from highroad.web.ui.documents import (
    DecisionDocument,
    FigureDocument,
    Hand,
    ReceiptDocument,
    SideBlock,
    decision_pdf,
    figure_pdf,
    receipt_pdf,
)  # fmt: skip
from highroad.web.ui.papers import (
    MeetingPaper,
    Section,
    SignedText,
    TablePaper,
    meeting_pdf,
    tables_pdf,
)
from highroad.web.ui.parts import Table
from tests.house.plan import SOURCE
from tests.web.ui.pdfs import faults

NOON = datetime(2026, 3, 30, 12)
TRAP = '#panic("obeyed") *bold* $x$ \\ @ref <tag> "quoted" // not a comment'
CHART = draw_bars(
    [Bar(label="Electricians", value=5, text="3.1–8.8%", low=3.1, high=8.8)],
    title="t", description="d", goal=6.9, goal_text="Goal 6.9%", unit="%",
)  # fmt: skip
FIGURE = FigureDocument(
    title="Women work 6.2% of hours; the goal is 6.9%",
    partnership="Harbor Transit Partnership",
    facts=[("Period", "January to March 2026")],
    findings=["Two of four trades reach the goal.", TRAP],
    chart=CHART.wide,
    chart_alt="Bars of one trade: between 3.1 and 8.8 percent, the goal 6.9",
    table=Table(caption="By trade", head=["Trade", "Share"], rows=[["Electricians", "6.2%"], [TRAP, "1%"]]),
    source="Certified filings",
    protection="Cells with fewer than 11 people are not shown.",
    made_at=NOON,
    reference="figure 7",
)  # fmt: skip
DECISION = DecisionDocument(
    title="Charter of the access committee",
    partnership="Harbor Transit Partnership",
    facts=[("Adopted", "March 30, 2026")],
    text=f"1. We meet every second Thursday.\n2. Each side appoints its own.\n\n{TRAP}",
    digest="ab" * 32,
    sides=[
        SideBlock(name="Labor", answer="Agreed", hands=[Hand(name="Lena Morales", seat="Co-chair", at="March 29", reason=TRAP)]),
        SideBlock(name="Management", answer="Has not answered yet"),
        SideBlock(name="Third side", answer="Stood aside"),
    ],
    made_at=NOON,
    reference="decision 3",
)  # fmt: skip
RECEIPT = ReceiptDocument(
    title="Receipt for a workforce filing",
    partnership="Harbor Transit Partnership",
    number="HR-2026-000123",
    facts=[("File", TRAP), ("Lines", "4,272")],
    digest="cd" * 32,
    notes=["Keep this receipt."],
    made_at=NOON,
)
CHARTER = CharterDocument(
    title="Charter of the joint committee",
    partnership="Harbor Transit Partnership",
    facts=[("In force from", "March 30, 2026")],
    clauses=[
        ClauseBlock(heading="Quorum to decide", text=f"Three of each side.\n{TRAP}", values=[("Labor", "3"), ("Management", "3")], source="Sample by-laws"),
        ClauseBlock(heading="Minutes", text="The side that does not chair keeps them."),
    ],
    sides=["Labor", "Management", "Owners"],
    digest="ef" * 32,
    made_at=NOON,
    reference="charter 2",
)  # fmt: skip
MINUTES = MeetingPaper(
    title="Minutes: April meeting",
    partnership="Harbor Transit Partnership · Joint committee",
    facts=[("When", "April 14, 2026, 10 a.m."), ("Chaired by", "Labor")],
    sections=[Section(heading="1. Night shifts", line="To solve · 20 minutes", paragraphs=["Both sides spoke.", TRAP])],
    texts=[
        SignedText(heading="Official", text=f"Decided: lights at nine.\n\nDissent: {TRAP}", digest="ab" * 32, sides=DECISION.sides),
        SignedText(heading="Correction 1: Being signed", text="Not nine but ten."),
    ],
    made_at=NOON,
    reference="minutes 4",
)  # fmt: skip
PACK = replace(MINUTES, title="April meeting", texts=())
TABLES = TablePaper(
    title="Electrician, Builders",
    partnership="Harbor partnership",
    facts=[("Employer", "Builders")],
    parts=[
        (
            Section(heading="Pay", line="OEWS", paragraphs=["Above the median."]),
            Table(
                caption="Indicators", head=["What", "Value", "Source"],
                rows=[["Rate", "33", "Payroll"]] * 60, words=frozenset({1, 2}),
            ),
        ),
        (Section(heading="Pledges", paragraphs=["Sick days for all."]), None),
    ],
    made_at=NOON,
    reference="card",
)  # fmt: skip
TITLED = {
    "charter": CHARTER, "minutes": MINUTES, "pack": PACK, "figure": FIGURE, "decision": DECISION,
    "receipt": RECEIPT, "tables": TABLES,
}  # fmt: skip
MADE = {
    "charter": lambda language: charter_pdf(replace(CHARTER, language=language)),
    "minutes": lambda language: meeting_pdf(replace(MINUTES, language=language)),
    "pack": lambda language: meeting_pdf(replace(PACK, language=language)),
    "figure": lambda language: figure_pdf(replace(FIGURE, language=language)),
    "decision": lambda language: decision_pdf(replace(DECISION, language=language)),
    "receipt": lambda language: receipt_pdf(replace(RECEIPT, language=language)),
    "tables": lambda language: tables_pdf(replace(TABLES, language=language)),
}


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    build_fonts.make_fonts(SOURCE)


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "profile", [validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_2A]
)
def test_every_document_passes_the_rules_for_access_and_for_keeping(kind, language, profile):
    content = MADE[kind](language)

    assert not faults(content, profile)
    assert validator.validate_pdf_bytes(content, profile=profile).rules.total > 100


@pytest.mark.parametrize("kind", MADE)
def test_the_document_says_its_title_and_language(kind):
    with pikepdf.open(io.BytesIO(MADE[kind]("es"))) as pdf:
        assert str(pdf.Root.Lang) == "es"
        assert str(pdf.docinfo.Title) == TITLED[kind].title
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_same_document_is_made_of_the_same_bytes():
    """Whoever made it twice can compare."""
    assert decision_pdf(DECISION) == decision_pdf(DECISION)


def test_a_chart_without_a_description_is_not_printed():
    with pytest.raises(Exception, match="alt"):
        figure_pdf(replace(FIGURE, chart_alt=""))


def test_faces_come_from_the_package_alone():
    with pikepdf.open(io.BytesIO(figure_pdf(FIGURE))) as pdf:
        names = {
            re.sub(r"^/\w{6}\+", "", str(font.BaseFont))
            for page in pdf.pages
            for font in page.Resources.get("/Font", {}).values()
        }

    assert names
    assert all(name.startswith(("PublicSans", "Fraunces")) for name in names)
