"""Verdicts, gaps and freshness."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from highroad.areas.guide import rules
from highroad.areas.guide.rules import EvidenceLine, Said
from highroad.areas.guide.vocabulary import (
    BY_KEY,
    EvidenceKind,
    Gap,
    Pillar,
    Reply,
    Verdict,
    Voice,
)

pytestmark = pytest.mark.pure
TODAY = date(2026, 11, 21)
YES, PARTLY, NO, NA = Reply.YES, Reply.PARTLY, Reply.NO, Reply.NOT_APPLICABLE


def line(kind: EvidenceKind, days_ago: int = 0, what: str = "{n} weeks") -> EvidenceLine:
    return EvidenceLine(kind, TODAY - timedelta(days=days_ago), what, "Filings", values={"n": 12})


def said(**replies: Reply) -> dict[Voice, Said]:
    return {Voice(name): Said(Voice(name), reply) for name, reply in replies.items()}


@pytest.mark.parametrize(
    ("labor", "management", "is_proven", "expected"),
    [
        (YES, YES, True, Verdict.SHOWN),
        (YES, YES, False, Verdict.UNPROVEN),
        (PARTLY, PARTLY, True, Verdict.PARTLY),
        (PARTLY, PARTLY, False, Verdict.PARTLY),
        (NO, NO, True, Verdict.NO),
        (NO, NO, False, Verdict.NO),
        (NA, NA, False, Verdict.NOT_APPLICABLE),
        (YES, NO, True, Verdict.SIDES_DIFFER),
        (NO, YES, False, Verdict.SIDES_DIFFER),
        (YES, PARTLY, True, Verdict.SIDES_DIFFER),
        (NA, NO, False, Verdict.SIDES_DIFFER),
        (YES, None, True, Verdict.OPEN),
        (None, NO, False, Verdict.OPEN),
        (None, None, True, Verdict.OPEN),
    ],
)
def test_two_answers_and_the_evidence_make_the_verdict(labor, management, is_proven, expected):
    assert rules.verdict(labor, management, is_proven=is_proven) == expected


@pytest.mark.parametrize(
    ("labor", "management", "expected"),
    [
        (YES, YES, Gap.NONE),
        (YES, PARTLY, Gap.DIFFERENT),
        (None, YES, Gap.LABOR_SILENT),
        (YES, None, Gap.MANAGEMENT_SILENT),
        (None, None, Gap.BOTH_SILENT),
    ],
)
def test_the_gap_is_the_difference_of_the_two_answers(labor, management, expected):
    assert rules.gap(labor, management) == expected


@pytest.mark.parametrize(("days_ago", "fresh"), [(0, True), (365, True), (366, False), (-1, False)])
def test_evidence_is_fresh_from_its_day_to_its_last_day(days_ago, fresh):
    question = BY_KEY["4a2"]

    assert rules.is_fresh(line(EvidenceKind.FIGURE, days_ago), question, TODAY) is fresh


def test_a_question_that_asks_for_two_kinds_is_proven_by_both_only():
    question = BY_KEY["4a2"]
    filing, figure = line(EvidenceKind.FILING), line(EvidenceKind.FIGURE)

    assert rules.missing_evidence(question, [], TODAY) == question.shown_by
    assert rules.missing_evidence(question, [filing], TODAY) == ((EvidenceKind.FIGURE,),)
    assert rules.missing_evidence(question, [filing, figure], TODAY) == ()


def test_either_kind_of_one_group_will_do():
    question = BY_KEY["4a"]
    charter = line(EvidenceKind.CHARTER)

    for other in (EvidenceKind.FILING, EvidenceKind.FIGURE):
        assert rules.missing_evidence(question, [charter, line(other)], TODAY) == ()


def test_stale_evidence_is_no_evidence():
    """Two yeses with a two-year-old figure read unproven, and the old line still shows, marked."""
    both = said(labor=YES, management=YES)
    lines = [line(EvidenceKind.FILING), line(EvidenceKind.FIGURE, days_ago=730)]

    seen = rules.view(BY_KEY["4a2"], both, lines, TODAY)

    assert seen.verdict == Verdict.UNPROVEN
    assert seen.missing == ((EvidenceKind.FIGURE,),)
    assert [dated.is_fresh for dated in seen.lines] == [True, False]


def test_the_record_answers_for_sides_that_are_silent():
    lines = [line(EvidenceKind.FILING), line(EvidenceKind.FIGURE)]

    seen = rules.view(BY_KEY["4a2"], {}, lines, TODAY)

    assert seen.verdict == Verdict.SHOWN
    assert [(one.voice, one.is_from_record) for one in seen.said] == [
        (Voice.LABOR, True), (Voice.MANAGEMENT, True), (Voice.THIRD, False),
    ]  # fmt: skip


def test_the_record_does_not_overrule_what_a_side_says():
    lines = [line(EvidenceKind.FILING), line(EvidenceKind.FIGURE)]

    seen = rules.view(BY_KEY["4a2"], said(labor=NO), lines, TODAY)

    assert seen.verdict == Verdict.SIDES_DIFFER
    assert seen.gap == Gap.DIFFERENT


def test_the_record_is_silent_without_its_evidence():
    seen = rules.view(BY_KEY["4a2"], {}, [line(EvidenceKind.FILING)], TODAY)

    assert seen.verdict == Verdict.OPEN
    assert not seen.is_proven


def test_a_question_that_does_not_answer_itself_waits_for_the_sides():
    seen = rules.view(BY_KEY["4a4"], {}, [line(EvidenceKind.AGREEMENT)], TODAY)

    assert seen.verdict == Verdict.OPEN
    assert seen.is_proven


def test_the_provider_is_heard_and_decides_nothing():
    spoken = said(labor=YES, management=YES, provider=NO)

    seen = rules.view(BY_KEY["2a"], spoken, [line(EvidenceKind.TRAINING)], TODAY)

    assert seen.verdict == Verdict.SHOWN
    assert seen.said[2].reply == NO


def test_newest_evidence_stands_first():
    lines = [line(EvidenceKind.TRAINING, 9, "old"), line(EvidenceKind.TRAINING, 1, "new")]

    seen = rules.view(BY_KEY["2a"], {}, lines, TODAY)

    assert [dated.line.text for dated in seen.lines] == ["new", "old"]
    assert seen.lines[0].fresh_until_on == TODAY + timedelta(days=182)


def test_a_line_is_read_with_its_values():
    assert line(EvidenceKind.FILING).text == "12 weeks"


def test_a_tally_counts_and_names_its_base():
    views = [
        rules.view(BY_KEY["5a7"], said(labor=YES, management=YES), [], TODAY),
        rules.view(BY_KEY["5a8"], said(labor=YES, management=YES), [], TODAY),
        rules.view(BY_KEY["5a9"], {}, [], TODAY),
        rules.view(BY_KEY["3a"], {}, [], TODAY),
    ]

    tally = rules.tally(rules.of_pillar(views, Pillar.GOOD_JOBS))

    assert tally.counts == ((Verdict.UNPROVEN, 2), (Verdict.OPEN, 1))
    assert tally.of == 3


def test_who_is_asked_may_say():
    assert rules.may_say(BY_KEY["2a"], Voice.PROVIDER, YES, "")
    assert rules.may_say(BY_KEY["3a"], Voice.LABOR, NO, "")


def test_who_is_not_asked_may_not():
    answer = rules.may_say(BY_KEY["3a"], Voice.PROVIDER, YES, "")

    assert answer.reason == "This question is not for you: it asks others."


def test_does_not_apply_needs_a_why():
    assert not rules.may_say(BY_KEY["3a"], Voice.LABOR, NA, "  ")
    assert rules.may_say(BY_KEY["3a"], Voice.LABOR, NA, "We have no first contract to settle.")


def test_a_note_has_an_end():
    assert rules.may_say(BY_KEY["3a"], Voice.LABOR, YES, "a" * 1000)
    assert "1000" in rules.may_say(BY_KEY["3a"], Voice.LABOR, YES, "a" * 1001).reason
