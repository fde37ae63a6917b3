"""Progress, cancel, and the clock."""

import pytest
from safecount import Cancelled, Policy, audit, protect
from safecount.protect.watch import Watch
from tests_of_tables import random_table


def test_the_search_says_how_far_it_is():
    heard = []

    policy = Policy(smallest_count=4, insiders="off")

    safe = protect(random_table(1, (9, 8)), policy, progress=heard.append)

    assert "first pattern" in [each.stage for each in heard]
    assert heard[-1].loss >= safe.loss
    assert all(each.seconds >= 0 for each in heard)


def test_a_search_that_is_called_off_at_once_protects_nothing():
    with pytest.raises(Cancelled):
        protect(random_table(1, (9, 8)), Policy(smallest_count=4), cancel=lambda: True)


def test_a_search_that_is_called_off_later_ends_with_what_it_has():
    heard = []

    safe = protect(
        random_table(1, (9, 8)), Policy(smallest_count=4), progress=heard.append,
        cancel=lambda: len(heard) > 0,
    )  # fmt: skip

    assert audit(safe).safe


def test_a_watch_that_ends_early_leaves_the_rest_to_who_comes_after():
    heard = []
    watch = Watch(100, heard.append)

    early = watch.early(0.1)
    early.tell("on the way")

    assert early.until - watch.begun == pytest.approx(90)
    assert [progress.stage for progress in heard] == ["on the way"]
