"""Funds and payments, read by the navigators of their desk alone."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from highroad.areas.accounts.models import User
from highroad.areas.supports.models import (
    Desk,
    Fund,
    FundCheck,
    Payment,
    PaymentApproval,
    SupportCase,
)
from highroad.areas.supports.models.keys import ForgottenError, key_of, unseal
from highroad.areas.supports.queries.desks import is_navigator
from highroad.areas.supports.queries.things import one
from highroad.areas.supports.rules import cash
from highroad.areas.supports.rules.cash import Balance, Earlier, Line
from highroad.areas.supports.vocabulary import PaymentState
from highroad.kit.answers import NotFound


@dataclass(frozen=True, kw_only=True)
class FundLine:
    """A fund and how it stands, in cents."""

    fund: Fund
    balance: Balance


@dataclass(frozen=True, kw_only=True)
class PaymentLine:
    """A payment with its words and who approved it."""

    payment: Payment
    words: Mapping[str, Any]
    approved_by: Sequence[str]
    is_reversed: bool


def get_fund(key: UUID | str, seen_by: User) -> Fund:
    """A fund. Raises `NotFound`."""
    return one(Fund.objects.select_related("desk__partnership"), key, "desk", seen_by)


def get_payment(key: UUID | str, seen_by: User) -> Payment:
    """A payment. Raises `NotFound`."""
    kept = Payment.objects.select_related("fund__desk__partnership", "case")
    return one(kept, key, "fund__desk", seen_by)


def list_funds(desk: Desk, seen_by: User) -> list[FundLine]:
    """The funds with their balances. Raises `NotFound`. Two queries."""
    if not is_navigator(seen_by, desk):
        raise NotFound
    funds = list(Fund.objects.filter(desk=desk))
    lines = lines_by_fund([fund.key for fund in funds])
    return [
        FundLine(fund=fund, balance=cash.balance(fund.budget_cents, lines.get(fund.key, ())))
        for fund in funds
    ]


def lines_by_fund(funds: Sequence[UUID]) -> dict[UUID, list[Line]]:
    """What was asked, paid and reversed of each fund, already added up by state."""
    found: dict[UUID, list[Line]] = {}
    kept = Payment.objects.filter(fund__in=funds).order_by()
    marked = kept.annotate(takes_back=Q(reverses__isnull=False))
    for row in marked.values("fund", "state", "takes_back").annotate(sum=Sum("cents")):
        found.setdefault(row["fund"], []).append(
            Line(
                cents=row["sum"], state=PaymentState(row["state"]),
                is_reversal=row["takes_back"],
            )
        )  # fmt: skip
    return found


def payments_of(case: SupportCase, seen_by: User) -> list[PaymentLine]:
    """What was asked for and paid to one person. Raises `NotFound`."""
    if not is_navigator(seen_by, case.desk):
        raise NotFound
    return _lines(list(Payment.objects.filter(case=case).select_related("fund", "case")))


def list_payments(fund: Fund, seen_by: User) -> list[PaymentLine]:
    """Every line of a fund, newest first, at most 500. Raises `NotFound`."""
    if not is_navigator(seen_by, fund.desk):
        raise NotFound
    kept = Payment.objects.filter(fund=fund).select_related("fund", "case")
    return _lines(list(kept.order_by("-asked_on", "key")[:500]))


def earlier_of(case: SupportCase) -> list[Earlier]:
    """What this person was given or asked for and that still stands, from all funds."""
    reversed_keys = set(
        Payment.objects.filter(case=case).exclude(reverses=None).values_list("reverses", flat=True)
    )
    kept = Payment.objects.filter(case=case, reverses=None).exclude(state=PaymentState.REFUSED)
    return [
        Earlier(kind=each.kind, cents=each.cents, on=each.paid_on or each.asked_on, fund=str(each.fund_id))
        for each in kept if each.key not in reversed_keys
    ]  # fmt: skip


def _lines(payments: Sequence[Payment]) -> list[PaymentLine]:
    keys = [each.key for each in payments]
    approved: dict[UUID, list[str]] = {}
    for each in PaymentApproval.objects.filter(payment__in=keys).select_related("by"):
        approved.setdefault(each.payment_id, []).append(each.by.name)
    taken_back = set(Payment.objects.filter(reverses__in=keys).values_list("reverses", flat=True))
    return [
        PaymentLine(
            payment=each, words=_words(each), approved_by=approved.get(each.key, []),
            is_reversed=each.key in taken_back,
        )
        for each in payments
    ]  # fmt: skip


def _words(payment: Payment) -> Mapping[str, Any]:
    if payment.case_id is None or not payment.sealed:
        return {}
    try:
        key = key_of(payment.case_id)
    except ForgottenError:
        return {}
    return unseal(payment.case_id, "payment", payment.key, payment.sealed, key=key)


def lines_of_fund(fund: Fund) -> list[Line]:
    """The sums of one fund by state, for its balance."""
    return lines_by_fund([fund.key]).get(fund.key, [])


def receipts_of_for_system(fund: Fund, until_on: date) -> dict[str, int]:
    """What was paid until a day, less what was taken back, in cents by receipt."""
    found: Counter[str] = Counter()
    paid = Payment.objects.filter(fund=fund, state=PaymentState.PAID, paid_on__lte=until_on)
    for receipt, cents, reverses in paid.values_list("receipt", "cents", "reverses"):
        found[receipt] += -cents if reverses else cents
    return {name: cents for name, cents in found.items() if cents}


def list_checks(fund: Fund, seen_by: User) -> list[FundCheck]:
    """Statements that were held against the ledger, newest first. Raises `NotFound`."""
    if not is_navigator(seen_by, fund.desk):
        raise NotFound
    return list(FundCheck.objects.filter(fund=fund).select_related("by")[:20])


@dataclass(frozen=True, kw_only=True)
class Twice:
    """Payments that may be the same benefit twice, or carry the same receipt."""

    same_receipt: bool
    payments: Sequence[Payment]


def list_twice(fund: Fund, seen_by: User) -> list[Twice]:
    """What stands in the ledger and looks as if it were paid twice. Raises `NotFound`. Two queries."""
    if not is_navigator(seen_by, fund.desk):
        raise NotFound
    taken_back = Payment.objects.filter(fund=fund).exclude(reverses=None).values("reverses")
    kept = Payment.objects.filter(fund=fund, reverses=None).exclude(state=PaymentState.REFUSED)
    by_receipt, by_person = defaultdict(list), defaultdict(list)
    for each in kept.exclude(pk__in=taken_back).order_by("asked_on", "key"):
        if each.receipt:
            by_receipt[each.receipt].append(each)
        if each.case_id:
            by_person[each.case_id, each.kind].append(each)
    found = [
        Twice(same_receipt=True, payments=each) for each in by_receipt.values() if len(each) > 1
    ]
    for lines in by_person.values():
        close = [
            pair for pair in itertools.pairwise(lines)
            if (pair[1].asked_on - pair[0].asked_on).days < cash.SAME_WITHIN_DAYS
        ]  # fmt: skip
        found += [Twice(same_receipt=False, payments=pair) for pair in close]
    return found
