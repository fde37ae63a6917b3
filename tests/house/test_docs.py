"""The drawn pages are as the code has them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.pure


def test_what_is_drawn_from_the_code_is_fresh():
    from docs.make import PAGES, is_fresh

    assert not [name for name, draw in PAGES.items() if not is_fresh(name, draw())], (
        "Run `make docs`."
    )
