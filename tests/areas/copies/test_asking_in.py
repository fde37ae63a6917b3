"""Who came along as a name is asked in: the first co-chair by the office, the others by their own side."""

from __future__ import annotations

import pytest

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Invitation, User
from highroad.areas.copies import actions
from highroad.areas.ledger import queries as records
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships import permissions, queries
from highroad.areas.partnerships.models import Body, Holder
from highroad.web.home.waiting import tasks_of
from tests.areas.copies.scene import NOON, library
from tests.cast import lena, olu, sam
from tests.table import refused

may_ask = permissions.may_ask_in

pytestmark = pytest.mark.django_db


def test_the_office_asks_the_first_co_chair_in_who_asks_in_the_rest(taken):
    library()
    _, partnership = actions.bring_from_console(taken.joint, key="", at=NOON)
    assert partnership is not None
    office, chair = sam(), lena()
    brought = {one.user.name: one for one in queries.list_brought(partnership, office)}
    labor = taken.table.people["labor"].name
    steward = Holder.objects.get(pk=taken.table.things["steward_holder"].pk)

    assert [one.partnership_key for one in queries.brought_waiting_for(office)] == [partnership.pk]
    assert not list(queries.brought_waiting_for(chair))
    with refused("Only a co-chair may do this."):
        partnerships.ask_in(holder=steward, email="x@example.org", by=office, at=NOON)
    with refused("Only a co-chair may do this."):
        partnerships.ask_in(holder=brought[labor], email="x@example.org", by=olu(), at=NOON)
    holder = partnerships.ask_in(holder=brought[labor], email=chair.email, by=office, at=NOON)
    invitation = Invitation.objects.get(pk=holder.invitation_id)
    invitation.expires_at = NOON.replace(year=NOON.year + 1)
    accounts.accept(invitation=invitation, user=chair, at=NOON)

    assert queries.chair_sides_of(chair, body=holder.body) == frozenset({"labor"})
    waiting = {one.user for one in queries.list_brought(partnership, chair) if may_ask(chair, one)}
    told = list(queries.brought_waiting_for(chair))
    assert [one.count for one in told] == [len(waiting)]
    assert f"names: {len(waiting)}" in " ".join(
        str(task.title) for task in tasks_of(chair, NOON.date())
    )
    assert permissions.may_ask_in(chair, steward)
    with refused("has a way in already"):
        partnerships.ask_in(holder=holder, email="y@example.org", by=office, at=NOON)
    newest = records.size_for_system(partnership.log)
    assert records.entry_at_for_system(partnership.log, newest).statement.act == "seat.asked_in"


def test_a_body_whose_co_chairs_are_all_names_is_filled_by_co_chairs_of_the_side_elsewhere(taken):
    """Otherwise nobody could ever ask them in: the office asks the first of a side and nobody else."""
    library()
    _, partnership = actions.bring_from_console(taken.joint, key="", at=NOON)
    assert partnership is not None
    office, chair = sam(), lena()
    brought = {one.user.name: one for one in queries.list_brought(partnership, office)}
    first = brought[taken.table.people["labor"].name]
    other = Body.objects.create(
        partnership=partnership, parent=first.body, name="Night shift", kind=first.body.kind, made_at=NOON
    )  # fmt: skip
    seat = first.seat
    seat.pk, seat.alias, seat.body = None, "s-night", other
    seat = type(seat)(**{one.attname: getattr(seat, one.attname) for one in seat._meta.concrete_fields if one.name != "key"})  # fmt: skip
    seat.save(force_insert=True)
    name = User.objects.create(
        name="Noor Haddad", email="x@people-brought-here.invalid", is_active=False
    )
    lone = Holder.objects.create(
        body=other, seat=seat, user=name, from_on=NOON.date(), appointed_by_alias="s-1", appointed_at=NOON,
        confirmed_by_alias="s-1", confirmed_at=NOON,
    )  # fmt: skip
    holder = partnerships.ask_in(holder=first, email=chair.email, by=office, at=NOON)
    invitation = Invitation.objects.get(pk=holder.invitation_id)
    invitation.expires_at = NOON.replace(year=NOON.year + 1)
    accounts.accept(invitation=invitation, user=chair, at=NOON)

    assert may_ask(chair, lone)
    assert "Labor has a co-chair here" in may_ask(office, lone).reason
