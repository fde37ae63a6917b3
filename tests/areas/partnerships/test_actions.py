"""Founding, parties, bodies, seats, status: what changes, what is recorded, who is told."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.utils import translation

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts import queries as account_queries
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.accounts.vocabulary import InvitationStatus
from highroad.areas.ledger.models import Entry, Log
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.actions import ClauseDraft, SideTerms
from highroad.areas.partnerships.models import Body, Charter, Holder, Organization, Seat
from highroad.areas.partnerships.vocabulary import (
    ClauseKind,
    HolderStatus,
    PartnershipStatus,
    SeatRole,
    Side,
)
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.table import Table, add_party, add_seat, make_table, move, refused, seat_provider, sit

pytestmark = pytest.mark.django_db
DAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


def acts(log: str) -> list[str]:
    lines = Entry.objects.filter(log__name=log).order_by("number").values_list("line", flat=True)
    return [json.loads(line)["act"] for line in lines]


def news(user: User) -> list[str]:
    return [line.title for line in account_queries.inbox(seen_by=user)]


def accept(holder: Holder, user: User) -> None:
    invitation = Invitation.objects.get(pk=holder.invitation_id)
    accounts.accept(invitation=invitation, user=user, at=NOON)


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


class TestSeats:
    def test_each_side_adds_its_own_and_the_other_is_told(self, table: Table) -> None:
        with refused("Only a co-chair of Labor"):
            actions.add_seat(
                body=table.body, party=table.labor, title="Steward", by=table.marcus, at=NOON
            )

        add_seat(table, Side.LABOR, "Steward")

        assert "Joint Committee: a seat was added: Steward" in news(table.marcus)
        assert acts(table.partnership.log)[-1] == "seat.added"

    def test_a_side_has_one_co_chair(self, table: Table) -> None:
        with refused("co-chair's seat already"):
            add_seat(table, Side.LABOR, "Second", role=SeatRole.CO_CHAIR)

    def test_a_seat_is_for_a_party_at_this_table(self, table: Table) -> None:
        other = make_table(
            name="Elsewhere",
            people={"sam": table.sam, "lena": table.lena, "marcus": table.marcus},
        )

        with refused("not a party of the partnership"):
            actions.add_seat(
                body=table.body, party=other.labor, title="Steward", by=table.lena, at=NOON
            )

    def test_a_seat_without_a_side_has_a_voice_only(self, table: Table) -> None:
        holder = seat_provider(table, cast.priya())

        assert (holder.seat.side, holder.seat.carries_key) == ("", False)

    def test_a_third_side_without_a_key_here_has_a_voice_only(self, table: Table) -> None:
        party = add_party(table.partnership, "Port Authority", Side.THIRD, by=table.sam)

        seat = actions.add_seat(body=table.body, party=party, title="Owner", by=table.sam, at=NOON)

        assert (seat.side, seat.carries_key) == ("third", False)

    def test_an_empty_seat_goes_a_filled_one_stays(self, table: Table) -> None:
        seat = add_seat(table, Side.LABOR, "Steward")
        with refused("Somebody sits here"):
            actions.end_seat(seat=table.seats["labor"], by=table.lena, at=NOON)

        actions.end_seat(seat=seat, by=table.lena, at=NOON)

        assert queries.parity_of(table.body).is_equal
        assert acts(table.partnership.log)[-1] == "seat.ended"
        with refused("ended already"):
            actions.end_seat(seat=Seat.objects.get(pk=seat.pk), by=table.lena, at=NOON)


class TestHolders:
    def test_invited_accepted_confirmed_ended(self, table: Table) -> None:
        """The whole way of a seat, told to the other side at each step."""
        seat, juan = add_seat(table, Side.LABOR, "Steward"), cast.person("Juan Vega")

        holder = actions.appoint(seat=seat, email="Juan@Example.org", by=table.lena, at=NOON)
        invited = self.seen(holder, juan)
        accept(holder, juan)
        accepted = self.seen(holder, juan)
        actions.confirm(holder=holder, by=table.lena, at=NOON)
        confirmed = self.seen(holder, juan)
        actions.end_term(holder=holder, by=table.lena, at=NOON)
        ended = self.seen(holder, juan)

        assert (invited, accepted) == (
            (HolderStatus.INVITED, False),
            (HolderStatus.ACCEPTED, False),
        )
        assert (confirmed, ended) == ((HolderStatus.CONFIRMED, True), (HolderStatus.ENDED, False))
        assert acts(table.partnership.log)[-3:] == [
            "seat.appointed",
            "seat.confirmed",
            "seat.ended",
        ]
        told = [title for title in news(table.marcus) if "Steward" in title]
        assert sorted(told) == [
            "Joint Committee: a seat was added: Steward",
            "Joint Committee: somebody has left the seat Steward",
            "Joint Committee: somebody was appointed as Steward",
            "Joint Committee: somebody was confirmed as Steward",
        ]

    def seen(self, holder: Holder, user: User) -> tuple[HolderStatus, bool]:
        kept = Holder.objects.get(pk=holder.pk)
        return kept.status_on(DAY), queries.has_seat(user, kept.body.partnership)

    def test_each_side_alone_appoints(self, table: Table) -> None:
        seat = add_seat(table, Side.LABOR, "Steward")

        for stranger in (table.marcus, table.sam, cast.olu()):
            with refused("Only a co-chair of Labor"):
                actions.appoint(seat=seat, email="a@example.org", by=stranger, at=NOON)

    def test_nobody_confirms_for_the_other_side_or_themselves(self, table: Table) -> None:
        seat, juan = add_seat(table, Side.LABOR, "Steward"), cast.person("Juan Vega")
        holder = actions.appoint(seat=seat, user=juan, by=table.lena, at=NOON)

        with refused("Only a co-chair of Labor"):
            actions.confirm(holder=holder, by=table.marcus, at=NOON)
        with refused("Nobody confirms themselves"):
            actions.confirm(holder=holder, by=juan, at=NOON)

    def test_an_invitation_must_be_accepted_before_it_is_confirmed(self, table: Table) -> None:
        seat = add_seat(table, Side.LABOR, "Steward")
        holder = actions.appoint(seat=seat, email="new@example.org", by=table.lena, at=NOON)

        with refused("not been accepted yet"):
            actions.confirm(holder=holder, by=table.lena, at=NOON)

    def test_the_first_co_chair_acts_on_accepting(self) -> None:
        table, first = self.empty()

        holder = actions.appoint(seat=first, email="lena@example.org", by=table.sam, at=NOON)
        before = queries.seat_of(table.lena, body=table.body)
        accept(holder, table.lena)

        assert before is None
        assert queries.seat_of(table.lena, body=table.body) == first
        assert queries.chair_sides_of(table.lena, body=table.body) == {Side.LABOR}

    def test_the_founder_invites_nobody_but_the_first_co_chair(self) -> None:
        table, first = self.empty()
        member = actions.add_seat(
            body=table.body, party=table.labor, title="Member", by=table.sam, at=NOON
        )
        with refused("The first person invited"):
            actions.appoint(seat=member, email="a@example.org", by=table.sam, at=NOON)
        actions.appoint(seat=first, email="a@example.org", by=table.sam, at=NOON)

        with refused("Only a co-chair of Labor"):
            actions.appoint(seat=first, email="b@example.org", by=table.sam, at=NOON)

    def test_the_founder_takes_a_wrong_first_invitation_back(self) -> None:
        table, first = self.empty()
        holder = actions.appoint(seat=first, email="wrong@example.org", by=table.sam, at=NOON)

        actions.end_term(holder=holder, by=table.sam, at=NOON)
        again = actions.appoint(seat=first, email="right@example.org", by=table.sam, at=NOON)

        assert holder.invitation is not None
        taken = Invitation.objects.get(pk=holder.invitation.pk)
        assert taken.status_at(NOON) is InvitationStatus.WITHDRAWN
        assert again.status_on(DAY) is HolderStatus.INVITED

    def empty(self) -> tuple[Table, Seat]:
        """A table with labor's chair empty."""
        table = make_table(is_active=False)
        holder = Holder.objects.get(user=table.lena)
        actions.end_term(holder=holder, by=table.lena, at=NOON)
        return table, table.seats["labor"]

    def test_one_person_invited_on_both_sides_acts_for_neither(self) -> None:
        """Two addresses of one person: the second invitation brings no second voice."""
        table, first = self.empty()
        EmailAddress.objects.create(user=table.lena, email="two@example.org", verified=True)
        other = Holder.objects.get(user=table.marcus)
        actions.end_term(holder=other, by=table.marcus, at=NOON)
        one = actions.appoint(seat=first, email="lena@example.org", by=table.sam, at=NOON)
        two = actions.appoint(
            seat=table.seats["management"], email="two@example.org", by=table.sam, at=NOON
        )

        accept(one, table.lena)
        accept(two, table.lena)

        assert queries.seat_of(table.lena, body=table.body) is None

    def test_nobody_is_appointed_on_both_sides(self, table: Table) -> None:
        seat = add_seat(table, Side.MANAGEMENT, "Second")

        for given in ({"user": table.lena}, {"email": "LENA@example.org"}):
            with refused("sits for another side"):
                actions.appoint(seat=seat, by=table.marcus, at=NOON, **given)

    def test_nobody_is_invited_on_both_sides_before_having_an_account(self, table: Table) -> None:
        labor, management = (
            add_seat(table, side, "Second") for side in (Side.LABOR, Side.MANAGEMENT)
        )
        actions.appoint(seat=labor, email="new@example.org", by=table.lena, at=NOON)

        with refused("sits for another side"):
            actions.appoint(seat=management, email="New@example.org", by=table.marcus, at=NOON)

    def test_one_person_sits_for_different_parties_in_different_bodies(self, table: Table) -> None:
        juan = cast.person("Juan Vega")
        sit(table, add_seat(table, Side.LABOR, "Steward"), juan)
        other = actions.create_body(
            partnership=table.partnership, name="Training", kind="jac", by=table.marcus, at=NOON
        )
        seat = actions.add_seat(
            body=other, party=table.management, title="Trainer", by=table.marcus, at=NOON
        )
        holder = actions.appoint(seat=seat, user=juan, by=table.marcus, at=NOON)
        actions.confirm(holder=holder, by=table.marcus, at=NOON)

        assert queries.sides_of(juan, partnership=table.partnership) == {
            Side.LABOR,
            Side.MANAGEMENT,
        }
        assert queries.seat_of(juan, body=other) == seat

    def test_a_seat_has_one_holder_and_alternates_in_order(self, table: Table) -> None:
        seat = table.seats["labor"]
        with refused("sits in this seat already"):
            actions.appoint(seat=seat, email="a@example.org", by=table.lena, at=NOON)

        ranks = [
            actions.appoint(
                seat=seat, email=f"{name}@example.org", is_alternate=True, by=table.lena, at=NOON
            ).rank
            for name in ("a", "b")
        ]

        assert ranks == [1, 2]

    def test_a_co_chair_fills_the_sides_seats_in_a_new_body(self, table: Table) -> None:
        """And may take the chair there without anybody else to confirm it."""
        other = actions.create_body(
            partnership=table.partnership, name="Training", kind="jac", by=table.lena, at=NOON
        )
        seat = actions.add_seat(
            body=other, party=table.labor, title="Chair", role=SeatRole.CO_CHAIR, by=table.lena,
            at=NOON,
        )  # fmt: skip

        actions.appoint(seat=seat, email="lena@example.org", by=table.lena, at=NOON)

        assert queries.seat_of(table.lena, body=other) == seat
        assert not Invitation.objects.exists()

    def test_a_body_with_its_own_co_chair_is_left_to_them(self, table: Table) -> None:
        other = actions.create_body(
            partnership=table.partnership, name="Training", kind="jac", by=table.lena, at=NOON
        )
        seat = actions.add_seat(
            body=other, party=table.labor, title="Chair", role=SeatRole.CO_CHAIR, by=table.lena,
            at=NOON,
        )  # fmt: skip
        holder = actions.appoint(seat=seat, user=cast.person("Juan"), by=table.lena, at=NOON)
        actions.confirm(holder=holder, by=table.lena, at=NOON)

        assert queries.chair_sides_of(table.lena, body=other) == frozenset()
        with refused("Only a co-chair of Labor"):
            actions.add_seat(body=other, party=table.labor, title="X", by=table.lena, at=NOON)

    def test_somebody_may_leave_by_themselves_and_the_other_side_may_not_remove_them(
        self, table: Table
    ) -> None:
        holder = Holder.objects.get(user=table.lena)
        with refused("Only a co-chair of Labor"):
            actions.end_term(holder=holder, by=table.marcus, at=NOON)

        actions.end_term(holder=holder, by=table.lena, at=NOON)

        with pytest.raises(NotFound):
            queries.get_partnership(table.partnership.key, table.lena)
        with refused("ended already"):
            actions.end_term(holder=holder, by=table.sam, at=NOON)

    def test_a_time_that_is_over_or_has_not_begun_gives_no_seat(self, table: Table) -> None:
        juan = cast.person("Juan Vega")
        holder = sit(
            table,
            add_seat(table, Side.LABOR, "Steward"),
            juan,
            from_on=DAY,
            to_on=DAY + timedelta(days=9),
        )

        def on(day: Any) -> bool:
            return queries.seat_of(juan, body=table.body, on=day) == holder.seat

        assert on(DAY)
        assert on(DAY + timedelta(days=9))
        assert not on(DAY + timedelta(days=10))
        assert not on(DAY - timedelta(days=1))

    def test_somebody_already_confirmed_is_not_confirmed_again(self, table: Table) -> None:
        juan = cast.person("Juan Vega")
        holder = sit(table, add_seat(table, Side.LABOR, "Steward"), juan)

        with refused("already Confirmed"):
            actions.confirm(holder=holder, by=table.lena, at=NOON)

    def test_two_invitations_of_one_person_give_one_seat(self, table: Table) -> None:
        """By another address of theirs, as member and as alternate: the database has the last word."""
        juan = cast.person("Juan Vega")
        EmailAddress.objects.create(user=juan, email="two@example.org", verified=True)
        one = actions.appoint(
            seat=add_seat(table, Side.LABOR, "A"), email="juan@example.org", by=table.lena, at=NOON
        )
        two = actions.appoint(
            seat=add_seat(table, Side.LABOR, "B"), email="two@example.org", by=table.lena, at=NOON
        )
        accept(one, juan)
        accept(two, juan)
        actions.confirm(holder=one, by=table.lena, at=NOON)

        with refused("already has a seat in this body"):
            actions.confirm(holder=two, by=table.lena, at=NOON)


class TestParity:
    def test_an_inequality_is_told_and_holds_for_its_numbers(self, table: Table) -> None:
        add_seat(table, Side.LABOR, "Steward")

        actions.declare_inequality(
            body=table.body, note="Two unions sit here.", by=table.lena, at=NOON
        )
        declared = queries.parity_of(table.body)
        add_seat(table, Side.LABOR, "Second steward")

        assert declared.is_in_order
        assert not queries.parity_of(table.body).is_in_order
        assert "Joint Committee: why the sides are unequal" in news(table.marcus)
        assert "parity.declared" in acts(table.partnership.log)

    def test_only_a_co_chair_declares_it(self, table: Table) -> None:
        add_seat(table, Side.LABOR, "Steward")

        with refused("Only a co-chair"):
            actions.declare_inequality(body=table.body, note="So.", by=table.sam, at=NOON)


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
