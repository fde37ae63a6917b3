"""The cash ledger: asked, approved by two others, paid, reversed by a second line. Nothing is deleted."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.supports import queries
from highroad.areas.supports.actions.diary import note
from highroad.areas.supports.models import (
    Desk,
    Fund,
    FundCheck,
    Payment,
    PaymentApproval,
    SupportCase,
)
from highroad.areas.supports.models.keys import seal
from highroad.areas.supports.permissions import may_help, may_work
from highroad.areas.supports.queries.money import receipts_of_for_system
from highroad.areas.supports.rules import cash, eligibility, packs, statements
from highroad.areas.supports.rules.cash import Earlier
from highroad.areas.supports.rules.eligibility import SupportFacts
from highroad.areas.supports.rules.statements import Statement
from highroad.areas.supports.vocabulary import Act, PaymentState, SupportKind
from highroad.kit.answers import Refused, no, require


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What money is asked for; the four tests are answered with it. Money is in cents."""

    kind: str
    cents: int
    purpose: str
    other_sources: str
    is_participant: bool = False
    """The navigator has seen that the person is in career or training services."""
    other_source_pays: bool = False
    is_necessary: bool = False
    exception: str = ""
    is_known_twice: bool = False
    """Whoever asks has seen that it may be the same benefit twice, and asks all the same."""


def make_fund(
    *, desk: Desk, name: str, budget_cents: int, from_on: date, until_on: date, by: User,
    at: datetime, cap_cents: int | None = None, source: str = "", tax_note: str = "",
) -> Fund:  # fmt: skip
    """A fund with its budget and its days. Raises `Refused`, `NotFound`."""
    may_work(by, desk)
    if not name.strip() or budget_cents <= 0 or until_on < from_on:
        raise Refused(no("A fund needs a name, a budget, and a last day after its first."))
    try:
        with transaction.atomic():
            return Fund.objects.create(
                desk=desk, name=name.strip(), source=source.strip(), budget_cents=budget_cents,
                cap_cents=cap_cents, from_on=from_on, until_on=until_on, tax_note=tax_note.strip(),
                made_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("There is a fund with this name.")) from error


@transaction.atomic
def ask_for_money(*, case: SupportCase, fund: Fund, asking: Asking, by: User, at: datetime) -> Payment:  # fmt: skip
    """Ask for a payment. Raises `Refused`: eligibility, budget, cap, or perhaps twice the same."""
    day = timezone.localdate(at)
    require(may_help(by, case, day))
    fund = Fund.objects.select_for_update(of=("self",)).get(pk=fund.pk)
    if fund.desk_id != case.desk_id:
        raise Refused(no("This fund belongs to another desk."))
    earlier = queries.earlier_of(case)
    given = sum(each.cents for each in earlier if each.fund == str(fund.pk))
    pack = packs.pack_on(day)
    if pack is None:
        raise Refused(no("No rules are known for that day."))
    _refuse_ineligible(case, fund, asking, given, pack)
    _refuse_amount(fund, asking, given, on=day)
    _refuse_twice(earlier, asking, on=day)
    key = uuid.uuid4()
    words = {
        "purpose": asking.purpose.strip(),
        "other_sources": asking.other_sources.strip(),
        "exception": asking.exception.strip(),
        "reason": "",
    }
    made = Payment.objects.create(
        key=key,
        fund=fund,
        case=case,
        kind=SupportKind(asking.kind),
        cents=asking.cents,
        pack=pack.name,
        asked_by=by,
        asked_on=day,
        sealed=seal(case.key, "payment", key, words),
    )
    note(case, Act.MONEY, by=by, at=at, detail=asking.kind)
    return made


def _refuse_amount(fund: Fund, asking: Asking, given: int, *, on: date) -> None:
    balance = cash.balance(fund.budget_cents, queries.lines_of_fund(fund))
    require(
        cash.may_ask(
            cents=asking.cents, on=on, from_on=fund.from_on, until_on=fund.until_on,
            free=balance.free, given=given, cap=fund.cap_cents, exception=asking.exception,
            purpose=asking.purpose,
        )
    )  # fmt: skip


def _refuse_twice(earlier: Sequence[Earlier], asking: Asking, *, on: date) -> None:
    if cash.looks_twice(earlier, kind=asking.kind, on=on) and not asking.is_known_twice:
        raise Refused(
            no(
                "The same kind was paid or asked for within a month. If "
                "it is not the same benefit, say so and send it again."
            )
        )


def _refuse_ineligible(
    case: SupportCase, fund: Fund, asking: Asking, given: int, pack: packs.Pack
) -> None:
    verdict = eligibility.judge_support(
        SupportFacts(
            is_participant=asking.is_participant or bool(case.participant_mark),
            other_sources=asking.other_sources,
            other_source_pays=asking.other_source_pays,
            is_necessary=asking.is_necessary,
            asked_cents=asking.cents,
            given_cents=given,
            cap_cents=fund.cap_cents,
            exception=asking.exception,
        ),
        pack,
    )
    if not verdict:
        raise Refused(verdict.reasons[0])


