"""The attacker, set before statements that somebody wrote by hand."""

import numpy as np
import pytest
from safecount.bounds.attacker import Attacker, Interval, components
from safecount.bounds.reading import Reading, Statement

FREE = (-np.inf, np.inf)


def attacker(*statements, unknowns=2, whole=True, patient=False, most=None):
    reading = Reading("persons", list(range(unknowns)), whole, list(statements), {}, most or {})
    return Attacker(reading, range(unknowns), statements, patient=patient)


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
    with pytest.raises(ArithmeticError, match="nothing was concluded"):
        torn.interval(0)


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


def test_unknowns_that_share_no_statement_are_attacked_apart():
    statements = [equal((1, 1, 0, 0), 5), equal((0, 0, 1, 1), 7)]
    reading = Reading("persons", [10, 11, 12, 13], True, statements)

    groups = components(reading)

    assert [unknowns for unknowns, _ in groups] == [[0, 1], [2, 3]]
    assert [told for _, told in groups] == [[statements[0]], [statements[1]]]


def test_what_no_statement_names_is_a_group_of_its_own():
    assert components(Reading("persons", [4], True)) == [([0], [])]
