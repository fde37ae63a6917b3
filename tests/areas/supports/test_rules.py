"""Rules of supports: the reference's figures and others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from highroad.areas.partnerships.rules import months_after
from highroad.areas.supports.rules import (
    braiding,
    cash,
    consents,
    eligibility,
    packs,
    referrals,
    screening,
    totals,
)
from highroad.areas.supports.rules.cash import Earlier, Line
from highroad.areas.supports.rules.consents import Given
from highroad.areas.supports.rules.eligibility import PaymentFacts, SupportFacts
from highroad.areas.supports.rules.referrals import Sent
from highroad.areas.supports.rules.totals import Cell, ProtectedTotals, Share
from highroad.areas.supports.vocabulary import (
    KIND_OF,
    Everyday,
    Insurance,
    PaymentState,
    Purpose,
    ReferralState,
    Result,
    SupportKind,
    WorkerKind,
)

pytestmark = pytest.mark.pure
DAY = date(2026, 3, 2)
PACK = packs.PACKS[0]
AT = datetime(2026, 3, 2, 12)
NOTHING: dict[str, Any] = {}

FINE = SupportFacts(
    is_participant=True, other_sources="Asked TANF: no", other_source_pays=False,
    is_necessary=True, asked_cents=10_000, given_cents=0, cap_cents=50_000,
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (NOTHING, ""),
        ({"is_participant": False}, "career or training"),
        ({"other_sources": "  "}, "which other sources"),
        ({"other_source_pays": True}, "Another program"),
        ({"is_necessary": False}, "could not take part"),
        ({"asked_cents": 50_000}, ""),
        ({"asked_cents": 50_001}, "over the cap"),
        ({"given_cents": 40_001}, "over the cap"),
        ({"asked_cents": 50_001, "exception": "Board, March 1"}, ""),
        ({"asked_cents": 10**9, "cap_cents": None}, ""),
    ],
)
def test_the_four_tests_of_a_support(change: dict[str, Any], why: str):
    verdict = eligibility.judge_support(replace(FINE, **change), PACK)

    assert bool(verdict) is (why == "")
    assert why in " ".join(map(str, verdict.reasons))
    assert "680.900" in verdict.source


ADULT = PaymentFacts(
    kind=WorkerKind.ADULT, is_unemployed=True, insurance=Insurance.CEASED, on=DAY, enrolled_on=DAY
)
MOVED = replace(
    ADULT, kind=WorkerKind.DISLOCATED, layoff_on=date(2025, 1, 6), enrolled_on=date(2025, 4, 7),
    on=date(2025, 4, 7),
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "is_yes"),
    [
        (ADULT, True),
        (replace(ADULT, insurance=Insurance.NEVER_QUALIFIED), True),
        (replace(ADULT, insurance=Insurance.RECEIVING), False),
        (replace(ADULT, is_unemployed=False), False),
        (replace(ADULT, enrolled_on=None), False),
        (replace(ADULT, enrolled_on=DAY + timedelta(days=28)), True),
        (replace(ADULT, enrolled_on=DAY + timedelta(days=30)), True),
        (replace(ADULT, enrolled_on=DAY + timedelta(days=31)), False),
        (MOVED, True),
        (replace(MOVED, enrolled_on=date(2025, 4, 8)), False),
        (replace(MOVED, enrolled_on=date(2025, 4, 8), long_layoff_told_on=date(2025, 2, 11)), True),
        (replace(MOVED, enrolled_on=date(2025, 4, 9), long_layoff_told_on=date(2025, 2, 11)), False),
        (replace(MOVED, enrolled_on=date(2025, 4, 7), long_layoff_told_on=date(2025, 1, 7)), True),
        (replace(MOVED, layoff_on=None), False),
        (replace(MOVED, layoff_on=None, insurance=Insurance.NEVER_QUALIFIED), True),
    ],
)  # fmt: skip
def test_money_during_training_has_its_windows(facts: PaymentFacts, is_yes: bool):
    assert bool(eligibility.judge_payment(facts, PACK)) is is_yes


def test_the_level_is_set_locally_or_by_the_benefit_or_by_poverty():
    assert eligibility.weekly_level(replace(ADULT, local_cents=15_000, benefit_cents=1)) == 15_000
    assert eligibility.weekly_level(replace(MOVED, benefit_cents=40_000, poverty_cents=9)) == 40_000
    assert eligibility.weekly_level(replace(MOVED, poverty_cents=30_000)) == 30_000


def test_a_pack_holds_on_its_days():
    assert packs.pack_on(date(2016, 10, 17)) is None
    assert packs.pack_on(DAY) is PACK
    assert {kind.value for kind in SupportKind} >= {kind.value for kind in KIND_OF.values()}
    assert len(SupportKind) == 12
    assert set(KIND_OF) == set(Everyday)


def sent(state: str, *, reason: bool = False, accepted: bool = False, hours: int | None = None) -> Sent:  # fmt: skip
    return Sent(
        state=ReferralState(state), has_reason=reason, was_accepted=accepted, sent_at=AT,
        contact_at=None if hours is None else AT + timedelta(hours=hours),
    )  # fmt: skip


def test_sent_is_not_success():
    """Twenty sent, fifteen accepted, twelve served, one declined with its reason, seven unknown."""
    served = [sent("completed", accepted=True, hours=hour) for hour in range(1, 13)]
    open_ones = [sent("accepted", accepted=True)] * 3 + [sent("requested")] * 4
    found = referrals.figures([*served, sent("rejected", reason=True), *open_ones])

    assert (found.sent, found.accepted, found.served, found.closed) == (20, 15, 12, 13)
    assert found.closure == Fraction(13, 20)
    assert found.acceptance == Fraction(3, 4)
    assert found.hours_to_contact == Fraction(13, 2)
    assert referrals.figures([]).closure is None
    assert not sent("rejected").is_closed
    assert not sent("cancelled", reason=True).is_closed


@pytest.mark.parametrize(
    ("state", "after"),
    [
        ("requested", "received accepted rejected cancelled failed"),
        ("received", "accepted rejected cancelled failed"),
        ("accepted", "in_progress on_hold completed cancelled failed"),
        ("in_progress", "on_hold completed cancelled failed"),
        ("on_hold", "in_progress completed cancelled failed"),
        *((end, "") for end in ("completed", "rejected", "cancelled", "failed")),
    ],
)
def test_a_referral_goes_on_as_the_table_says(state: str, after: str):
    may = {s for s in ReferralState if referrals.may_move(state, s, reason="full")}

    assert may == {ReferralState(name) for name in after.split()}
    assert not referrals.may_move("requested", ReferralState.REJECTED, reason="")


def test_days_of_a_referral():
    assert [referrals.contact_due(DAY, each) - DAY for each in ("now", "week", "later")] == [timedelta(1), timedelta(3), timedelta(7)]  # fmt: skip
    due, later = DAY, DAY + timedelta(days=30)
    assert referrals.follow_up_on(due) == later
    for state, day in (("requested", due), ("accepted", later), ("completed", None)):
        assert referrals.next_day(state, contact_due_on=due, follow_up=later) == day


def test_a_fund_adds_up_to_the_cent():
    lines = [
        Line(cents=10_001, state=PaymentState.PAID),
        Line(cents=10_001, state=PaymentState.PAID, is_reversal=True),
        Line(cents=333, state=PaymentState.PAID),
        Line(cents=50, state=PaymentState.ONCE),
        Line(cents=7, state=PaymentState.REFUSED),
    ]
    found = cash.balance(1_000, lines)

    assert (found.paid, found.held, found.free) == (333, 50, 617)
    assert cash.cents_of(Decimal("10.01")) == 1001
    assert cash.dollars_of(1001) == Decimal("10.01")
    with pytest.raises(ValueError, match="whole cents"):
        cash.cents_of(Decimal("0.001"))
    assert cash.differences({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == [("b", 2, 3), ("c", None, 4)]  # fmt: skip


ASKED: dict[str, Any] = {"cents": 500, "on": DAY, "from_on": DAY, "until_on": DAY, "free": 500, "given": 0, "cap": 500, "exception": "", "purpose": "Bus pass"}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (NOTHING, ""), ({"cents": 0}, "more than nothing"), ({"purpose": " "}, "what the money"),
        ({"on": DAY - timedelta(days=1)}, "on that day"), ({"on": DAY + timedelta(days=1)}, "on that day"),
        ({"free": 499}, "4.99 dollars left"), ({"given": 1}, "cap"), ({"given": 1, "exception": "x"}, ""),
    ],
)  # fmt: skip
def test_what_money_may_be_asked_for(change: dict[str, Any], why: str):
    answer = cash.may_ask(**{**ASKED, **change})
    assert bool(answer) is (why == "")
    assert why in str(answer)


def test_two_approvals_by_two_people_and_one_reversal():
    assert cash.may_approve(state="asked", asked_by=1, approved_by=(), person=2)
    assert not cash.may_approve(state="asked", asked_by=1, approved_by=(), person=1)
    assert not cash.may_approve(state="once", asked_by=1, approved_by={2}, person=2)
    assert cash.may_approve(state="once", asked_by=1, approved_by={2}, person=3)
    assert not cash.may_approve(state="paid", asked_by=1, approved_by=(), person=3)
    fine = {"state": "paid", "is_reversal": False, "is_reversed": False, "reason": "Wrong person"}
    assert cash.may_reverse(**fine)  # type: ignore[arg-type]
    for change in ({"state": "approved"}, {"is_reversal": True}, {"is_reversed": True}, {"reason": " "}):  # fmt: skip
        assert not cash.may_reverse(**{**fine, **change})  # type: ignore[arg-type]
    earlier = [Earlier(kind="care", cents=1, on=DAY, fund="a")]
    assert cash.looks_twice(earlier, kind="care", on=DAY + timedelta(days=30)) == earlier
    assert cash.looks_twice(earlier, kind="care", on=DAY + timedelta(days=31)) == []
    assert cash.looks_twice(earlier, kind="gear", on=DAY) == []


def test_sources_are_braided():
    pay = {"wage": Decimal(24), "hours": Decimal(1000), "pack": PACK}
    assert braiding.paid_back(**pay, is_documented=False) == 12_000  # type: ignore[arg-type]
    assert braiding.paid_back(**pay, is_documented=True) == 18_000  # type: ignore[arg-type]
    found = braiding.braid(cost=Decimal(40_000), workers=80, wage=Decimal(24), hours=Decimal(1000), is_documented=False, other=Decimal(5_000), pack=PACK)  # fmt: skip
    assert (found.employer, found.gap, found.is_too_much) == (10_000, 13_000, False)
    assert [braiding.employer_share(size, PACK) for size in (1, 50, 51, 100, 101)] == [Decimal(share) for share in ("0.10", "0.10", "0.25", "0.25", "0.50")]  # fmt: skip
    assert "680.840" in str(braiding.may_fund(is_dispute=True, is_organizing=False))
    assert "680.830" in str(braiding.may_fund(is_dispute=False, is_organizing=True))
    assert braiding.may_fund(is_dispute=False, is_organizing=False)
    assert braiding.ShiftCare(shift="night", children=14, places=5).missing == 9
    assert braiding.ShiftCare(shift="day", children=4, places=5).missing == 0


def test_consent_holds_until_its_last_day():
    given = Given(purposes=["help"], given_on=DAY, until_on=date(2026, 9, 2), is_withdrawn=False)
    assert consents.holds([given], Purpose.HELP, date(2026, 9, 2))
    assert not consents.holds([given], Purpose.HELP, date(2026, 9, 3))
    assert not consents.holds([given], Purpose.HELP, DAY - timedelta(days=1))
    assert not consents.holds([given], Purpose.SHARE, DAY)
    assert not consents.holds([replace(given, is_withdrawn=True)], Purpose.HELP, DAY)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 12, 1), 12) == date(2027, 12, 1)


def test_the_questions_come_again_at_each_step():
    began = [("enrolled", DAY)]
    assert screening.due([], (), DAY) is None
    assert screening.due(began, (), DAY - timedelta(days=1)) is None
    assert screening.due(began, ("start",), DAY) == ("enrolled", DAY)
    assert screening.due(began, ("enrolled",), DAY + timedelta(days=89)) is None
    assert screening.due(began, ("enrolled",), DAY + timedelta(days=90)) == ("halfway", DAY + timedelta(days=90))  # fmt: skip
    done = [*began, ("completed", DAY + timedelta(days=100))]
    assert screening.due(done, ("enrolled",), DAY + timedelta(days=131)) == ("thirty_days", DAY + timedelta(days=130))  # fmt: skip
    assert screening.due([*done, ("left", DAY)], (), DAY + timedelta(days=131)) is None
    assert screening.kinds_of(["food", "gear", "papers", "gear"]) == [SupportKind.COMMUNITY, SupportKind.GEAR, SupportKind.FEES]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "reason", "sent_to", "result"),
    [
        ("met", "", [("completed", "")], Result.SERVED),
        ("met", "", [("rejected", "full")], Result.MET),
        ("met", "", [], Result.MET),
        ("unmet", "full", [], Result.FULL),
        ("unmet", "cost", [("completed", "")], Result.COST),
        ("open", "", [], Result.WAITING),
        ("open", "", [("requested", "")], Result.NO_WORD),
        ("open", "", [("rejected", "language")], Result.LANGUAGE),
        ("open", "", [("rejected", "language"), ("accepted", "")], Result.NO_WORD),
        ("open", "", [("cancelled", "")], Result.NO_WORD),
    ],
)
def test_what_became_of_a_need(state: str, reason: str, sent_to: list[tuple[str, str]], result: Result):  # fmt: skip
    assert totals.result_of(state, reason, sent_to) is result


def table_of(cells: dict[str, int | None], **stayed: Share | None) -> ProtectedTotals:
    return ProtectedTotals(
        first_on=DAY, last_on=DAY, smallest=11, stayed=stayed,
        cells=[Cell("Total", name, count) for name, count in cells.items()],
    )  # fmt: skip


def test_closure_is_said_only_where_every_part_is_shown():
    shown = table_of({"served": 60, "full": 5, "no_word": 35, "met": 90, "waiting": 9})
    assert shown.closure == Share(65, 100)
    assert table_of({"served": 60, "full": None, "no_word": 35}).closure is None
    assert table_of({"met": 3}).closure is None
    again = ProtectedTotals.from_dict(shown.to_dict())
    assert again.digest == shown.digest
    assert [(reason.value, count) for reason, count in shown.unmet] == [("full", 5)]


def test_a_difference_has_newcombes_interval_and_none_where_a_number_is_hidden():
    """56 of 70 and 48 of 80: 0.2, from 0.0524 to 0.3339 (Newcombe 1998, table II, example a, method 10)."""
    apart = table_of({}, helped=Share(56, 70), others=Share(48, 80)).difference
    assert apart is not None
    assert apart.value == pytest.approx(0.2)
    assert (round(apart.low, 4), round(apart.high, 4)) == (0.0524, 0.3339)
    assert table_of({}, helped=None, others=Share(48, 80)).difference is None


def test_totals_cover_a_period_that_is_over_and_overlap_no_other():
    assert totals.may_cover(date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1))
    assert not totals.may_cover(date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31))
    assert not totals.may_cover(date(2026, 1, 1), date(2026, 2, 28), date(2027, 1, 1))
    days = (date(2026, 1, 1), date(2026, 3, 31))
    assert totals.clashes(date(2026, 3, 31), date(2026, 6, 30), [days]) == days
    assert totals.clashes(date(2026, 4, 1), date(2026, 6, 30), [days]) is None
