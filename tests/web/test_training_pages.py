"""The pages of programs and standards, each used once as people use it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions.models import Decision
from highroad.areas.training.models import ProgramStandards, TrainingProgram
from highroad.areas.training.queries.marks import to_mark
from tests import cast
from tests.areas.training.standards_of import SPRINKLER_PROCESSES
from tests.table import Table, agree, make_table

pytestmark = pytest.mark.django_db
SPRINKLER: dict[str, Any] = {
    "occupation": "Sprinkler fitter", "rapids_code": "0414S-R", "onet_code": "47-2152.00",
    "approach": "time", "term_low": "8000", "term_high": "8000", "term_years": "4",
    "processes": SPRINKLER_PROCESSES, "courses": "Level 1; 152.5\nLevel 2; 152.5\nLevel 3; 147.5\nLevel 4; 145",
    "journeyworker_rate": "24.00", "rates_in": "percent", "step_by": "both",
    "steps": "\n".join(f"{50 + 5 * step}; {1000 * step}; {6 * step}" for step in range(8)),
    "ratio_scope": "jobsite", "ratio_first": "1", "ratio_further": "1", "probation_hours": "2000",
    "least_age": "18", "agency": "Office of Apprenticeship", "complaints_contact": "Training director",
    **{f"word_{number}": "As written." for number in range(1, 24)},
}  # fmt: skip


@pytest.fixture
def table() -> Table:
    return make_table()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def at(page: str, key: object) -> str:
    return reverse(f"training:{page}", kwargs={"key": key})


def words(text: str) -> str:
    """A page without its marks and line breaks."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def begun(client: Client, table: Table) -> TrainingProgram:
    given = {"body": str(table.body.key), "name": "Sprinkler fitters", "number": "2026-NY-1"}
    assert client.post(at("add_program", table.partnership.key), given).status_code == 302
    return TrainingProgram.objects.get()


def test_standards_are_written_checked_put_and_adopted(table: Table):
    lena = client_of(table.lena)
    assert "No program yet" in lena.get(at("programs", table.partnership.key)).text
    program = begun(lena, table)
    assert "No standards yet" in lena.get(at("program", program.key)).text

    form = lena.get(at("draft_standards", program.key))
    assert "reviewed every six months" in form.text
    answer = lena.post(at("draft_standards", program.key), SPRINKLER, follow=True)

    assert "$13.20" in answer.text
    assert "8000" in answer.text
    version = ProgramStandards.objects.get()
    assert "Put the newest version" in lena.get(at("program", program.key)).text
    assert lena.post(at("put_standards", version.key)).status_code == 302
    for person in (table.lena, table.marcus):
        agree(Decision.objects.get(), person)
    assert "In force" in client_of(table.marcus).get(at("standards", version.key)).text


def test_a_bad_line_is_named_and_nothing_typed_is_lost(table: Table):
    lena = client_of(table.lena)
    program = begun(lena, table)

    answer = lena.post(
        at("draft_standards", program.key), {**SPRINKLER, "processes": "Wet pipe, sixteen hundred"}
    )

    assert answer.status_code == 422
    assert "Line 1 cannot be read" in answer.text
    assert "Wet pipe, sixteen hundred" in answer.text
    assert "Training director" in answer.text
    assert not ProgramStandards.objects.exists()


def test_what_is_missing_stands_on_the_page_in_both_languages(table: Table):
    lena = client_of(table.lena)
    program = begun(lena, table)
    lena.post(
        at("draft_standards", program.key),
        {**SPRINKLER, "term_low": "7900", "term_high": "7900", "probation_hours": ""},
    )

    english = lena.get(at("program", program.key)).text
    spanish = lena.get("/es" + at("program", program.key)).text

    assert "The head says 7900 hours; the work processes add up to 8000." in english
    assert "The probation is not said." in english
    assert "El encabezado dice 7900 horas; los procesos de trabajo suman 8000." in spanish
    version = ProgramStandards.objects.get()
    refused = lena.post(at("put_standards", version.key))
    assert refused.status_code == 403


def test_the_form_starts_from_the_last_version(table: Table):
    lena = client_of(table.lena)
    program = begun(lena, table)
    lena.post(at("draft_standards", program.key), SPRINKLER)

    form = lena.get(at("draft_standards", program.key))

    assert "Dry systems; 1250" in form.text
    assert 'value="8000"' in form.text
    same = lena.post(at("draft_standards", program.key), SPRINKLER)
    assert same.status_code == 422
    assert "Nothing has changed" in same.text


