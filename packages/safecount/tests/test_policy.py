"""A policy is data; one that means nothing is refused."""

import pytest
from safecount import BadPolicy, Policy


def test_a_policy_is_kept_and_read_back():
    policy = Policy(smallest_count=5, smallest_employers=3, dominance=(1, 75), p_percent=15)

    assert Policy.from_dict(policy.to_dict()) == policy
    assert Policy.from_dict(Policy().to_dict()) == Policy()


def test_a_word_that_no_policy_knows_is_named():
    with pytest.raises(BadPolicy, match="'smallest'"):
        Policy.from_dict({"smallest": 3})


@pytest.mark.parametrize(
    ("choices", "complaint"),
    [
        ({"smallest_count": 0}, "smallest_count"),
        ({"smallest_count": True}, "smallest_count"),
        ({"smallest_employers": 0}, "smallest_employers"),
        ({"p_percent": 0}, "p_percent"),
        ({"prior_percent": 20}, "needs p_percent"),
        ({"p_percent": 20, "prior_percent": 20}, "below prior_percent"),
        ({"p_percent": 5, "prior_percent": 0}, "prior_percent is 0"),
        ({"dominance": (0, 75)}, "dominance"),
        ({"dominance": (1, 100)}, "dominance"),
        ({"dominance": (1,)}, "dominance"),
        ({"interval_percent": 101}, "interval_percent"),
        ({"cost": "money"}, "cost"),
        ({"insiders": "maybe"}, "insiders"),
    ],
)
def test_choices_that_mean_nothing_are_refused(choices, complaint):
    with pytest.raises(BadPolicy, match=complaint):
        Policy(**choices)
