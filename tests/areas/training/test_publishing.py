"""What two published totals say together, and what a protected total hides."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from highroad.areas.training.analysis import TooFewError, protected_counts
from highroad.areas.training.rules.publishing import Figures, people_once, say_too_much

pytestmark = pytest.mark.pure


def figures(number: int, **groups: int | None) -> Figures:
    return Figures(number=number, groups=groups, areas={}, smallest=11)


@pytest.mark.parametrize(
    ("earlier", "later", "too_much"),
    [
        (figures(77, member=46, public=31), figures(107, member=58, public=49), False),
        (figures(77), figures(77), False),
        (figures(77), figures(80), True),
        (figures(80), figures(77), True),
        (figures(77, member=46), figures(107, member=50), True),
        (figures(77, member=None), figures(107, member=50), False),
        (figures(77, member=46), figures(107, public=50), False),
    ],
)  # fmt: skip
def test_who_subtracts_two_totals_learns_of_eleven_people_or_of_none(earlier, later, too_much):
    assert say_too_much([earlier], later) is too_much


def test_each_person_counts_once_with_the_first_seat_of_the_period():
    one, two = UUID(int=1), UUID(int=2)
    rows = [(one, date(2026, 3, 1), "public"), (one, date(2026, 1, 1), "member"), (two, date(2026, 2, 1), "public")]  # fmt: skip

    assert people_once(rows) == {one: "member", two: "public"}


def people(**counts: int) -> dict[UUID, dict[str, str]]:
    words = [word for word, count in counts.items() for _ in range(count)]
    return {UUID(int=n + 1): {"groups": word, "areas": "inside"} for n, word in enumerate(words)}


def test_small_numbers_are_hidden_and_cannot_be_worked_out_from_the_rest():
    number, splits = protected_counts(people(member=40, public=5), ["groups"], smallest=11)

    assert number == 45
    assert set(splits.get("groups", {}).values()) <= {None}, "one of two alone would tell the other"
    assert protected_counts(people(member=46, public=31), ["groups", "areas"], smallest=11) == (
        77, {"groups": {"member": 46, "public": 31}, "areas": {"inside": 77}},
    )  # fmt: skip
    with pytest.raises(TooFewError):
        protected_counts(people(member=10), ["groups"], smallest=11)


def test_a_share_is_shown_only_where_all_of_its_numbers_may_be():
    shown = Figures(number=77, groups={}, areas={"inside": 26, "outside": 51}, smallest=11)
    hidden = Figures(number=77, groups={}, areas={"inside": 66, "outside": None}, smallest=11)

    assert shown.share is not None
    assert (shown.share.inside, shown.share.known, shown.share.unknown) == (26, 77, 0)
    assert hidden.share is None
    assert Figures(**shown.as_dict()) == shown
