"""The figures a forecast rests on, with their sources."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.web.demand.ages import ages_table
from highroad.web.demand.entering import enter
from highroad.web.demand.forms import CoefficientForm, PriceForm, SupplyForm


@require_GET
@login_required
def figure_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Coefficients, prices, supply."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    context = {
        "partnership": partnership,
        "coefficients": queries.list_coefficients(partnership, request.user),
        "staffing": queries.list_staffing(partnership, request.user),
        "prices": queries.list_prices(partnership, request.user),
        "supplies": queries.list_supplies(partnership, request.user),
        "ages": ages_table(queries.list_ages(partnership, request.user)),
        "may_plan": permissions.may_plan(request.user, partnership),
    }
    return render(request, "demand/figures.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def add_coefficient(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Hours per million dollars."""
    partnership = partnerships.get_partnership(key, request.user)

    def do(form: CoefficientForm) -> str:
        actions.add_coefficient(
            partnership=partnership, terms=form.terms(), by=request.user, at=timezone.now()
        )
        return reverse("demand:figures", kwargs={"key": key})

    return enter(
        request, partnership, CoefficientForm(request.POST or None), do=do,
        title=_("Hours per million dollars"),
        lede=_("How many hours of a craft a million dollars of building takes, in the prices of one year."),
        button=_("Enter the figure"), done=_("The figure is entered. The newest one counts."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def add_price(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The price index of a year."""
    partnership = partnerships.get_partnership(key, request.user)

    def do(form: PriceForm) -> str:
        actions.add_price(
            partnership=partnership, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return reverse("demand:figures", kwargs={"key": key})

    return enter(
        request, partnership, PriceForm(request.POST or None), do=do, title=_("Price index"),
        lede=_("All years of one series. A second word on a year replaces the first."),
        button=_("Enter the figure"), done=_("The figure is entered. The newest one counts."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def add_supply(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Hands of a craft."""
    partnership = partnerships.get_partnership(key, request.user)

    def do(form: SupplyForm) -> str:
        actions.add_supply(
            partnership=partnership, terms=form.terms(), by=request.user, at=timezone.now()
        )
        return reverse("demand:figures", kwargs={"key": key})

    return enter(
        request, partnership, SupplyForm(request.POST or None, initial=request.GET.dict()), do=do,
        title=_("Supply of a craft"),
        lede=_("Who is there, who leaves, who comes up, and what holds the intake down. Zero employees is fine."),
        button=_("Enter the supply"), done=_("The figure is entered. The newest one counts."),
        beside=(_("Shares from your own programs"), reverse("training:histories", args=[key])),
    )  # fmt: skip
