"""Items of standards that each side marks: what carries over, what a change takes away, what is open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.training.rules import lines
from highroad.areas.training.rules.marks import (
    Item,
    ItemsStanding,
    Mark,
    items_of,
    may_mark,
    may_say,
    standing_of,
)
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.standards import ItemKind, StandardsState
from tests.areas.training.standards_of import hvac, sprinkler
from tests.cast import NOON

pytestmark = pytest.mark.pure
PUMPS, TESTING = ("process", "pumps"), ("process", "testing")


def changed(text: str = "Pumps; 400\nTesting; 600", **more: Any) -> StandardsTerms:
    return replace(StandardsTerms(processes=lines.read_processes(text).rows), **more)


def mark(version: int, side: str, place: tuple[str, str] = PUMPS, *, agreed: bool = True) -> Mark:
    return Mark(
        version=version, place=place, side=side, is_agreed=agreed, reason="" if agreed else "Too few.",
        who=side, at=NOON,
    )  # fmt: skip


def both(version: int, place: tuple[str, str] = PUMPS) -> list[Mark]:
    return [mark(version, "labor", place), mark(version, "management", place)]


def standing(marks: list[Mark], *versions: StandardsTerms) -> ItemsStanding:
    numbered = [(number, items_of(terms)) for number, terms in enumerate(versions, start=1)]
    return standing_of(numbered, marks)


def line(found: ItemsStanding, place: tuple[str, str] = PUMPS) -> Any:
    return next(each for each in found.lines if each.item.place == place)


def test_every_process_course_and_competency_is_an_item():
    found = items_of(hvac())

    kinds = [each.kind for each in found]
    assert [kinds.count(kind) for kind in ItemKind] == [2, 6, 2]
    assert found[0] == Item(kind=ItemKind.PROCESS, key="installing", title="Installing", low=Decimal(4000), high=Decimal(4000))  # fmt: skip
    assert len({each.place for each in found}) == len({each.digest for each in found}) == 10
    assert len(items_of(sprinkler())) == 15


def test_two_courses_of_one_title_are_two_items():
    terms = StandardsTerms(courses=lines.read_courses("Safety; 10\nsafety; 12").rows)

    assert [each.name for each in items_of(terms)] == ["course:safety", "course:safety~2"]


@pytest.mark.parametrize(
    ("later", "holds"),
    [
        ("Pumps; 400\nTesting; 600", True),
        ("Testing; 600\nPumps; 400", True),
        ("Pumps; 400.0\nTesting; 900", True),
        ("Pumps; 401\nTesting; 600", False),
        ("Pumps; 400-450\nTesting; 600", False),
        ("PUMPS; 400\nTesting; 600", False),
    ],
)
def test_marks_hold_as_long_as_the_item_reads_the_same(later: str, holds: bool):
    found = standing(both(1), changed(), changed(later))

    assert line(found).is_agreed is holds
    assert (line(found).item.digest == items_of(changed())[0].digest) is holds
    assert (found.agreed, len(found.open)) == ((1, 1) if holds else (0, 2))
    lost = line(found).lost
    assert (lost is None) is holds
    if lost is not None:
        assert (lost.item.title, lost.item.low, lost.changed_in) == ("Pumps", Decimal(400), 2)
        assert [each.side for each in lost.marks] == ["labor", "management"]


def test_whether_a_competency_must_be_shown_is_part_of_what_was_agreed():
    place = ("competency", "reads-a-drawing")
    one, other = (
        StandardsTerms(competencies=lines.read_competencies(text).rows)
        for text in ("Reads a drawing", "Reads a drawing; optional")
    )

    assert line(standing(both(1, place), one, one), place).is_agreed
    assert not line(standing(both(1, place), one, other), place).is_agreed


def test_reading_as_before_once_more_brings_no_mark_back():
    found = standing(both(1), changed(), changed("Pumps; 500\nTesting; 600"), changed())

    assert line(found).marks == {}
    assert line(found).lost.changed_in == 2


def test_what_was_left_out_is_named_with_its_marks_and_comes_back_without():
    without = changed("Testing; 600")
    found = standing(both(1), changed(), without)

    assert [(each.item.title, len(each.marks)) for each in found.gone] == [("Pumps", 2)]
    back = standing(both(1), changed(), without, changed())
    assert back.gone == ()
    assert line(back).marks == {}


def test_a_side_that_marks_anew_is_no_longer_among_the_lost():
    marks = [*both(1), mark(2, "labor")]
    found = line(standing(marks, changed(), changed("Pumps; 500\nTesting; 600")))

    assert (found.labor.version, found.management) == (2, None)
    assert [each.side for each in found.lost.marks] == ["management"]
    again = line(standing([*marks, mark(2, "management")], changed(), changed("Pumps; 500\nTesting; 600")))  # fmt: skip
    assert again.lost is None
    assert again.is_agreed


def test_the_newest_word_of_a_side_counts_and_not_yet_leaves_it_open():
    marks = [*both(1), *both(1, TESTING), mark(1, "management", agreed=False)]
    found = standing(marks, changed())

    assert (found.agreed, found.agreed_by("labor"), found.agreed_by("management")) == (1, 2, 1)
    assert [each.item.title for each in found.open] == ["Pumps"]
    assert line(found).management.reason == "Too few."
    assert line(standing([*marks, mark(1, "management")], changed())).is_agreed


def test_a_mark_does_not_reach_back():
    assert line(standing(both(2), changed())).marks == {}


@pytest.mark.parametrize(
    ("side", "is_newest", "state", "words"),
    [
        ("labor", True, StandardsState.DRAFT, ""),
        ("management", True, StandardsState.PUT, ""),
        ("third", True, StandardsState.DRAFT, "Representatives of labor and of management"),
        ("", True, StandardsState.DRAFT, "Representatives of labor and of management"),
        ("labor", False, StandardsState.DRAFT, "There is a later version. Mark its items."),
        *(
            ("labor", True, state, "Items are marked until a version is decided.")
            for state in (StandardsState.IN_FORCE, StandardsState.REPLACED, StandardsState.FALLEN)
        ),
    ],
)  # fmt: skip
def test_who_may_mark_and_until_when(side, is_newest, state, words):
    answer = may_mark(side=side, is_newest=is_newest, state=state)

    assert bool(answer) is (words == "")
    assert words in str(answer.reason)


@pytest.mark.parametrize(
    ("chosen", "is_agreed", "reason", "words"),
    [
        ([], True, "", "Choose at least one item."),
        (["process:pumps"], False, "", "Say why not yet"),
        (["process:pumps"], False, "x" * 301, "at most 300 characters"),
        (["process:pumps", "process:drains"], True, "", "is not in this version"),
        (["course:pumps"], True, "", "is not in this version"),
    ],
)
def test_what_is_wrong_is_said(chosen, is_agreed, reason, words):
    answer = may_say(is_agreed=is_agreed, reason=reason, chosen=chosen, known=items_of(changed()))

    assert not answer
    assert words in str(answer.reason)
    assert may_say(is_agreed=False, reason="x" * 300, chosen=["process:pumps"], known=items_of(changed()))  # fmt: skip
