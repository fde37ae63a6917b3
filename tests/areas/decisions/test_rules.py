"""When a proposal stands. No database: plain counts in, an outcome out."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from highroad.areas.decisions import rules
from highroad.areas.decisions.rules import Change, Count, FrozenRule, Standing
from highroad.areas.decisions.vocabulary import Outcome, Stance, Verdict
from highroad.areas.partnerships.vocabulary import Base, Side, SideRule

CHAIR, MAJORITY, TWO_THIRDS = SideRule.CHAIRS_WORD, SideRule.MAJORITY, SideRule.TWO_THIRDS
NOBODY, UNANIMITY = SideRule.NOBODY_OPPOSED, SideRule.UNANIMITY
ENTITLED, CAST, VALID = Base.ENTITLED, Base.CAST, Base.VALID
DAY = date(2026, 3, 2)


def frozen(
    rule: SideRule, seats: int, *, quorum: int = 1, base: Base = ENTITLED, side: Side = Side.LABOR
) -> FrozenRule:
    return FrozenRule(side, rule, base, quorum, tuple(f"{side}-{n}" for n in range(seats)))


def standing(labor: Count, management: Count, **more: bool) -> Standing:
    """Three labor seats by majority, one manager by the co-chair's word."""
    return Standing(
        counts={Side.LABOR: labor, Side.MANAGEMENT: management},
        rules=(frozen(MAJORITY, 3), frozen(CHAIR, 1, side=Side.MANAGEMENT)),
        **more,
    )


YES, NO, SILENT = Count(agree=1), Count(decline=1), Count()


@pytest.mark.parametrize(
    ("rule", "base", "seats", "quorum", "count", "expected"),
    [
        (CHAIR, ENTITLED, 1, 1, Count(1, 0, 0), True),
        (CHAIR, ENTITLED, 1, 1, Count(0, 1, 0), False),
        (CHAIR, ENTITLED, 1, 1, Count(0, 0, 1), False),
        (CHAIR, ENTITLED, 1, 1, Count(0, 0, 0), False),
        (MAJORITY, ENTITLED, 4, 1, Count(2, 0, 0), False),
        (MAJORITY, ENTITLED, 4, 1, Count(3, 0, 0), True),
        (MAJORITY, ENTITLED, 5, 1, Count(3, 0, 2), True),
        (MAJORITY, CAST, 5, 1, Count(2, 1, 1), False),
        (MAJORITY, CAST, 5, 1, Count(3, 1, 1), True),
        (MAJORITY, CAST, 5, 4, Count(2, 0, 1), False),
        (MAJORITY, VALID, 5, 1, Count(2, 2, 1), True),
        (MAJORITY, VALID, 5, 1, Count(1, 3, 1), False),
        (TWO_THIRDS, ENTITLED, 3, 1, Count(2, 0, 1), True),
        (TWO_THIRDS, ENTITLED, 4, 1, Count(2, 0, 1), False),
        (TWO_THIRDS, ENTITLED, 4, 1, Count(3, 0, 1), True),
        (TWO_THIRDS, VALID, 9, 1, Count(4, 3, 2), True),
        (TWO_THIRDS, VALID, 9, 1, Count(3, 4, 2), False),
        (NOBODY, ENTITLED, 5, 3, Count(1, 2, 0), True),
        (NOBODY, ENTITLED, 5, 3, Count(2, 0, 0), False),
        (NOBODY, ENTITLED, 5, 1, Count(4, 0, 1), False),
        (NOBODY, ENTITLED, 5, 1, Count(0, 5, 0), False),
        (UNANIMITY, ENTITLED, 3, 1, Count(3, 0, 0), True),
        (UNANIMITY, ENTITLED, 3, 1, Count(2, 1, 0), False),
        (UNANIMITY, ENTITLED, 3, 1, Count(2, 0, 0), False),
    ],
)
def test_a_side_says_yes_by_its_own_rule(
    rule: SideRule, base: Base, seats: int, quorum: int, count: Count, expected: bool
) -> None:
    assert rules.passes(count, frozen(rule, seats, quorum=quorum, base=base)) is expected


