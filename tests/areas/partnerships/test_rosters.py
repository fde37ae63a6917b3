"""Seats, who sits in them, and the balance between the sides."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.accounts.vocabulary import InvitationStatus
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.models import Holder, Seat
from highroad.areas.partnerships.vocabulary import (
    HolderStatus,
    SeatRole,
    Side,
)
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    acts,
    add_party,
    add_seat,
    make_table,
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


def accept(holder: Holder, user: User) -> None:
    invitation = Invitation.objects.get(pk=holder.invitation_id)
    accounts.accept(invitation=invitation, user=user, at=NOON)


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
