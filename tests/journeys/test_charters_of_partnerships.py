"""Charters at work in four partnerships: three keys, a pause of some bodies, an umbrella, an exploratory table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import permissions as decision_permissions
from highroad.areas.decisions import queries
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import actions, permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.actions import SideTerms
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    CharterTemplate,
    PartnershipStatus,
    SeatRole,
    Side,
)
from tests import cast
from tests.cast import NOON
from tests.table import add_party, agree, fresh, make_table, propose, refused

pytestmark = pytest.mark.django_db
DAY = timezone.localdate(NOON)


def test_one_sides_pause_freezes_its_bodies_and_nothing_else():
    """A union pauses two of three teams on 8 October; the third works on, and the past stays readable."""
    table = make_table()
    teams = [
        actions.create_body(
            partnership=table.partnership, name=f"Team {number}", kind=BodyKind.UNIT_TEAM,
            by=table.lena, at=NOON, parent=table.body,
        )
        for number in range(3)
    ]  # fmt: skip
    before = propose(table)
    october = datetime(2026, 10, 8, 12, tzinfo=UTC)

    change = actions.pause(
        partnership=table.partnership, bodies=teams[:2], reason="A strike is noticed.",
        by=table.lena, at=october,
    )  # fmt: skip

    assert change.from_on == timezone.localdate(october)
    assert [partnerships.is_paused(team) for team in teams] == [True, True, False]
    assert not partnerships.is_paused(table.body)
    assert table.partnership.status == PartnershipStatus.ACTIVE
    assert not permissions.may_work_in(teams[0])
    assert permissions.may_work_in(teams[2])
    assert decision_permissions.may_propose(table.marcus, table.body)
    assert queries.get_decision(before.key, table.marcus).title == "Paid time to train"
    with refused("Only the side that paused"):
        actions.lift_pause(change=change, by=table.marcus, at=october)
    actions.lift_pause(change=change, by=table.lena, at=october + timedelta(days=11))
    assert not partnerships.is_paused(Body.objects.get(pk=teams[0].pk))


def test_three_keys_and_nothing_is_decided_without_the_owners():
    """Labor, contractors and owners: the jobsite template, and a decision that waits for the third key."""
    three = tuple(SideTerms(side) for side in Side)
    table = make_table(sides=three)
    otto = cast.person("Otto Lind")
    owner = add_party(table.partnership, "Owners Forum", Side.THIRD, by=table.sam)
    seat = actions.add_seat(
        body=table.body, party=owner, title="Owners' co-chair", role=SeatRole.CO_CHAIR,
        by=table.sam, at=NOON,
    )  # fmt: skip
    actions.appoint(seat=seat, user=otto, by=table.sam, at=NOON)
    keys = partnerships.key_sides(table.body)
    clauses = partnerships.clauses_of_template(CharterTemplate.JOBSITE_CODE, "en", keys)
    decision = propose(table)

    for person in (table.lena, table.marcus):
        agree(decision, person)
    without = queries.state_of(fresh(decision), on=DAY)
    agree(decision, otto)

    assert {side.value for side in keys} == {"labor", "management", "third"}
    assert any("third" in clause.parameters for clause in clauses)
    assert without is Outcome.OPEN
    assert queries.state_of(fresh(decision), on=DAY) is Outcome.ADOPTED


def test_an_umbrella_that_binds_nobody_and_a_side_agreement_that_does():
    """Transit: the umbrella is adopted first, the agreement for a project stands under it."""
    table = make_table()
    keys = partnerships.key_sides(table.body)
    adopted = []
    for template, title in (
        (CharterTemplate.TRANSIT_UMBRELLA, ""),
        (CharterTemplate.SIDE_AGREEMENT, "Bus operator apprenticeship"),
    ):
        charter = actions.draft_charter(
            body=table.body, by=table.lena, at=NOON, title=title,
            clauses=[
                clause
                for clause in partnerships.clauses_of_template(template, "en", keys)
                if not clause.kind.value.startswith("quorum")
            ],
            umbrella=adopted[0] if adopted else None,
        )  # fmt: skip
        decision = decisions.propose_charter(charter=charter, by=table.lena, at=NOON)
        for person in (table.lena, table.marcus):
            agree(decision, person)
        adopted.append(charter)

    found = queries.clauses_in_force(table.body, DAY)
    side = queries.side_agreements_in_force(table.body, DAY)

    assert (found.charter, found.is_binding) == (adopted[0].key, False)
    assert [one.charter.title for one in side] == ["Bus operator apprenticeship"]
    assert found.renewal.on_new_leader


def test_an_exploratory_table_has_no_charter_and_is_never_public():
    """A port, carriers and a union listen to each other: no charter, no partnership in public."""
    table = make_table(is_active=False)

    with refused("An exploratory partnership is not shown to the public."):
        actions.agree_to_listing(partnership=table.partnership, by=table.lena, at=NOON)

    assert queries.charter_in_force(table.body, DAY) is None
    assert partnerships.list_partnerships_public() == []
