"""Availability: a test of persons, never of hours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from highroad.measures.availability import NotTrialsError, availability
from highroad.measures.utilization import Unit

pytestmark = pytest.mark.pure


def test_thirty_one_of_two_hundred_where_one_in_five_is_expected():
    """Published example: 40 expected, standard deviation 5.66, z -1.59."""
    found = availability(observed=31, persons=200, share=Decimal("0.20"), unit=Unit.PERSONS)

    assert found.expected == 40
    assert round(found.deviation, 2) == 5.66
    assert found.z is not None
    assert round(found.z, 2) == -1.59


def test_hours_are_refused():
    with pytest.raises(NotTrialsError):
        availability(observed=31, persons=200, share=Decimal("0.20"), unit=Unit.HOURS)


def test_too_few_expected_gives_no_z():
    assert availability(observed=0, persons=20, share=Decimal("0.069"), unit=Unit.PERSONS).z is None


@pytest.mark.parametrize(
    ("observed", "persons", "share"), [(3, 2, "0.2"), (-1, 2, "0.2"), (1, 2, "1")]
)
def test_figures_that_cannot_be_are_refused(observed: int, persons: int, share: str):
    with pytest.raises(ValueError, match="cannot be tested"):
        availability(observed=observed, persons=persons, share=Decimal(share), unit=Unit.PERSONS)
