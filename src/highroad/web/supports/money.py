"""Money for supports: funds, what was asked, approved, paid and reversed; the windows of the law."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.supports import actions, queries
from highroad.areas.supports.queries import FundLine, Payment
from highroad.web.supports.asking import act, ask
from highroad.web.supports.desk import address
from highroad.web.supports.forms_of_money import (
    BraidForm,
    FundForm,
    MoneyForm,
    ReceiptForm,
    ReverseForm,
    WindowForm,
)


def dollars(line: FundLine) -> dict[str, object]:
    """A fund's figures as dollars."""
    names = ("budget", "paid", "held", "free")
    return {name: queries.dollars_of(getattr(line.balance, name)) for name in names}


@require_GET
@login_required
def funds(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The funds of a desk and how they stand."""
    desk = queries.get_desk(key, request.user)
    lines = [(line.fund, dollars(line)) for line in queries.list_funds(desk, request.user)]
    return render(request, "supports/funds.html", {"desk": desk, "lines": lines})


@require_http_methods(["GET", "POST"])
@login_required
def add_fund(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A new fund."""
    desk = queries.get_desk(key, request.user)
    back = reverse("supports:funds", kwargs={"key": key})

    def do(form: FundForm) -> str:
        actions.make_fund(desk=desk, by=request.user, at=timezone.now(), **form.terms())
        return back

    return ask(
        request, FundForm(request.POST or None), do=do, title=_("Add a fund"), back=back,
        lede=_("A budget, its days, and the most one person may get. Amounts are kept in whole cents."),
        button=_("Add it"), back_label=_("Money"), done=_("The fund is added."),
    )  # fmt: skip


@require_GET
@login_required
def fund(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Every line of a fund; it adds up to the cent."""
    found = queries.get_fund(key, request.user)
    lines = queries.list_payments(found, request.user)
    figures = next(
        dollars(line) for line in queries.list_funds(found.desk, request.user) if line.fund == found
    )
    context = {"desk": found.desk, "fund": found, "figures": figures, "lines": shown(lines)}
    return render(request, "supports/fund.html", context)


def shown(lines: list[queries.PaymentLine]) -> list[tuple[queries.PaymentLine, object]]:
    """Payments with their dollars."""
    return [(line, queries.dollars_of(line.payment.cents)) for line in lines]


@require_http_methods(["GET", "POST"])
@login_required
def ask_money(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask for a payment: the four tests are answered with it."""
    case = queries.get_case(key, request.user)
    form = MoneyForm(request.POST or None)
    known = {str(line.fund.key): line.fund for line in queries.list_funds(case.desk, request.user)}
    form.offer([(name, each.name) for name, each in known.items()])

    def do(form: MoneyForm) -> str:
        actions.ask_for_money(
            case=case, fund=known[form.cleaned_data["fund"]], asking=form.asking(),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return address(case)

    return ask(
        request, form, do=do, title=_("Ask for money"), button=_("Ask for it"),
        lede=_("Two other people of the desk approve it. The rules are those of 20 CFR 680.900 to 680.920."),
        back=address(case), back_label=_("Back to the case"),
        done=_("It waits for two approvals."),
    )  # fmt: skip


def ledger_of(payment: Payment) -> str:
    """The page of the fund a payment is from."""
    return reverse("supports:fund", kwargs={"key": payment.fund_id})


@require_POST
@login_required
def approve(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One of two approvals."""
    found = queries.get_payment(key, request.user)
    now = timezone.now()
    return act(
        request,
        lambda: actions.approve(payment=found, by=request.user, at=now),
        ledger_of(found),
        _("Approved."),
    )


@require_POST
@login_required
def refuse(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say no."""
    found = queries.get_payment(key, request.user)
    now = timezone.now()
    return act(
        request,
        lambda: actions.refuse(payment=found, by=request.user, at=now),
        ledger_of(found),
        _("Refused."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def pay(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Keep that it was paid."""
    found = queries.get_payment(key, request.user)

    def do(form: ReceiptForm) -> str:
        actions.pay(payment=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return ledger_of(found)

    return ask(
        request, ReceiptForm(request.POST or None), do=do, title=_("Paid"), button=_("Keep it"),
        lede=_("The receipt is what the fund's statement is held against."),
        back=ledger_of(found), back_label=found.fund.name, done=_("Kept."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def reverse_payment(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take a payment back by a line of its own."""
    found = queries.get_payment(key, request.user)

    def do(form: ReverseForm) -> str:
        actions.reverse(payment=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return ledger_of(found)

    return ask(
        request, ReverseForm(request.POST or None), do=do, title=_("Reverse the payment"),
        lede=_("Nothing is deleted: the ledger gets a second line that takes the first one back."),
        button=_("Reverse it"), back=ledger_of(found), back_label=found.fund.name,
        done=_("The payment is reversed."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def window(request: SignedInRequest, key: UUID) -> HttpResponse:
    """May money during training be paid? Nothing typed here is kept."""
    desk = queries.get_desk(key, request.user)
    form = WindowForm(request.POST or None, initial={"on": timezone.localdate()})
    verdict = queries.judge(form.facts()) if request.method == "POST" and form.is_valid() else None
    context = {"desk": desk, "form": form, "verdict": verdict}
    return render(request, "supports/window.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def braid(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who pays which part of a training. Nothing typed here is kept."""
    desk = queries.get_desk(key, request.user)
    form = BraidForm(request.POST or None)
    found = form.result() if request.method == "POST" and form.is_valid() else None
    context = {"desk": desk, "form": form, "found": found}
    return render(request, "supports/braid.html", context, status=422 if form.errors else 200)
