"""Who of a craft may retire when: the rules, what is refused, what is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from highroad.areas.demand import actions, queries
from highroad.areas.demand.actions import AgesTerms
from highroad.areas.demand.models import CraftAges
from highroad.areas.demand.rules import ages
from highroad.areas.demand.rules.ages import Group, PensionRule
from highroad.areas.demand.vocabulary import RetiresIn
from highroad.kit.answers import Refused
from tests.cast import NOON
from tests.table import Table, make_table
from tests.web.test_demand_pages import client_of

RULES = [PensionRule(62, 5), PensionRule(55, 30)]
GROUPS = [(60, 64, 20, 24, 30), (55, 59, 30, 34, 10), (55, 59, 15, 19, 40), (50, 54, 10, 14, 20), (30, 34, 5, 9, 80)]  # fmt: skip


@pytest.mark.pure
@pytest.mark.parametrize(
    ("age", "service", "span"),
    [
        ((60, 64), (4, 6), RetiresIn.NOW),  # the middle is 62 with 5 years
        ((60, 63), (4, 6), RetiresIn.FIVE),  # 61.5
        ((60, 64), (4, 5), RetiresIn.FIVE),  # 4.5 years of service
        ((55, 55), (30, 30), RetiresIn.NOW),  # by the other rule
        ((54, 54), (29, 29), RetiresIn.FIVE),
        ((57, 57), (0, 0), RetiresIn.FIVE),
        ((52, 52), (0, 0), RetiresIn.TEN),
        ((51, 51), (0, 0), RetiresIn.LATER),
        ((20, 20), (0, 0), RetiresIn.LATER),
    ],
)
def test_a_group_retires_by_its_middle_and_the_first_rule_that_lets_it(age, service, span):
    assert ages.retires_in(Group(*age, *service, 1), RULES) is span


@pytest.mark.pure
def test_replacement_is_who_may_retire_and_a_yearly_share_of_the_others():
    """Reference C22: ready now, five years, ten years, attrition. Figures invented, arithmetic by hand."""
    counts = ages.by_span([Group(*group) for group in GROUPS], RULES)

    assert list(counts.values()) == [40, 40, 20, 80]
    assert ages.to_replace(80, 180, Decimal("0.1"), 1) == pytest.approx(80 + 10)
    assert ages.to_replace(80, 180, Decimal("0.02"), 5) == pytest.approx(80 + 100 * (1 - 0.98**5))
    assert ages.to_replace(0, 100, Decimal(0), 10) == 0
    assert ages.to_replace(None, 100, Decimal(0), 5) is None


@pytest.mark.pure
@pytest.mark.parametrize(
    ("groups", "rules", "why"),
    [
        ([], RULES, "at least one group"),
        ([Group(50, 54, 1, 2, 0)], RULES, "at least one group"),
        ([Group(50, 54, 1, 2, 3)], [], "at least one rule"),
        ([Group(54, 50, 1, 2, 3)], RULES, "Line 1: the first number is the smaller one."),
        ([Group(20, 24, 15, 19, 3)], RULES, "Line 1: nobody aged 24 has worked 15 years."),
        ([Group(50, 54, 1, 2, 100_001)], RULES, "At most 100000 people"),
    ],
)
def test_what_cannot_be_counted_is_told(groups, rules, why):
    assert why in ages.may_be_counted(groups, rules).reason


def count(table: Table, **more: Any) -> CraftAges:
    given: dict[str, Any] = {
        "craft": "Electrician", "as_of": date(2026, 1, 1), "groups": GROUPS,
        "rules": [(62, 5), (55, 30)], "attrition": Decimal("0.02"), "source": "Pension fund", **more,
    }  # fmt: skip
    return actions.count_ages(
        partnership=table.partnership, terms=AgesTerms(**given), by=table.lena, at=NOON
    )


@pytest.mark.django_db
def test_only_what_tells_of_nobody_is_kept_and_once_a_year():
    table = make_table()
    made = count(table)
    count(
        table, craft="Welder", groups=[(63, 64, 20, 24, 1), (30, 34, 5, 9, 60), (50, 54, 5, 9, 40)]
    )

    assert made.content == {"now": 40, "five": 40, "ten": 20, "later": 80, "total": 180}
    electrician, welder = queries.list_ages(table.partnership, table.marcus)
    assert electrician.in_five == pytest.approx(80 + 100 * (1 - 0.98**5))
    assert welder.now is None, "one person alone is not shown"
    assert welder.in_five is None
    assert "[30, 34" not in str(CraftAges.objects.values())
    with pytest.raises(Refused, match="once a year"):
        count(table)
    with pytest.raises(Refused, match="not in the future"):
        count(table, as_of=date(2999, 1, 1))
    for name, change in (("demand_ages_once_a_year", {}), ("demand_ages_are_counted", {"craft": ""})):  # fmt: skip
        made.pk, made._state.adding = None, True
        for field, value in change.items():
            setattr(made, field, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            CraftAges(**{f.name: getattr(made, f.name) for f in CraftAges._meta.fields if f.name != "key"}).save()  # fmt: skip
        assert name


@pytest.mark.django_db
def test_groups_are_entered_by_the_page_and_a_bad_line_is_named():
    table = make_table()
    lena, address = client_of(table.lena), reverse("demand:add_ages", args=[table.partnership.key])
    given = {
        "craft": "Electrician", "as_of": "2026-01-01", "rules": "62; 5\n55; 30", "attrition": "2",
        "groups": "60-64; 20-24; 30\n55–59; 30-34; 10\n30; 5; 80", "source": "Pension fund",
    }  # fmt: skip

    wrong = lena.post(address, {**given, "groups": "60-64; 20-24; 30\nmany"})
    right = lena.post(address, given, follow=True)

    assert wrong.status_code == 422
    assert "Line 2: write numbers with semicolons between them" in wrong.content.decode()
    text = right.content.decode()
    for words in ("Electrician, 2026", "Pension fund", "Counted. The groups were not kept.", "120"):
        assert words in text, words
