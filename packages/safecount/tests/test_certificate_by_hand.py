"""Certificates written by hand: what the checker accepts to the last unit, and what it says where one unit is missing.

No search has a part in them. Cells of the square: 18 in all, columns 7 and 11, rows 8 (3 and 5) and 10 (4 and 6).
"""

from __future__ import annotations

from itertools import product

import pytest
from safecount.verify import FORMAT, Frame, verify

FLAT = [-1, 0, 0]
SQUARE = (18, 7, 11, 8, 3, 5, 10, 4, 6)
INNER = [4, 5, 7, 8]
AROUND = {"cells": INNER, "step": [1, -1, -1, 1], "parts": 1}
CLAIM = {
    "cell": 4, "up": 4, "down": 3, "width": 7, "rise": [0, 4], "fall": [0, -3], "whole": True, "known": [],
}  # fmt: skip


def square(*claims, hidden=INNER, numbers=SQUARE, directions=(AROUND,), additive=(True, True)):
    """A certificate of two rows and two columns."""
    quantity = {
        "name": "persons", "numbers": list(numbers), "additive": list(additive),
        "directions": list(directions), "claims": [{**CLAIM, **claim} for claim in claims],
    }  # fmt: skip
    return {
        "format": FORMAT, "hidden": list(hidden), "quantities": [quantity],
        "axes": [{"parent": FLAT}, {"parent": FLAT}],
    }  # fmt: skip


def shared(*claims, numbers=(9, 5, 4, 3), directions=(), hidden=(0, 1, 2, 3)):
    """A certificate of three projects on which people may be twice: nine people, five, four and three."""
    certificate = square(*claims, numbers=numbers, directions=directions, additive=[False])
    return {**certificate, "hidden": list(hidden), "axes": [{"parent": [-1, 0, 0, 0]}]}


def test_a_certificate_names_its_format():
    assert FORMAT == "safecount certificate 2"
    assert verify({}) == verify([1]) == ["This is no 'safecount certificate 2'."]
    assert verify({**square({}), "format": "safecount certificate 1"}) == [
        "This is no 'safecount certificate 2'."
    ]


@pytest.mark.parametrize(
    ("touch", "told"),
    [
        (lambda c: c.pop("axes"), "KeyError('axes')"),
        (lambda c: c["quantities"][0]["numbers"].pop(), "IndexError('list index out of range')"),
        (lambda c: c.update(hidden=None), "TypeError(\"'NoneType' object is not iterable\")"),
        (
            lambda c: c["quantities"][0]["claims"][0].update(rise=[0]),
            "ValueError('not enough values to unpack (expected 2, got 1)')",
        ),
    ],
)
def test_what_lacks_a_part_is_no_proof(touch, told):
    certificate = square({})
    touch(certificate)

    assert verify(certificate) == [f"The certificate cannot be followed: {told}."]


def test_a_cell_that_moves_exactly_as_far_as_it_needs_is_proved():
    assert verify(square({})) == []


@pytest.mark.parametrize("more", [{"up": 5}, {"down": 4}, {"width": 8}])
def test_one_unit_less_than_needed_is_no_proof(more):
    assert verify(square(more)) == ["persons, cell 4 can move by +4/1 and -3/1; it needs more."]


def test_every_claim_is_checked_though_their_proof_is_the_same():
    """Three claims by one movement: the same up and down for the other corner, the reverse for a neighbour."""
    neighbour = {"cell": 5, "up": 3, "down": 4, "rise": [0, -3], "fall": [0, 4]}

    assert verify(square({}, {"cell": 8}, neighbour)) == []
    assert verify(square({"up": 5}, {"cell": 8, "up": 6}, {**neighbour, "up": 4})) == [
        "persons, cell 4 can move by +4/1 and -3/1; it needs more.",
        "persons, cell 8 can move by +4/1 and -3/1; it needs more.",
        "persons, cell 5 can move by +3/1 and -4/1; it needs more.",
    ]


