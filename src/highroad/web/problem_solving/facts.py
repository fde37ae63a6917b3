"""The joint fact base of a body, one fact, and citing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.areas.problem_solving.vocabulary.rounds import FactStance
from highroad.kit.answers import NotFound, Refused, require
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.problem_solving.forms import CiteForm, FactForm, StanceForm
from highroad.web.problem_solving.issues import answered, asking


@login_required
@asking
def facts(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What the body holds for true, what is disputed, what is missing."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    may_add = permissions.may_take_part(request.user, body)
    form = FactForm(request.POST or None)
    if request.method == "POST":
        require(may_add)
        if form.is_valid():
            actions.add_fact(body=body, draft=form.draft(), by=request.user, at=timezone.now())
            messages.success(
                request, _("The fact is there. Each side can say what it makes of it.")
            )
            return redirect("problem_solving:facts", key=key)
    shown = {
        "body": body,
        "partnership": body.partnership,
        "facts": queries.list_facts(body, request.user),
        "form": form if may_add else None,
    }
    return render(request, "problem_solving/facts.html", shown, status=answered(form))


@login_required
@require_GET
def fact(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One fact: what it says, what each side says of it, who cites it, how it changed."""
    found = queries.get_fact(key, request.user)
    return render(request, "problem_solving/fact.html", _shown(request, found))


def _shown(request: SignedInRequest, found: queries.Fact, **more: Any) -> dict[str, Any]:
    line = queries.line_of_fact(found)
    initial = {"text": line.text, "source": line.source, "as_of": line.as_of}
    return {
        "fact": found,
        "line": line,
        "body": found.body,
        "partnership": found.body.partnership,
        "versions": sorted(found.versions.all(), key=lambda each: -each.number)[1:],
        "citing": [
            (each, links.link_to(each.about)) for each in queries.list_citing(found, request.user)
        ],
        "may_take_part": permissions.may_take_part(request.user, found.body),
        "stance_form": StanceForm(initial={"version": line.version}, auto_id="stance-%s"),
        "change_form": FactForm(initial=initial, auto_id="change-%s"),
        **more,
    }


@login_required
@require_POST
def say(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What one's side makes of a fact."""
    found = queries.get_fact(key, request.user)
    require(permissions.may_take_part(request.user, found.body))
    form = StanceForm(request.POST, auto_id="stance-%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.say_of_fact(
                fact=found, version=said["version"], stance=FactStance(said["stance"]),
                note=said["note"], by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("note", refused.reason)
        else:
            return redirect("problem_solving:fact", key=key)
    shown = _shown(request, found, stance_form=form, form=form)
    return render(request, "problem_solving/fact.html", shown, status=422)


@login_required
@require_POST
def change(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say a fact anew."""
    found = queries.get_fact(key, request.user)
    require(permissions.may_take_part(request.user, found.body))
    form = FactForm(request.POST, auto_id="change-%s")
    if form.is_valid():
        try:
            actions.change_fact(fact=found, draft=form.draft(), by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Changed. What cites it is flagged."))
            return redirect("problem_solving:fact", key=key)
    shown = _shown(request, found, change_form=form, form=form)
    return render(request, "problem_solving/fact.html", shown, status=422)


@login_required
@asking
def cite(request: SignedInRequest, beside: str, key: UUID) -> HttpResponse:
    """Choose a fact that an issue or a decision rests on."""
    if beside == "issue":
        issue = queries.get_issue(key, request.user)
        body, about = issue.body, Ref.to(issue)
    elif beside == "decision":
        decision = decisions.get_decision(key, request.user)
        body, about = decision.body, Ref.to(decision)
    else:
        raise NotFound
    require(permissions.may_take_part(request.user, body))
    form = CiteForm(request.POST or None)
    lines = queries.list_facts(body, request.user)
    form.fields["fact"].choices = [(str(line.key), line.text[:200]) for line in lines]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        found = queries.get_fact(form.cleaned_data["fact"], request.user)
        actions.cite(fact=found, about=about, by=request.user, at=timezone.now())
        return redirect(links.address_of(about))
    shown = {"form": form, "body": body, "about": links.link_to(about), "facts": lines}
    return render(request, "problem_solving/cite.html", shown, status=answered(form))
