"""What is true of sides, seats, parity, status and charters. No database."""

from __future__ import annotations

import pytest

from highroad.areas.partnerships import rules
from highroad.areas.partnerships.rules import ClauseDraft, SideTerms
from highroad.areas.partnerships.vocabulary import (
    Base,
    ClauseKind,
    HolderStatus,
    PartnershipStatus,
    SeatRole,
    Side,
    SideRule,
)

LABOR, MANAGEMENT, THIRD = Side.LABOR, Side.MANAGEMENT, Side.THIRD
BOTH = (LABOR, MANAGEMENT)


@pytest.mark.parametrize(
    ("labor", "management", "declared", "equal", "in_order"),
    [
        (3, 3, None, True, True),
        (3, 2, None, False, False),
        (3, 2, (3, 2), False, True),
        (4, 2, (3, 2), False, False),
        (0, 0, None, True, True),
    ],
)
def test_sides_are_equal_or_say_why_for_these_very_numbers(
    labor: int, management: int, declared: tuple[int, int] | None, equal: bool, in_order: bool
) -> None:
    found = rules.parity({LABOR: labor, MANAGEMENT: management}, declared=declared)

    assert (found.is_equal, found.is_in_order) == (equal, in_order)


def test_an_inequality_is_declared_in_words_and_only_where_there_is_one() -> None:
    unequal = rules.parity({LABOR: 2, MANAGEMENT: 1}, declared=None)

    assert rules.may_declare(unequal, "Two unions sit here.")
    assert not rules.may_declare(unequal, " ")
    assert not rules.may_declare(rules.parity({}, declared=None), "No reason.")


@pytest.mark.parametrize("old", list(PartnershipStatus))
@pytest.mark.parametrize("new", list(PartnershipStatus))
def test_a_partnership_moves_only_along_its_table_of_transitions(
    old: PartnershipStatus, new: PartnershipStatus
) -> None:
    allowed = new in rules.STATUS_CHANGES[old]

    assert bool(rules.may_move(old, new, reason="Both agree.")) is allowed


def test_to_pause_or_to_end_takes_a_reason() -> None:
    active = PartnershipStatus.ACTIVE

    assert not rules.may_move(active, PartnershipStatus.PAUSED, reason=" ")
    assert not rules.may_move(active, PartnershipStatus.ENDED, reason="")


def test_a_partnership_is_active_once_each_side_has_a_co_chair() -> None:
    assert rules.may_become_active({LABOR, MANAGEMENT})
    assert rules.may_become_active({LABOR}).reason == "Management has no confirmed co-chair yet."


@pytest.mark.parametrize(
    ("side", "chairs", "founder", "has_chair", "allowed"),
    [
        (LABOR, {LABOR}, False, True, True),
        (LABOR, {MANAGEMENT}, False, True, False),
        (LABOR, {MANAGEMENT}, False, False, False),
        (LABOR, set(), True, False, True),
        (LABOR, set(), True, True, False),
        (LABOR, set(), False, False, False),
        (None, {MANAGEMENT}, False, False, True),
        (None, set(), False, False, False),
        (None, set(), True, False, True),
    ],
)
def test_each_side_alone_looks_after_its_seats(
    side: Side | None, chairs: set[Side], founder: bool, has_chair: bool, allowed: bool
) -> None:
    answer = rules.may_manage(side, chairs=chairs, is_founder=founder, has_chair=has_chair)

    assert bool(answer) is allowed


def test_the_founder_invites_a_co_chair_and_nobody_else() -> None:
    assert rules.may_bootstrap(SeatRole.CO_CHAIR)
    assert not rules.may_bootstrap(SeatRole.MEMBER)


def test_nobody_sits_twice_in_a_body_least_of_all_on_both_sides() -> None:
    assert rules.may_sit(LABOR, [])
    assert rules.may_sit(LABOR, [LABOR]).reason == "This person already has a seat in this body."
    assert rules.may_sit(LABOR, [MANAGEMENT]).reason == (
        "This person already sits for another side in this body."
    )
    assert not rules.may_sit("", [LABOR])


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        (HolderStatus.INVITED, False),
        (HolderStatus.ACCEPTED, True),
        (HolderStatus.CONFIRMED, False),
        (HolderStatus.ENDED, False),
    ],
)
def test_only_whoever_has_accepted_is_confirmed(status: HolderStatus, allowed: bool) -> None:
    assert bool(rules.may_be_confirmed(status)) is allowed


def test_every_status_is_in_its_table_of_transitions() -> None:
    assert set(rules.STATUS_CHANGES) == set(PartnershipStatus)
    assert set(rules.HOLDER_CHANGES) == set(HolderStatus)


