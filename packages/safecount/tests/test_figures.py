"""What a published figure says, to the last digit: a rounded number stands for all that round to it."""

from __future__ import annotations

from fractions import Fraction

from safecount import Figure, Tied, difference, rate, share

PART, WHOLE = ("welders", "women"), ("welders", "Total")


def test_a_share_of_6_82_percent_lies_between_6_815_and_6_825():
    low, high = Fraction("0.06815"), Fraction("0.06825")

    assert share("persons", PART, WHOLE, "6.82") == (
        Figure("persons", {PART: Fraction(1), WHOLE: -low}, Fraction(0), None),
        Figure("persons", {PART: Fraction(1), WHOLE: -high}, None, Fraction(0)),
    )


def test_a_share_in_whole_percent_leaves_half_a_percent_either_way():
    above, below = share("persons", PART, WHOLE, "7", decimals=0)

    assert -above.coefficients[WHOLE] == Fraction("0.065")
    assert -below.coefficients[WHOLE] == Fraction("0.075")


def test_a_difference_is_exact():
    assert difference("persons", PART, WHOLE, -41) == (
        Figure("persons", {PART: Fraction(1), WHOLE: Fraction(-1)}, Fraction(-41), Fraction(-41)),
    )


def test_a_mean_of_38_25_hours_lies_within_half_a_hundredth():
    hours, people = ("hours", PART), ("worker", PART)

    assert rate(hours, people, "38.25") == (
        Tied({hours: Fraction(1), people: -Fraction("38.245")}, Fraction(0), None),
        Tied({hours: Fraction(1), people: -Fraction("38.255")}, None, Fraction(0)),
    )
    assert -rate(hours, people, "38", decimals=0)[0].coefficients[people] == Fraction("37.5")
