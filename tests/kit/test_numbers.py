"""Numbers are rounded half up and never cut off (our reference, 0.3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation

from highroad.kit.numbers import Number, rounded, shown

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [
        (Decimal(100) / 15, 1, "6.7"),
        (200 / 3, 1, "66.7"),
        (Fraction(200, 3), 2, "66.67"),
        (Decimal("6.25"), 1, "6.3"),
        (Decimal("6.35"), 1, "6.4"),
        (12.5, 0, "13"),
        (100 * 57 / 200, 0, "29"),
        (-0.25, 1, "-0.3"),
        (99.96, 1, "100.0"),
        (0, 1, "0.0"),
        (Decimal("0.00000001"), 1, "0.0"),
    ],
)
def test_half_is_rounded_up_and_nothing_is_cut_off(value: Number, decimals: int, words: str):
    """The first is the share of one of fifteen answers in 2.2 of our reference: 6.7, not 6.6."""
    assert shown(value, decimals) == words
    assert str(rounded(value, decimals)) == words


def test_marks_are_those_of_the_reader():
    with translation.override("en"):
        assert shown(Decimal("1234567.005"), 2, grouped=True) == "1,234,567.01"
        assert shown(1234.5, 1) == "1234.5"