def locked(payment: Payment, by: User) -> Payment:
    """The payment as the database has it now. Raises `NotFound` for anybody but a navigator."""
    may_work(by, payment.fund.desk)
    return Payment.objects.select_for_update(of=("self",)).get(pk=payment.pk)


def approve(*, payment: Payment, by: User, at: datetime) -> Payment:
    """One of two approvals, by somebody who did not ask for it. Raises `Refused`."""
    try:
        with transaction.atomic():
            payment = locked(payment, by)
            done = PaymentApproval.objects.filter(payment=payment).values_list("by", flat=True)
            require(
                cash.may_approve(
                    state=payment.state, asked_by=payment.asked_by_id, approved_by=set(done),
                    person=by.pk,
                )
            )  # fmt: skip
            PaymentApproval.objects.create(payment=payment, by=by, at=at)
            first = payment.state == PaymentState.ASKED
            _become(payment, PaymentState.ONCE if first else PaymentState.APPROVED)
            _note(payment, Act.APPROVED, by, at)
    except IntegrityError as error:
        raise Refused(no("You have approved it already. Another person must do it too.")) from error
    return payment


@transaction.atomic
def refuse(*, payment: Payment, by: User, at: datetime) -> Payment:
    """Say no to a payment that is not made yet. Raises `Refused`."""
    payment = locked(payment, by)
    _become(payment, PaymentState.REFUSED)
    _note(payment, Act.APPROVED, by, at, detail="refused")
    return payment


@transaction.atomic
def pay(*, payment: Payment, receipt: str, by: User, at: datetime) -> Payment:
    """Keep that it was paid, with its receipt. Raises `Refused`."""
    payment = locked(payment, by)
    if not receipt.strip():
        raise Refused(no("Give the number of the receipt."))
    payment.receipt, payment.paid_on = receipt.strip(), timezone.localdate(at)
    _become(payment, PaymentState.PAID)
    _note(payment, Act.PAID, by, at)
    return payment


def reverse(*, payment: Payment, reason: str, by: User, at: datetime) -> Payment:
    """Take a payment back by a line of its own. Raises `Refused`."""
    try:
        with transaction.atomic():
            payment = locked(payment, by)
            require(
                cash.may_reverse(
                    state=payment.state, is_reversal=payment.reverses_id is not None,
                    is_reversed=Payment.objects.filter(reverses=payment).exists(), reason=reason,
                )
            )  # fmt: skip
            key = uuid.uuid4()
            words = {"purpose": "", "other_sources": "", "exception": "", "reason": reason.strip()}
            made = Payment.objects.create(
                key=key, fund=payment.fund, case=payment.case, kind=payment.kind,
                cents=payment.cents, state=PaymentState.PAID, receipt=payment.receipt,
                reverses=payment, pack=payment.pack, asked_by=by, asked_on=timezone.localdate(at),
                paid_on=timezone.localdate(at),
                sealed=seal(payment.case_id, "payment", key, words) if payment.case_id else b"",
            )  # fmt: skip
            _note(made, Act.REVERSED, by, at)
    except IntegrityError as error:
        raise Refused(no("This payment has been reversed.")) from error
    return made


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A statement beside the ledger; `check` only where it could be read."""

    statement: Statement
    differences: Sequence[tuple[str, int | None, int | None]] = ()
    check: FundCheck | None = None


@transaction.atomic
def check_statement(
    *, fund: Fund, content: bytes, until_on: date, by: User, at: datetime
) -> Compared:
    """Hold a fund's statement against the ledger and keep that it was done. Raises `Refused`, `NotFound`.

    A file with a fault is compared with nothing, and nothing is kept.
    """
    may_work(by, fund.desk)
    if until_on > timezone.localdate(at):
        raise Refused(no("Choose a day that has come."))
    statement = statements.read(content)
    if statement.faults:
        return Compared(statement=statement)
    ours = receipts_of_for_system(fund, until_on)
    apart = cash.differences(ours, statement.lines)
    made = FundCheck.objects.create(
        fund=fund, until_on=until_on, ours_cents=sum(ours.values()), theirs_cents=statement.total,
        differences=len(apart), digest=statement.digest, by=by, at=at,
    )  # fmt: skip
    return Compared(statement=statement, differences=apart, check=made)


def _become(payment: Payment, wanted: PaymentState) -> None:
    if wanted not in cash.TRANSITIONS[PaymentState(payment.state)]:
        raise Refused(no("This does not follow on: {state}.", state=payment.get_state_display()))
    payment.state = wanted
    payment.save()


def _note(payment: Payment, act: Act, by: User, at: datetime, detail: str = "") -> None:
    if payment.case is not None:
        note(payment.case, act, by=by, at=at, detail=detail)
