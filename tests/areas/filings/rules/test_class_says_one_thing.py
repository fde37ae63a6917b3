"""Class says one thing."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.class_says_one_thing import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


def test_classes_that_all_name_a_trade_are_left_alone():
    lines = [
        a_line(2),
        a_line(3, classification="Carpenter Apprentice", trade="carpenter", level="apprentice"),
    ]

    assert found_by(CHECK, *lines) == []


def test_classes_that_all_name_a_level_are_left_alone():
    lines = [a_line(2, classification="Journeyman", trade=None, level="journey")]

    assert found_by(CHECK, *lines) == []


def test_a_column_that_mixes_both_is_asked_about_once_a_class():
    lines = [
        a_line(2),
        a_line(4, classification="Journeyman", trade=None, level="journey"),
        a_line(3, classification="Journeyman", trade=None, level="journey"),
    ]

    assert found_by(CHECK, *lines) == [(3, {"value": "Journeyman", "lines": 2})]


def test_a_foreman_names_neither_and_is_not_asked_about():
    lines = [a_line(2), a_line(3, classification="Foreman", trade=None, level=None)]

    assert found_by(CHECK, *lines) == []
