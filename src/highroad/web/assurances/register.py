"""The public register: put to both sides, published, taken back; and as anyone reads it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.assurances import actions, permissions, queries
from highroad.areas.assurances.queries import RegisterView
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.answers import require
from highroad.kit.refs import Ref
from highroad.web.assurances.agreements import asking, to
from highroad.web.assurances.forms import WithdrawForm
from highroad.web.assurances.words import CLAUSES, REGISTERS
from highroad.web.ui.asking import act, ask


def drawn(view: RegisterView) -> list[tuple[object, list[tuple[object, str]]]]:
    """Agreements with their clauses and the pill of each."""
    return [
        (agreement, [(clause, CLAUSES[clause.state]) for clause in agreement.clauses])
        for agreement in view.agreements
    ]


@require_GET
def public(request: HttpRequest, key: UUID) -> HttpResponse:
    """What a partnership lets anyone read: what was promised, what is verified today."""
    today = timezone.localdate()
    view = queries.get_register_public(key, today)
    shown = {
        "view": view,
        "agreements": drawn(view),
        "today": today,
        "finality": witnesses.finality_public(Ref("assurances.register", str(view.key))),
    }
    return render(request, "assurances/public.html", shown)


@login_required
@require_POST
def put(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put what both sides agree is theirs to both sides, for the public."""
    body = partnerships.get_body(key, request.user)
    made = actions.put_register(body=body, by=request.user, at=timezone.now())
    messages.success(request, _("Put to both sides. It goes public only after both have agreed."))
    return redirect("assurances:register", key=made.key)


@login_required
@require_GET
def register(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A register as the public would read it, and what can be done with it."""
    found = queries.get_register(key, request.user)
    view = queries.view_of(found, timezone.localdate())
    shown = {
        "view": view,
        "pill": REGISTERS[view.status],
        "partnership": found.partnership,
        "body": found.body,
        "agreements": drawn(view),
        "may_publish": permissions.may_publish(request.user, found),
        "may_drop": permissions.may_take_part(request.user, found.body),
        "may_withdraw": permissions.may_withdraw(request.user, found),
    }
    return render(request, "assurances/register.html", shown)


@login_required
@require_POST
def publish(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Make an adopted register public."""
    found = queries.get_register(key, request.user)
    require(permissions.may_publish(request.user, found))

    def do() -> object:
        return actions.publish_register(register=found, by=request.user, at=timezone.now())

    return act(request, do, to("register", key), _("The register is public."))


@login_required
@require_POST
def drop(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Set a register aside."""
    found = queries.get_register(key, request.user)
    require(permissions.may_take_part(request.user, found.body))

    def do() -> object:
        return actions.drop_register(register=found, by=request.user, at=timezone.now())

    return act(request, do, to("list", found.partnership_id), _("Set aside."))


@login_required
@asking
def withdraw(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take the public register back."""
    found = queries.get_register(key, request.user)
    require(permissions.may_withdraw(request.user, found))
    form = WithdrawForm(request.POST or None)

    def do() -> str:
        actions.withdraw_register(
            register=found, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return to("register", found.key)

    return ask(
        request, form, do, body=found.body, heading=_("Take the register back"),
        lede=_("The public page goes at once. Both sides read why."),
        button=_("Take it back"), said=_("Taken back."),
    )  # fmt: skip
