"""The worksheet of wages and state rules: C56, C57 and C60 of our reference, and other numbers by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.areas.training.scene import Scene, make_scene
from tests.web.test_hours_pages import at, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def read(scene: Scene, which: str, status: int = 200, **given: Any) -> str:
    page = client_of(scene.table.marcus).get(
        at("wage_sheet", scene.table.partnership.key), {"which": which, **given}
    )
    assert page.status_code == status
    return page.content.decode()


WEEK = {"hours_1": "8", "basic_1": "40", "fringe_1": "10.80", "percent_1": "60"}


@pytest.mark.parametrize(
    ("given", "due", "short"),
    [
        ({**WEEK, "paid": "278.40"}, "278.40", "0.00"),
        ({"hours_1": "44", "basic_1": "40", "fringe_1": "18", "paid": "2600"}, "2,632.00", "32.00"),
        ({"hours_1": "30", "basic_1": "40", "fringe_1": "18", "hours_2": "14", "basic_2": "30",
          "fringe_2": "10", "paid": "2300.14"}, "2,373.64", "73.50"),
    ],
)  # fmt: skip
def test_a_week_in_one_and_in_two_classifications(
    scene: Scene, given: dict[str, str], due: str, short: str
):
    """C56. The last: 1,620 straight, 680 fringe, and 4 hours at half of 1,620 / 44."""
    page = read(scene, "week", **given)

    assert f"${due}" in page
    assert f"${short}" in page
    assert ("Too little was paid" in page) == (short != "0.00")


@pytest.mark.parametrize(
    ("given", "workers", "penalty", "together"),
    [
        ({"workers": "2", "missing": "1000", "interest": "12.34"}, "1,012.34", "10,000.00", "11,012.34"),
        ({"workers": "3", "missing": "1000", "intentional": "on"}, "3,000.00", "30,000.00", "33,000.00"),
    ],
)  # fmt: skip
def test_what_puts_a_shortfall_right(
    scene: Scene, given: dict[str, str], workers: str, penalty: str, together: str
):
    """C57: 2 x 500 + interest + 2 x 5,000; intended, three times it and 10,000 each."""
    page = read(scene, "correction", **given)

    assert all(f"${sum_}" in page for sum_ in (workers, penalty, together))


@pytest.mark.parametrize(
    ("state", "base", "apprentice", "required", "short"),
    [("CA", "10000", "1800", "2,000", "200"), ("WA", "12345", "2000", "1,851.75", "0"), ("CA", "12", "2", "2.40", "0.40")],
)  # fmt: skip
def test_each_state_counts_its_own_way(
    scene: Scene, state: str, base: str, apprentice: str, required: str, short: str
):
    """C60: California Labor Code 1777.5; RCW 39.04.320."""
    page = read(scene, "state", state=state, base=base, apprentice=apprentice)

    assert f"<dd>{required}</dd>" in page
    assert f"<dd>{short}</dd>" in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({**WEEK, "hours_1": "169", "paid": "1"}, "168 hours"),
        ({**WEEK, "hours_2": "4", "paid": "1"}, "Give the basic rate of these hours"),
        (WEEK, "Paid for the week"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_typed_is_lost(
    scene: Scene, given: dict[str, str], says: str
):
    page = read(scene, "week", status=422, **given)

    assert says in page
    assert 'value="10.80"' in page
