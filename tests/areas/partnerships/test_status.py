"""The status of a partnership, pauses, and drafting a charter."""

from __future__ import annotations

import pytest
from django.utils import translation

from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.models import Body, Charter, Holder
from highroad.areas.partnerships.vocabulary import (
    ClauseKind,
    PartnershipStatus,
    Side,
)
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    acts,
    add_party,
    add_seat,
    make_table,
    move,
    news,
    refused,
    seat_provider,
    sit,
)

pytestmark = pytest.mark.django_db
DAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


class TestStatus:
    def test_the_history_is_kept_and_told(self, table: Table) -> None:
        changes = queries.list_status_changes(table.partnership, table.lena)

        assert {change.status for change in changes} == {"forming", "active"}
        assert changes[0].by_side == "labor"
        assert acts(table.partnership.log)[-2:] == ["partnership.status"] * 2
        assert "Harbor Trades: the status has changed" in news(table.marcus)

    def test_it_takes_both_co_chairs_to_be_active(self) -> None:
        table = make_table(is_active=False)
        move(table, PartnershipStatus.FORMING)
        actions.end_term(holder=Holder.objects.get(user=table.marcus), by=table.marcus, at=NOON)

        with refused("Management has no confirmed co-chair"):
            move(table, PartnershipStatus.ACTIVE)

    def test_a_member_does_not_change_it(self, table: Table) -> None:
        juan = cast.person("Juan Vega")
        sit(table, add_seat(table, Side.LABOR, "Steward"), juan)

        with refused("Only a co-chair"):
            actions.change_status(
                partnership=table.partnership, status=PartnershipStatus.ENDED, reason="So.",
                by=juan, at=NOON,
            )  # fmt: skip

    def test_the_founder_changes_it_until_there_is_a_co_chair(self) -> None:
        sam = cast.sam()
        made = actions.found_partnership(name="Harbor", by=sam, at=NOON)

        actions.change_status(partnership=made, status=PartnershipStatus.FORMING, by=sam, at=NOON)

        assert made.status == "forming"

    def test_a_pause_of_the_whole_is_lifted_by_the_side_that_paused(self, table: Table) -> None:
        move(table, PartnershipStatus.PAUSED, reason="Strike.")
        paused = queries.is_paused(table.body)

        with refused("Only the side that paused"):
            actions.change_status(
                partnership=table.partnership, status=PartnershipStatus.ACTIVE, by=table.marcus,
                at=NOON,
            )  # fmt: skip
        move(table, PartnershipStatus.ACTIVE)

        assert paused
        assert not queries.is_paused(table.body)

    def test_a_pause_freezes_the_named_bodies_only(self, table: Table) -> None:
        other = self.another(table)

        change = actions.pause(
            partnership=table.partnership, bodies=[other], reason="Strike.", by=table.marcus,
            at=NOON,
        )  # fmt: skip

        assert (queries.is_paused(other), queries.is_paused(table.body)) == (True, False)
        assert queries.paused_among([other.key, table.body.key]) == {other.key}
        with refused("Only the side that paused"):
            actions.lift_pause(change=change, by=table.lena, at=NOON)
        actions.lift_pause(change=change, by=table.marcus, at=NOON)
        assert not queries.is_paused(other)
        with refused("no pause to lift"):
            actions.lift_pause(change=change, by=table.marcus, at=NOON)

    def test_lifting_a_pause_of_the_whole_makes_it_active_again(self, table: Table) -> None:
        move(table, PartnershipStatus.PAUSED, reason="Strike.")
        [change] = queries.open_pauses(table.partnership)

        actions.lift_pause(change=change, by=table.lena, at=NOON)

        assert queries.get_partnership(table.partnership.key, table.lena).status == "active"

    def another(self, table: Table) -> Body:
        return actions.create_body(
            partnership=table.partnership, name="Training", kind="jac", by=table.lena, at=NOON
        )

    def test_a_pause_names_bodies_of_its_own_and_a_reason(self, table: Table) -> None:
        elsewhere = make_table(
            name="Elsewhere",
            people={"sam": table.sam, "lena": table.lena, "marcus": table.marcus},
        )
        for bodies, reason, why in (
            ([], "Strike.", "Choose at least one"),
            ([table.body], " ", "Give a reason"),
            ([elsewhere.body], "Strike.", "belong to another"),
        ):
            with refused(why):
                actions.pause(
                    partnership=table.partnership, bodies=bodies, reason=reason, by=table.lena,
                    at=NOON,
                )  # fmt: skip

    def test_a_paused_body_takes_no_new_seats_but_lets_people_go(self, table: Table) -> None:
        actions.pause(
            partnership=table.partnership, bodies=[table.body], reason="Strike.", by=table.lena,
            at=NOON,
        )  # fmt: skip

        with refused("is paused"):
            add_seat(table, Side.LABOR, "Steward")
        actions.end_term(holder=Holder.objects.get(user=table.marcus), by=table.marcus, at=NOON)

    def test_after_the_end_nothing_is_added(self, table: Table) -> None:
        move(table, PartnershipStatus.ENDED, reason="The work is done.")
        table.body.refresh_from_db()

        with refused("has ended"):
            add_party(table.partnership, "Local 10", Side.LABOR, by=table.lena)
        with refused("has ended"):
            add_seat(table, Side.LABOR, "Steward")
        with refused("has ended"):
            self.another(table)


class TestCharters:
    CLAUSES = (ClauseDraft(ClauseKind.PURPOSE, "Safer work."),)

    def test_drafts_are_numbered_and_recorded(self, table: Table) -> None:
        for by in (table.lena, table.marcus):
            actions.draft_charter(body=table.body, clauses=self.CLAUSES, by=by, at=NOON)

        assert [charter.number for charter in queries.list_charters(table.body, table.lena)] == [
            2,
            1,
        ]
        assert acts(table.partnership.log)[-1] == "charter.drafted"

    def test_its_text_is_the_same_for_every_reader(self, table: Table) -> None:
        charter = actions.draft_charter(
            body=table.body, clauses=self.CLAUSES, by=table.lena, at=NOON
        )

        plain = queries.charter_text_of(charter)
        with translation.override("es"):
            translated = queries.charter_text_of(Charter.objects.get(pk=charter.pk))

        assert plain == translated
        assert plain.startswith("Charter of Joint Committee, draft 1")

    def test_a_voice_does_not_draft(self, table: Table) -> None:
        priya = cast.priya()
        seat_provider(table, priya)

        with refused("on a side of this body"):
            actions.draft_charter(body=table.body, clauses=self.CLAUSES, by=priya, at=NOON)

    def test_a_charter_without_clauses_is_refused(self, table: Table) -> None:
        with refused("at least one clause"):
            actions.draft_charter(body=table.body, clauses=(), by=table.lena, at=NOON)
