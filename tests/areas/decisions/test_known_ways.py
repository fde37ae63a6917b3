"""Known ways in which a decision comes to stand, and what the count by hand lets through."""

from __future__ import annotations

from dataclasses import replace

import pytest

from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships.vocabulary import Proxies, Side, SideRule
from tests.areas.decisions.book import CHARTERS, Committee, Given, Proposal, Terms
from tests.areas.decisions.judge import must_stand, must_stand_by_charter

pytestmark = pytest.mark.pure
SEATS = 3
PEOPLE = [
    f"{side.value}-{number}" for side in (Side.LABOR, Side.MANAGEMENT) for number in range(SEATS)
]
ALL_OF_BOTH = [(who, Stance.AGREE) for who in PEOPLE]
PLAIN = Terms(
    rules=(SideRule.NOBODY_OPPOSED, SideRule.NOBODY_OPPOSED), quorums=(2, 2), dissent=0, attempts=2,
    proxies=Proxies.NONE, proxies_count=False, substitutes=False, chairs=True,
)  # fmt: skip


IN_WRITING = replace(PLAIN, charter=CHARTERS[2])
"""Every seat answers in writing, a meeting confirms it, and a neutral decides what fails twice."""


def everybody(committee: Committee, stance: Stance) -> None:
    for who in PEOPLE:
        committee.sign(who, stance, read=1)


def test_what_is_decided_in_writing_stands_once_a_meeting_has_confirmed_it() -> None:
    committee = Committee(IN_WRITING, SEATS)
    committee.propose("Text", Side.LABOR)
    everybody(committee, Stance.AGREE)
    written = committee.now
    before = written.outcome()
    committee.meet("labor-1")
    assert committee.confirm(written)
    everybody(committee, Stance.AGREE)

    assert (before, written.outcome()) == (Outcome.PROVISIONAL, Outcome.ADOPTED)
    must_stand_by_charter(written)


IN_MEETINGS = replace(PLAIN, charter=CHARTERS[1])
"""Only meetings decide; without quorum provisionally."""


def test_what_only_a_meeting_decides_is_answered_once_it_is_open() -> None:
    committee = Committee(IN_MEETINGS, SEATS)
    committee.propose("Text", Side.LABOR)
    everybody(committee, Stance.AGREE)
    before = list(committee.now.answers)
    committee.meet()
    everybody(committee, Stance.AGREE)

    assert (before, committee.now.outcome()) == ([], Outcome.ADOPTED)
    must_stand_by_charter(committee.now)


def test_without_a_quorum_it_is_provisional_until_a_meeting_with_one_confirms_it() -> None:
    terms = replace(IN_MEETINGS, rules=(SideRule.MAJORITY, SideRule.MAJORITY), quorums=(3, 2))
    committee = Committee(terms, SEATS)
    committee.meet("labor-2")
    assert committee.propose("Text", Side.LABOR)
    for who in committee.room or set():
        committee.sign(who, Stance.AGREE, read=1)
    thin = committee.now
    before = thin.outcome()
    assert not committee.confirm(thin), "the same thin room confirms nothing"
    committee.meet()
    assert committee.confirm(thin)
    everybody(committee, Stance.AGREE)

    assert (before, thin.outcome()) == (Outcome.PROVISIONAL, Outcome.ADOPTED)
    must_stand_by_charter(thin)


def test_an_award_stands_by_both_co_chairs_and_not_by_one() -> None:
    committee = Committee(IN_WRITING, SEATS)
    committee.propose("Text", Side.LABOR)
    everybody(committee, Stance.DECLINE)
    assert committee.again()
    everybody(committee, Stance.DECLINE)
    assert not committee.again(), "after the last attempt it goes where the charter sends it"
    assert committee.send_on()
    assert committee.bring_back("The award")
    committee.sign("labor-0", Stance.AGREE, read=1)
    alone = committee.now.outcome()
    everybody(committee, Stance.AGREE)

    assert (alone, committee.now.outcome()) == (Outcome.OPEN, Outcome.ADOPTED)
    must_stand_by_charter(committee.now)


def answered(*answers: tuple[str, Stance], text: str = "Text 1") -> Proposal:
    """A proposal with these answers, past every rule."""
    committee = Committee(PLAIN, SEATS)
    committee.propose("Text 1", Side.LABOR)
    committee.now.answers = [
        Given(who, who, committee.seat(who).side, stance, text, False, False, False)
        for who, stance in answers
    ]
    return committee.now


def test_the_count_by_hand_lets_a_good_one_stand() -> None:
    must_stand(answered(*ALL_OF_BOTH), PLAIN)


@pytest.mark.parametrize(
    "wrong",
    [
        answered(*ALL_OF_BOTH[:3]),
        answered(*ALL_OF_BOTH[:4]),
        answered(*ALL_OF_BOTH, text="Another text"),
        answered(*ALL_OF_BOTH[1:]),
        answered(*ALL_OF_BOTH, ALL_OF_BOTH[0]),
        answered(*ALL_OF_BOTH[:5], (PEOPLE[5], Stance.DECLINE)),
    ],
    ids=["one side", "no quorum", "another text", "no chair", "twice", "opposed"],
)
def test_the_count_by_hand_catches_what_is_wrong(wrong: Proposal) -> None:
    with pytest.raises(AssertionError):
        must_stand(wrong, PLAIN)
