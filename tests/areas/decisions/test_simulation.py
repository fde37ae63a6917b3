"""What would it take? Each side by its own rule, and the smallest change that would do."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from highroad.areas.decisions.rules import FrozenRule, Move, passes, simulate, smallest_change
from highroad.areas.decisions.rules.simulation import count_of
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.partnerships.vocabulary import Base, Side, SideRule

pytestmark = pytest.mark.pure
YES, WITH, ASIDE, NO = Stance.AGREE, Stance.LIVE_WITH, Stance.STAND_ASIDE, Stance.DECLINE


def side(
    rule: SideRule, seats: int, quorum: int = 1, *, base: Base = Base.ENTITLED, chair: bool = False,
    dissent: int = 0, of: Side = Side.LABOR,
) -> FrozenRule:  # fmt: skip
    keys = tuple(f"{of.value}-{number}" for number in range(seats))
    return FrozenRule(of, rule, base, quorum, keys, keys[0] if chair else "", dissent)


def stands(*stances: Stance | None, of: Side = Side.LABOR) -> dict[str, Stance]:
    return {f"{of.value}-{n}": stance for n, stance in enumerate(stances) if stance is not None}


@pytest.mark.parametrize(
    ("rule", "stances", "moves"),
    [
        (side(SideRule.UNANIMITY, 3), (YES, YES, YES), []),
        (side(SideRule.UNANIMITY, 3), (YES, WITH, None), [(None, YES)]),
        (side(SideRule.UNANIMITY, 3), (YES, ASIDE, NO), [(ASIDE, YES), (NO, YES)]),
        (side(SideRule.NOBODY_OPPOSED, 3), (YES, NO, None), [(NO, ASIDE)]),
        (side(SideRule.NOBODY_OPPOSED, 3, 3), (YES, NO, None), [(None, YES), (NO, ASIDE)]),
        (side(SideRule.SUPPORT, 3), (YES, WITH, ASIDE), [(ASIDE, YES)]),
        (side(SideRule.SUPPORT, 3), (YES, WITH, NO), [(NO, YES)]),
        (side(SideRule.FEW_DISSENTERS, 4), (YES, YES, YES, NO), [(NO, ASIDE)]),
        (side(SideRule.FEW_DISSENTERS, 4, dissent=1), (YES, YES, YES, NO), []),
        (side(SideRule.FEW_DISSENTERS, 4, dissent=1), (YES, YES, NO, NO), [(NO, ASIDE)]),
        (side(SideRule.MAJORITY, 4), (YES, YES, NO, NO), [(NO, YES)]),
        (side(SideRule.MAJORITY, 4), (YES, YES, None, NO), [(None, YES)]),
        (side(SideRule.MAJORITY, 4, base=Base.VALID), (YES, YES, ASIDE, NO), []),
        (side(SideRule.MAJORITY, 5, 4, base=Base.CAST), (YES, YES, NO, None, None), [(None, YES)]),
        (side(SideRule.TWO_THIRDS, 6), (YES, YES, None, None, NO, NO), [(None, YES), (None, YES)]),
        (side(SideRule.CHAIRS_WORD, 1), (None,), [(None, YES)]),
        (side(SideRule.NOBODY_OPPOSED, 3, 2, chair=True), (None, YES, YES), [(None, YES)]),
    ],
)
def test_the_smallest_change(
    rule: FrozenRule,
    stances: tuple[Stance | None, ...],
    moves: list[tuple[Stance | None, Stance]],
) -> None:
    found = smallest_change(rule, stands(*stances))

    assert found is not None
    assert [(move.old, move.new) for move in found] == moves


def test_the_co_chair_is_named_when_it_is_the_co_chair_who_is_missing() -> None:
    rule = side(SideRule.NOBODY_OPPOSED, 4, 2, chair=True)

    assert smallest_change(rule, stands(None, YES, YES)) == (Move("labor-0", None, YES),)


@pytest.mark.parametrize("rule", [side(SideRule.MAJORITY, 2, 3), side(SideRule.MAJORITY, 0, 1)])
def test_what_nobody_can_meet_is_said_to_be_impossible(rule: FrozenRule) -> None:
    assert smallest_change(rule, {}) is None
    assert not simulate([rule], {}).is_possible


def test_one_side_alone_never_passes_and_the_missing_are_counted_by_side() -> None:
    rules = [
        side(SideRule.MAJORITY, 3, 2),
        side(SideRule.UNANIMITY, 2, 2, of=Side.MANAGEMENT),
    ]
    labor = stands(YES, YES, YES)

    found = simulate(rules, labor)

    assert [(trial.does_pass, trial.has_quorum) for trial in found.sides] == [
        (True, True),
        (False, False),
    ]
    assert (found.does_pass, found.missing) == (False, 2)
    assert not simulate(rules[:1], labor).does_pass
    everybody = {**labor, **stands(YES, WITH, of=Side.MANAGEMENT)}
    assert simulate(rules, everybody).does_pass


@settings(max_examples=150, deadline=None)
@given(
    rule=st.sampled_from(list(SideRule)),
    base=st.sampled_from(list(Base)),
    seats=st.integers(1, 5),
    quorum=st.integers(1, 5),
    chair=st.booleans(),
    dissent=st.integers(0, 1),
    stances=st.lists(st.sampled_from([None, *Stance]), min_size=5, max_size=5),
)
def test_no_smaller_change_would_do(
    rule: SideRule, base: Base, seats: int, quorum: int, chair: bool, dissent: int,
    stances: list[Stance | None],
) -> None:  # fmt: skip
    frozen = side(rule, seats, quorum, base=base, chair=chair, dissent=dissent)
    given_ = stands(*stances[:seats])
    found = smallest_change(frozen, given_)
    fewest = len(found) - 1 if found is not None else seats

    if found is not None:
        after = {**given_, **{move.seat: move.new for move in found}}
        assert passes(count_of(frozen, after), frozen)
    for number in range(fewest + 1):
        for changed in combinations(frozen.entitled, number):
            for new in product(Stance, repeat=number):
                other = {**given_, **dict(zip(changed, new, strict=True))}
                assert not passes(count_of(frozen, other), frozen)