def test_coordinators_are_named_and_ended(table: Table):
    lena = client_of(table.lena)
    program = begun(lena, table)

    assert "Marcus Bell" in lena.get(at("add_coordinator", program.key)).text
    lena.post(at("add_coordinator", program.key), {"who": str(table.marcus.pk)})
    assert program.coordinators.filter(user=table.marcus, ended_at=None).exists()
    key = program.coordinators.get(user=table.marcus).key
    assert client_of(table.marcus).post(at("end_coordinator", key)).status_code == 302
    assert not program.coordinators.filter(user=table.marcus, ended_at=None).exists()


def test_olu_finds_nothing(table: Table):
    program = begun(client_of(table.lena), table)
    olu = client_of(cast.olu())

    assert olu.get(at("program", program.key)).status_code == 404
    assert olu.get(at("programs", table.partnership.key)).status_code == 404
    assert olu.get(at("put_standards", program.key)).status_code == 405


def test_the_pages_send_a_fixed_number_of_queries(table: Table, django_assert_max_num_queries: Any):
    lena = client_of(table.lena)
    program = begun(lena, table)
    for age in (18, 19, 20):
        lena.post(at("draft_standards", program.key), {**SPRINKLER, "least_age": str(age)})

    for page, key, most in (("program", program.key, 40), ("programs", table.partnership.key, 25)):
        with django_assert_max_num_queries(most):
            lena.get(at(page, key))


def sent(client: Client, program: TrainingProgram, content: bytes) -> Any:
    return client.post(
        at("read_standards", program.key), {"file": SimpleUploadedFile("paper.xlsx", content)}
    )


def test_a_file_is_looked_at_before_anything_is_saved_and_comes_back_equal(table: Table):
    """Two co-chairs take a version along as a workbook and as a Word file, and read it into another program."""
    lena = client_of(table.lena)
    program = begun(lena, table)
    lena.post(at("draft_standards", program.key), SPRINKLER)
    version = ProgramStandards.objects.get()
    workbook = lena.get(at("standards_workbook", version.key))
    assert workbook["Content-Disposition"].endswith('standards-1.xlsx"')
    assert "Workbook or Word file" in lena.get(at("read_standards", program.key)).text

    for content in (workbook.content, lena.get(at("standards_word", version.key)).content):
        shown = sent(lena, program, content)
        assert shown.status_code == 200
        assert "Nothing is saved yet" in shown.text
        assert ProgramStandards.objects.count() == 1
        initial = shown.context["form"].initial
        taken = {
            name: "" if value is None else value
            for name, value in initial.items()
            if name != "rates_in_percent"
        }
        again = lena.post(at("draft_standards", program.key), taken)
        assert "Nothing has changed since the last version" in again.text

    other = {**taken, "least_age": "17"}
    assert lena.post(at("draft_standards", program.key), other).status_code == 302
    assert ProgramStandards.objects.count() == 2


def test_a_faulty_file_keeps_nothing_and_is_told_in_both_languages(table: Table):
    lena = client_of(table.lena)
    program = begun(lena, table)

    answer = sent(lena, program, b"%PDF-1.7")
    assert answer.status_code == 422
    assert "Send the Word file or the workbook it was made from." in answer.text
    spanish = lena.post(
        "/es" + at("read_standards", program.key),
        {"file": SimpleUploadedFile("paper.xlsx", b"%PDF-1.7")},
    )
    assert "Envíe el archivo de Word" in spanish.text
    assert lena.post(at("read_standards", program.key), {}).status_code == 422
    assert not ProgramStandards.objects.exists()