@pytest.mark.parametrize(
    ("rule", "seats", "count", "expected"),
    [
        (MAJORITY, 3, Count(2, 0, 0), Verdict.PASSES),
        (MAJORITY, 3, Count(1, 0, 1), Verdict.OPEN),
        (MAJORITY, 3, Count(0, 0, 2), Verdict.FAILS),
        (NOBODY, 3, Count(2, 0, 0), Verdict.OPEN),
        (NOBODY, 3, Count(0, 0, 1), Verdict.FAILS),
        (NOBODY, 3, Count(2, 1, 0), Verdict.PASSES),
        (UNANIMITY, 2, Count(1, 1, 0), Verdict.FAILS),
        (UNANIMITY, 2, Count(1, 0, 0), Verdict.OPEN),
        (CHAIR, 1, Count(0, 0, 0), Verdict.OPEN),
    ],
)
def test_a_side_is_settled_when_the_silent_seats_cannot_change_it(
    rule: SideRule, seats: int, count: Count, expected: Verdict
) -> None:
    assert rules.verdict(count, frozen(rule, seats)) is expected


@given(
    rule=st.sampled_from(list(SideRule)),
    base=st.sampled_from(list(Base)),
    seats=st.integers(1, 5),
    quorum=st.integers(1, 5),
    answers=st.lists(st.sampled_from(list(Stance)), max_size=5),
)
def test_what_is_settled_stays_settled(
    rule: SideRule, base: Base, seats: int, quorum: int, answers: list[Stance]
) -> None:
    """No later answer turns a settled side round."""
    law = frozen(rule, seats, quorum=quorum, base=base)
    found: list[Verdict] = []
    given_so_far: list[Stance] = []

    for answer in answers[:seats]:
        given_so_far.append(answer)
        count = Count(
            given_so_far.count(Stance.AGREE),
            given_so_far.count(Stance.STAND_ASIDE),
            given_so_far.count(Stance.DECLINE),
        )
        found.append(rules.verdict(count, law))

    settled = [verdict for verdict in found if verdict is not Verdict.OPEN]
    assert len(set(settled)) <= 1
    assert found[len(found) - len(settled) :] == settled


@pytest.mark.parametrize(
    ("labor", "management", "expected"),
    [
        (Count(2), YES, Outcome.ADOPTED),
        (Count(2, 0, 1), YES, Outcome.ADOPTED),
        (Count(decline=2), YES, Outcome.DECLINED),
        (Count(decline=2), SILENT, Outcome.DECLINED),
        (Count(2), NO, Outcome.DECLINED),
        (SILENT, NO, Outcome.DECLINED),
        (Count(2), SILENT, Outcome.OPEN),
        (Count(1), YES, Outcome.OPEN),
        (SILENT, SILENT, Outcome.OPEN),
    ],
)
def test_a_joint_outcome_takes_both_sides(
    labor: Count, management: Count, expected: Outcome
) -> None:
    assert rules.outcome(standing(labor, management)) is expected


@pytest.mark.parametrize(
    ("labor", "management", "expected"),
    [
        (Count(2), YES, Outcome.ADOPTED),
        (Count(1), YES, Outcome.LAPSED),
        (Count(2), SILENT, Outcome.LAPSED),
        (Count(2), NO, Outcome.DECLINED),
        (SILENT, SILENT, Outcome.LAPSED),
    ],
)
def test_after_its_last_day_a_proposal_stands_on_the_answers_given(
    labor: Count, management: Count, expected: Outcome
) -> None:
    assert rules.outcome(standing(labor, management, is_closed=True)) is expected


def test_a_closing_day_settles_what_silence_left_open() -> None:
    """Nobody was opposed by the last day, and enough had answered: that is a yes."""
    law = (frozen(NOBODY, 3, quorum=2), frozen(CHAIR, 1, side=Side.MANAGEMENT))
    counts = {Side.LABOR: Count(agree=2), Side.MANAGEMENT: YES}

    before = rules.outcome(Standing(counts, law))
    after = rules.outcome(Standing(counts, law, is_closed=True))

    assert (before, after) == (Outcome.OPEN, Outcome.ADOPTED)


@pytest.mark.parametrize(
    ("labor", "management", "closed", "expected"),
    [
        (Count(decline=2), SILENT, False, Outcome.OPEN),
        (Count(decline=2), SILENT, True, Outcome.LAPSED),
        (Count(2), SILENT, True, Outcome.LAPSED),
        (Count(decline=2), YES, False, Outcome.DECLINED),
        (Count(2), YES, False, Outcome.ADOPTED),
    ],
)
def test_a_sealed_proposal_says_nothing_until_all_have_spoken(
    labor: Count, management: Count, closed: bool, expected: Outcome
) -> None:
    found = rules.outcome(standing(labor, management, is_sealed=True, is_closed=closed))

    assert found is expected


