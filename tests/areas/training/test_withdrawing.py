"""Published totals are taken back as they were published: two keys, a reason, a page that says so without a number."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.training.actions import publishing as actions
from highroad.areas.training.models import TotalsPublication, TotalsWithdrawal
from highroad.areas.training.queries import publishing
from highroad.areas.training.rules.publishing import Figures
from highroad.areas.training.vocabulary.counting import PublicationState as State
from highroad.areas.training.vocabulary.counting import TotalKind
from highroad.kit.answers import NotFound
from highroad.kit.periods import Period
from highroad.kit.refs import Ref
from tests.areas.training.scene import NOON, START, TODAY, Scene, make_scene
from tests.table import acts, agree, refused
from tests.web.test_hours_pages import at, client_of

pytestmark = pytest.mark.django_db
FIGURES = Figures(number=77, groups={"member": 46, "public": 31}, areas={}, smallest=11)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def both_sign(scene: Scene, key: Any) -> None:
    for person in (scene.table.lena, scene.table.marcus):
        agree(Decision.objects.get(pk=key), person)


def published(scene: Scene, number: int = 1, **changes: Any) -> TotalsPublication:
    """A total with 77 people that both sides adopted; of rows that this scene does not have."""
    made = TotalsPublication.objects.create(
        program=scene.program, number=number, kind=TotalKind.SEATED, first_on=START, last_on=TODAY,
        figures=FIGURES.as_dict(), seal=f"seal{number}", made_by_alias="L", made_at=NOON, **changes,
    )  # fmt: skip
    text = actions.text_of(made, FIGURES)
    decision = decisions.propose(
        body=scene.table.body, by=scene.table.lena, at=NOON, text=text, subject=Ref.to(made),
        title="Publish",
    )  # fmt: skip
    made.decision_key = decision.key
    made.proposal_digest = hashlib.sha256(text.encode()).hexdigest()
    made.save()
    both_sign(scene, decision.key)
    return made


def test_both_sides_take_a_total_back_and_its_page_says_why_without_a_number(scene: Scene):
    made = published(scene)
    here = at("published", made.key)
    assert ">77<" in Client().get(here).text
    back = actions.ask_back(
        publication=made, reason=" Counted twice. ", by=scene.table.marcus, at=NOON
    )
    with refused("waits for both sides already"):
        actions.ask_back(publication=made, reason="Again", by=scene.table.lena, at=NOON)
    agree(Decision.objects.get(pk=back.decision_key), scene.table.marcus)
    assert ">77<" in Client().get(here).text, "one key alone takes nothing back"
    assert publishing.standing_of(made).asked_back == back.decision_key
    agree(Decision.objects.get(pk=back.decision_key), scene.table.lena)

    page = Client().get(here).text

    assert publishing.get_total_public(made.key).state is State.WITHDRAWN
    assert "Why: Counted twice." in page
    assert "77" not in page.split("<main", 1)[1]
    assert "46" not in page.split("<main", 1)[1]
    assert publishing.list_totals_public() == []
    made.refresh_from_db()
    assert made.figures["number"] == 77, "the record keeps what was signed"
    assert "totals.back" in acts(scene.table.body.log)
    with refused("Only a total that is published"):
        actions.ask_back(publication=made, reason="Again", by=scene.table.lena, at=NOON)


def test_a_corrected_total_takes_the_place_of_the_other_once_both_signed(scene: Scene):
    first = published(scene)
    second = published(scene, number=2, replaces=first, correction="Seats of 2025 were in it.")

    found = publishing.get_total_public(first.key)
    page = Client().get(at("published", first.key)).text

    assert found.state is State.CORRECTED
    assert found.taken_back is not None
    assert (found.taken_back.instead, found.taken_back.reason) == (second.key, second.correction)
    assert at("published", second.key) in page
    assert "77" not in page.split("<main", 1)[1]
    assert "Seats of 2025 were in it." in Client().get(at("published", second.key)).text
    assert [each.key for each in publishing.list_totals_public()] == [second.key]


def test_only_what_is_published_is_corrected_and_with_words(scene: Scene):
    made = published(scene)

    def correct(wrong: str) -> TotalsPublication:
        return actions.put_total(
            program=scene.program, kind=TotalKind.BEGAN, period=Period(START, TODAY),
            by=scene.table.lena, at=NOON, correcting=actions.Correction(of=made, wrong=wrong),
        )  # fmt: skip

    with refused("Say what was wrong"):
        correct(" ")
    with refused("too few to publish"):
        correct("Seats of 2025 were in it.")
    back = actions.ask_back(publication=made, reason="Twice", by=scene.table.lena, at=NOON)
    both_sign(scene, back.decision_key)
    with refused("Only a total that is published"):
        correct("Seats of 2025 were in it.")
    assert scene.program.totals_publications.count() == 1


def test_who_may_not_and_what_is_not_said_is_refused(scene: Scene):
    made = published(scene)
    with refused("seat on a side"):
        actions.ask_back(publication=made, reason="Wrong", by=scene.nia, at=NOON)
    with refused("Say what was wrong"):
        actions.ask_back(publication=made, reason=" ", by=scene.table.lena, at=NOON)
    with pytest.raises(NotFound):
        publishing.get_publication(made.key, scene.nia)


def test_the_table_asks_for_it_on_its_page(scene: Scene):
    made = published(scene)
    lena, marcus = client_of(scene.table.lena), client_of(scene.table.marcus)
    here = reverse("training:publications", args=[scene.table.partnership.key])
    assert at("withdraw_total", made.key) in marcus.get(here).text
    assert at("correct_total", made.key) not in marcus.get(here).text
    assert at("correct_total", made.key) in lena.get(here).text
    wrong = marcus.post(at("withdraw_total", made.key), {"reason": ""})
    assert wrong.status_code == 422
    asked = lena.post(
        at("correct_total", made.key),
        {"kind": "seated", "first_on": START.isoformat(), "last_on": TODAY.isoformat(), "wrong": "Twice"},
    )  # fmt: skip
    assert "too few to publish" in asked.text
    assert "Twice" in asked.text
    assert marcus.post(at("withdraw_total", made.key), {"reason": "Twice"}).status_code == 302
    assert "Its withdrawal waits for both sides" in marcus.get(here).text
    both_sign(scene, made.withdrawals.get().decision_key)
    assert "What was published" in marcus.get(here).text
    assert marcus.get(at("correct_total", made.key)).status_code == 403


@pytest.mark.parametrize(
    "given",
    [{"number": 1, "reason": "Twice"}, {"number": 2, "reason": ""}],
)
def test_the_database_has_the_last_word(scene: Scene, given: dict[str, Any]):
    made = published(scene)
    TotalsWithdrawal.objects.create(publication=made, number=1, reason="Once", made_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        TotalsWithdrawal.objects.create(publication=made, made_at=NOON, **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        TotalsPublication.objects.filter(pk=made.pk).update(correction="Without the other")
