"""Facts of projects: said again, and how long they hold."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import actions, queries
from highroad.areas.partnerships import queries as partnerships
from highroad.web.demand.entering import enter
from highroad.web.demand.forms import RefreshForm


@require_POST
@login_required
def say_again(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Still so."""
    found = queries.get_project(key, request.user)
    actions.say_again(project=found, by=request.user, at=timezone.now())
    messages.success(request, _("Recorded: the facts of %(name)s are still so.") % {"name": found.name})  # fmt: skip
    return redirect("demand:needs", key=found.partnership.key)


@require_http_methods(["GET", "POST"])
@login_required
def set_period(request: SignedInRequest, key: UUID) -> HttpResponse:
    """After how many months somebody is asked."""
    partnership = partnerships.get_partnership(key, request.user)
    form = RefreshForm(request.POST or None)

    def do(form: RefreshForm) -> str:
        actions.set_refresh_period(
            partnership=partnership, months=form.cleaned_data["months"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return reverse("demand:needs", kwargs={"key": key})

    return enter(
        request, partnership, form, title=_("How long facts hold"), do=do,
        lede=_(
            "After so many months owners, employers and co-chairs are asked whether value, dates, "
            "chance and hours of a project are still so."
        ),
        button=_("Save it"), done=_("Saved. Whoever is asked finds it in the inbox."),
    )  # fmt: skip
