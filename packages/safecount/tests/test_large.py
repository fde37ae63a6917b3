"""Tables too large for one program are protected in clusters."""

import sys

import numpy as np
import pytest
from safecount import Crosstab, Dimension, Policy, audit, protect
from safecount.protect.boxes import Boxes, construct_boxes
from safecount.protect.earlier import remember
from safecount.protect.improve import in_order
from safecount.protect.search import start
from safecount.protect.suppress import needs_of, set_out
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


def test_regions_are_searched_anew_until_it_no_longer_helps(monkeypatch):
    """A small table treated as a large one: as safe, and no dearer than its first pattern."""
    monkeypatch.setattr(sys.modules["safecount.protect.large"], "BIG", 20)
    monkeypatch.setattr(sys.modules["safecount.protect.suppress"], "HUGE", 20)
    monkeypatch.setattr(sys.modules["safecount.protect.large"], "FIRST", 60)
    table, heard = random_table(4, (12, 10, 3), zeros=0.05), []

    safe = protect(table, POLICY, time_limit=4, progress=heard.append)

    first = next(each.loss for each in heard if each.stage == "first pattern")
    assert audit(safe).safe
    assert safe.loss < first
    assert 0 < safe.lower_bound <= safe.loss


def _needs(table):
    risks = find_risks(table, POLICY, ("worker",))
    return needs_of(table, risks, ("worker",)), risks[0].cells
