"""The attacker, set before statements that somebody wrote by hand."""

import numpy as np
import pytest
from safecount.bounds.attacker import Attacker, Interval, _scale, components
from safecount.bounds.reading import Reading, Statement

FREE = (-np.inf, np.inf)


def attacker(*statements, unknowns=2, whole=True, most=None, least=None, **more):
    reading = Reading(
        "persons", list(range(unknowns)), whole, list(statements), least or {}, most or {}
    )
    return Attacker(reading, range(unknowns), statements, **more)


def equal(signs, amount):
    return at_least(signs, amount, amount)


def at_least(signs, low, high=np.inf):
    places = tuple(place for place, sign in enumerate(signs) if sign)
    return Statement(places, tuple(float(sign) for sign in signs if sign), low, high)


def test_two_that_add_up_to_five_lie_between_none_and_five():
    assert attacker(equal((1, 1), 5)).interval(0) == Interval(0, 5)


def test_what_nothing_bounds_has_no_most():
    assert attacker(at_least((1, -1), 2)).interval(0) == Interval(2, np.inf)


def test_numbers_that_contradict_each_other_let_nothing_be_concluded():
    """Five and seven at once: a programme that cannot be solved says nothing about safety."""
    torn = attacker(equal((1, 1), 5), equal((1, 1), 7))

    assert torn.spread(rounds=2) == {}
    with pytest.raises(ArithmeticError) as unsure:
        torn.interval(0)
    assert str(unsure.value) == (
        "The audit's linear program ended as HighsModelStatus.kInfeasible; nothing was concluded."
    )


def test_hours_are_not_rounded_and_persons_are_rounded_inward():
    third = (at_least((3, 0), 1, 10), equal((1, 1), 5))

    hours, persons = attacker(*third, whole=False).interval(0), attacker(*third).interval(0)

    assert (hours.low, hours.high) == pytest.approx((1 / 3, 10 / 3))
    assert persons == Interval(1, 3)
    assert hours.width == pytest.approx(3)


def test_a_patient_reader_uses_that_all_the_others_are_whole():
    """Three of whom no two may be present together: by fractions 1.5 of them, by heads one."""
    odd = (
        at_least((1, 1, 0, 0), -np.inf, 1), at_least((0, 1, 1, 0), -np.inf, 1),
        at_least((1, 0, 1, 0), -np.inf, 1), equal((1, 1, 1, -2), 0),
    )  # fmt: skip

    hasty = attacker(*odd, unknowns=4, whole=False).interval(3)
    patient = attacker(*odd, unknowns=4, patient=True).interval(3)

    assert hasty.high == pytest.approx(0.75)
    assert patient == Interval(0, 0)


def test_a_patient_reader_who_finds_no_whole_table_keeps_to_the_fractions():
    """Half a person each, and no other way: whole numbers contradict the statements."""
    halves = (equal((1, 1, 0), 1), equal((0, 1, 1), 1), equal((1, 0, 1), 1))

    seen = attacker(*halves, unknowns=3, patient=True).interval(0)

    assert (seen.low, seen.high) == (1, 0), "rounded inward past each other: no whole table exists"


def triangles(**more):
    """Twice three of whom no two may be present together, and twice their number."""
    pairs = ((0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5))
    apart = [at_least([int(n in pair) for n in range(7)], -np.inf, 1) for pair in pairs]
    return attacker(*apart, equal((2, 2, 2, 2, 2, 2, -1), 0), unknowns=7, **more)


def test_only_a_patient_reader_counts_heads():
    """By fractions three of six are present, by heads two."""
    patient = triangles(patient=True)

    assert triangles().interval(6) == Interval(0, 6)
    assert patient.interval(6) == Interval(0, 4)
    assert patient.interval(0) == Interval(0, 1), "what was asked before leaves no trace"
    assert triangles(patient=True, whole=False).interval(6).high == pytest.approx(6)


def test_a_patient_reader_without_time_keeps_to_the_fractions_and_goes_on(monkeypatch):
    monkeypatch.setattr("safecount.bounds.attacker.WHOLE_SECONDS", 0.0)
    hurried = triangles(patient=True)

    assert hurried.interval(6) == Interval(0, 6)
    assert hurried.interval(6) == Interval(0, 6)
    assert hurried.interval(0) == Interval(0, 1)


def test_one_question_leaves_no_trace_in_the_next():
    """One is at least twice the other and ten at most: so the other is five at most, whatever was asked before."""
    pair = attacker(at_least((1, -2), 0), most={0: 10})

    assert pair.interval(0) == Interval(0, 10)
    assert pair.interval(1) == Interval(0, 5)
    assert pair.interval(0) == Interval(0, 10)


def test_ends_that_are_known_at_first_sight_are_kept_to():
    """Two at least of the one, three at most of the other, five of both; hours by the million likewise."""
    for unit in (1, 1_000_000):
        one = attacker(
            equal((1, 1), 5 * unit), least={0: 2 * unit}, most={1: 2.5 * unit}, whole=False
        )

        assert one.interval(0).low == pytest.approx(2.5 * unit)
        assert one.interval(0).high == pytest.approx(5 * unit)
        assert one.interval(1).high == pytest.approx(2.5 * unit)
        freer = attacker(equal((1, 1), 5 * unit), least={0: 2 * unit}, whole=False)
        assert freer.interval(1).high == pytest.approx(3 * unit)
        assert freer.interval(0).low == pytest.approx(2 * unit)


