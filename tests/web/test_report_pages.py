"""Reports of a body: what stands in each, on the page, in the PDF and in the Word file."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import BodyKind
from highroad.areas.problem_solving import actions
from highroad.areas.problem_solving.models import Assessment, JointTraining, OutsideMark, SiteVisit
from highroad.kit.refs import Ref
from highroad.web.problem_solving.reports.board import year_ends
from highroad.web.problem_solving.reports.parts import quarters
from tests import cast
from tests.areas.commitments.scene import Scene, promise
from tests.table import Table, make_table

WHICH = {"plan": 22, "scorecard": 26, "board": 24, "forum": 26}


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, name: str, *given: object, **asked: Any) -> str:
    answer = client_of(user).get(reverse(f"problem_solving:{name}", args=given), asked)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def post(user: User, name: str, key: object, **given: Any) -> int:
    address = reverse(f"problem_solving:{name}", args=[key])
    return client_of(user).post(address, given).status_code


def words_of(content: bytes) -> str:
    word = Document(BytesIO(content))
    cells = [cell.text for each in word.tables for row in each.rows for cell in row.cells]
    return "\n".join([*(line.text for line in word.paragraphs), *cells])


@pytest.mark.pure
def test_quarters_and_years_go_back_from_a_day() -> None:
    found = quarters(date(2026, 11, 27))
    assert [(first, last) for first, last, _name in found] == [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 10, 1), date(2026, 12, 31)),
    ]
    assert quarters(date(2026, 2, 1))[0][0] == date(2025, 4, 1)
    assert year_ends(date(2024, 2, 29)) == [date(2020 + year, 2, 28) for year in range(5)]


@pytest.mark.django_db
def test_a_plan_holds_objectives_owners_and_who_was_trained(table: Table) -> None:
    issue = actions.raise_issue(
        body=table.body, question="How can schedules be known early?", by=table.lena,
        at=timezone.now(),
    )  # fmt: skip
    promise(
        Scene(table, table.lena, table.marcus),
        what="A schedule two weeks ahead",
        about=Ref.to(issue),
    )
    seat = str(table.body.seats.get(side="labor").key)
    told = post(
        table.marcus, "trainings", table.body.key, held_on=timezone.localdate().isoformat(),
        title="Interests", given_by="A state agency", hours="3.5", seats=[seat],
    )  # fmt: skip

    shown = page(table.lena, "report", table.body.key, "plan")

    assert (told, JointTraining.objects.count()) == (302, 1)
    for words in (
        "How can schedules be known early?", "A schedule two weeks ahead", "Interests",
        "Not trained yet: Management co-chair.", "3.5",
    ):  # fmt: skip
        assert words in shown, words


@pytest.mark.django_db
def test_a_scorecard_shows_both_sides_and_the_way_back(table: Table) -> None:
    today = timezone.localdate()
    for back, kind, words in (
        (400, "event", "A crane fell"),
        (30, "rating", "Out of the last column"),
    ):
        post(
            table.lena, "marks", table.body.key, kind=kind, words=words, source="The regulator",
            on=(today - timedelta(days=back)).isoformat(),
        )  # fmt: skip
    for person in (table.lena, table.marcus):
        promise(
            Scene(table, table.lena, table.marcus), what="Rounds", by=person, owner=person,
            due_on=today,
        )  # fmt: skip

    shown = page(table.marcus, "report", table.body.key, "scorecard")

    assert OutsideMark.objects.count() == 2
    assert shown.index("A crane fell") < shown.index("Out of the last column")
    assert "370" in shown
    assert shown.count("0 of 1") == 2, "one promise is due for each side, and none is kept"


@pytest.mark.django_db
def test_a_board_reads_levels_over_five_years(table: Table) -> None:
    now = timezone.now()
    for number, (years, level) in enumerate(((4, 1), (2, 3), (1, 2)), start=1):
        Assessment.objects.create(
            body=table.body, number=number, level=level, version="1", digest="d", made_at=now,
            agreed_at=now - timedelta(days=365 * years + 40),
        )  # fmt: skip

    shown = page(table.lena, "report", table.body.key, "board")

    row = shown[shown.index("Levels over five years") :]
    row = row[row.index("<tbody>") : row.index("</tbody>")]
    values = [cell.split("<")[0] for cell in row.split('<td class="number">')[1:]]
    assert values == ["1", "1", "3", "2", "2"]


@pytest.mark.django_db
def test_the_report_of_a_forum_has_its_attachments(table: Table) -> None:
    Body.objects.filter(pk=table.body.pk).update(kind=BodyKind.FEDERAL_FORUM)
    today = timezone.localdate()
    client_of(table.marcus).post(
        reverse("problem_solving:add_involvement", args=[table.body.key]),
        {
            "topic": "A new case system", "notified_on": today.isoformat(), "initiator": "management",
            "stage": "1", "aim": "full",
        },
    )  # fmt: skip

    shown = page(table.lena, "report", table.body.key, "forum")

    for words in ("E.O. 14119", "Lena Ortiz", "Message of the co-chairs", str(table.body.key)):
        assert words in shown, words


@pytest.mark.django_db
@pytest.mark.parametrize("which", WHICH)
def test_each_report_is_a_pdf_and_a_word_file_to_sign(table: Table, which: str) -> None:
    client = client_of(table.lena)
    pdf = client.get(reverse("problem_solving:report_pdf", args=[table.body.key, which]))
    word = client.get(reverse("problem_solving:report_docx", args=[table.body.key, which]))

    assert pdf.content.startswith(b"%PDF-")
    text = words_of(word.content)
    for words in ("Harbor Trades", "Signature", "Management"):
        assert words in text, words


@pytest.mark.django_db
@pytest.mark.parametrize("which", WHICH)
def test_questions_to_the_database_do_not_grow(table: Table, which: str) -> None:
    for number in range(3):
        actions.raise_issue(
            body=table.body, question=f"How can it be {number}?", by=table.lena, at=timezone.now()
        )
        promise(Scene(table, table.lena, table.marcus), what=f"It {number}")
    client, address = (
        client_of(table.lena),
        reverse("problem_solving:report", args=[table.body.key, which]),
    )
    client.get(address)

    with CaptureQueriesContext(connection) as asked:
        client.get(address)

    assert len(asked) <= WHICH[which], [query["sql"][:120] for query in asked]


@pytest.mark.django_db
def test_a_visit_is_written_down_and_what_was_typed_is_kept(table: Table) -> None:
    today = timezone.localdate()
    wrong = client_of(table.lena).post(
        reverse("problem_solving:visits", args=[table.body.key]),
        {"visited_on": (today + timedelta(days=1)).isoformat(), "site": "Tower 2"},
    )
    told = post(
        table.lena, "visits", table.body.key, visited_on=today.isoformat(), site="Tower 2",
        met=[str(table.labor.key)],
    )  # fmt: skip

    assert (wrong.status_code, told, SiteVisit.objects.count()) == (422, 302, 1)
    assert "Tower 2" in wrong.content.decode()
    assert "Tower 2" in page(table.marcus, "visits", table.body.key)
    assert "Tower 2" in page(table.marcus, "owner_report", table.body.key)


@pytest.mark.django_db
def test_olu_finds_no_report_and_nobody_finds_one_that_is_none(table: Table) -> None:
    for which, user in (("plan", cast.olu()), ("none", table.lena)):
        for name in ("report", "report_pdf", "report_docx"):
            address = reverse(f"problem_solving:{name}", args=[table.body.key, which])
            assert client_of(user).get(address).status_code == 404, (name, which)