def test_a_withdrawn_proposal_is_withdrawn_whatever_was_answered() -> None:
    found = rules.outcome(standing(Count(2), YES, is_withdrawn=True))

    assert found is Outcome.WITHDRAWN


def test_without_a_side_with_a_key_nothing_can_be_adopted() -> None:
    assert rules.outcome(Standing({}, ())) is Outcome.LAPSED


@pytest.mark.parametrize(
    ("rule", "base", "count", "seats", "quorum", "expected"),
    [
        (MAJORITY, ENTITLED, Count(2, 0, 1), 4, 1, "2 of 4 agree (all entitled seats); 3 are needed."),
        (MAJORITY, CAST, Count(2, 0, 1), 4, 1, "2 of 3 agree (all answers given); 2 are needed."),
        (TWO_THIRDS, VALID, Count(2, 1, 1), 4, 1, "2 of 3 agree (answers for and against); 2 are needed."),
        (NOBODY, ENTITLED, Count(1, 0, 0), 4, 3, "1 of 4 seats have answered; 3 must answer to decide."),
        (NOBODY, ENTITLED, Count(3, 0, 0), 4, 3, "3 of 4 seats agree so far."),
        (NOBODY, ENTITLED, Count(4, 0, 0), 4, 3, "4 agree and nobody is opposed."),
        (NOBODY, ENTITLED, Count(2, 0, 1), 4, 3, "1 opposed; nobody may be."),
        (NOBODY, ENTITLED, Count(0, 4, 0), 4, 3, "Nobody agrees."),
        (UNANIMITY, ENTITLED, Count(2, 0, 0), 2, 1, "All 2 seats agree."),
        (UNANIMITY, ENTITLED, Count(1, 1, 0), 2, 1, "1 of 2 seats agree; all must."),
        (CHAIR, ENTITLED, Count(1, 0, 0), 1, 1, "The co-chair agrees."),
        (CHAIR, ENTITLED, Count(0, 0, 1), 1, 1, "The co-chair has not agreed."),
    ],
)  # fmt: skip
def test_a_tally_says_its_arithmetic_in_words(
    rule: SideRule, base: Base, count: Count, seats: int, quorum: int, expected: str
) -> None:
    law = frozen(rule, seats, base=base, quorum=quorum)

    tally = rules.tally(Standing({Side.LABOR: count}, (law,)), law)

    assert tally.reason.reason == expected


def test_a_tally_after_the_last_day_takes_silence_as_silence() -> None:
    law = frozen(NOBODY, 3, quorum=2)
    enough = Standing({Side.LABOR: Count(agree=2)}, (law,), is_closed=True)
    too_few = Standing({Side.LABOR: Count(agree=1)}, (law,), is_closed=True)

    assert rules.tally(enough, law).verdict is Verdict.PASSES
    assert rules.tally(too_few, law).verdict is Verdict.FAILS


def test_a_tally_names_base_quorum_and_what_is_needed() -> None:
    law = frozen(TWO_THIRDS, 4, quorum=2)

    tally = rules.tally(Standing({Side.LABOR: Count(agree=1)}, (law,)), law)

    assert (tally.side, tally.base, tally.needed, tally.has_quorum) == (Side.LABOR, 4, 3, False)


def test_a_sealed_tally_holds_no_number() -> None:
    tally = rules.sealed_tally(frozen(MAJORITY, 3))

    assert tally.is_sealed
    assert tally.count == Count()
    assert tally.reason.reason == "Sealed until every side has spoken."


def test_only_a_share_needs_a_number_of_yeses() -> None:
    assert rules.needed(frozen(UNANIMITY, 3), 3) is None
    assert rules.needed(frozen(MAJORITY, 3), 3) == 2
    assert rules.needed(frozen(TWO_THIRDS, 3), 0) == 1


def test_the_digest_is_that_of_the_text() -> None:
    assert rules.digest_of("Año") == hashlib.sha256("Año".encode()).hexdigest()


@pytest.mark.parametrize(
    ("outcome", "entitled", "answered", "allowed"),
    [
        (Outcome.OPEN, True, False, True),
        (Outcome.OPEN, True, True, False),
        (Outcome.OPEN, False, False, False),
        (Outcome.ADOPTED, True, False, False),
        (Outcome.WITHDRAWN, True, False, False),
    ],
)
def test_a_seat_answers_once_while_it_is_open(
    outcome: Outcome, entitled: bool, answered: bool, allowed: bool
) -> None:
    answer = rules.may_answer(outcome=outcome, is_entitled=entitled, has_answered=answered)

    assert bool(answer) is allowed