@pytest.mark.parametrize(
    ("status", "agreed", "allowed"),
    [
        (PartnershipStatus.ACTIVE, {LABOR, MANAGEMENT}, True),
        (PartnershipStatus.ACTIVE, {LABOR}, False),
        (PartnershipStatus.EXPLORATORY, {LABOR, MANAGEMENT}, False),
        (PartnershipStatus.ENDED, {LABOR, MANAGEMENT}, True),
    ],
)
def test_the_public_sees_what_both_sides_show_and_nothing_exploratory(
    status: PartnershipStatus, agreed: set[Side], allowed: bool
) -> None:
    assert bool(rules.may_be_public(status, agreed)) is allowed


@pytest.mark.parametrize(
    ("sides", "allowed"),
    [
        ((SideTerms(LABOR), SideTerms(MANAGEMENT)), True),
        ((SideTerms(LABOR), SideTerms(MANAGEMENT), SideTerms(THIRD)), True),
        ((SideTerms(LABOR),), False),
        ((SideTerms(LABOR), SideTerms(MANAGEMENT, holds_key=False)), False),
        ((SideTerms(LABOR), SideTerms(LABOR), SideTerms(MANAGEMENT)), False),
        ((SideTerms(LABOR, quorum=0), SideTerms(MANAGEMENT)), False),
    ],
)
def test_labor_and_management_hold_a_key_in_every_body(
    sides: tuple[SideTerms, ...], allowed: bool
) -> None:
    assert bool(rules.may_be_sides(sides)) is allowed


def test_a_seat_is_for_a_party_here_and_a_co_chair_leads_a_side() -> None:
    assert rules.may_be_seat(True, SeatRole.CO_CHAIR, LABOR)
    assert rules.may_be_seat(True, SeatRole.MEMBER, None)
    assert not rules.may_be_seat(True, SeatRole.CO_CHAIR, None)
    assert not rules.may_be_seat(False, SeatRole.MEMBER, LABOR)


def rule_clause(**parameters: str) -> ClauseDraft:
    return ClauseDraft(ClauseKind.DECISION_RULE, "How we decide.", parameters)


def quorum_clause(**parameters: str | int) -> ClauseDraft:
    return ClauseDraft(ClauseKind.QUORUM_TO_DECIDE, "How many.", parameters)


@pytest.mark.parametrize(
    ("clauses", "allowed"),
    [
        ([ClauseDraft(ClauseKind.PURPOSE, "Safety.", {"anything": "goes"})], False),
        ([rule_clause(labor="majority", management="chairs_word", base="cast")], True),
        ([quorum_clause(labor=2)], True),
        ([], False),
        ([ClauseDraft(ClauseKind.PURPOSE, " ")], False),
        ([ClauseDraft(ClauseKind.PURPOSE, "x" * 150_001)], False),
        ([rule_clause(labor="a coin")], False),
        ([rule_clause(base="the moon")], False),
        ([rule_clause(third="majority")], False),
        ([quorum_clause(labor=0)], False),
        ([quorum_clause(labor="two")], False),
        ([quorum_clause(third=1)], False),
    ],
)
def test_a_charter_sets_only_what_can_be_counted(clauses: list[ClauseDraft], allowed: bool) -> None:
    assert bool(rules.may_be_clauses(clauses, BOTH)) is allowed


def test_a_charter_changes_the_rule_of_a_side_and_leaves_the_rest() -> None:
    default = SideTerms(LABOR, SideRule.NOBODY_OPPOSED, Base.ENTITLED, quorum=1)

    changed = rules.terms_of(default, [rule_clause(labor="majority"), quorum_clause(labor=2)])
    untouched = rules.terms_of(default, [rule_clause(management="majority")])

    assert changed == SideTerms(LABOR, SideRule.MAJORITY, Base.ENTITLED, quorum=2)
    assert untouched == default


def test_a_charter_reads_as_one_text_with_its_values_in_it() -> None:
    clauses = [
        ClauseDraft(ClauseKind.PURPOSE, " Safety first. ", source="Draft of the local"),
        rule_clause(management="chairs_word", labor="majority"),
    ]

    text = rules.charter_text("Charter of the committee", clauses, str)

    assert text == (
        "Charter of the committee\n\n"
        "1. Purpose and goals\nSafety first.\n(Draft of the local)\n\n"
        "2. How each side decides\nHow we decide.\n"
        "– How each side decides, Labor: Majority\n"
        "– How each side decides, Management: The co-chair's word\n\n"
        f"SHA-256 of these clauses as data: {rules.clauses_digest(clauses)}\n"
    )
    assert len(rules.digest_of(text)) == 64
