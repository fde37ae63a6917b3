"""Net lies within gross."""

from __future__ import annotations

import pytest

from highroad.areas.filings.rules.net_lies_within_gross import CHECK
from tests.areas.filings.lines import a_line, found_by

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(("net", "gross"), [(900, 1200), (1200, 1200), (None, 1200), (900, None)])
def test_net_up_to_gross_is_left_alone(net, gross):
    assert found_by(CHECK, a_line(net=net, gross=gross)) == []


@pytest.mark.parametrize(("net", "gross"), [("1200.01", "1200"), ("-5", "1200"), ("-5", "-1")])
def test_oddities_are_asked_about(net, gross):
    assert found_by(CHECK, a_line(3, net=net, gross=gross)) == [(3, {"net": net, "gross": gross})]
