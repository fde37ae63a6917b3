"""Tables too large for one program are protected in clusters."""

import sys

import numpy as np
import pytest
from safecount import Crosstab, Dimension, Policy, audit, protect
from safecount.protect.boxes import Boxes, construct_boxes
from safecount.protect.constructing import construct
from safecount.protect.earlier import remember
from safecount.protect.exactly import Inside
from safecount.protect.large import follow_the_bound, improve_in_regions
from safecount.protect.restart import in_order
from safecount.protect.search import make_whole, start, tidy
from safecount.protect.suppress import needs_of, set_out
from safecount.protect.watch import Watch
from safecount.risks import find_risks
from tests_of_tables import random_table

POLICY = Policy(smallest_count=4)


@pytest.mark.parametrize(("shape", "few"), [((60, 40), 0.08), ((70, 30), 0.5)])
def test_thousands_of_cells_come_out_safe_when_time_is_short(shape, few):
    mixed = np.random.default_rng(5)
    spots = np.array(list(np.ndindex(*shape)))
    people = np.maximum(11, np.exp(mixed.normal(3.5, 1.5, len(spots))).astype(np.int64))
    people = np.where(mixed.random(len(spots)) < few, mixed.integers(1, 11, len(spots)), people)
    above = {f"r{row}": f"g{row // 6}" for row in range(shape[0])}
    table = Crosstab.from_columns(
        {
            "row": np.array([f"r{row}" for row in spots[:, 0]]),
            "column": np.array([f"c{column}" for column in spots[:, 1]]),
            "people": people,
        },
        dimensions=[Dimension("row", parents={**above, **dict.fromkeys(above.values())}), "column"],
        count="people",
    )

    safe = protect(table, Policy(smallest_count=11), time_limit=4)

    assert audit(safe).safe


def test_boxes_prove_most_of_a_table_without_a_linear_program():
    """What they prove is exact, and never breaks a sum."""
    table = random_table(4, (12, 10, 3), zeros=0.05)
    problem = set_out(table, POLICY, remember(table, []), *_needs(table))
    pattern = start(problem)

    construct_boxes(pattern, in_order(problem.targets, 0), Boxes(table.axes, 0))

    targets = problem.targets[0]
    proven = sum(targets.is_met(target) for target in range(len(targets.variable)))
    assert proven > len(targets.variable) / 2
    for witness in targets.witnesses.values():
        moved = np.zeros(targets.layer.size, dtype=np.int64)
        moved[witness.where] = witness.step
        assert targets.layer.keeps(moved, witness.parts)


@pytest.mark.parametrize("middle", [20, 8000])
def test_regions_are_searched_anew_until_it_no_longer_helps(monkeypatch, middle):
    """A small table treated as a large or middling one: as safe, and no dearer than its first pattern."""
    monkeypatch.setattr(sys.modules["safecount.protect.suppress"], "MIDDLE", middle)
    monkeypatch.setattr(sys.modules["safecount.protect.large"], "BIG", 20)
    monkeypatch.setattr(sys.modules["safecount.protect.suppress"], "HUGE", 20)
    monkeypatch.setattr(sys.modules["safecount.protect.large"], "FIRST", 60)
    table, heard = random_table(4, (12, 10, 3), zeros=0.05), []

    safe = protect(table, POLICY, time_limit=4, progress=heard.append)

    first = next(each.loss for each in heard if each.stage == "first pattern")
    assert audit(safe).safe
    assert safe.loss < first
    assert 0 < safe.lower_bound <= safe.loss


@pytest.fixture
def three_ways():
    """A first pattern of a table of three dimensions, where corners of programs have unwieldy fractions."""
    mixed = np.random.default_rng(0)
    spots = np.array(list(np.ndindex(11, 8, 5)))
    people = np.maximum(11, np.exp(mixed.normal(3.5, 1.6, len(spots))).astype(np.int64))
    people = np.where(mixed.random(len(spots)) < 0.15, mixed.integers(1, 11, len(spots)), people)
    columns = {f"d{place}": [f"c{each}" for each in spots[:, place]] for place in range(3)}
    table = Crosstab.from_columns(
        {**columns, "worker": people}, dimensions=list(columns), count="worker"
    )
    policy = Policy(smallest_count=11, cost="count")
    pattern = start(set_out(table, policy, remember(table, []), *_needs(table, policy)))
    construct(pattern, in_order(pattern.problem.targets, 0))
    return pattern


def test_what_cleaning_shows_stays_shown(three_ways):
    """Every proof of what is left can be written down, so a second cleaning finds nothing to show."""
    first = three_ways.loss

    tidy(three_ways, Watch(60))
    cleaned = three_ways.loss
    tidy(three_ways, Watch(60))

    assert cleaned < 0.85 * first
    assert three_ways.loss == cleaned
    targets = three_ways.problem.targets[0]
    assert all(targets.is_met(target) for target in range(len(targets.variable)))


