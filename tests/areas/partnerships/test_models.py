"""What the database refuses, whoever asks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from highroad.areas.partnerships.models import (
    Body,
    BodySide,
    Charter,
    Clause,
    Holder,
    Listing,
    Organization,
    Partnership,
    Party,
    Seat,
    StatusChange,
)
from highroad.areas.partnerships.vocabulary import HolderStatus
from tests import cast
from tests.cast import NOON
from tests.table import Table, make_table

pytestmark = pytest.mark.django_db
DAY = NOON.date()


@pytest.fixture
def table() -> Table:
    return make_table()


def refused(constraint: str, model: type[models.Model], /, **given: Any) -> None:
    """The database says no, and names the rule (SQLite names the columns of a unique one)."""
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model._default_manager.create(**given)


def test_an_organization_is_of_a_known_kind() -> None:
    refused("partnerships_organization_kind", Organization, name="X", kind="club")


def test_an_organization_is_named_once_however_it_is_spelled() -> None:
    place = {"city": "New York", "state": "NY", "kind": "employer"}
    Organization.objects.create(name="Harbor Steel", **place)

    refused("partnerships_organization_once", Organization, name="HARBOR steel", **place)
    Organization.objects.create(name="Harbor Steel", **{**place, "city": "Albany"})


def test_a_slug_is_taken_once(table: Table) -> None:
    refused(
        "partnerships_slug_once|partnership.slug",
        Partnership,
        name="X",
        slug=table.partnership.slug,
        founded_at=NOON,
    )


def test_a_partnership_has_a_known_status() -> None:
    refused("partnerships_status", Partnership, name="X", slug="x", status="odd", founded_at=NOON)


def party(table: Table, **more: Any) -> dict[str, Any]:
    return {
        "partnership": table.partnership,
        "organization": table.labor.organization,
        "side": "labor",
        "from_on": DAY,
        **more,
    }


def test_an_organization_is_a_party_once_at_a_time(table: Table) -> None:
    refused("partnerships_party_once|partnership_id.*organization_id", Party, **party(table))

    assert Party.objects.create(**party(table, to_on=DAY))


def test_a_party_ends_after_it_started(table: Table) -> None:
    early = DAY - timedelta(days=1)

    refused("partnerships_party_ends_after_start", Party, **party(table, to_on=early))


def test_a_party_is_on_a_known_side_or_on_none(table: Table) -> None:
    refused("partnerships_party_side", Party, **party(table, side="odd", to_on=DAY))


def test_a_side_agrees_to_be_shown_once_at_a_time(table: Table) -> None:
    given = {"partnership": table.partnership, "side": "labor", "agreed_at": NOON}
    Listing.objects.create(**given)

    refused("partnerships_listing_once_a_side|partnership_id.*side", Listing, **given)


def test_a_listing_is_of_a_known_side(table: Table) -> None:
    given = {"partnership": table.partnership, "side": "odd", "agreed_at": NOON}

    refused("partnerships_listing_side", Listing, **given)


def body(table: Table, **more: Any) -> dict[str, Any]:
    return {"partnership": table.partnership, "name": "B", "kind": "lmc", "made_at": NOON, **more}


def test_a_body_has_its_name_alone(table: Table) -> None:
    given = body(table, name="Joint Committee")

    refused("partnerships_body_name_once|partnership_id.*name", Body, **given)


def test_a_body_is_not_its_own_parent(table: Table) -> None:
    table.body.parent = table.body

    with (
        pytest.raises(IntegrityError, match="partnerships_body_not_its_own_parent"),
        transaction.atomic(),
    ):
        table.body.save()


@pytest.mark.parametrize(
    ("committee", "public", "name"),
    [(2, 11, "partnerships_body_committee_cell"), (12, 11, "partnerships_body_public_cell")],
)
def test_thresholds_are_not_too_low(table: Table, committee: int, public: int, name: str) -> None:
    given = body(table, smallest_committee_cell=committee, smallest_public_cell=public)

    refused(name, Body, **given)


def test_a_side_stands_in_a_body_once(table: Table) -> None:
    refused("partnerships_body_side_once|body_id.*side", BodySide, body=table.body, side="labor")


def test_a_quorum_is_at_least_one(table: Table) -> None:
    refused("partnerships_quorum_from_one", BodySide, body=table.body, side="third", quorum=0)


def test_a_side_of_a_body_is_known(table: Table) -> None:
    refused("partnerships_body_side_known", BodySide, body=table.body, side="odd")


def test_only_a_pause_is_lifted(table: Table) -> None:
    given = {"status": "active", "from_on": DAY, "made_at": NOON, "lifted_at": NOON}

    refused(
        "partnerships_only_a_pause_is_lifted",
        StatusChange,
        partnership=table.partnership,
        **given,
    )


def seat(table: Table, **more: Any) -> dict[str, Any]:
    return {
        "body": table.body,
        "party": table.labor,
        "side": "labor",
        "title": "S",
        "made_at": NOON,
        **more,
    }


def test_a_pseudonym_is_used_once(table: Table) -> None:
    alias = table.seats["labor"].alias

    refused("partnerships_seat_alias_once|seat.alias", Seat, **seat(table, alias=alias))


def test_a_side_has_one_co_chair_in_a_body(table: Table) -> None:
    refused("partnerships_one_co_chair_a_side|body_id.*side", Seat, **seat(table, role="co_chair"))


def test_a_key_has_a_side(table: Table) -> None:
    refused("partnerships_a_key_has_a_side", Seat, **seat(table, side="", carries_key=True))


def test_a_seat_is_on_a_known_side_or_on_none(table: Table) -> None:
    refused("partnerships_seat_side", Seat, **seat(table, side="odd"))


def holder(table: Table, **more: Any) -> dict[str, Any]:
    return {
        "seat": Seat.objects.create(**seat(table)),
        "body": table.body,
        "user": cast.person("Juan Vega"),
        "from_on": DAY,
        "appointed_at": NOON,
        **more,
    }


def test_a_seat_has_one_holder(table: Table) -> None:
    given = holder(table, seat=table.seats["labor"])

    refused("partnerships_one_holder_a_seat|seat_id", Holder, **given)


def test_alternates_stand_in_order(table: Table) -> None:
    given = holder(table, is_alternate=True, rank=1)
    Holder.objects.create(**given)

    refused(
        "partnerships_alternates_in_order|seat_id.*rank",
        Holder,
        **{**given, "user": cast.person("Rosa Lima")},
    )


def test_nobody_has_two_seats_in_a_body_and_so_never_sits_on_both_sides(table: Table) -> None:
    refused(
        "partnerships_one_seat_a_person_in_a_body|body_id.*user_id",
        Holder,
        **holder(table, user=table.marcus),
    )


def test_a_holder_is_somebody(table: Table) -> None:
    refused("partnerships_holder_is_somebody", Holder, **holder(table, user=None))


def test_service_ends_after_it_started(table: Table) -> None:
    early = DAY - timedelta(days=1)

    refused("partnerships_service_ends_after_start", Holder, **holder(table, to_on=early))


def test_drafts_of_a_charter_are_numbered_once(table: Table) -> None:
    Charter.objects.create(body=table.body, number=1, title="C", made_at=NOON)

    refused(
        "partnerships_charter_number|body_id.*number",
        Charter,
        body=table.body,
        number=1,
        title="C",
        made_at=NOON,
    )


def test_clauses_are_numbered_once_and_end_after_they_start(table: Table) -> None:
    charter = Charter.objects.create(body=table.body, number=1, title="C", made_at=NOON)
    Clause.objects.create(charter=charter, number=1, kind="purpose", text="Safety.")

    refused(
        "partnerships_clause_number|charter_id.*number",
        Clause,
        charter=charter,
        number=1,
        kind="pay",
        text="Paid.",
    )
    refused(
        "partnerships_clause_ends_after_start",
        Clause,
        charter=charter,
        number=2,
        kind="pay",
        text="Paid.",
        from_on=DAY,
        to_on=DAY - timedelta(days=1),
    )


def test_records_say_what_they_are(table: Table) -> None:
    charter = Charter(body=table.body, number=1, title="Charter of the committee")
    listing = Listing(side="labor", agreed_at=NOON)
    change = StatusChange(status="active", from_on=DAY)

    assert str(table.partnership) == "Harbor Trades"
    assert str(table.labor) == "Local 9"
    assert str(table.labor.organization) == "Local 9"
    assert str(table.body) == "Joint Committee"
    assert str(table.body.sides.get(side="labor")) == "Joint Committee: labor"
    assert str(table.seats["labor"]) == "Labor co-chair"
    assert str(Holder.objects.get(user=table.lena)) == "Labor co-chair: Lena Ortiz"
    assert str(charter) == "Charter of the committee"
    assert str(Clause(number=2, kind="pay")) == "2 pay"
    assert (str(listing), str(change)) == ("labor 2026-03-02", "active 2026-03-02")


@pytest.mark.parametrize(
    ("change", "status", "acts"),
    [
        ({}, HolderStatus.CONFIRMED, True),
        ({"confirmed_at": None}, HolderStatus.ACCEPTED, False),
        ({"user": None, "confirmed_at": None}, HolderStatus.INVITED, False),
        ({"user": None}, HolderStatus.INVITED, False),
        ({"ended_at": NOON}, HolderStatus.ENDED, False),
        ({"to_on": DAY}, HolderStatus.CONFIRMED, True),
        ({"to_on": DAY - timedelta(days=1)}, HolderStatus.ENDED, False),
        ({"from_on": date(2026, 3, 3)}, HolderStatus.CONFIRMED, False),
    ],
)
def test_only_a_confirmed_holder_in_force_acts(
    table: Table, change: dict[str, Any], status: HolderStatus, acts: bool
) -> None:
    given = {"user": table.lena, "from_on": DAY, "confirmed_at": NOON, **change}

    found = Holder(seat=table.seats["labor"], body=table.body, **given)

    assert (found.status_on(DAY), found.acts_on(DAY)) == (status, acts)
