"""Questions of pillars 3 and 5: each answers itself from its records, and says what lacks until it does."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.assurances import actions as assurances
from highroad.areas.assurances.actions import postings
from highroad.areas.assurances.actions.postings import PostingCheck
from highroad.areas.assurances.vocabulary import ClauseAct
from highroad.areas.assurances.vocabulary.choice import PostingForm
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentKind, EvidenceForm
from highroad.areas.decisions.models import Decision
from highroad.areas.guide import queries
from highroad.areas.guide.vocabulary import QUESTIONS, Verdict
from highroad.areas.job_quality.vocabulary import BY_KEY, Measure
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.supports import actions as supports
from highroad.areas.supports.models import SupportTotal
from highroad.kit.refs import Ref
from tests.areas.assurances.scene import Scene, clause_terms, make_scene
from tests.areas.job_quality.test_actions import card, confirm, declare
from tests.areas.supports.scene import Scene as Help
from tests.areas.supports.scene import make_scene as make_help
from tests.areas.supports.test_totals import AFTER, FIRST, LAST, people
from tests.cast import NOON
from tests.table import Table, agree, make_table

pytestmark = pytest.mark.django_db
DAY = NOON.date()
ACTS = {
    "3a1": ClauseAct.ACCESS, "3a2": ClauseAct.NEUTRALITY, "3a3": ClauseAct.SIGN_UP,
    "3a4": ClauseAct.FIRST_CONTRACT,
}  # fmt: skip


def asked(table: Table, key: str, days: int = 0) -> queries.AnswersView:
    on = DAY + timedelta(days=days)
    return queries.get_answers(table.partnership.key, key, seen_by=table.lena, on=on)


def lacks(table: Table, key: str) -> list[str]:
    return [remedy.text for remedy in asked(table, key).remedies]


def good(indicator: str) -> dict[str, Any]:
    """A value that reaches its target."""
    if BY_KEY[indicator].measure is Measure.YES_NO:
        return {"value": "1"}
    if indicator.startswith("of_"):
        return {"value": "110"}
    return {"value": "50", "target": Decimal(50)}


@pytest.mark.parametrize("key", [q.key for q in QUESTIONS if q.key[0] == "5" and q.parts])
def test_each_question_on_jobs_answers_itself_once_every_part_is_confirmed(key: str):
    table = make_table()
    assert lacks(table, key) == ["No job has a card yet."]
    job = card(table)
    question = asked(table, key).view.question
    for group in question.parts:
        indicator = group[0]
        before = asked(table, key)
        assert before.view.verdict is Verdict.OPEN
        text = f"{BY_KEY[indicator].text}, Electrician"
        assert f"{text}: nobody has read it" in lacks(table, key)
        reading = declare(table, job, indicator, **good(indicator))
        assert any(each.startswith(f"{text}: declared by Management") for each in lacks(table, key))
        confirm(table, reading)

    answers = asked(table, key)
    assert answers.view.verdict is Verdict.SHOWN
    assert all(said.is_from_record for said in answers.view.said[:2])
    assert answers.remedies == ()
    assert all("confirmed by Labor" in dated.line.text for dated in answers.view.lines)
    assert asked(table, key, 366).view.verdict is Verdict.OPEN


def test_the_lead_names_what_it_asks_for_and_nothing_else():
    table = make_table()
    job = card(table)
    for indicator in ("health", "safety_together"):
        confirm(table, declare(table, job, indicator, **good(indicator)))

    assert [dated.line.topic for dated in asked(table, "5a").view.lines] == ["health"]


def test_what_falls_short_says_what_to_reach_and_what_to_promise():
    table = make_table()
    job = card(table)
    confirm(table, declare(table, job, "health", "60", target=Decimal(95)))
    confirm(table, declare(table, job, "retirement", "60"))

    first, second = asked(table, "5a4").remedies

    assert first.text.endswith("Electrician: 60, to reach 95")
    assert first.promise_text.endswith("Electrician: reach 95")
    assert str(first.about) == str(Ref.to(job))
    assert second.text.endswith("Electrician: 60, and no target is agreed")


def test_contractors_are_asked_about_by_a_look_or_a_kept_promise():
    table = make_table()
    assert lacks(table, "5a8") == ["No job has a card yet."]
    job = card(table)
    assert lacks(table, "5a8")[0].endswith("Electrician: nobody has read it")
    confirm(table, declare(table, job, "classification_looked_at", "1"))

    assert asked(table, "5a8").view.verdict is Verdict.SHOWN
    assert lacks(table, "5a8") == []


def test_a_public_promise_that_was_kept_answers_for_better_jobs():
    table = make_table()
    assert lacks(table, "5a1") == ["No job has a card yet."]
    job = card(table)
    (remedy,) = asked(table, "5a1").remedies
    assert (remedy.promise_text, remedy.about) == ("Make this job better: Electrician", Ref.to(job))
    made = commitments.promise(
        kind=CommitmentKind.PLEDGE, what="Sick days for all", owner=Side.MANAGEMENT, where=table.body,
        about=Ref.to(job), by=table.marcus, at=NOON,
    )  # fmt: skip
    assert asked(table, "5a1").view.verdict is Verdict.OPEN
    commitments.add_evidence(
        commitment=made, by=table.marcus, at=NOON,
        draft=EvidenceDraft(form=EvidenceForm.NOTE, words="In the plan.", source="Plan", on=DAY),
    )  # fmt: skip
    commitments.confirm(commitment=made, by=table.lena, at=NOON)

    assert asked(table, "5a1").view.verdict is Verdict.SHOWN


def secured(act: ClauseAct) -> tuple[Scene, Any]:
    scene = make_scene()
    clause = assurances.add_clause(
        agreement=scene.agreement, terms=clause_terms(act=act, heading="As written"),
        by=scene.table.marcus, at=NOON,
    )  # fmt: skip
    scene.share()
    scene.keep_text()
    return scene, clause


@pytest.mark.parametrize("key", ACTS)
def test_each_question_on_free_choice_answers_itself_from_a_verified_clause(key: str):
    assert lacks(make_table(), key) == [f"No agreement has a clause on this: {ACTS[key].label}"]


@pytest.mark.parametrize("key", ACTS)
def test_a_pledged_clause_lacks_its_evidence_and_a_verified_one_nothing(key: str):
    scene, clause = secured(ACTS[key])
    assert "As written (Neutrality at the harbor): Pledged" in lacks(scene.table, key)
    promise = Commitment.objects.get(about=str(Ref.to(clause)))
    commitments.add_evidence(
        commitment=promise, by=scene.table.marcus, at=NOON,
        draft=EvidenceDraft(form=EvidenceForm.NOTE, words="So.", source="List", on=DAY),
    )  # fmt: skip
    assert "As written (Neutrality at the harbor): Evidenced, to be verified" in lacks(
        scene.table, key
    )
    commitments.confirm(commitment=promise, by=scene.table.lena, at=NOON)

    answers = asked(scene.table, key)
    assert answers.view.verdict is Verdict.SHOWN
    assert "confirmed by Labor" in answers.view.lines[0].line.text
    assert answers.view.lines[0].line.on == DAY
    assert asked(scene.table, key, 366).view.verdict is Verdict.OPEN


def test_an_agreement_answers_once_both_say_it_is_theirs_and_the_text_is_kept():
    assert lacks(make_table(), "3a") == ["No agreement is entered yet."]


def test_an_agreement_lacks_the_other_side_then_its_text():
    scene = make_scene()
    assert lacks(scene.table, "3a") == [
        "Neutrality at the harbor: both sides have to say that it is theirs"
    ]
    scene.share()
    assert lacks(scene.table, "3a") == [
        "Neutrality at the harbor: the signed text is not kept here"
    ]
    scene.keep_text()

    assert asked(scene.table, "3a").view.verdict is Verdict.SHOWN
    assert lacks(scene.table, "3a") == []


def test_a_posted_notice_answers_until_it_is_half_a_year_old():
    table = make_table()
    (remedy,) = asked(table, "3a5").remedies
    assert remedy.text == "Nobody has checked yet that the notice hangs."
    assert remedy.promise_text.startswith("Post the notice")
    postings.check_posting(
        body=table.body, by=table.marcus, at=NOON,
        check=PostingCheck(
            site="Yard", place="Gate", language="en", version="2022", form=PostingForm.LARGE_SHEET,
            checked_on=DAY, is_up=True,
        ),
    )  # fmt: skip

    assert asked(table, "3a5").view.verdict is Verdict.SHOWN
    assert asked(table, "3a5", 184).view.verdict is Verdict.OPEN
    assert lacks(table, "3a5") == []
    (old,) = asked(table, "3a5", 184).remedies
    assert old.text.startswith("Yard, Gate: last seen on")
    assert old.promise_text == "Check the notice: Yard, Gate"


def published(scene: Help) -> SupportTotal:
    """Protected totals of a desk that met thirty needs itself, adopted and published by both sides."""
    people(scene, 30)
    lena, marcus = scene.table.lena, scene.table.marcus
    total = supports.draft_total(
        body=scene.table.body, first_on=FIRST, last_on=LAST, by=lena, at=AFTER
    )
    put = supports.put_total(total=total, by=lena, at=AFTER)
    decision = Decision.objects.get(pk=put.decision_key)
    for person in (lena, marcus):
        agree(decision, person, at=AFTER)
    supports.publish_total(total=total, by=lena, at=AFTER)
    return total


def test_help_lacks_its_totals_until_both_sides_published_fresh_ones():
    scene = make_help()
    for key in ("2c", "2c1", "2c2"):
        (nothing,) = asked(scene.table, key).remedies
        assert nothing.promise_text == "Publish protected totals of the desk for help"
    total = published(scene)

    for key in ("2c", "2c1"):
        answers = asked(scene.table, key, 150)
        assert answers.view.verdict is Verdict.SHOWN
        assert answers.remedies == ()
        (dated,) = answers.view.lines
        assert (dated.line.on, str(dated.line.about)) == (LAST, str(Ref.to(total)))
        (old,) = asked(scene.table, key, 400).remedies
        assert old.promise_text == "Publish newer totals of the desk for help"
    assert asked(scene.table, "2c2", 150).view.verdict is Verdict.OPEN, "no helper outside met any"
