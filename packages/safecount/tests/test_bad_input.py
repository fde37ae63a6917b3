"""Whatever is wrong with an input, the error names the place and says what to do."""

import pytest
from safecount import (
    BadPolicy,
    BadTable,
    CannotProtect,
    Crosstab,
    Dimension,
    Policy,
    ProtectedCrosstab,
    protect,
)  # fmt: skip

GOOD = {"trade": ["welder", "fitter"], "sex": ["women", "men"], "n": [3, 40], "worker": ["a", "b"]}
WELDERS = ("welder", "men")


def table(columns=GOOD, dimensions=("trade", "sex"), **more):
    return Crosstab.from_columns(columns, dimensions=list(dimensions), **more)


def tree(**parents):
    return [Dimension("trade", parents=parents), "sex"]


def sexes(*more):
    return [Dimension("sex", categories=["women", "men", *more])]


TABLES = {
    "no such column": (lambda: table(dimensions=["craft"]), "no column 'craft'", "There are"),
    "no columns": (lambda: table({}), "no columns", ""),
    "no dimension": (lambda: table(dimensions=[]), "at least one dimension", "Name a column"),
    "a dimension twice": (lambda: table(dimensions=["sex", "sex"]), "'sex' is named twice", "once"),
    "unequal columns": (lambda: table({**GOOD, "sex": ["men"]}), "'sex' has 1 lines", "equally long"),
    "an empty category": (lambda: table({**GOOD, "sex": ["men", ""]}), "sex, line 2", "Write a word"),
    "no category": (lambda: table({**GOOD, "sex": ["men", None]}), "sex, line 2", "Write a word"),
    "the margin's name": (
        lambda: table({**GOOD, "sex": ["men", "Total"]}), "line 2: 'Total'", "leave lines of totals out",
    ),
    "a blank in a plan": (lambda: table(dimensions=sexes(" ")), "' ' is no category", "Write a word"),
    "the margin in a plan": (lambda: table(dimensions=sexes("Total")), "name of the margin", "another name"),
    "a loop": (lambda: table(dimensions=tree(welder="fitter", fitter="welder")), "loop", "must end"),
    "a missing parent": (lambda: table(dimensions=tree(welder="metal", fitter=None)), "'metal'", "Add"),
    "a stranger": (lambda: table(dimensions=tree(welder=None)), "'fitter' occurs", "Add it"),
    "lines in a group": (
        lambda: table(dimensions=tree(welder="fitter", fitter=None)), "'fitter' is a group", "category of their own",
    ),
    "a negative count": (lambda: table({**GOOD, "n": [-3, 40]}, count="n"), "n, line 1 is negative", "net them"),
    "no number": (lambda: table({**GOOD, "n": [3, "many"]}, count="n"), "line 2: 'many'", "Correct it"),
    "not a number": (lambda: table({**GOOD, "n": [3, float("nan")]}, count="n"), "n, line 2", "Correct it"),
    "too many decimals": (lambda: table({**GOOD, "n": ["1.1234567", "2"]}, value="n"), "7 decimals", "Round"),
    "too large": (lambda: table({**GOOD, "n": [2**50, 1.5]}, value="n"), "too large", "larger unit"),
    "nobody": (lambda: table({**GOOD, "worker": ["a", ""]}, contributors=["worker"]), "worker, line 2", "needs its"),
    "persons twice": (lambda: table(count="n", contributors=["worker"]), "not both", "one or the other"),
    "a mark on no cell": (lambda: table(must_hide=[("mason", "men")]), "no category 'mason'", ""),
    "a mark too short": (lambda: table(must_hide=[("welder",)]), "names 1 categories", "2 dimensions"),
    "two marks": (lambda: table(must_hide=[WELDERS], must_publish=[WELDERS]), "and must_hide", "Choose"),
    "a drawing with a hole": (lambda: Crosstab.drawn(" | a | b\nx | 1\n"), "1 cells under 2", ""),
    "a drawing with a word": (lambda: Crosstab.drawn(" | a\nx | few\n"), "'few' is no whole number", ""),
    "a total that is too large": (
        lambda: Crosstab.drawn(" | a | b | Total\nx | 1 | 2 | 3\ny | 4 | 5 | 12\n"),
        "y, Total is 12, but its parts sum to 9: 3 too many", "Correct it, or leave totals out",
    ),
    "a total that is too small": (
        lambda: Crosstab.drawn(" | a | Total\nx | 1 | 1\nTotal | 1 | 0\n"),
        "Total, Total is 0, but its parts sum to 1: 1 too few", "Correct it, or leave totals out",
    ),
    "no frame": (lambda: table(7), "int has no columns", "Give a mapping"),
    "another file": (lambda: ProtectedCrosstab.from_dict({"format": "x"}), "no 'safecount", "Give what"),
}  # fmt: skip
POLICIES = {
    "no people": (lambda: Policy(smallest_count=0), "smallest_count is 0", "1 or more"),
    "q without p": (lambda: Policy(prior_percent=50), "prior_percent needs p_percent", ""),
    "p above q": (lambda: Policy(p_percent=60, prior_percent=50), "must be below", ""),
    "a dominance of all": (lambda: Policy(dominance=(1, 100)), "dominance is", "between 1 and 99"),
    "a group of none": (lambda: Policy(group_percent=0), "group_percent is 0", "between 1 and 100"),
    "an unknown cost": (lambda: Policy(cost="gold"), "cost is 'gold'", "one of log"),
    "an unknown word": (lambda: Policy.from_dict({"minimum": 3}), "no 'minimum'", "It knows"),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_bad_table_is_refused_with_place_and_remedy(case):
    build, place, remedy = TABLES[case]

    with pytest.raises(BadTable) as refused:
        build()

    assert place in str(refused.value)
    assert remedy in str(refused.value)


@pytest.mark.parametrize("case", POLICIES)
def test_a_bad_policy_is_refused_with_its_field(case):
    build, field, remedy = POLICIES[case]

    with pytest.raises(BadPolicy) as refused:
        build()

    assert field in str(refused.value)
    assert remedy in str(refused.value)


def test_what_no_pattern_can_protect_is_named_with_its_rule():
    marked = table(count="n", must_publish=[("welder", "women")])
    lonely = table(count="n", must_publish=[("welder", "Total")])

    with pytest.raises(
        CannotProtect, match=r"'welder', 'women'.*must_publish.*'small'.*Take the mark"
    ):
        protect(marked, Policy(smallest_count=5))
    with pytest.raises(CannotProtect, match="'welder'"):
        protect(lonely, Policy(smallest_count=5))
