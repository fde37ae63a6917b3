"""Quorums: counted side by side from the seats in which somebody sits."""

from __future__ import annotations

import pytest

from highroad.areas.partnerships.rules import Present, Quorum, count_quorum, seats_filled
from highroad.areas.partnerships.vocabulary import Alternates, Side

pytestmark = pytest.mark.pure
LABOR, MANAGEMENT, THIRD = Side.LABOR, Side.MANAGEMENT, Side.THIRD
BOTH = (LABOR, MANAGEMENT)


def room(labor: int, management: int, *, chairs: tuple[Side, ...] = BOTH) -> list[Present]:
    """So many of each side; the first of a side is its co-chair where the side is named."""
    return [
        Present(f"{side.value}-{place}", side, is_co_chair=place == 0 and side in chairs)
        for side, number in ((LABOR, labor), (MANAGEMENT, management))
        for place in range(number)
    ]


@pytest.mark.parametrize(
    ("quorum", "of_labor", "total"),
    [
        (Quorum({LABOR: 3, MANAGEMENT: 3}), 3, 6),
        (Quorum({LABOR: 3, MANAGEMENT: 3}, needs_co_chairs=True), 3, 6),
        (Quorum({LABOR: 3, MANAGEMENT: 3}, needs_co_chairs=True, is_besides=True), 4, 8),
        (Quorum({LABOR: 0, MANAGEMENT: 0}, needs_co_chairs=True), 1, 2),
    ],
)
def test_a_quorum_adds_up(quorum: Quorum, of_labor: int, total: int) -> None:
    assert (quorum.of(LABOR), quorum.sum) == (of_labor, total)


@pytest.mark.parametrize(
    ("labor", "management", "chairs", "met", "why"),
    [
        (4, 4, BOTH, True, ""),
        (3, 4, BOTH, False, "Labor: 3 of 4 seats are here."),
        (4, 4, (LABOR,), False, "Management: the co-chair is missing."),
        (8, 0, BOTH, False, "Management: the co-chair is missing."),
    ],
)
def test_the_city_committee_needs_everybody(
    labor: int, management: int, chairs: tuple[Side, ...], met: bool, why: str
) -> None:
    city = Quorum({LABOR: 3, MANAGEMENT: 3}, needs_co_chairs=True, is_besides=True, total=6)

    found = count_quorum(room(labor, management, chairs=chairs), city, BOTH)

    assert found.is_met is met
    assert found.answer.reason == why


def test_many_of_one_side_never_stand_in_for_the_other() -> None:
    found = count_quorum(room(9, 1), Quorum({LABOR: 2, MANAGEMENT: 2}), BOTH)

    assert [(side.missing, side.is_met) for side in found.sides] == [(0, True), (1, False)]


@pytest.mark.parametrize(
    ("alternates", "seated", "first_year", "counted"),
    [
        (Alternates.NAMED, True, False, 1),
        (Alternates.NAMED, False, False, 0),
        (Alternates.NONE, True, False, 0),
        (Alternates.NOT_IN_FIRST_YEAR, True, True, 0),
        (Alternates.NOT_IN_FIRST_YEAR, True, False, 1),
        (Alternates.TRAINED, True, True, 1),
    ],
)
def test_an_alternate_counts_only_when_seated_and_allowed(
    alternates: Alternates, seated: bool, first_year: bool, counted: int
) -> None:
    people = [Present("a", LABOR, is_alternate=True, is_seated=seated)]

    filled = seats_filled(people, alternates=alternates, is_first_year=first_year)

    assert len(filled) == counted


def test_a_seat_counts_once_and_its_holder_goes_first() -> None:
    holder, alternate = Present("a", LABOR), Present("a", LABOR, is_alternate=True)

    for people in ([holder, alternate], [alternate, holder]):
        assert seats_filled(people, alternates=Alternates.NAMED) == {"a": holder}