def test_each_side_marks_items_and_a_change_takes_marks_away_in_sight(table: Table):
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    program = begun(lena, table)
    lena.post(at("draft_standards", program.key), SPRINKLER)
    first = ProgramStandards.objects.get()
    page, mark = at("standards", first.key), at("mark_items", first.key)
    refused = lena.post(mark, {"item": ["process:pumps"], "answer": "no", "reason": " "})
    assert refused.status_code == 422
    assert "Say why not yet: the other side reads it and can answer." in refused.text
    assert refused.text.count(" checked>") == 1

    lena.post(
        mark, {"item": ["process:pumps", "process:underground", "course:level-1"], "answer": "yes"}
    )
    marcus.post(mark, {"item": ["process:pumps", "process:underground"], "answer": "yes"})
    marcus.post(
        mark, {"item": ["course:level-1"], "answer": "no", "reason": "Evenings do not fit."}
    )

    shown = words(lena.get(page).text)
    assert "Both sides marked 2 of 15 items as agreed. Labor: 3, Management: 2." in shown
    assert "“Evenings do not fit.”" in shown
    processes = SPRINKLER_PROCESSES.replace("Pumps; 400", "Pumps; 450").replace("Testing; 600", "Testing; 550")  # fmt: skip
    lena.post(at("draft_standards", program.key), {**SPRINKLER, "processes": processes})
    second = ProgramStandards.objects.get(number=2)
    shown = words(lena.get(at("standards", second.key)).text)
    assert "Both sides marked 1 of 15 items as agreed." in shown
    assert "Changed in version 2, so marks were lost. It read: “Pumps, 400 hours”" in shown
    assert shown.count("since version 1") == 4
    assert lena.post(mark, {"item": ["process:testing"], "answer": "yes"}).status_code == 403

    lena.post(at("put_standards", second.key))
    decision = Decision.objects.get()
    asked = words(marcus.get(reverse("decisions:detail", args=[decision.key])).text)
    assert (
        "Both sides marked 1 of 15 items as agreed. Still open: Handling and storage, 800 hours Pipe"
        in asked
    )
    assert "Ambas partes marcaron 2 de 15 puntos" in words(lena.get("/es" + page).text)


def inbox(user: User) -> str:
    return words(client_of(user).get(reverse("home:home")).text)


def test_the_side_that_has_not_marked_yet_finds_it_in_its_inbox(table: Table):
    asked = "Mark items of the standards that the other side has marked"
    lena, marcus = client_of(table.lena), client_of(table.marcus)
    program = begun(lena, table)
    lena.post(at("draft_standards", program.key), SPRINKLER)
    first = ProgramStandards.objects.get()
    mark = at("mark_items", first.key)
    lena.post(mark, {"item": ["process:pumps", "process:testing"], "answer": "yes"})

    assert f"{asked}: 2" in inbox(table.marcus)
    assert asked not in inbox(table.lena)
    marcus.post(mark, {"item": ["process:pumps"], "answer": "no", "reason": "Too few."})
    marcus.post(mark, {"item": ["course:level-1"], "answer": "yes"})
    assert f"{asked}: 1" in inbox(table.marcus)
    assert f"{asked}: 1" in inbox(table.lena)
    marcus.post(mark, {"item": ["process:testing"], "answer": "yes"})
    assert asked not in inbox(table.marcus)

    processes = SPRINKLER_PROCESSES.replace("Pumps; 400", "Pumps; 450").replace("Testing; 600", "Testing; 550")  # fmt: skip
    lena.post(at("draft_standards", program.key), {**SPRINKLER, "processes": processes})
    second = ProgramStandards.objects.get(number=2)
    marcus.post(at("mark_items", second.key), {"item": ["process:testing"], "answer": "yes"})
    assert f"{asked}: 2" in inbox(table.lena)
    lena.post(at("put_standards", second.key))
    assert f"{asked}: 2" in inbox(table.lena)
    for person in (table.lena, table.marcus):
        agree(Decision.objects.get(), person)
    assert asked not in inbox(table.lena)


def test_the_inbox_asks_as_often_for_three_programs_as_for_one(
    table: Table, django_assert_num_queries: Any
):
    def marked(name: str) -> None:
        lena = client_of(table.lena)
        given = {"body": str(table.body.key), "name": name, "number": ""}
        lena.post(at("add_program", table.partnership.key), given)
        program = TrainingProgram.objects.get(name=name)
        lena.post(at("draft_standards", program.key), SPRINKLER)
        version = ProgramStandards.objects.get(program=program)
        lena.post(at("mark_items", version.key), {"item": ["process:pumps"], "answer": "yes"})

    marked("One")
    with CaptureQueriesContext(connection) as once:
        assert len(to_mark(table.marcus, timezone.localdate())) == 1
    asked = len(once)
    marked("Two")
    marked("Three")
    with django_assert_num_queries(asked):
        assert len(to_mark(table.marcus, timezone.localdate())) == 3
