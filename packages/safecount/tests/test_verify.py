"""A certificate that has been touched does not hold."""

import copy

import pytest
from safecount import Crosstab, Policy, protect
from safecount.verify import verify


@pytest.fixture
def certificate():
    table = Crosstab.drawn("""
                | women | men
        --------+-------+----
        welders |     3 |  41
        fitters |    12 |  30
        riggers |    22 |  50
    """)
    return copy.deepcopy(dict(protect(table, Policy(smallest_count=5)).sealed.certificate))


def test_an_honest_certificate_holds(certificate):
    assert verify(certificate) == []


@pytest.mark.parametrize(
    ("touch", "complaint"),
    [
        (lambda c: c.update(format="x"), "no 'safecount certificate"),
        (lambda c: c["hidden"].pop(), "which is shown"),
        (lambda c: c["quantities"][0]["numbers"].__setitem__(0, 999), "its parts sum to"),
        (lambda c: c["quantities"][0]["claims"][0].update(up=99), "needs more"),
        (lambda c: c["quantities"][0]["claims"][0].update(width=99), "needs more"),
        (lambda c: c["quantities"][0]["claims"][0].update(rise=None), "needs more"),
        (lambda c: c["quantities"][0]["claims"][0]["rise"].__setitem__(1, 500), "below zero"),
        (lambda c: c["quantities"][0]["claims"][0].update(known=[c["hidden"][0]]), "insider knows"),
        (
            lambda c: c["quantities"][0]["directions"][0]["step"].__setitem__(0, 7),
            "sum of its parts",
        ),
        (lambda c: c["quantities"][0]["directions"][0].update(parts=1000), "fraction of a person"),
    ],
)
def test_a_touched_certificate_is_refused(certificate, touch, complaint):
    touch(certificate)

    assert complaint in verify(certificate)[0]