@pytest.mark.parametrize(
    ("stance", "reason", "allowed"),
    [
        (Stance.AGREE, "", True),
        (Stance.DECLINE, "  ", False),
        (Stance.DECLINE, "Too dear.", True),
        (Stance.STAND_ASIDE, "", False),
        (Stance.STAND_ASIDE, "Not my trade.", True),
        (Stance.AGREE, "x" * 5001, False),
    ],
)
def test_whoever_does_not_agree_says_why(stance: Stance, reason: str, allowed: bool) -> None:
    assert bool(rules.may_take_stance(stance, reason)) is allowed


def test_one_signs_the_wording_one_has_read() -> None:
    assert rules.may_sign_number(2, 2)
    assert rules.may_sign_number(1, 2).reason == (
        "The text has changed since you read it. Read wording 2 first."
    )


@pytest.mark.parametrize(
    ("text", "reason", "allowed"),
    [
        ("Another text.", "Clearer.", True),
        ("The text.", "Clearer.", False),
        ("Another text.", " ", False),
        ("  ", "Clearer.", False),
        ("x" * 200_001, "Clearer.", False),
        ("Another text.", "x" * 5001, False),
    ],
)
def test_a_new_wording_differs_and_says_why(text: str, reason: str, allowed: bool) -> None:
    assert bool(rules.may_be_wording(text, before="The text.", reason=reason)) is allowed


@pytest.mark.parametrize(
    ("sides", "allowed"),
    [
        ((frozen(MAJORITY, 3), frozen(CHAIR, 1, side=Side.MANAGEMENT)), True),
        ((frozen(MAJORITY, 3),), False),
        ((frozen(MAJORITY, 1, quorum=2), frozen(CHAIR, 1, side=Side.MANAGEMENT)), False),
        ((frozen(MAJORITY, 3), frozen(CHAIR, 0, side=Side.MANAGEMENT)), False),
    ],
)
def test_a_proposal_opens_only_where_both_sides_can_answer(
    sides: tuple[FrozenRule, ...], allowed: bool
) -> None:
    assert bool(rules.may_be_opened(sides)) is allowed


@pytest.mark.parametrize(
    ("title", "text", "closes_on", "review_on", "allowed"),
    [
        ("Pay", "Text", None, None, True),
        ("Pay", "Text", DAY, date(2026, 3, 3), True),
        (" ", "Text", None, None, False),
        ("Pay", "\n", None, None, False),
        ("Pay", "x" * 200_001, None, None, False),
        ("Pay", "Text", date(2026, 3, 1), None, False),
        ("Pay", "Text", None, DAY, False),
    ],
)
def test_a_proposal_has_title_text_and_days_that_lie_ahead(
    title: str, text: str, closes_on: date | None, review_on: date | None, allowed: bool
) -> None:
    answer = rules.may_be_put(title, text, closes_on=closes_on, review_on=review_on, on=DAY)

    assert bool(answer) is allowed


def test_the_last_day_for_answers_still_counts() -> None:
    assert not rules.is_closed(None, DAY)
    assert not rules.is_closed(DAY, DAY)
    assert rules.is_closed(DAY, date(2026, 3, 3))


@pytest.mark.parametrize(
    ("outcome", "review_on", "due"),
    [
        (Outcome.ADOPTED, DAY, True),
        (Outcome.ADOPTED, date(2026, 3, 3), False),
        (Outcome.ADOPTED, None, False),
        (Outcome.DECLINED, DAY, False),
    ],
)
def test_an_adopted_decision_comes_back_on_its_review_date(
    outcome: Outcome, review_on: date | None, due: bool
) -> None:
    assert rules.is_due_for_review(outcome, review_on, DAY) is due


def test_a_difference_shows_what_went_and_what_came() -> None:
    found = rules.difference("Paid for two days.", "Paid for three whole days.")

    assert found == (
        Change("same", "Paid for "),
        Change("removed", "two"),
        Change("added", "three whole"),
        Change("same", " days."),
    )


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_wordings_can_be_read_from_their_difference(before: str, after: str) -> None:
    changes = rules.difference(before, after)

    assert "".join(change.text for change in changes if change.kind != "added") == before
    assert "".join(change.text for change in changes if change.kind != "removed") == after
