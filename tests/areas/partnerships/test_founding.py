"""Founding, parties, bodies, and what the public sees."""

from __future__ import annotations

import pytest

from highroad.areas.ledger.models import Log
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.models import Organization
from highroad.areas.partnerships.vocabulary import (
    Side,
)
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.table import Table, acts, add_party, make_table, refused

pytestmark = pytest.mark.django_db
DAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


class TestFounding:
    def test_staff_founds_and_the_logs_are_opened(self) -> None:
        sam = cast.sam()

        made = actions.found_partnership(name="Harbor Trades", by=sam, at=NOON)

        assert (made.status, made.slug) == ("exploratory", "harbor-trades")
        names = {"", "/labor", "/management", "/third"}
        assert {log.name for log in Log.objects.filter(name__startswith=made.log)} == {
            f"{made.log}{name}" for name in names
        }
        assert acts(made.log) == ["partnership.founded"]

    def test_two_of_one_name_have_two_addresses(self) -> None:
        sam = cast.sam()

        first, second = (
            actions.found_partnership(name="Harbor", by=sam, at=NOON) for _ in range(2)
        )

        assert first.slug != second.slug

    def test_nobody_else_founds(self) -> None:
        with refused("Only the program office"):
            actions.found_partnership(name="Harbor", by=cast.lena(), at=NOON)

    def test_a_party_comes_once(self, table: Table) -> None:
        with refused("Local 9 is a party already"):
            add_party(table.partnership, "Local 9", Side.LABOR, by=table.lena)

        assert Organization.objects.filter(name="Local 9").count() == 1

    def test_an_organization_spelled_otherwise_is_the_same_one(self, table: Table) -> None:
        with refused("Local 9 is a party already"):
            add_party(table.partnership, " LOCAL  9 ", Side.LABOR, by=table.lena)

    def test_a_name_belongs_to_one_kind_of_organization(self, table: Table) -> None:
        with refused("Local 9 is known here already, as: Labor organization"):
            add_party(table.partnership, "local 9", Side.MANAGEMENT, by=table.marcus)

    def test_who_names_an_organization_a_moment_too_late_is_told_so(
        self, table: Table, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            Organization.objects, "filter", lambda **_named: Organization.objects.none()
        )

        with refused("Somebody has just named this organization"):
            add_party(table.partnership, "Local 9", Side.LABOR, by=table.lena)

    def test_each_side_brings_in_its_own(self, table: Table) -> None:
        with refused("Only a co-chair of Management"):
            add_party(table.partnership, "Builders 2", Side.MANAGEMENT, by=table.lena)

        add_party(table.partnership, "Local 10", Side.LABOR, by=table.lena)

        assert acts(table.partnership.log)[-1] == "party.added"

    def test_a_body_stands_under_another_of_the_same_partnership(self, table: Table) -> None:
        other = make_table(
            name="Elsewhere",
            people={"sam": table.sam, "lena": table.lena, "marcus": table.marcus},
        )

        made = actions.create_body(
            partnership=table.partnership, name="Training", kind="jac", parent=table.body,
            by=table.marcus, at=NOON,
        )  # fmt: skip

        assert [
            (line.name, line.depth) for line in queries.list_bodies(table.partnership, table.lena)
        ] == [
            ("Joint Committee", 0),
            ("Training", 1),
        ]
        assert acts(table.partnership.log)[-1] == "body.created"
        with refused("belong to another partnership"):
            actions.create_body(
                partnership=table.partnership, name="X", kind="jac", parent=other.body,
                by=table.lena, at=NOON,
            )  # fmt: skip
        with refused("named Training already"):
            actions.create_body(
                partnership=table.partnership, name="Training", kind="jac", by=table.lena, at=NOON
            )
        assert queries.key_sides(made) == (Side.LABOR, Side.MANAGEMENT)

    def test_a_body_without_both_keys_is_none(self, table: Table) -> None:
        with refused("Management holds a key in every body"):
            actions.create_body(
                partnership=table.partnership, name="X", kind="jac", by=table.lena, at=NOON,
                sides=[SideTerms(Side.LABOR)],
            )  # fmt: skip


class TestListing:
    def test_the_public_sees_it_while_both_sides_agree(self, table: Table) -> None:
        def shown() -> list[str]:
            return [line.name for line in queries.list_partnerships_public()]

        actions.agree_to_listing(partnership=table.partnership, by=table.lena, at=NOON)
        one_side = shown()
        actions.agree_to_listing(partnership=table.partnership, by=table.marcus, at=NOON)
        both_sides = shown()
        found = queries.get_partnership_public(table.partnership.key)
        actions.end_listing(partnership=table.partnership, by=table.marcus, at=NOON)

        assert (one_side, both_sides, shown()) == ([], ["Harbor Trades"], [])
        assert found == table.partnership
        with pytest.raises(NotFound):
            queries.get_partnership_public(table.partnership.key)
        assert acts(table.partnership.log)[-3:] == [
            "partnership.listed",
            "partnership.listed",
            "partnership.unlisted",
        ]

    def test_agreeing_twice_is_agreeing_once(self, table: Table) -> None:
        for _ in range(2):
            actions.agree_to_listing(partnership=table.partnership, by=table.lena, at=NOON)

        assert queries.listed_sides(table.partnership) == {Side.LABOR}

    def test_an_exploratory_one_is_never_shown(self) -> None:
        table = make_table(is_active=False)

        with refused("exploratory"):
            actions.agree_to_listing(partnership=table.partnership, by=table.lena, at=NOON)

    def test_a_member_does_not_speak_for_the_side(self, table: Table) -> None:
        with refused("Only a co-chair"):
            actions.agree_to_listing(partnership=table.partnership, by=table.sam, at=NOON)