def test_a_claim_without_a_way_up_or_down_moves_nowhere():
    nothing = {"rise": None, "fall": None, "up": 0, "down": 0, "width": 0}

    assert verify(square(nothing)) == []
    assert verify(square({**nothing, "down": 1})) == [
        "persons, cell 4 can move by +0/1 and -0/1; it needs more."
    ]
    assert verify(square({**nothing, "fall": [0, -3], "down": 3, "width": 3})) == []
    assert verify(square({**nothing, "fall": [0, -3], "up": 1})) == [
        "persons, cell 4 can move by +0/1 and -3/1; it needs more."
    ]


def test_a_way_up_that_leads_down_counts_for_nothing():
    assert verify(square({"rise": [0, -3], "fall": [0, 4], "up": 1, "width": 0, "down": 0})) == [
        "persons, cell 4 can move by +0/1 and -0/1; it needs more."
    ]


def test_a_movement_that_leaves_the_cell_alone_proves_nothing_of_it():
    assert verify(square({"cell": 0, "width": 0, "down": 0, "up": 1})) == [
        "persons, cell 0 can move by +0/1 and -0/1; it needs more."
    ]
    assert verify(square({"cell": 0, "width": 0, "down": 0, "up": 0})) == []


@pytest.mark.parametrize(
    ("way", "times", "cell"), [("rise", 5, 7), ("fall", -4, 4), ("rise", 6, 5), ("fall", -7, 4)]
)
def test_nobody_is_below_zero(way, times, cell):
    """Four are in the smaller of the two cells that a rise empties; three in the one that a fall does."""
    assert verify(square({way: [0, times]})) == [
        f"persons, cell 4, {way}: it takes cell {cell} below zero."
    ]


def test_what_is_shown_does_not_move():
    assert verify(square({}, hidden=[4, 5, 7])) == [
        "persons, cell 4, rise: it changes cell 8, which is shown."
    ]


def test_what_an_insider_knows_does_not_move():
    assert verify(square({"known": [0, 3]})) == []
    assert verify(square({"known": [0, 8, 7]})) == [
        "persons, cell 4, rise: it changes cell 8, which the insider knows."
    ]
    assert verify(square({"known": [7], "rise": None})) == [
        "persons, cell 4, fall: it changes cell 7, which the insider knows."
    ]


def test_sums_hold_after_a_movement():
    uneven = {**AROUND, "step": [1, -1, -1, 2]}

    assert verify(square({}, directions=[uneven])) == [
        "persons, cell 4, rise: cell 2 is no longer the sum of its parts."
    ]


def test_two_leave_a_project_and_one_comes_to_each_of_two_others():
    """Of a row of three, where parts add up: two of five against one each."""
    step = {"cells": [1, 2, 3], "step": [-2, 1, 1], "parts": 1}
    claim = {"cell": 1, "up": 0, "down": 4, "width": 4, "rise": None, "fall": [0, 2]}
    certificate = shared(claim, numbers=(12, 5, 4, 3), directions=[step], hidden=[1, 2, 3])
    certificate["quantities"][0]["additive"] = [True]

    assert verify(certificate) == []
    step["step"] = [-2, 2, 1]
    assert verify(certificate) == [
        "persons, cell 1, fall: cell 0 is no longer the sum of its parts."
    ]


def test_hidden_margins_move_with_their_parts():
    """One more in a cell, its row, its column and in all."""
    outer = {"cells": [4, 3, 1, 0], "step": [1, 1, 1, 1], "parts": 1}
    claim = {"rise": [0, 100], "up": 100, "width": 103}

    assert verify(square(claim, hidden=[0, 1, 3, 4], directions=[outer])) == []
    assert verify(
        square(claim, hidden=[0, 1, 3, 4], directions=[{**outer, "step": [1, 1, 1, 2]}])
    ) == ["persons, cell 4, rise: cell 0 is no longer the sum of its parts."]


HALVES = {**AROUND, "parts": 2}
QUARTERS = {**AROUND, "parts": 4}


