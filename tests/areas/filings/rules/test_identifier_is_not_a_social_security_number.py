"""Identifier is not a social security number."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.identifier_is_not_a_social_security_number import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("worker", ["B-0831", "6789", "123456789", "123-45-67890", None])
def test_other_identifiers_are_left_alone(worker):
    assert found_by(CHECK, a_line(worker=worker)) == []


def test_a_full_number_is_found_and_not_repeated():
    assert found_by(CHECK, a_line(8, worker="123-45-6789")) == [(8, {})]
    assert CHECK.hides_worker
