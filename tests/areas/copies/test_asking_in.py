"""Who came along as a name is asked in: the first co-chair by the office, the others by their own side."""

from __future__ import annotations

import pytest

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Invitation
from highroad.areas.copies import actions
from highroad.areas.ledger import queries as records
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships import permissions, queries
from highroad.areas.partnerships.models import Holder
from tests.areas.copies.scene import NOON, library
from tests.cast import lena, olu, sam
from tests.table import refused

pytestmark = pytest.mark.django_db


def test_the_office_asks_the_first_co_chair_in_who_asks_in_the_rest(taken):
    library()
    _, partnership = actions.bring_from_console(taken.joint, key="", at=NOON)
    assert partnership is not None
    office, chair = sam(), lena()
    brought = {one.user.name: one for one in queries.list_brought(partnership, office)}
    labor = taken.table.people["labor"].name
    steward = Holder.objects.get(pk=taken.table.things["steward_holder"].pk)

    with refused("Only a co-chair may do this."):
        partnerships.ask_in(holder=steward, email="x@example.org", by=office, at=NOON)
    with refused("Only a co-chair may do this."):
        partnerships.ask_in(holder=brought[labor], email="x@example.org", by=olu(), at=NOON)
    holder = partnerships.ask_in(holder=brought[labor], email=chair.email, by=office, at=NOON)
    invitation = Invitation.objects.get(pk=holder.invitation_id)
    invitation.expires_at = NOON.replace(year=NOON.year + 1)
    accounts.accept(invitation=invitation, user=chair, at=NOON)

    assert queries.chair_sides_of(chair, body=holder.body) == frozenset({"labor"})
    assert permissions.may_ask_in(chair, steward)
    with refused("has a way in already"):
        partnerships.ask_in(holder=holder, email="y@example.org", by=office, at=NOON)
    newest = records.size_for_system(partnership.log)
    assert records.entry_at_for_system(partnership.log, newest).statement.act == "seat.asked_in"
