"""Exact movements: corners of linear programs are found again as fractions, however unwieldy."""

import numpy as np
import pytest
from safecount.protect.layers import Layer
from safecount.protect.rational import LARGEST_PARTS, make_exact
from safecount.protect.rows import Rows

PRIMES = (997, 991, 983, 977)


def layer_of(rows, size, far=60):
    """A layer of so many variables that obey these equations, each a mapping of variables to coefficients."""
    column = np.array([variable for row in rows for variable in row], dtype=np.int64)
    sign = np.array([factor for row in rows for factor in row.values()], dtype=np.int64)
    start = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    none, each = np.zeros(len(rows), dtype=np.int64), np.arange(size + 1, dtype=np.int64)
    return Layer(
        "persons",
        Rows(start, column, sign, none, np.ones(len(rows), dtype=bool)),
        each[:-1],
        each,
        each[:-1],
        np.full(size, -far, dtype=np.int64),
        np.full(size, far, dtype=np.int64),
    )


def chain(primes):
    """The first moves by 1; each further one is what one before and the first make together, by a prime."""
    rows = [{0: 1, 1: -primes[0]}]
    rows += [{0: 1, n: 1, n + 1: -prime} for n, prime in enumerate(primes[1:], 1)]
    z = [1.0, 1 / primes[0]]
    for prime in primes[1:]:
        z.append((1.0 + z[-1]) / prime)
    return layer_of(rows, len(z)), np.array(z)


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_denominators_of_many_digits_are_found(length):
    layer, z = chain(PRIMES[:length])

    exact, parts = make_exact(layer, z)

    assert parts == np.prod(PRIMES[:length], dtype=np.int64)
    assert layer.keeps(exact, parts)
    assert exact / parts == pytest.approx(z, abs=1e-9)


def test_a_denominator_that_no_64_bits_hold_is_not_found():
    layer, z = chain((997, 991, 983, 977, 971, 967))

    assert np.prod([997.0, 991, 983, 977, 971, 967]) > LARGEST_PARTS
    assert make_exact(layer, z) is None


def test_where_a_movement_may_be_any_multiple_none_is_chosen():
    """Around three squares, by amounts that are not whole: the sums do not say which fractions were meant."""
    square = ((0, 1), (2, 3), (0, 2), (1, 3))
    layer = layer_of([{n + a: 1, n + b: 1} for n in (0, 4, 8) for a, b in square], 12)
    amounts = [1 + 20 / 41, 1 + 20 / 43 / 41, 1 + 300 / 997 / 43 / 41]
    odd = np.repeat(amounts, 4) * np.tile([1, -1, -1, 1], 3)

    assert make_exact(layer, odd) is None


def test_what_stands_in_no_sum_is_not_guessed():
    _, z = chain(PRIMES)
    loose = layer_of([{0: 1, 1: -997}], len(z) + 1)

    assert make_exact(loose, np.append(z, 1 / 3)) is None


@pytest.mark.parametrize("far", [0.1, 10.0])
def test_what_keeps_no_sum_is_not_made_to(far):
    """The nearest movement that keeps the sums is another one, and nobody asked for that."""
    layer = layer_of([{0: 1, 1: 1}, {1: 1, 2: 1}, {0: 1, 2: 1}], 3)
    strange = far * np.array([np.sqrt(2), np.sqrt(3), np.sqrt(5)])

    assert make_exact(layer, strange) is None


def test_nothing_is_one_movement():
    layer, z = chain(PRIMES)

    assert make_exact(layer, np.zeros(len(z)))[1] == 1
