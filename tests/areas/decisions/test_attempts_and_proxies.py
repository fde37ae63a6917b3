"""A declined text is tried again by the charter's rule; an answer is lent only as the charter allows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.decisions import actions, queries
from highroad.areas.decisions.models import Decision, Proxy, SignOff
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships import actions as partnership_actions
from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.models import Seat
from highroad.areas.partnerships.vocabulary import ClauseKind, Effect, Side
from highroad.kit.answers import NotFound
from tests import cast
from tests.cast import NOON
from tests.table import (
    Table,
    agree,
    decline,
    fresh,
    make_table,
    propose,
    refused,
    seat_somebody,
    sit,
)

DAY = timezone.localdate(NOON)
FEW = {"labor": "few_dissenters", "management": "few_dissenters", "attempts": 2, "dissent": 1}


def adopt(table: Table, *clauses: ClauseDraft) -> None:
    charter = partnership_actions.draft_charter(
        body=table.body, clauses=clauses, by=table.lena, at=NOON
    )
    decision = actions.propose_charter(charter=charter, by=table.lena, at=NOON)
    for person in (table.lena, table.marcus):
        agree(decision, person)


@pytest.fixture
def table(db: None) -> Table:
    """Three of labor, three of management; at the second attempt one dissenter a side may stay."""
    found = make_table()
    adopt(
        found,
        ClauseDraft(ClauseKind.DECISION_RULE, "As follows.", {**FEW, "effect": "recommend"}),
        ClauseDraft(ClauseKind.QUORUM_TO_DECIDE, "Two each.", {"labor": 2, "management": 2}),
        ClauseDraft(ClauseKind.PROXIES, "Within a side.", {"way": "own_side", "most": 1}),
        ClauseDraft(ClauseKind.ALTERNATES, "None.", {"way": "none"}),
    )
    for side, names in ((Side.LABOR, ("Juan", "Rosa")), (Side.MANAGEMENT, ("Carol", "Dev"))):
        for name in names:
            holder = seat_somebody(found, side, cast.person(f"{name} Case"), title=name)
            found.seats[name] = holder.seat
            setattr(found, name.lower(), holder.person)
    return found


def person(table: Table, name: str) -> Any:
    return getattr(table, name)


def all_but(table: Table, decision: Decision, dissenter: str) -> None:
    for name in ("rosa", "lena", "juan", "marcus", "carol"):
        if name == dissenter:
            decline(decision, person(table, name))
        else:
            agree(decision, person(table, name))


def test_one_dissenter_stops_the_first_attempt_and_not_the_second(table: Table) -> None:
    first = propose(table)
    decline(first, person(table, "rosa"))
    state = queries.state_of(fresh(first), on=DAY)

    second = actions.propose_again(decision=first, by=table.marcus, at=NOON)
    all_but(table, second, "rosa")

    assert state is Outcome.DECLINED
    assert (second.attempt, second.again_of) == (2, first)
    assert second.rules["labor"]["dissent"] == 1
    assert queries.state_of(fresh(second), on=DAY) is Outcome.ADOPTED
    assert [
        line.reason
        for line in queries.list_sign_offs(fresh(second), table.marcus)
        if line.is_dissent
    ] == ["Too early."]
    assert second.effect == Effect.RECOMMEND
    assert second.charter is not None


def test_two_dissenters_of_one_side_stop_the_second_too(table: Table) -> None:
    first = propose(table)
    decline(first, table.lena)
    second = actions.propose_again(decision=first, by=table.lena, at=NOON)

    decline(second, person(table, "juan"))
    decline(second, person(table, "rosa"))

    assert queries.state_of(fresh(second), on=DAY) is Outcome.DECLINED


def test_only_what_was_declined_is_tried_again_and_once(table: Table) -> None:
    first = propose(table)
    with refused("Only what was declined is tried again"):
        actions.propose_again(decision=first, by=table.lena, at=NOON)
    decline(first, table.lena)
    actions.propose_again(decision=first, by=table.lena, at=NOON)

    with refused("put again already"):
        actions.propose_again(decision=first, by=table.lena, at=NOON)


def test_a_withdrawn_text_is_no_failed_attempt(table: Table) -> None:
    first = propose(table)
    actions.withdraw(decision=first, by=table.lena, at=NOON)

    with refused("Only what was declined"):
        actions.propose_again(decision=first, by=table.lena, at=NOON)


def test_decisions_attempt_follows_another(table: Table) -> None:
    first = propose(table)

    for values in ({"attempt": 2}, {"attempt": 1, "again_of": first}):
        with (
            pytest.raises(IntegrityError, match="decisions_attempt_follows_another"),
            transaction.atomic(),
        ):
            Decision.objects.create(
                body=table.body, title="X", proposed_by_alias="x", proposed_side=Side.LABOR,
                opened_at=NOON, **values,
            )  # fmt: skip


def test_to_live_with_it_is_a_yes_without_a_reason(table: Table) -> None:
    decision = propose(table)
    for name in ("lena", "juan", "rosa", "marcus", "carol", "dev"):
        actions.sign(
            decision=decision, wording_number=1, stance=Stance.LIVE_WITH,
            by=person(table, name), at=NOON,
        )  # fmt: skip

    assert queries.state_of(fresh(decision), on=DAY) is Outcome.ADOPTED


def test_an_alternate_does_not_act_where_the_charter_knows_none(table: Table) -> None:
    decision = propose(table)
    ben = cast.person("Ben Case")
    sit(table, table.seats["Juan"], ben, is_alternate=True)

    with refused("allows no substitutes"):
        agree(decision, ben)


def lend(table: Table, name: str, to: str, **more: Any) -> Proxy:
    return actions.give_proxy(
        body=table.body, holder=table.seats[to], to_on=DAY + timedelta(days=30),
        by=person(table, name), at=NOON, **more,
    )  # fmt: skip


def by_proxy(table: Table, decision: Decision, name: str, seat: str) -> SignOff:
    return actions.sign(
        decision=decision, wording_number=1, stance=Stance.AGREE, by=person(table, name),
        for_seat=table.seats[seat], at=NOON,
    )  # fmt: skip


def test_a_lent_answer_is_given_on_the_record_and_fills_no_quorum(table: Table) -> None:
    decision = propose(table)
    lend(table, "rosa", "Juan")

    agree(decision, person(table, "juan"))
    signed = by_proxy(table, decision, "juan", "Rosa")
    for name in ("marcus", "carol", "dev"):
        agree(decision, person(table, name))
    labor = next(
        t for t in queries.outcome(fresh(decision), on=DAY).tallies if t.side is Side.LABOR
    )

    assert signed.proxy is not None
    assert (labor.count.answered, labor.has_quorum) == (2, False)
    assert queries.state_of(fresh(decision), on=DAY) is Outcome.OPEN
    agree(decision, table.lena)
    assert queries.state_of(fresh(decision), on=DAY) is Outcome.ADOPTED


def test_a_proxy_is_revoked_ends_and_covers_what_it_says(table: Table) -> None:
    decision, other = propose(table), propose(table, title="Another")
    proxy = lend(table, "rosa", "Juan", decision=decision)
    with refused("has not lent you"):
        by_proxy(table, other, "juan", "Rosa")
    with refused("has not lent you"):
        by_proxy(table, decision, "lena", "Rosa")

    actions.revoke_proxy(proxy=proxy, by=person(table, "rosa"), at=NOON)

    with refused("has not lent you"):
        by_proxy(table, decision, "juan", "Rosa")
    with refused("ended already"):
        actions.revoke_proxy(proxy=proxy, by=person(table, "rosa"), at=NOON)


def test_a_proxy_stays_within_a_side_and_nobody_collects_them(table: Table) -> None:
    with refused("within one side"):
        lend(table, "rosa", "Carol")
    with refused("nobody lends an answer to themselves"):
        lend(table, "rosa", "Rosa")
    lend(table, "rosa", "Juan")
    with refused("holds 1 proxies already"):
        actions.give_proxy(
            body=table.body, holder=table.seats["Juan"], to_on=DAY, by=table.lena, at=NOON
        )
    with refused("cannot end before it begins"):
        actions.give_proxy(
            body=table.body, holder=table.seats["labor"], to_on=DAY - timedelta(days=1),
            by=person(table, "juan"), at=NOON,
        )  # fmt: skip


def test_without_a_word_in_the_charter_there_are_no_proxies(db: None) -> None:
    plain = make_table()
    holder = seat_somebody(plain, Side.LABOR, cast.person("Juan Case"))

    with refused("allows no proxies"):
        actions.give_proxy(body=plain.body, holder=holder.seat, to_on=DAY, by=plain.lena, at=NOON)


def test_only_the_own_side_sees_who_lent_an_answer(table: Table) -> None:
    proxy = lend(table, "rosa", "Juan")

    assert [line.giver for line in queries.list_proxies(table.body, table.lena)] == ["Rosa"]
    assert queries.list_proxies(table.body, table.marcus) == []
    with pytest.raises(NotFound):
        queries.get_proxy(proxy.key, table.marcus)
    with refused("Only the seat that lent"):
        actions.revoke_proxy(proxy=proxy, by=table.lena, at=NOON)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("decisions_proxy_between_two_seats", {"holder": "Rosa"}),
        ("decisions_proxy_ends_after_start", {"to_on": DAY - timedelta(days=1)}),
        ("decisions_one_proxy_for_a_body", {}),
        ("decisions_one_proxy_for_a_decision", {"decision": True}),
    ],
)
def test_what_the_database_refuses_of_proxies(
    table: Table, name: str, values: dict[str, Any]
) -> None:
    given: dict[str, Any] = {"giver": "Rosa", "holder": "Juan", "to_on": DAY, **values}
    seats: dict[str, Seat] = {place: table.seats[given.pop(place)] for place in ("giver", "holder")}
    if given.pop("decision", None):
        given["decision"] = propose(table)
    base = {"body": table.body, "from_on": DAY, "given_at": NOON, **given}

    with pytest.raises(IntegrityError), transaction.atomic():
        for _twice in range(2):
            Proxy.objects.create(**base, **seats)
    assert name in {constraint.name for constraint in Proxy._meta.constraints}