def test_persons_do_not_move_in_fractions_and_hours_do():
    """Seven halves up; ten quarters down: six in all."""
    parts = {"rise": [0, 7], "fall": [1, -10], "up": 3, "down": 2, "width": 6}

    assert verify(square({**parts, "whole": False}, directions=[HALVES, QUARTERS])) == []
    assert verify(square(parts, directions=[HALVES, QUARTERS])) == [
        "persons, cell 4, rise: it changes cell 4 by a fraction of a person."
    ]
    assert verify(square({**parts, "rise": [0, 6]}, directions=[HALVES, QUARTERS])) == [
        "persons, cell 4, fall: it changes cell 4 by a fraction of a person."
    ]
    assert verify(square({**parts, "rise": [0, 8], "fall": [1, -8]}, directions=[HALVES, QUARTERS])) == []  # fmt: skip


@pytest.mark.parametrize("more", [{"up": 4}, {"down": 3}, {"width": 7}])
def test_fractions_are_not_rounded_up(more):
    parts = {"rise": [0, 7], "fall": [1, -10], "up": 3, "down": 2, "width": 6, "whole": False}

    assert verify(square({**parts, **more}, directions=[HALVES, QUARTERS])) == [
        "persons, cell 4 can move by +7/2 and -10/4; it needs more."
    ]


def test_fractions_that_are_just_enough_are_enough():
    """Three halves up and ten quarters down are four; eight halves are all that cell 7 holds."""
    parts = {"rise": [0, 3], "fall": [1, -10], "up": 1, "down": 2, "width": 4, "whole": False}
    all_of_it = {**parts, "rise": [0, 8], "up": 4, "width": 6}

    assert verify(square(parts, all_of_it, directions=[HALVES, QUARTERS])) == []
    assert verify(square({**parts, "width": 5}, directions=[HALVES, QUARTERS])) != []
    assert verify(square({**parts, "rise": [0, 9]}, directions=[HALVES, QUARTERS])) == [
        "persons, cell 4, rise: it takes cell 7 below zero."
    ]


def test_the_same_steps_so_many_times_are_followed_anew_for_persons():
    """What holds for hours is not taken over for persons, nor from another number of times."""
    hours = {"rise": [0, 7], "fall": None, "up": 3, "down": 0, "width": 3, "whole": False}

    assert verify(square(hours, {**hours, "whole": True}, directions=[HALVES])) == [
        "persons, cell 4, rise: it changes cell 4 by a fraction of a person."
    ]
    assert verify(square(hours, {**hours, "rise": [0, 9]}, directions=[HALVES])) == [
        "persons, cell 4, rise: it takes cell 7 below zero."
    ]


@pytest.mark.parametrize(
    ("step", "parts", "told"),
    [
        ([1, -1, -1], 1, "3 steps for 4 cells, counted in parts of 1"),
        ([1, -1, -1, 1, 0], 1, "5 steps for 4 cells, counted in parts of 1"),
        ([1, -1, -1, 1], 0, "4 steps for 4 cells, counted in parts of 0"),
        ([1, -1, -1, 1], -1, "4 steps for 4 cells, counted in parts of -1"),
    ],
)
def test_a_direction_has_a_step_for_every_cell_and_is_counted_in_parts_of_something(
    step, parts, told
):
    ill = {"cells": INNER, "step": step, "parts": parts}

    assert verify(square({}, directions=[AROUND, ill])) == [f"persons, direction 1: {told}."]


def test_no_movement_at_all_proves_nothing_however_it_is_counted():
    """In parts of nothing a movement of no cell would be as much as anybody asks."""
    forged = {"cells": [], "step": [], "parts": 0}
    certificate = square({"rise": [0, 1], "fall": [0, 1]}, directions=[forged])
    certificate["quantities"] += square({"up": 5})["quantities"]

    assert verify(certificate) == [
        "persons, direction 0: 0 steps for 0 cells, counted in parts of 0.",
        "persons, cell 4 can move by +4/1 and -3/1; it needs more.",
    ]


@pytest.mark.parametrize(
    ("cell", "number", "sum_"), [(0, 19, 18), (3, 9, 8), (1, 8, 7), (6, 0, 10), (2, 12, 11)]
)
def test_the_table_itself_adds_up(cell, number, sum_):
    numbers = list(SQUARE)
    numbers[cell] = number

    assert verify(square(numbers=numbers))[0] in {
        f"persons: cell {cell} is {number}, but its parts sum to {sum_}.",
        f"persons: cell 0 is 18, but its parts sum to {18 + number - sum_}.",
    }
    assert len(verify(square(numbers=numbers))) == 1


