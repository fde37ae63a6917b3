"""Keys in little room: in, or not in, and in their order."""

from __future__ import annotations

import random
from uuid import UUID

import pytest

from highroad.areas.copies.rules.keys import WIDTH, Keys

pytestmark = pytest.mark.pure


def test_keys_are_found_and_others_are_not():
    drawn = random.Random(3)
    numbers = sorted(drawn.sample(range(10_000), 2_000))
    keys = Keys()
    for number in numbers:
        assert keys.add(UUID(int=number << 90))

    assert [number for number in range(10_000) if UUID(int=number << 90) in keys] == numbers
    assert "x" not in keys
    assert UUID(int=5) not in Keys()


def test_a_key_comes_after_those_before_it_or_is_not_added():
    keys = Keys()
    assert keys.add(UUID(int=5))
    assert keys.is_last(UUID(int=5))

    assert not keys.add(UUID(int=5))
    assert not keys.add(UUID(int=4))
    assert not keys.is_last(UUID(int=4))
    assert len(keys) == 1


def test_a_key_takes_sixteen_bytes():
    keys = Keys()
    for number in range(1_000):
        keys.add(UUID(int=number))

    assert len(keys._packed) == 1_000 * WIDTH
