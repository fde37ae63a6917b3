"""A party leaves: what goes with it, the notice, and staying after all."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import actions, permissions
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import queries
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.kit.answers import Refused, require
from highroad.web.partnerships.forms import LeaveForm
from highroad.web.partnerships.pages import answered, asking


@login_required
@asking
def leave(request: SignedInRequest, key: UUID) -> HttpResponse:
    """See what goes with a party before it gives notice, and give it."""
    party, today = queries.get_party(key, request.user), timezone.localdate()
    require(may_see_joint(request.user, party.partnership))
    require(permissions.may_give_notice(request.user, party, today))
    terms = decisions.notice_terms(party, today)
    form = LeaveForm(request.POST or None, talk_first=terms.notice.talk_first)
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.give_notice(
                party=party,
                reason=form.cleaned_data["reason"],
                has_talked=form.cleaned_data.get("has_talked", False),
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Notice is given. Every co-chair is told."))
            return redirect("partnerships:detail", key=given.party.partnership_id)
    shown = {
        "form": form, "party": party, "partnership": party.partnership, "terms": terms,
        "losses": decisions.losses_of(party),
    }  # fmt: skip
    return render(request, "partnerships/leave.html", shown, status=answered(form))


@login_required
@require_GET
def withdrawal(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A notice is shown with the partnership."""
    found = decisions.get_withdrawal(key, request.user)
    return redirect("partnerships:detail", key=found.party.partnership_id)


@login_required
@require_POST
def take_back(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Stay after all."""
    found = decisions.get_withdrawal(key, request.user)
    actions.take_notice_back(withdrawal=found, by=request.user, at=timezone.now())
    messages.success(request, _("The notice is taken back. Every co-chair is told."))
    return redirect("partnerships:detail", key=found.party.partnership_id)
