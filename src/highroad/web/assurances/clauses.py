"""One clause with its promises and breaches, and what each side says there."""

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
from highroad.areas.assurances import actions, permissions, queries
from highroad.areas.assurances.vocabulary import BreachAct
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import require
from highroad.kit.refs import Ref
from highroad.web.assurances.agreements import asking, line_of, to
from highroad.web.assurances.forms import BreachForm, BreachWordForm
from highroad.web.assurances.words import BREACHES, CLAUSES
from highroad.web.commitments.about import shown_about
from highroad.web.ui.asking import ask


@login_required
@require_GET
def clause(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One clause: its words, its state, who verified what, its breaches."""
    found = queries.get_clause(key, request.user)
    agreement = found.agreement
    line = line_of(agreement, request)
    own = next(each for each in line.clauses if each.key == found.key)
    seat = partnerships.seat_of(request.user, body=agreement.body)
    shown = {
        "clause": own,
        "row": found,
        "agreement": agreement,
        "body": agreement.body,
        "partnership": agreement.body.partnership,
        "pill": CLAUSES[own.state],
        "breaches": [(each, BREACHES[each.state]) for each in own.breaches],
        "promises": shown_about(Ref.to(found), body=agreement.body, user=request.user),
        "may_renew": permissions.may_renew(request.user, found) and own.running_key is None,
        "may_report": permissions.may_change(request.user, agreement)
        and seat is not None
        and seat.side != found.binds,
    }
    return render(request, "assurances/clause.html", shown)


@login_required
@require_POST
def renew(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Begin the next round of evidence, and go where it is shown."""
    found = queries.get_clause(key, request.user)
    made = actions.renew(clause=found, by=request.user, at=timezone.now())
    messages.success(request, _("Promised again. Now show that it is kept."))
    return redirect("commitments:evidence", key=made.key)


@login_required
@asking
def report(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A side reports a breach."""
    found = queries.get_clause(key, request.user)
    require(permissions.may_change(request.user, found.agreement))
    form = BreachForm(request.POST or None, initial={"happened_on": timezone.localdate()})

    def do() -> str:
        made = actions.report_breach(
            clause=found, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        return to("breach", made.key)

    return ask(
        request, form, do, body=found.agreement.body, heading=_("Report a breach"),
        lede=found.heading, button=_("Report it"),
        said=_("Reported. The clause counts as breached until your side says: cured."),
    )  # fmt: skip


@login_required
@asking
def breach(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One breach: everything that was said, and the form for what may be said next."""
    found = queries.get_breach(key, request.user)
    agreement = found.clause.agreement
    seat = partnerships.seat_of(request.user, body=agreement.body)
    own = next(each for each in line_of(agreement, request).clauses if each.key == found.clause_id)
    line = next(each for each in own.breaches if each.key == found.key)
    acts = queries.acts_of_breach(found, line, seat.side if seat else "")
    may = permissions.may_change(request.user, agreement)
    if request.method == "POST":
        require(may)
    form = BreachWordForm(request.POST or None, acts=acts) if may and acts else None

    def do() -> str:
        given = form.cleaned_data if form else {}
        actions.say_of_breach(
            breach=found, act=BreachAct(given["act"]), words=given["words"],
            neutral=given["neutral"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return to("breach", found.key)

    if request.method == "POST" and form is not None:
        return ask(
            request, form, do, body=agreement.body, heading=_("A breach"), lede=found.clause.heading,
            button=_("Say it"), said=_("Said. Both sides see it."),
        )  # fmt: skip
    shown = {
        "breach": line,
        "pill": BREACHES[line.state],
        "clause": found.clause,
        "agreement": agreement,
        "body": agreement.body,
        "partnership": agreement.body.partnership,
        "form": form,
    }
    return render(request, "assurances/breach.html", shown)
