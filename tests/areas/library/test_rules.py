"""Folding, stems, slips, what a hit is worth: by table, without a database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from highroad.areas.library import rules
from highroad.areas.library.vocabulary import LinkStatus, RequestStatus, SuggestionStatus

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Capacitación y Práctica", ["capacitacion", "practica"]),
        ("The ABC’s of Partnership", ["abc", "s", "partnership"]),
        ("C.A.L.L.", ["c", "l", "l"]),
        ("", []),
    ],
)
def test_words_are_folded_and_small_words_dropped(text, words):
    assert rules.words_of(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [("trainings", "training"), ("committees", "committee"), ("talleres", "taller"), ("guias", "guia"),
     ("capacitaciones", "capacitacion"), ("policies", "policy")],
)  # fmt: skip
def test_a_plural_and_its_singular_have_one_stem(one, other):
    assert rules.stem(one) == rules.stem(other)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("safety", "safty", 1), ("apprentice", "apprentise", 1), ("train", "trian", 1),
     ("committee", "comitee", 2), ("same", "same", 0), ("abc", "xyz", 3)],
)  # fmt: skip
def test_slips_are_counted(one, other, count):
    assert rules.slips(one, other, most=3) == count
    assert rules.slips(other, one, most=3) == count


@given(st.text("abcde", max_size=8), st.text("abcde", max_size=8))
def test_slips_stop_above_the_most(one, other):
    true = rules.slips(one, other, most=20)

    assert rules.slips(one, other, most=2) == (
        true if true <= 2 else rules.slips(one, other, most=2)
    )
    assert (rules.slips(one, other, most=2) <= 2) == (true <= 2)


@pytest.mark.parametrize(
    ("sought", "found", "worth"),
    [("transit", "transit", rules.EXACT), ("guides", "guide", rules.STEM), ("appren", "apprenticeship", rules.PREFIX),
     ("safty", "safety", rules.NEAR), ("cat", "car", 0), ("union", "guide", 0)],
)  # fmt: skip
def test_what_a_word_is_worth(sought, found, worth):
    assert rules.likeness(sought, found) == worth


def test_at_most_eight_words_of_a_question_are_sought():
    assert len(rules.query_words(" ".join(f"word{n}" for n in range(30)))) == 8
    assert len("".join(rules.query_words("x" * 100_000))) <= 40


@pytest.mark.parametrize("status", SuggestionStatus)
@pytest.mark.parametrize("new", SuggestionStatus)
def test_a_suggestion_is_decided_once(status, new):
    allowed = status is SuggestionStatus.NEW and new is not SuggestionStatus.NEW

    assert bool(rules.may_decide(status, new)) == allowed


@pytest.mark.parametrize(
    ("answer", "status"),
    [(200, LinkStatus.WORKS), (301, LinkStatus.MOVED), (302, LinkStatus.WORKS), (403, LinkStatus.WORKS),
     (404, LinkStatus.BROKEN), (500, LinkStatus.BROKEN), (0, LinkStatus.BROKEN)],
)  # fmt: skip
def test_what_an_answer_says_of_a_link(answer, status):
    assert rules.link_status_of(answer) is status


@pytest.mark.parametrize(
    ("facts", "status"),
    [((False, False, False, False), RequestStatus.DRAFT), ((True, False, False, False), RequestStatus.PUT),
     ((True, False, True, False), RequestStatus.FALLEN), ((True, True, True, False), RequestStatus.SIGNED),
     ((True, True, True, True), RequestStatus.SENT)],
)  # fmt: skip
def test_where_a_joint_request_stands(facts, status):
    is_put, is_adopted, is_settled, is_sent = facts

    assert (
        rules.request_status(
            is_put=is_put, is_adopted=is_adopted, is_settled=is_settled, is_sent=is_sent
        )
        is status
    )


def test_what_lacks_spanish_is_named():
    assert rules.missing_spanish({"title": ("A", ""), "summary": ("B", "C"), "x": ("", "")}) == [
        "title"
    ]
