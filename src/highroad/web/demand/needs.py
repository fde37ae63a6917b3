"""Orders and projects: the list, one of each, entering, confirming again, withdrawing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, permissions, queries
from highroad.areas.demand.queries import Condition, JobOrder
from highroad.areas.demand.vocabulary import StopReason
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.queries import Partnership
from highroad.kit.answers import require
from highroad.web.demand.backwards import steps_of
from highroad.web.demand.correcting import told
from highroad.web.demand.entering import enter
from highroad.web.demand.forms import OrderForm, ProjectForm, StopForm
from highroad.web.demand.published import beside
from highroad.web.demand.staffing import jobs_table


@require_GET
@login_required
def need_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Orders, projects, and what they wait for."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see(request.user, partnership))
    months = queries.months_of(partnership)
    projects = queries.list_projects(partnership, request.user)
    context = {
        "partnership": partnership,
        "orders": queries.list_orders(partnership, request.user),
        "projects": [
            (each, queries.stale_since(each, months, timezone.localdate())) for each in projects
        ],
        "months": months,
        "may_say_again": permissions.says_again_in(request.user, partnership),
        "conditions": queries.list_conditions(partnership, request.user),
        "may_plan": permissions.may_plan(request.user, partnership),
    }
    return render(request, "demand/needs.html", context)


def conditions_of(request: SignedInRequest, partnership: Partnership) -> dict[str, Condition]:
    """What may be waited for, by its key as text."""
    if not permissions.may_see(request.user, partnership):
        return {}
    views = queries.list_conditions(partnership, request.user)
    return {str(view.condition.key): view.condition for view in views}


@require_http_methods(["GET", "POST"])
@login_required
def add_order(request: SignedInRequest, key: UUID) -> HttpResponse:
    """New jobs to fill."""
    partnership = partnerships.get_partnership(key, request.user)
    known = conditions_of(request, partnership)
    form = OrderForm(request.POST or None)
    form.offer([(name, each.name) for name, each in known.items()])

    def do(form: OrderForm) -> str:
        made = actions.add_order(
            partnership=partnership, terms=form.terms(), by=request.user, at=timezone.now(),
            condition=known.get(form.cleaned_data["condition"]),
        )  # fmt: skip
        return reverse("demand:order", kwargs={"key": made.key})

    return enter(
        request, partnership, form, title=_("Enter a job order"), do=do,
        lede=_("Jobs that an employer has to fill. The plan starts from them and goes backwards."),
        button=_("Enter the order"), done=_("The order is entered."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def add_project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A new project of the pipeline."""
    partnership = partnerships.get_partnership(key, request.user)
    known = conditions_of(request, partnership)
    form = ProjectForm(request.POST or None)
    form.offer([(name, each.name) for name, each in known.items()])

    def do(form: ProjectForm) -> str:
        made = actions.add_project(
            partnership=partnership, terms=form.terms(), by=request.user, at=timezone.now(),
            hours=form.cleaned_data["hours"],
            condition=known.get(form.cleaned_data["condition"]),
        )  # fmt: skip
        return reverse("demand:project", kwargs={"key": made.key})

    return enter(
        request, partnership, form, title=_("Enter a project"), do=do,
        lede=_("Enter it early, also before it is approved: say how likely it is."),
        button=_("Enter the project"), done=_("The project is entered."),
    )  # fmt: skip


@require_GET
@login_required
def order(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One order, and the way backwards from the job."""
    found = queries.get_order(key, request.user)
    steps = steps_of(found)
    context = {
        "partnership": found.partnership,
        "order": found,
        "steps": steps,
        "missing": sum(not step.is_there for step in steps),
        "stop": queries.stop_on(found),
        "may_confirm": permissions.may_confirm(request.user, found),
        "may_withdraw": permissions.may_withdraw(request.user, found),
        **beside(found, request),
    }
    return render(request, "demand/order.html", context)


@require_GET
@login_required
def project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One project with its hours by craft."""
    found = queries.get_project(key, request.user)
    hours = queries.hours_of_project(found, request.user)
    jobs = queries.jobs_at(found.partnership, str(found.key), request.user)
    context = {
        "partnership": found.partnership,
        "project": found,
        "hours": hours,
        "corrections": [(each, told(each)) for each in found.corrections.all()],
        "permanent": jobs_table(jobs, at_project=True) if jobs else None,
        "stale_since": queries.stale_since(
            found, queries.months_of(found.partnership), timezone.localdate()
        ),
        "may_say_again": permissions.may_say_again(request.user, found),
        "without_index": ", ".join(map(str, sorted({y for each in hours for y in each.missing}))),
        "may_confirm": permissions.may_confirm(request.user, found),
        "may_withdraw": permissions.may_withdraw(request.user, found),
    }
    return render(request, "demand/project.html", context)


@require_POST
@login_required
def confirm_order(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The employer stands by it."""
    found = queries.get_order(key, request.user)
    actions.confirm(need=found, by=request.user, at=timezone.now())
    messages.success(request, _("Confirmed for the new dates."))
    return redirect("demand:order", key=key)


@require_POST
@login_required
def confirm_project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The owner stands by it."""
    found = queries.get_project(key, request.user)
    actions.confirm(need=found, by=request.user, at=timezone.now())
    messages.success(request, _("Confirmed for the new dates."))
    return redirect("demand:project", key=key)


@require_POST
@login_required
def withdraw_order(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Out of the plan."""
    found = queries.get_order(key, request.user)
    actions.withdraw(need=found, by=request.user, at=timezone.now())
    messages.success(request, _("Withdrawn. It no longer counts in the plan."))
    return redirect("demand:order", key=key)


@require_POST
@login_required
def withdraw_project(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Out of the plan."""
    found = queries.get_project(key, request.user)
    actions.withdraw(need=found, by=request.user, at=timezone.now())
    messages.success(request, _("Withdrawn. It no longer counts in the plan."))
    return redirect("demand:project", key=key)


@require_http_methods(["GET", "POST"])
@login_required
def stop(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Whether anybody may be referred to these jobs."""
    found = queries.get_order(key, request.user)
    form = StopForm(request.POST or None, initial=_as_it_stands(found))

    def do(form: StopForm) -> str:
        given = form.cleaned_data
        actions.stop_referrals(
            order=found, why=StopReason(given["why"]) if given["why"] else None,
            source=given["source"], on=given["on"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return reverse("demand:order", kwargs={"key": key})

    return enter(
        request, found.partnership, form, title=_("May people be referred to these jobs?"), do=do,
        lede=_(
            "Federal training money fills no job that is vacant because of a labor dispute, "
            "and pays for nothing for or against organizing (20 CFR 680.830 and 680.840)."),
        button=_("Save it"), done=_("Saved for everybody who refers people."),
    )  # fmt: skip


def _as_it_stands(order: JobOrder) -> dict[str, object]:
    return {"why": order.stop, "on": timezone.localdate(), "source": order.stop_source}
