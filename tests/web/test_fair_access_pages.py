"""Pages of fair access: the committee's figures, goals, drafts, and what everybody may read."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.fair_access import actions, queries
from highroad.areas.fair_access.actions import DraftTerms
from highroad.areas.fair_access.models import Goal, Publication
from highroad.areas.partnerships.models import Partnership
from tests.areas.fair_access.scene import AFTER, Crew, Scene, adopt, certified, crews, laid

ROWS = crews(
    Crew(60, "welder", "male"), Crew(24, "welder", "female"), Crew(25, "=welder", None),
    Crew(40, "fitter", "male"), Crew(3, "fitter", "female"), Crew(20, "fitter", None),
    Crew(30, "rigger", "male"), Crew(18, "rigger", "female"), Crew(15, "rigger", None),
)  # fmt: skip


@pytest.fixture
def scene(db: Any) -> Scene:
    found = laid()
    certified(found, ROWS)
    return found


def signed_in(somebody: Any) -> Client:
    client = Client()
    client.force_login(somebody)
    return client


def address(name: str, key: object) -> str:
    return reverse(f"fair_access:{name}", kwargs={"key": key})


def published(scene: Scene) -> Publication:
    made = actions.draft(
        body=scene.body, by=scene.lena, at=AFTER,
        terms=DraftTerms(title="Women in the yard", breakdown="sex", by=["trade"], period="all"),
    )  # fmt: skip
    made = actions.put_to_both_sides(publication=made, by=scene.lena, at=AFTER)
    adopt(made.decision_key, scene.lena, scene.marcus)
    return actions.publish(publication=made, by=scene.lena, at=AFTER)


GOAL = {
    "group": "sex:women", "percent": "6.9", "unit": "hours", "kind": "voluntary",
    "source": "Our charter", "from_on": "2026-01-01",
}  # fmt: skip


def with_goal(scene: Scene) -> Goal:
    page = signed_in(scene.lena).post(
        address("add_goal", scene.partnership.key), {**GOAL, "body": str(scene.body.key)}
    )
    goal = Goal.objects.get()
    assert page.headers["Location"].endswith(f"{goal.decision_key}/")
    adopt(goal.decision_key, scene.lena, scene.marcus)
    return goal


def test_the_committee_reads_verdicts_with_their_unknowns(scene: Scene):
    with_goal(scene)
    page = signed_in(scene.marcus).get(address("committee", scene.partnership.key))

    text = page.content.decode()
    assert page.status_code == 200
    assert "Goal 6.90 %" in text
    assert "Met" in text
    assert "235 lines counted" in text
    assert "fewer than 5 people" in text
    assert "Too few people to say" in text


def test_a_goal_without_both_keys_judges_nothing(scene: Scene):
    signed_in(scene.lena).post(
        address("add_goal", scene.partnership.key), {**GOAL, "body": str(scene.body.key)}
    )

    text = signed_in(scene.lena).get(address("committee", scene.partnership.key)).content.decode()
    assert "No goal is set" in text or "no goal is set" in text
    listed = signed_in(scene.lena).get(address("goals", scene.partnership.key)).content.decode()
    assert "Waits for both sides" in listed


def test_filters_choose_lines_and_remember_what_was_asked(scene: Scene):
    with_goal(scene)
    lena, page = signed_in(scene.lena), address("committee", scene.partnership.key)

    assert (
        '<option value="welder" selected>' in lena.get(page, {"trade": "welder"}).content.decode()
    )
    assert "Needed of what is to come" in lena.get(page, {"remaining": "1,000"}).content.decode()


def test_nonsense_in_the_address_counts_as_not_asked(scene: Scene):
    page = signed_in(scene.lena).get(
        address("committee", scene.partnership.key),
        {"breakdown": "'; drop", "trade": "no such trade", "remaining": "-1", "group": "<b>"},
    )

    assert page.status_code == 200
    assert "<b>" not in page.content.decode()


def test_a_second_look_counts_nothing_again(scene: Scene, django_assert_max_num_queries: Any):
    client = signed_in(scene.lena)
    client.get(address("committee", scene.partnership.key))

    with django_assert_max_num_queries(45):
        client.get(address("committee", scene.partnership.key))


def test_nobody_without_a_seat_sees_figures(scene: Scene):
    page = address("committee", scene.partnership.key)

    assert signed_in(scene.olu).get(page).status_code == 404
    assert signed_in(scene.sam).get(page).status_code == 403
    assert Client().get(page).status_code == 302


def test_before_the_first_filing_the_page_leads_to_the_filings(db: Any):
    scene = laid()
    page = signed_in(scene.lena).get(address("committee", scene.partnership.key))

    assert "No filing is certified yet." in page.content.decode()


def test_the_way_from_draft_to_public_page(scene: Scene):
    lena, marcus = signed_in(scene.lena), signed_in(scene.marcus)
    form = lena.get(address("add_draft", scene.partnership.key)).content.decode()
    assert "All certified weeks" in form

    made = lena.post(
        address("add_draft", scene.partnership.key),
        {"body": str(scene.body.key), "title": "Women in the yard", "breakdown": "sex", "by": ["trade"], "period": "all"},
    )  # fmt: skip
    key = Publication.objects.get().key
    assert made.headers["Location"] == address("draft", key)
    assert "Put it to both sides" in marcus.get(address("draft", key)).content.decode()
    lena.post(address("put", key))
    assert lena.post(address("publish", key)).status_code == 403
    adopt(Publication.objects.get().decision_key, scene.lena, scene.marcus)
    assert marcus.post(address("publish", key)).headers["Location"] == address("publication", key)

    public = Client().get(address("publication", key)).content.decode()
    assert "Women in the yard" in public
    assert "fewer than 11 people" in public
    assert "Share of known" in public
    assert "Women in the yard" in Client().get(reverse("showcase:figures")).content.decode()


def test_a_draft_that_clashes_is_told_why_on_its_form(scene: Scene):
    Partnership.objects.update(status="ended")

    page = signed_in(scene.lena).post(
        address("add_draft", scene.partnership.key),
        {"body": str(scene.body.key), "title": "x", "breakdown": "sex", "period": "all"},
    )

    assert page.status_code == 422
    assert "This partnership has ended." in page.content.decode()


def test_a_draft_is_not_public(scene: Scene):
    made = actions.draft(
        body=scene.body, by=scene.lena, at=AFTER,
        terms=DraftTerms(title="Women", breakdown="sex", by=[], period="all"),
    )  # fmt: skip

    for name in ("publication", "csv", "dictionary", "pdf"):
        assert Client().get(address(name, made.key)).status_code == 404
        assert signed_in(scene.olu).get(address(name, made.key)).status_code == 404
    assert signed_in(scene.lena).get(address("publication", made.key)).status_code == 302
    assert signed_in(scene.olu).get(address("draft", made.key)).status_code == 404


def test_the_csv_holds_no_formula_and_no_hidden_number(scene: Scene):
    made = published(scene)

    rows = list(
        csv.DictReader(
            io.StringIO(Client().get(address("csv", made.key)).content.decode("utf-8-sig"))
        )
    )

    women = {row["trade"]: row for row in rows if row["group"] == "women"}
    assert women["fitter"]["hours"] == women["fitter"]["persons"] == ""
    assert women["fitter"]["not_shown_because"]
    assert women["Total"]["hours"] in ("", "1800")
    assert "'=welder" in women
    table = queries.get_publication_public(made.key).table
    assert len(rows) == len(table.cells)
    assert all(not row["hours"] or Decimal(row["hours"]) >= 0 for row in rows)


def test_the_dictionary_names_every_column(scene: Scene):
    made = published(scene)

    assert [row[0] for row in read("dictionary", made)[1:]] == read("csv", made)[0]


def read(name: str, publication: Publication) -> list[list[str]]:
    page = Client().get(address(name, publication.key)).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(page)))


def test_the_pdf_is_tagged(scene: Scene):
    made = published(scene)

    with pikepdf.open(io.BytesIO(Client().get(address("pdf", made.key)).content)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang is not None
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_withdrawn_figures_keep_their_address_and_lose_their_numbers(scene: Scene):
    made = published(scene)
    marcus = signed_in(scene.marcus)

    assert marcus.post(address("withdraw", made.key), {"reason": ""}).status_code == 422
    marcus.post(address("withdraw", made.key), {"reason": "A column was read wrongly."})

    page = Client().get(address("publication", made.key)).content.decode()
    assert "A column was read wrongly." in page
    assert "Share of known" not in page
    assert Client().get(address("csv", made.key)).status_code == 404


def test_a_draft_can_be_set_aside(scene: Scene):
    made = actions.draft(
        body=scene.body, by=scene.lena, at=AFTER,
        terms=DraftTerms(title="Women", breakdown="sex", by=[], period="all"),
    )  # fmt: skip

    signed_in(scene.marcus).post(address("drop", made.key))

    made.refresh_from_db()
    assert made.status == "dropped"


def test_a_goal_ends_when_both_sides_adopt_its_end(scene: Scene):
    goal = with_goal(scene)
    lena = signed_in(scene.lena)
    lena.post(address("end_goal", goal.key), {"ends_on": "2026-03-15", "reason": "A new law."})
    (before,) = queries.list_goals(scene.partnership, scene.lena, on=AFTER.date())

    adopt(goal.ends.get().decision_key, scene.lena, scene.marcus)

    (after,) = queries.list_goals(scene.partnership, scene.lena, on=AFTER.date())
    assert (before.status, after.status) == ("in_force", "ended")


def test_a_mandatory_goal_without_a_basis_is_sent_back(scene: Scene):
    page = signed_in(scene.lena).post(
        address("add_goal", scene.partnership.key),
        {**GOAL, "kind": "mandatory", "to_on": "2025-01-01", "body": str(scene.body.key)},
    )

    assert page.status_code == 422
    assert "which law, rule or contract" in page.content.decode()
    assert "comes before the first" in page.content.decode()


def test_every_page_speaks_spanish(scene: Scene):
    with_goal(scene)
    made = published(scene)
    lena = signed_in(scene.lena)

    pages = {
        address("committee", scene.partnership.key): "Quién recibe el trabajo",
        address("goals", scene.partnership.key): "Metas",
        address("drafts", scene.partnership.key): "Borradores y publicaciones",
        address("publication", made.key): "Sobre estas cifras",
    }
    for page, words in pages.items():
        assert words in lena.get(f"/es{page}").content.decode()
