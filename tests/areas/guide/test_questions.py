"""The forty questions as data."""

from __future__ import annotations

from collections import Counter

import pytest
from django.utils import translation

from highroad.areas.guide.vocabulary import (
    BY_KEY,
    QUESTIONS,
    EvidenceKind,
    Gap,
    Pillar,
    Reply,
    Verdict,
    Voice,
)
from highroad.areas.job_quality.vocabulary import BY_KEY as INDICATORS
from tests.areas.guide.sources import copied_from_sources

pytestmark = pytest.mark.pure


def everything_said() -> str:
    """All text of the guide, a full stop between, so that no run crosses from one to the next."""
    texts = [str(question.text) for question in QUESTIONS]
    texts += [str(pillar.claim) for pillar in Pillar] + [str(one.meaning) for one in Verdict]
    for words in (Pillar, Voice, Reply, Verdict, Gap, EvidenceKind):
        texts += [str(one.label) for one in words]
    return "\n".join(texts)


def test_there_are_eight_leads_and_thirty_two_under_them():
    leads = [question for question in QUESTIONS if question.is_lead]

    assert (len(leads), len(QUESTIONS) - len(leads)) == (8, 32)


def test_each_pillar_has_as_many_as_its_section_of_the_training_guide():
    leads = Counter(question.pillar.value for question in QUESTIONS if question.is_lead)
    subs = Counter(question.pillar.value for question in QUESTIONS if not question.is_lead)

    assert leads == {"1": 1, "2": 4, "3": 1, "4": 1, "5": 1}
    assert subs == {"1": 4, "2": 8, "3": 5, "4": 5, "5": 10}


def test_the_leads_of_the_second_section_have_two_four_two_and_no_questions_under_them():
    under = Counter(question.lead_key for question in QUESTIONS if question.lead_key)

    assert [under[key] for key in ("2a", "2b", "2c", "2d")] == [2, 4, 2, 0]


def test_no_run_of_eight_words_is_the_documents():
    for line in everything_said().splitlines():
        assert not copied_from_sources(line), line


def test_the_check_for_copies_would_find_one():
    """Eight words of the training guide, and seven of them."""
    eight = "Provide union organizers reasonable access to workers and"

    assert copied_from_sources(eight)
    assert not copied_from_sources(eight.rsplit(" ", 1)[0])


def test_each_key_stands_once_and_tells_the_place():
    assert len(BY_KEY) == 40
    assert BY_KEY["2b3"].source.place == "2.2.3"
    assert BY_KEY["5a10"].source.place == "5.1.10"
    assert BY_KEY["4a"].source.place == "4.1"


def test_a_question_under_a_lead_belongs_to_a_lead_of_the_same_pillar():
    for question in QUESTIONS:
        if question.lead_key:
            assert BY_KEY[question.lead_key].is_lead
            assert BY_KEY[question.lead_key].pillar == question.pillar


def test_both_sides_are_asked_every_question_and_some_ask_the_provider_too():
    assert all(question.asked[:2] == (Voice.LABOR, Voice.MANAGEMENT) for question in QUESTIONS)
    assert sum(Voice.PROVIDER in question.asked for question in QUESTIONS) == 14


def test_every_question_names_its_evidence_and_its_days():
    for question in QUESTIONS:
        assert question.shown_by
        assert all(question.shown_by)
        assert 90 <= question.fresh_days <= 366
        assert question.evidence_kinds == {kind for group in question.shown_by for kind in group}


def test_the_questions_with_records_behind_them_answer_themselves():
    themselves = {question.key for question in QUESTIONS if question.answers_itself}
    whole = {question.key for question in QUESTIONS if question.key[0] in "35"}

    assert themselves == {"1a3", "4a", "4a1", "4a2", "2c", "2c1", "2c2"} | whole


def test_parts_of_questions_are_indicators_that_speak_for_them():
    for question in QUESTIONS:
        for key in (key for group in question.parts for key in group):
            assert question.key in (INDICATORS[key].question, "5a")
            assert EvidenceKind.INDICATOR in question.evidence_kinds


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_each_question_is_there_in_spanish(question):
    english = str(question.text)

    with translation.override("es"):
        spanish = str(question.text)

    assert spanish != english
    assert spanish.endswith("?")
    assert "¿" in spanish