def test_each_quantity_is_checked():
    certificate = square({"up": 5})
    hours = {**square({})["quantities"][0], "name": "hours", "numbers": [17, *SQUARE[1:]]}
    certificate["quantities"].append(hours)

    assert verify(certificate) == [
        "persons, cell 4 can move by +4/1 and -3/1; it needs more.",
        "hours: cell 0 is 17, but its parts sum to 18.",
    ]


@pytest.mark.parametrize(("margin", "holds"), [(4, False), (5, True), (9, True), (12, True), (13, False)])  # fmt: skip
def test_where_people_may_be_in_several_parts_a_margin_lies_between_the_largest_and_the_sum(
    margin, holds
):
    told = verify(shared(numbers=(margin, 5, 4, 3)))

    assert told == ([] if holds else [f"persons: cell 0 is {margin}, but its parts sum to 12."])


def test_where_parts_add_up_along_one_axis_only_each_axis_is_judged_by_its_own():
    """Rows add up; in columns two people are twice: sixteen in all, where the columns have seven and eleven."""
    numbers = (16, 7, 9, 7, 3, 4, 9, 4, 5)

    assert verify(square(numbers=numbers, additive=(True, True))) == []
    apart = (14, 7, 9, 6, 3, 4, 8, 4, 5)
    assert verify(square(numbers=apart, additive=(True, False))) == []
    assert verify(square(numbers=apart, additive=(False, True))) == [
        "persons: cell 0 is 14, but its parts sum to 16."
    ]


MOVES = [
    {"cells": [0], "step": [1], "parts": 1},
    {"cells": [1], "step": [1], "parts": 1},
    {"cells": [0], "step": [1], "parts": 2},
    {"cells": [0, 1], "step": [1, -1], "parts": 1},
]


@pytest.mark.parametrize(
    ("direction", "most", "least"), [(0, 3, -4), (1, 4, -3), (2, 6, -8), (3, 1, -2)]
)
def test_where_people_may_be_in_several_parts_a_movement_goes_as_far_as_people_could(
    direction, most, least
):
    """Nine stand for five, four and three: they could be five to twelve, and the five could be two to nine.

    Both against each other: ten beside four, four and three; or seven beside seven.
    """
    claim = {"cell": 0, "up": 0, "down": 0, "width": 0, "whole": False, "fall": None}
    inside = [{**claim, "rise": [direction, times]} for times in (most, least)]
    beyond = [{**claim, "rise": [direction, times]} for times in (most + 1, least - 1)]

    assert verify(shared(*inside, directions=MOVES)) == []
    assert (
        verify(shared(*beyond, directions=MOVES))
        == ["persons, cell 0, rise: cell 0 is no longer possible beside its parts."] * 2
    )


def along(axes, place, node):
    """The categories right below one, by its number."""
    return [child for child, above in enumerate(axes[place]) if above == node]


def test_cells_are_numbered_and_summed_as_the_format_says():
    """Three dimensions of three, five and two; the second has a group of two. Counted out by their categories."""
    axes = [[-1, 0, 0], [-1, 0, 1, 1, 0], [-1, 0]]
    frame = Frame([{"parent": parent} for parent in axes])
    number = {spot: place for place, spot in enumerate(product(range(3), range(5), range(2)))}
    sums = {
        (place, number[spot]): [
            number[*spot[:place], child, *spot[place + 1 :]]
            for child in along(axes, place, spot[place])
        ]
        for spot in number
        for place in range(3)
        if along(axes, place, spot[place])
    }

    assert len(frame) == 30
    assert {family: frame.parts(family) for family in frame.families()} == sums
    for cell in number.values():
        stands = [(family, -1) for family in sums if family[1] == cell]
        stands += [(family, 1) for family, parts in sums.items() if cell in parts]
        assert sorted(frame.families_of(cell)) == sorted(stands)
