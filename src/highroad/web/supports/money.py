"""Money for supports: funds, what was asked, approved, paid and reversed; the windows of the law."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.supports import actions, queries
from highroad.areas.supports.queries import Desk, Fund, FundLine, Payment, ShiftCare, Wanted
from highroad.areas.supports.vocabulary import SupportKind
from highroad.kit.answers import Refused
from highroad.web.supports.asking import ask
from highroad.web.supports.desk import address
from highroad.web.supports.forms_of_money import (
    BraidForm,
    CareForm,
    FundForm,
    MoneyForm,
    ReceiptForm,
    ReverseForm,
    StatementForm,
    WindowForm,
)
from highroad.web.ui.asking import act


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
    figures = figures_of(found, request)
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


@require_http_methods(["GET", "POST"])
@login_required
def reconcile(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The fund's statement beside the ledger and the budget; what may have been paid twice."""
    found = queries.get_fund(key, request.user)
    form = StatementForm(
        request.POST or None, request.FILES or None, initial={"until_on": timezone.localdate()}
    )
    compared = None
    if request.method == "POST" and form.is_valid():
        try:
            compared = actions.check_statement(
                fund=found, content=form.cleaned_data["file"].read(), by=request.user,
                until_on=form.cleaned_data["until_on"], at=timezone.now(),
            )  # fmt: skip
        except Refused as error:
            form.add_error("until_on", error.reason)
    context = {
        "desk": found.desk, "fund": found, "form": form, "compared": compared,
        "figures": figures_of(found, request), "twice": twice_of(found, request),
        "sums": compared and compared.check and {
            "ours": queries.dollars_of(compared.check.ours_cents),
            "theirs": queries.dollars_of(compared.check.theirs_cents),
        },
        "apart": [(name, shown_cents(ours), shown_cents(theirs)) for name, ours, theirs in compared.differences]
        if compared else [],
        "checks": queries.list_checks(found, request.user),
    }  # fmt: skip
    wrong = form.errors or (compared and compared.statement.faults)
    return render(request, "supports/reconcile.html", context, status=422 if wrong else 200)


def figures_of(found: Fund, request: SignedInRequest) -> dict[str, object]:
    """How one fund stands, in dollars."""
    lines = queries.list_funds(found.desk, request.user)
    return next(dollars(line) for line in lines if line.fund == found)


def twice_of(found: Fund, request: SignedInRequest) -> list[tuple[bool, object]]:
    """What may have been paid twice, with dollars."""
    return [
        (each.same_receipt, [(p, queries.dollars_of(p.cents)) for p in each.payments])
        for each in queries.list_twice(found, request.user)
    ]


def shown_cents(cents: int | None) -> object:
    """Cents as dollars; nothing where there is no such line."""
    return None if cents is None else queries.dollars_of(cents)


SHIFTS = (
    ("day", gettext_lazy("Day shift"), "06:00"), ("evening", gettext_lazy("Evening shift"), "16:00"),
    ("night", gettext_lazy("Night shift"), "23:00"),
)  # fmt: skip
CRITERIA = (
    ("affordable", gettext_lazy("Affordable")), ("accessible", gettext_lazy("Accessible")),
    ("reliable", gettext_lazy("Reliable")), ("high_quality", gettext_lazy("High quality")),
)  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def care(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A child-care plan by shifts and four criteria, to be printed. Nothing typed here is kept."""
    desk = queries.get_desk(key, request.user)
    form = CareForm(request.POST or None)
    context = {"desk": desk, "form": form, "open_at": open_at(desk, request)}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        context["shifts"] = [
            (label, ShiftCare(shift=name, children=given[f"{name}_children"], places=given[f"{name}_places"]))
            for name, label, _at in SHIFTS
        ]  # fmt: skip
        context["criteria"] = [(label, given[name]) for name, label in CRITERIA]
    return render(request, "supports/care.html", context, status=422 if form.errors else 200)


def open_at(desk: Desk, request: SignedInRequest) -> list[tuple[object, str, int]]:
    """How many offers of child care in the directory are open when a shift begins on a Monday."""
    found: list[tuple[object, str, int]] = []
    for _name, label, at in SHIFTS:
        wanted = Wanted(kind=SupportKind.CARE, day="MO", at=at)
        lines, _more = queries.list_offers(desk, request.user, wanted, timezone.localdate())
        found.append((label, at, sum(bool(line.offer.hours) for line in lines)))
    return found