def test_what_cannot_be_written_down_anew_keeps_its_first_proof(three_ways, monkeypatch):
    """Without exact movements inside, cells that cleaning showed are hidden again, as many as proofs need."""
    first = three_ways.loss
    monkeypatch.setattr(Inside, "move", lambda *_: None)
    monkeypatch.setattr(sys.modules["safecount.protect.search"], "make_exact", lambda *_: None)

    tidy(three_ways, Watch(60))

    targets = three_ways.problem.targets[0]
    assert three_ways.loss <= first
    assert all(targets.is_met(target) for target in range(len(targets.variable)))
    hidden = np.flatnonzero(three_ways.hidden)
    for witness in targets.witnesses.values():
        assert set(witness.cells) <= set(hidden.tolist())


def test_what_cleaning_did_not_write_down_is_proven_by_movements_of_its_own(
    three_ways, monkeypatch
):
    monkeypatch.setattr(sys.modules["safecount.protect.search"], "make_exact", lambda *_: None)
    first = three_ways.loss

    tidy(three_ways, Watch(60))

    targets = three_ways.problem.targets[0]
    assert three_ways.loss < first
    assert all(targets.is_met(target) for target in range(len(targets.variable)))


def test_proofs_in_whole_persons_are_looked_for_inside_what_is_hidden(three_ways):
    tidy(three_ways, Watch(60))
    targets, hidden = three_ways.problem.targets[0], three_ways.hidden.copy()

    def met():
        return sum(targets.is_met(n, whole=True) for n in range(len(targets.variable)))

    before = met()
    make_whole(three_ways, Watch(0))
    without_time = met()
    make_whole(three_ways, Watch(60))

    assert without_time == before < met()
    assert (three_ways.hidden == hidden).all()


def test_where_no_whole_movement_is_found_the_fractions_stay(three_ways, monkeypatch):
    tidy(three_ways, Watch(60))
    targets = three_ways.problem.targets[0]
    before = dict(targets.witnesses)
    monkeypatch.setattr(sys.modules["safecount.protect.search"], "route_whole", lambda *_: None)

    make_whole(three_ways, Watch(60))

    assert targets.witnesses == before
    assert all(targets.is_met(target) for target in range(len(targets.variable)))


def test_without_time_for_two_more_patterns_the_bound_is_not_followed(three_ways):
    degrees = np.zeros(len(three_ways.hidden))

    assert follow_the_bound(three_ways, degrees, 0, 30.0, Watch(50)) is three_ways


def test_regions_alone_make_a_first_pattern_cheaper(three_ways):
    first = three_ways.loss

    improve_in_regions(three_ways, 0, Watch(20), 200)

    targets = three_ways.problem.targets[0]
    assert three_ways.loss < first
    assert all(targets.is_met(target) for target in range(len(targets.variable)))


def test_a_movement_inside_what_is_hidden_is_exact(three_ways):
    targets, nearby = three_ways.problem.targets[0], three_ways.nearby[0]
    hidden = three_ways.open_variables(0, three_ways.hidden)
    variable, amount = int(targets.variable[0]), int(targets.up[0])

    for most in (5000, 40):
        where, step, parts = Inside(nearby, hidden, most).move(variable, amount, Watch(20))
        moved = np.zeros(targets.layer.size, dtype=np.int64)
        moved[where] = step

        assert moved[variable] == amount * parts
        assert targets.layer.keeps(moved, parts)
        assert hidden[where].all()


def test_nothing_is_found_where_nothing_can_move(three_ways):
    nearby, variable = three_ways.nearby[0], int(three_ways.problem.targets[0].variable[0])
    alone = np.zeros(nearby.size, dtype=bool)
    alone[variable] = True

    assert Inside(nearby, alone, 40).move(variable, 1, Watch(20)) is None


def test_where_fractions_are_unwieldy_whole_numbers_are_looked_for(three_ways, monkeypatch):
    monkeypatch.setattr(sys.modules["safecount.protect.exactly"], "make_exact", lambda *_: None)
    targets = three_ways.problem.targets[0]
    inside = Inside(three_ways.nearby[0], three_ways.open_variables(0, three_ways.hidden), 5000)
    variable, amount = int(targets.variable[0]), int(targets.up[0])

    where, step, parts = inside.move(variable, amount, Watch(20))

    assert (parts, step[where == variable].tolist()) == (1, [amount])
    assert inside.move(variable, amount, Watch(0)) is None


def _needs(table, policy=POLICY):
    publish = table.grains[:1]
    risks = find_risks(table, policy, publish)
    return needs_of(table, risks, publish), risks[0].cells
