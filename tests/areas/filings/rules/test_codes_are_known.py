"""Codes are known."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.codes_are_known import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_known_codes_are_left_alone():
    assert found_by(CHECK, a_line()) == []


def test_each_unknown_code_is_named_as_it_was_filed():
    line = a_line(
        4, sex=None, race=None, unknown_codes="sex,race", source={"sex": "Q", "race": "9"}
    )

    assert found_by(CHECK, line) == [
        (4, {"field": "race", "value": "9"}),
        (4, {"field": "sex", "value": "Q"}),
    ]
