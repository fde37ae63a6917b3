"""Whoever is alone in a cell attacks the others with it: how much room she must leave, to the last unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from safecount import Crosstab, Dimension, Policy, audit, protect
from safecount.bounds import Unsafe
from safecount.bounds.insiders import insider_knowledge

TRADES = ("rigger", "welder", "cook", "fitter")
INNER = [(trade, sex) for trade in TRADES[:3] for sex in ("women", "men")]
BEA = ("welder", "women")
WHO = "somebody who knows"


@pytest.fixture(scope="module")
def table():
    """Ana is the only woman rigger, Bea the only woman welder, and no woman cooks. Each woman works five hours."""
    heads = {**{(trade, "men"): 20 for trade in TRADES}, ("fitter", "women"): 20}
    lines = [("rigger", "women", "ana", 5), ("welder", "women", "bea", 5)]
    lines += [
        (trade, sex, f"{trade}{sex}{n}", 5)
        for (trade, sex), many in heads.items()
        for n in range(many)
    ]
    names = ("trade", "sex", "worker", "hours")
    columns = {name: [line[place] for line in lines] for place, name in enumerate(names)}
    axes = [Dimension("trade", categories=TRADES), Dimension("sex", categories=["women", "men"])]
    return Crosstab.from_columns(columns, dimensions=axes, value="hours", contributors=["worker"])


def hiding(table, keys, *, insiders, quantity="worker", needs=(0, 0, 0)):
    """The table with just these cells hidden, one quantity shown, and this room wanted for Bea."""
    bare = protect(table, Policy(smallest_count=1, insiders="off"), publish=[quantity])
    assert not bare.hidden
    reasons, shown = list(bare.reasons), bare.shown[quantity].copy()
    for key in keys:
        reasons[bare.number(key)] = "small" if key == BEA else "complementary"
        shown[bare.number(key)] = -1
    wanted = [np.zeros(len(bare), dtype=np.int64) for _ in range(3)]
    if any(needs):
        for part, room in zip(wanted, needs, strict=True):
            part[bare.number(BEA)] = room
    return replace(
        bare, reasons=tuple(reasons), shown={quantity: shown}, policy=Policy(smallest_count=1, insiders=insiders),
        sealed=replace(bare.sealed, needs={quantity: tuple(wanted)}),
    )  # fmt: skip


def told_on(safe):
    """Whether an insider is said to narrow Bea too far."""
    return [each for each in audit(safe).unsafe if each.key == BEA and each.why.startswith(WHO)]


def test_an_insider_knows_the_hidden_cells_in_which_she_is_alone(table):
    safe = hiding(table, INNER, insiders="exact")
    alone = {frozenset({safe.number(key)}) for key in (("rigger", "women"), BEA)}

    assert set(insider_knowledge(safe)) == alone
    assert insider_knowledge(replace(safe, sealed=None)) == []


def test_ana_finds_bea_where_nobody_else_could_be_there(table):
    """Two women outside fitting: what is not Ana is Bea."""
    keys = [key for key in INNER if key[0] != "cook"]

    assert told_on(hiding(table, keys, insiders="exact"))
    assert told_on(hiding(table, keys, insiders="full", needs=(0, 0, 1)))
    assert not told_on(hiding(table, keys, insiders="off"))


def test_one_other_possible_number_keeps_her_from_the_exact_one(table):
    """A woman might be cook as well as welder: nought or one, and that is enough against an insider."""
    safe = hiding(table, INNER, insiders="exact", needs=(40, 40, 40))

    assert not told_on(safe)


@pytest.mark.parametrize("quantity", ["worker", "hours"])
@pytest.mark.parametrize(("place", "room"), [(0, 0), (1, 1), (2, 1)])
def test_in_full_she_must_leave_all_that_was_asked(table, quantity, place, room):
    """Bea is nought or one of one: nothing more, one less, one number beside. Hours likewise, five at a time."""
    unit = 5 if quantity == "hours" else 1
    enough, more = [0, 0, 0], [0, 0, 0]
    enough[place], more[place] = room * unit, room * unit + 1

    assert not told_on(hiding(table, INNER, insiders="full", quantity=quantity, needs=enough))
    assert told_on(hiding(table, INNER, insiders="full", quantity=quantity, needs=more))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_of_hours_a_tenth_of_what_was_asked_is_enough_not_to_be_exact(table, place):
    """Her hours lie between nought and five: a tenth of fifty, and less than a tenth of sixty."""
    enough, more = [0, 0, 0], [0, 0, 0]
    enough[place], more[place] = 59, 60

    assert not told_on(hiding(table, INNER, insiders="exact", quantity="hours", needs=enough))
    assert told_on(hiding(table, INNER, insiders="exact", quantity="hours", needs=more))


def test_whoever_asks_for_nothing_is_still_not_found_to_the_hour(table):
    keys = [key for key in INNER if key[0] != "cook"]

    assert told_on(hiding(table, keys, insiders="exact", quantity="hours"))


def test_of_a_number_that_an_earlier_edition_showed_nobody_is_kept(table):
    """Ana finds Bea, but the last edition had shown her already: that is listed, not counted as found."""
    safe = hiding(table, [("rigger", "women"), BEA], insiders="exact")
    last = protect(table, Policy(smallest_count=1, insiders="off"), publish=["worker"])

    assert told_on(safe)
    report = audit(safe, earlier=[last])

    assert report.already_public == (BEA,)
    assert not [each for each in report.unsafe if each.why.startswith(WHO)]


@pytest.fixture(scope="module")
def grouped():
    """Ana alone is a rigger, Bea alone a welder; both trades are one group."""
    trades = ["rigger", "welder", *["cook"] * 20]
    above = {
        "rigger": "metal",
        "welder": "metal",
        "cook": "kitchen",
        "metal": None,
        "kitchen": None,
    }
    columns = {"trade": trades, "worker": [str(number) for number in range(len(trades))]}
    axes = [Dimension("trade", parents=above)]
    return Crosstab.from_columns(columns, dimensions=axes, contributors=["worker"])


METAL, WELDER = ("metal",), ("welder",)


def of_metal(table, *, also=()):
    """The two of metal and the rigger are hidden for themselves, the kitchen to protect them."""
    safe = hiding(table, [METAL, ("rigger",), ("kitchen",), ("cook",), *also], insiders="exact")
    reasons = list(safe.reasons)
    for key in (METAL, ("rigger",)):
        reasons[safe.number(key)] = "small"
    return replace(safe, reasons=tuple(reasons))


def test_what_she_reckons_from_the_last_edition_alone_is_listed_and_no_fault_of_this_one(grouped):
    """Bea was shown then, so Ana knows the two of metal, whatever is hidden now."""
    now = of_metal(grouped, also=[WELDER])

    report = audit(now, earlier=[of_metal(grouped)])

    assert report.known_inside == (METAL,)
    assert report.unsafe == ()
    assert audit(now).known_inside == ()


def test_what_she_reckons_by_this_edition_is_found_beside_an_earlier_one_too(grouped):
    """The last edition hid both; this one shows Bea, and with her what Ana could not know."""
    last = of_metal(grouped, also=[WELDER])

    report = audit(of_metal(grouped), earlier=[last])

    assert report.known_inside == ()
    assert [each.key for each in report.unsafe if each.why.startswith(WHO)] == [METAL]


def test_what_she_reckons_from_a_table_shown_beside_this_one_is_found(grouped):
    """Who shows both together tells her: not listed as past, with all that is known of it."""
    now = of_metal(grouped, also=[WELDER])

    report = audit(now, beside=[of_metal(grouped)])

    assert report.known_inside == ()
    assert report.unsafe == (
        Unsafe(METAL, "worker", 2.0, 2.0, "somebody who knows his own part can narrow it too far"),
    )


TOTAL_KEY, COOK = ("Total",), ("cook",)


def test_she_reckons_the_total_of_all_as_any_other_cell(grouped):
    """Metal and the total are hidden, the kitchen and Bea are shown: Ana knows metal, and so the total."""
    safe = hiding(grouped, [METAL, ("rigger",), TOTAL_KEY], insiders="exact")
    reasons = tuple("small" if why else "" for why in safe.reasons)

    report = audit(replace(safe, reasons=reasons))

    assert [each.key for each in report.unsafe if each.why.startswith(WHO)] == [TOTAL_KEY, METAL]
    assert (TOTAL_KEY, "worker") in report.intervals


def test_what_anybody_reckons_is_not_laid_at_an_insiders_door(grouped):
    """The cooks are all of the kitchen: everybody knows that, and Ana has no part in it."""
    safe = hiding(grouped, [METAL, ("rigger",), WELDER, COOK], insiders="exact")
    reasons = list(safe.reasons)
    reasons[safe.number(COOK)] = "small"

    found = audit(replace(safe, reasons=tuple(reasons))).unsafe

    assert not [each for each in found if each.why.startswith(WHO)]


def test_after_a_cell_with_room_the_next_one_is_attacked_too():
    """Cooks and bakers keep their room; the two of metal do not, and they come last."""
    above = {"cook": "kitchen", "baker": "kitchen", "rigger": "metal", "welder": "metal"}
    trades = ["rigger", "welder", *["cook"] * 20, *["baker"] * 20]
    columns = {"trade": trades, "worker": [str(number) for number in range(len(trades))]}
    axes = [Dimension("trade", parents={"kitchen": None, "metal": None, **above})]
    table = Crosstab.from_columns(columns, dimensions=axes, contributors=["worker"])
    safe = hiding(table, [METAL, ("rigger",), ("kitchen",), COOK, ("baker",)], insiders="exact")
    reasons = list(safe.reasons)
    for key in (COOK, METAL):
        reasons[safe.number(key)] = "small"

    found = audit(replace(safe, reasons=tuple(reasons))).unsafe

    assert [each.key for each in found if each.why.startswith(WHO)] == [METAL]


def test_insiders_are_told_of_in_the_order_of_their_cells():
    """Twelve, each alone in one cell."""
    columns = {"trade": [f"t{n:02}" for n in range(12)], "worker": [f"w{n}" for n in range(12)]}
    table = Crosstab.from_columns(columns, dimensions=["trade"], contributors=["worker"])
    safe = hiding(table, [(f"t{n:02}",) for n in range(12)], insiders="exact")

    assert [min(own) for own in insider_knowledge(safe)] == list(range(1, 13))


@pytest.mark.parametrize(("room", "told"), [(19, False), (20, True)])
def test_of_few_hours_one_hour_either_way_is_enough(table, room, told):
    """Each woman works one hour: she lies between nought and one. A tenth of nineteen is one, of twenty two."""
    columns = {"trade": [], "sex": [], "worker": [], "hours": []}
    heads = {**{(trade, "men"): 20 for trade in TRADES}, ("fitter", "women"): 20,
             ("rigger", "women"): 1, ("welder", "women"): 1}  # fmt: skip
    for (trade, sex), many in heads.items():
        for n in range(many):
            for column, entry in zip(columns.values(), (trade, sex, f"{trade}{sex}{n}", 1), strict=True):  # fmt: skip
                column.append(entry)
    axes = [Dimension("trade", categories=TRADES), Dimension("sex", categories=["women", "men"])]
    few = Crosstab.from_columns(columns, dimensions=axes, value="hours", contributors=["worker"])

    safe = hiding(few, INNER, insiders="exact", quantity="hours", needs=(0, 0, room))

    assert bool(told_on(safe)) is told


COUNTS = (
    (8, 21, 7, 0, 6), (1, 15, 49, 2, 7), (2, 40, 1, 0, 0), (0, 4, 3, 0, 12), (60, 0, 5, 0, 0), (7, 1, 1, 11, 2),
    (26, 3, 5, 5, 0), (0, 23, 12, 5, 42), (3, 0, 3, 6, 4), (4, 0, 0, 13, 16), (12, 2, 2, 15, 9), (6, 2, 11, 0, 12),
)  # fmt: skip
BY_ONE_FIRM = {
    (1, 0): "f4",
    (1, 3): "f1",
    (2, 2): "f7",
    (5, 1): "f0",
    (5, 2): "f8",
    (5, 4): "f2",
    (10, 2): "f1",
}


@pytest.mark.parametrize("seed", [0, 1])
def test_a_cell_hidden_for_one_insider_makes_no_new_one_too_wise(seed):
    """Firm f1 is alone in a cell that is hidden for another's sake, and then knows two cells instead of one."""
    lines = [
        (f"r{row}", f"c{column}", f"{row}.{column}.{n}", BY_ONE_FIRM.get((row, column), f"g{n % 2}"))
        for row, numbers in enumerate(COUNTS)
        for column, many in enumerate(numbers)
        for n in range(many)
    ]  # fmt: skip
    names = ("row", "column", "worker", "firm")
    table = Crosstab.from_columns(
        {name: [line[place] for line in lines] for place, name in enumerate(names)},
        dimensions=[
            Dimension("row", categories=[f"r{n}" for n in range(len(COUNTS))]),
            Dimension("column", categories=[f"c{n}" for n in range(5)]),
        ],
        contributors=["worker", "firm"],
    )

    safe = protect(
        table, Policy(smallest_count=2, cost="count", insiders="full"), time_limit=1, seed=seed
    )

    assert audit(safe).safe
    assert all(
        frozenset(claim["known"]) in insider_knowledge(safe)
        for part in safe.sealed.certificate["quantities"]
        for claim in part["claims"]
        if claim.get("known")
    )
