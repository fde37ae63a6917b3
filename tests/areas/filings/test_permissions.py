"""May this person? Each no has its reason."""

from __future__ import annotations

import pytest

from highroad.areas.filings import actions, permissions
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.vocabulary import BodyKind, PartnershipStatus, Side
from tests import cast
from tests.areas.filings.desk import certified, locked, sign, submit
from tests.areas.filings.payrolls import WITH_WARNING
from tests.cast import NOON
from tests.table import CHAIRS, Table, add_party, make_table, move, seat_provider, seat_somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return make_table()


def test_whoever_sits_on_a_side_files_for_the_own_organization(table):
    assert permissions.may_file(table.marcus, table.partnership)
    assert permissions.may_file_as(table.marcus, table.partnership, table.management)
    assert (
        "Harbor Builders"
        in permissions.may_file_as(table.lena, table.partnership, table.management).reason
    )
    assert not permissions.may_file_as(cast.olu(), table.partnership, table.management)


def test_a_partnership_that_has_ended_takes_no_filings(table):
    move(table, PartnershipStatus.ENDED, reason="The project is finished.")
    table.partnership.refresh_from_db()

    assert "ended" in permissions.may_file(table.marcus, table.partnership).reason


def test_a_voice_without_a_side_files_nothing(table):
    priya = cast.priya()
    seat_provider(table, priya)

    assert not permissions.may_file(priya, table.partnership)


def test_lines_are_for_the_filer_and_for_holders_of_a_key(table):
    filing = submit(table)
    priya, nia = cast.priya(), cast.nia()
    seat_provider(table, priya)
    seat_somebody(table, Side.MANAGEMENT, nia, carries_key=False)

    assert permissions.may_see_rows(table.lena, filing)
    assert permissions.may_see_rows(nia, filing), "sits for the organization that filed"
    assert "holders of a key" in permissions.may_see_rows(priya, filing).reason


def test_warnings_are_answered_only_while_they_wait_and_by_the_filer(table):
    filing = submit(table, WITH_WARNING)

    assert permissions.may_reply(table.marcus, filing)
    assert not permissions.may_reply(table.lena, filing)
    filing.status = FilingStatus.READY
    assert "no warnings" in permissions.may_reply(table.marcus, filing).reason


def test_matching_and_locking_follow_the_table_of_states(table):
    filing = submit(table)
    assert permissions.may_match(table.marcus, filing)
    assert permissions.may_lock(table.marcus, filing)
    assert not permissions.may_lock(table.lena, filing)

    filing = actions.lock(filing=filing, by=table.marcus, at=NOON)

    assert not permissions.may_match(table.marcus, filing)
    assert "Ready to certify" in permissions.may_lock(table.marcus, filing).reason


def test_either_side_and_the_filer_open_it_again(table):
    filing = locked(table)
    nia, priya = cast.nia(), cast.priya()
    seat_somebody(table, Side.MANAGEMENT, nia, carries_key=False)
    seat_provider(table, priya)

    assert permissions.may_unlock(table.lena, filing)
    assert permissions.may_unlock(nia, filing)
    assert not permissions.may_unlock(priya, filing)
    filing.status = FilingStatus.CERTIFIED
    assert not permissions.may_unlock(table.lena, filing)


def test_certifying_takes_a_key_of_a_side_that_has_not_spoken(table):
    filing = locked(table)
    nia = cast.nia()
    seat_somebody(table, Side.LABOR, nia, carries_key=False)

    assert permissions.may_certify(table.lena, filing)
    assert "carries a key" in permissions.may_certify(nia, filing).reason
    sign(filing, table.lena)
    filing.refresh_from_db()
    assert "already certified" in permissions.may_certify(table.lena, filing).reason
    filing.status = FilingStatus.READY
    assert not permissions.may_certify(table.marcus, filing)


def test_nobody_certifies_for_both_sides(table):

    filing = locked(table)
    other = partnerships.create_body(
        partnership=table.partnership, name="Second Committee", sides=CHAIRS, by=table.lena, at=NOON,
        kind=BodyKind.LABOR_MANAGEMENT_COMMITTEE,
    )  # fmt: skip
    seat = partnerships.add_seat(
        body=other, party=table.management, title="Key", carries_key=True, by=table.marcus, at=NOON
    )
    holder = partnerships.appoint(seat=seat, user=table.lena, by=table.marcus, at=NOON)
    partnerships.confirm(holder=holder, by=table.marcus, at=NOON)

    assert "Two different people" in permissions.may_certify(table.lena, filing).reason


def test_only_a_certified_filing_is_corrected_and_by_its_filer(table):
    filing = submit(table)
    assert "Only a certified filing" in permissions.may_correct(table.marcus, filing).reason

    done = certified(table, WITH_WARNING[:2])

    assert permissions.may_correct(table.marcus, done)
    assert not permissions.may_correct(table.lena, done)


def test_another_organization_of_the_same_side_does_not_file_for_this_one(table):
    other = add_party(table.partnership, "Other Builders", Side.MANAGEMENT, by=table.marcus)

    assert not permissions.may_file_as(table.marcus, table.partnership, other)