def test_chance_is_the_same_every_time():
    """Fifty share seven: two of them are picked, the same two."""
    many = [attacker(equal((1,) * 50, 7), unknowns=50).spread(1) for _ in range(2)]

    assert many[0] == many[1]
    assert sorted(many[0].values())[-2:] == [7, 7]


def test_a_spread_of_large_amounts_is_in_their_unit():
    assert attacker(equal((1, 1), 4_000_000), whole=False).spread(3)[0] == pytest.approx(4_000_000)


@pytest.mark.parametrize(
    ("ends", "scale"),
    [
        ((), 1.0),
        ((3, 9_999), 1.0),
        ((10_000, 0), 1.0),
        ((20_000, 3), 2.0),
        ((-30_000, np.inf), 3.0),
    ],
)
def test_amounts_are_brought_near_ten_thousand(ends, scale):
    assert _scale([Statement((0,), (1.0,), *ends)] if ends else []) == scale


def test_whole_numbers_within_an_interval_are_those_between_its_ends():
    """An end that is whole but for the last digits of a program is whole."""
    assert Interval(0.3, 2.7).inward() == Interval(1, 2)
    assert Interval(0.9999999, 2.0000001).inward() == Interval(1, 2)
    assert Interval(1.0000001, 1.9999999).inward() == Interval(1, 2)
    assert Interval(1.00001, np.inf).inward() == Interval(2, np.inf)


NEEDS = {"up": 12, "down": 3, "width": 15}


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, ""),
        ({"truth": 16}, "the published numbers contradict the truth"),
        ({"truth": -1}, "the published numbers contradict the truth"),
        ({"up": 13}, "it can be told that it is not much more"),
        ({"down": 4}, "it can be told that it is not much less"),
        ({"width": 16}, "its interval is too narrow"),
    ],
)
def test_an_interval_is_judged_by_the_room_it_leaves_around_the_truth(more, why):
    """Nought to fifteen around three; also in millions, where a program is right to a few units."""
    for unit, off in ((1, 1e-7), (1_000_000, 0.5)):
        wanted = {"truth": 3, **NEEDS, **more}
        seen = Interval(off, 15 * unit - off)

        assert seen.narrowness(**{name: room * unit for name, room in wanted.items()}) == why


def test_who_knows_one_number_knows_the_other():
    known = attacker(equal((1, 1), 5))

    known.learns({1: 2.0})
    assert known.interval(0) == Interval(3, 3)
    known.learns({})
    assert known.interval(0) == Interval(0, 5)


def test_a_knowing_attacker_is_not_misled_by_tables_seen_before():
    """The least seen before he knew is not the least any more."""
    known = attacker(equal((1, 1), 5))
    known.interval(0), known.interval(1)

    known.learns({0: 4.0})

    assert known.interval(1) == Interval(1, 1)


def test_large_amounts_keep_their_unit():
    pay = attacker(equal((1, 1), 4_000_000), whole=False)

    assert pay.interval(0) == Interval(0, 4_000_000)
    pay.learns({1: 1_000_000.0})
    assert pay.interval(0).low == pytest.approx(3_000_000, rel=1e-6)


def test_many_questions_find_every_end():
    """More tables than are remembered: from the 65th on each end is solved afresh."""
    size = 50
    everybody = attacker(equal((1,) * size, 7), unknowns=size)

    assert {(everybody.interval(n).low, everybody.interval(n).high) for n in range(size)} == {
        (0, 7)
    }


def test_a_spread_is_never_more_than_the_interval():
    for rounds in (1, 3, 9):
        one = attacker(equal((1, 1), 5), at_least((1, 0), -np.inf, 3))
        assert 0 < one.spread(rounds)[0] <= one.interval(0).width == 3


def test_unknowns_hang_together_through_others():
    """In whatever order the statements join them."""
    pairs = ((4, 5), (2, 3), (1, 2), (0, 1), (3, 4))
    chain = [Statement(pair, (1.0, 1.0), 1, 1) for pair in pairs]
    reading = Reading("persons", list(range(7)), True, chain)

    assert [unknowns for unknowns, _ in components(reading)] == [[0, 1, 2, 3, 4, 5], [6]]
    assert components(reading)[0][1] == chain


def test_unknowns_that_share_no_statement_are_attacked_apart():
    statements = [equal((1, 1, 0, 0), 5), equal((0, 0, 1, 1), 7)]
    reading = Reading("persons", [10, 11, 12, 13], True, statements)

    groups = components(reading)

    assert [unknowns for unknowns, _ in groups] == [[0, 1], [2, 3]]
    assert [told for _, told in groups] == [[statements[0]], [statements[1]]]


def test_what_no_statement_names_is_a_group_of_its_own():
    assert components(Reading("persons", [4], True)) == [([0], [])]
