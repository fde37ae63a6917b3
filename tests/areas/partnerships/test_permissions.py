"""May this person? Each question for each of the cast."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from highroad.areas.partnerships import actions, permissions, queries
from highroad.areas.partnerships.models import Holder
from highroad.areas.partnerships.vocabulary import PartnershipStatus, SeatRole, Side
from tests import cast
from tests.cast import NOON
from tests.table import Table, add_party, add_seat, make_table, move, seat_provider, seat_somebody

pytestmark = pytest.mark.django_db
DAY = NOON.date()
EVERYBODY = ("lena", "marcus", "member", "priya", "invited", "sam", "olu")


@pytest.fixture
def table() -> Table:
    return make_table()


@pytest.fixture
def people(table: Table) -> dict[str, Any]:
    """A co-chair of each side, a labor member without a key, a voice, somebody unconfirmed, strangers."""
    member, priya, invited = cast.nia(), cast.priya(), cast.person("Juan Vega")
    seat_somebody(table, Side.LABOR, member, title="Observer", carries_key=False)
    seat_provider(table, priya)
    seat = add_seat(table, Side.LABOR, "Steward")
    actions.appoint(seat=seat, user=invited, by=table.lena, at=NOON)
    return {
        "lena": table.lena,
        "marcus": table.marcus,
        "member": member,
        "priya": priya,
        "invited": invited,
        "sam": table.sam,
        "olu": cast.olu(),
    }


def allowed(people: dict[str, Any], question: Any, *given: Any) -> set[str]:
    """Who of the cast is told yes; everybody else is told why not."""
    found = {name: question(people[name], *given) for name in EVERYBODY}
    assert all(answer or answer.reason for answer in found.values())
    return {name for name, answer in found.items() if answer}


SEATED = {"lena", "marcus", "member", "priya"}


def test_the_structure_is_for_seats_and_the_program_office(
    table: Table, people: dict[str, Any]
) -> None:
    found = allowed(people, permissions.may_see_partnership, table.partnership)

    assert found == SEATED | {"sam"}


def test_joint_texts_are_for_seats_alone(table: Table, people: dict[str, Any]) -> None:
    assert allowed(people, permissions.may_see_joint, table.partnership) == SEATED


def test_a_sides_own_record_is_for_that_side(table: Table, people: dict[str, Any]) -> None:
    labor = allowed(people, permissions.may_see_side_log, table.partnership, Side.LABOR)
    third = allowed(people, permissions.may_see_side_log, table.partnership, Side.THIRD)

    assert (labor, third) == ({"lena", "member"}, set())


def test_filing_is_for_the_sides_and_rows_for_the_keys(
    table: Table, people: dict[str, Any]
) -> None:
    filing = allowed(people, permissions.may_file_for, table.partnership)
    rows = allowed(people, permissions.may_see_rows, table.partnership)

    assert filing == {"lena", "marcus", "member"}
    assert rows == {"lena", "marcus"}


def test_a_key_elsewhere_opens_no_rows_here(table: Table, people: dict[str, Any]) -> None:
    other = make_table(
        name="Elsewhere",
        people={"sam": table.sam, "lena": people["olu"], "marcus": people["priya"]},
    )

    assert permissions.may_see_rows(people["olu"], other.partnership)
    assert not permissions.may_see_rows(people["olu"], table.partnership)


def test_after_the_end_nothing_is_filed(table: Table, people: dict[str, Any]) -> None:
    move(table, PartnershipStatus.ENDED, reason="The work is done.")

    assert allowed(people, permissions.may_file_for, table.partnership) == set()


@pytest.mark.parametrize(
    ("side", "who"),
    [
        (Side.LABOR, {"lena"}),
        (Side.MANAGEMENT, {"marcus"}),
        (Side.THIRD, {"sam"}),
        (None, {"lena", "marcus", "sam"}),
    ],
)
def test_each_side_alone_adds_parties_and_seats(
    table: Table, people: dict[str, Any], side: Side | None, who: set[str]
) -> None:
    assert allowed(people, permissions.may_add_party, table.partnership, side) == who
    assert allowed(people, permissions.may_add_seat, table.body, side) == who


def test_what_somebody_manages_is_what_they_may_add(table: Table, people: dict[str, Any]) -> None:
    for name in EVERYBODY:
        may = {
            side.value if side else ""
            for side in (*Side, None)
            if permissions.may_add_seat(people[name], table.body, side)
        }
        assert permissions.sides_to_manage(people[name], table.body) == may


def test_a_body_is_made_by_a_co_chair_or_the_program_office(
    table: Table, people: dict[str, Any]
) -> None:
    found = allowed(people, permissions.may_create_body, table.partnership)

    assert found == {"lena", "marcus", "sam"}


def test_appointing_is_for_the_co_chair_of_the_side(table: Table, people: dict[str, Any]) -> None:
    labor = allowed(people, permissions.may_appoint, table.seats["labor"])
    voice = allowed(
        people, permissions.may_appoint, queries.seat_of(people["priya"], body=table.body)
    )

    assert labor == {"lena"}
    assert voice == {"lena", "marcus", "sam"}


def test_confirming_is_for_the_co_chair_of_the_side(table: Table, people: dict[str, Any]) -> None:
    holder = Holder.objects.get(user=people["invited"])

    assert allowed(people, permissions.may_confirm, holder, DAY) == {"lena"}


def test_ending_is_for_the_person_and_the_co_chair_of_the_side(
    table: Table, people: dict[str, Any]
) -> None:
    holder = Holder.objects.get(user=people["member"])

    assert allowed(people, permissions.may_end_term, holder, DAY) == {"lena", "member"}


def test_a_side_that_lost_its_co_chair_is_helped_by_the_program_office(table: Table) -> None:
    holder = Holder.objects.get(user=table.lena)
    actions.end_term(holder=holder, by=table.lena, at=NOON)

    assert permissions.may_appoint(table.sam, table.seats["labor"])
    assert permissions.sides_to_manage(table.sam, table.body) == {"labor", "third", ""}


def test_a_third_side_manages_itself_once_it_has_a_chair(table: Table) -> None:
    owner = cast.person("Ida Owner")
    party = add_party(table.partnership, "Port Authority", Side.THIRD, by=table.sam)
    seat = actions.add_seat(
        body=table.body, party=party, title="Owner", role=SeatRole.CO_CHAIR, by=table.sam, at=NOON
    )
    actions.appoint(seat=seat, user=owner, by=table.sam, at=NOON)

    assert permissions.may_add_seat(owner, table.body, Side.THIRD)
    assert not permissions.may_add_seat(table.sam, table.body, Side.THIRD)
    assert not permissions.may_declare_inequality(owner, table.body)
    assert not permissions.may_agree_to_listing(owner, table.partnership)


def test_in_a_paused_body_nothing_is_appointed_confirmed_or_drafted(
    table: Table, people: dict[str, Any]
) -> None:
    holder = Holder.objects.get(user=people["invited"])
    actions.pause(
        partnership=table.partnership, bodies=[table.body], reason="Strike.", by=table.lena, at=NOON
    )

    assert allowed(people, permissions.may_appoint, table.seats["labor"]) == set()
    assert allowed(people, permissions.may_confirm, holder, DAY) == set()
    assert allowed(people, permissions.may_draft_charter, table.body) == set()
    assert permissions.sides_to_manage(table.lena, table.body) == frozenset()


def test_a_pause_made_before_there_were_co_chairs_is_lifted_by_any(table: Table) -> None:
    move(table, PartnershipStatus.PAUSED, reason="Strike.")
    [change] = queries.open_pauses(table.partnership)
    change.by_side = ""

    assert permissions.may_lift(table.marcus, change)
    assert not permissions.may_lift(table.sam, change)


def test_service_that_is_over_gives_nothing_the_next_day(table: Table) -> None:
    nia, last = cast.nia(), DAY + timedelta(days=1)
    seat = add_seat(table, Side.LABOR, "Helper")
    holder = actions.appoint(seat=seat, user=nia, to_on=last, by=table.lena, at=NOON)
    actions.confirm(holder=holder, by=table.lena, at=NOON)

    assert queries.has_seat(nia, table.partnership, on=last)
    assert not queries.has_seat(nia, table.partnership, on=last + timedelta(days=1))
    assert queries.holds_any_key(nia, on=last)
    assert not queries.holds_any_key(nia)


def test_what_somebody_is_called_on_the_record(table: Table, people: dict[str, Any]) -> None:
    """By their seat; the program office by a pseudonym of its own in each partnership."""
    seat = queries.seat_of(table.lena, body=table.body)
    assert seat is not None

    assert queries.alias_of(table.lena, table.partnership) == seat.alias
    assert queries.alias_of(table.sam, table.partnership) != queries.alias_of(
        people["olu"], table.partnership
    )


def test_a_party_of_somebody_and_none_of_a_stranger(table: Table, people: dict[str, Any]) -> None:
    assert queries.party_of(table.lena, table.partnership) == table.labor
    assert queries.parties_of(table.lena, table.partnership) == {table.labor.key}
    assert queries.party_of(people["olu"], table.partnership) is None


def test_the_status_moves_by_co_chairs_along_its_table(
    table: Table, people: dict[str, Any]
) -> None:
    ended, forming = PartnershipStatus.ENDED, PartnershipStatus.FORMING

    def may(user: Any, new: PartnershipStatus) -> Any:
        return permissions.may_change_status(user, table.partnership, new, reason="So.")

    assert allowed(people, may, ended) == {"lena", "marcus"}
    assert allowed(people, may, forming) == set()
    assert forming not in permissions.next_statuses(PartnershipStatus(table.partnership.status))


def test_pausing_is_for_co_chairs(table: Table, people: dict[str, Any]) -> None:
    def may(user: Any) -> Any:
        return permissions.may_pause(user, table.partnership, [table.body], reason="Strike.")

    assert allowed(people, may) == {"lena", "marcus"}
