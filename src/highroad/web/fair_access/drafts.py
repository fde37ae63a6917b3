"""Drafts: made from certified filings, put to both sides, published, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.fair_access import actions, permissions, queries
from highroad.areas.fair_access.actions import DraftTerms
from highroad.areas.fair_access.vocabulary import PublicationStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, require
from highroad.web.fair_access import figures, words
from highroad.web.fair_access.committee import bodies_to_act_in, own_bodies
from highroad.web.fair_access.forms import DraftForm, ReasonForm

PILLS = {
    PublicationStatus.DRAFT: "plain",
    PublicationStatus.PROPOSED: "open",
    PublicationStatus.PUBLISHED: "ok",
    PublicationStatus.WITHDRAWN: "watch",
    PublicationStatus.DROPPED: "plain",
}


@require_GET
@login_required
def draft_list(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Drafts and publications of a partnership."""
    partnership = partnerships.get_partnership(key, request.user)
    found = queries.list_publications(partnership, request.user)
    context = {
        "partnership": partnership,
        "publications": [(line, PILLS[line.status]) for line in found],
        "may_draft": any(permissions.may_draft(request.user, b) for b in own_bodies(request, key)),
    }
    return render(request, "fair_access/drafts.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def add(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose what shall be published; it is counted, protected and kept as a draft."""
    partnership = partnerships.get_partnership(key, request.user)
    require(permissions.may_see_figures(request.user, partnership))
    bodies: dict[str, Any] = {str(body.key): body for body in bodies_to_act_in(request, key)}
    periods = queries.list_periods(partnership, request.user)
    lines = queries.list_publications(partnership, request.user)
    published = [
        (str(line.key), line.title) for line in lines if line.status == PublicationStatus.PUBLISHED
    ]
    form = DraftForm.over(
        request.POST or None,
        bodies=[(k, body.name) for k, body in bodies.items()],
        periods=periods,
        published=published,
        initial={"by": ["trade", "level"], "title": partnership.name},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft(
                body=bodies[form.cleaned_data["body"]],
                terms=terms_of(form.cleaned_data, request),
                by=request.user,
                at=timezone.now(),
            )
            return redirect("fair_access:draft", key=made.key)
        except Refused as refused:
            form.add_error(None, refused.reason)
    taken = any(line.taken for line in periods)
    context = {"partnership": partnership, "form": form, "taken": taken}
    status = 422 if form.is_bound else 200
    return render(request, "fair_access/draft_add.html", context, status=status)


def terms_of(given: dict[str, Any], request: SignedInRequest) -> DraftTerms:
    """What the action asks for."""
    replaces = given["replaces"]
    return DraftTerms(
        title=given["title"],
        breakdown=given["breakdown"],
        by=given["by"],
        period=given["period"],
        replaces=queries.get_publication(replaces, request.user) if replaces else None,
    )


@require_GET
@login_required
def draft(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A draft as the public would see it, and what can be done with it."""
    publication = queries.get_publication(key, request.user)
    return page_of(request, publication, ReasonForm())


def page_of(
    request: SignedInRequest, publication: Any, form: ReasonForm, status: int = 200
) -> HttpResponse:
    """The members' page of a publication."""
    view = queries.view_of(publication)
    by = request.user
    context = {
        "publication": view,
        "pill": PILLS[view.status],
        "drawn": [
            figures.figure(view.table, group, unit) for group, unit in figures.charted(view.table)
        ],
        "everything": figures.everything(view.table),
        "hidden": [words.why_hidden(cell, view.table) for cell in view.table.hidden()],
        "source": words.source_line(view.table.source, view.table.row_filter),
        "note": words.protection_note(view.table),
        "may_put": permissions.may_put(by, publication),
        "may_publish": permissions.may_publish(by, publication),
        "may_drop": permissions.may_drop(by, publication),
        "may_withdraw": permissions.may_withdraw(by, publication),
        "form": form,
    }
    return render(request, "fair_access/draft.html", context, status=status)


@require_POST
@login_required
def put(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask both sides."""
    made = act(request, key, actions.put_to_both_sides)
    messages.success(request, _("The figures are put to both sides."))
    return redirect("decisions:detail", key=made.decision_key)


@require_POST
@login_required
def publish(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Make adopted figures public."""
    act(request, key, actions.publish)
    messages.success(request, _("The figures are public."))
    return redirect("fair_access:publication", key=key)


@require_POST
@login_required
def drop(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Set a draft aside."""
    made = act(request, key, actions.drop)
    messages.success(request, _("The draft is set aside."))
    return redirect("fair_access:drafts", key=made.partnership_id)


@require_POST
@login_required
def withdraw(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take published figures back, with a reason."""
    publication = queries.get_publication(key, request.user)
    require(permissions.may_withdraw(request.user, publication))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return page_of(request, publication, form, status=422)
    actions.withdraw(
        publication=publication, by=request.user, at=timezone.now(), **form.cleaned_data
    )
    messages.success(request, _("The figures are withdrawn."))
    return redirect("fair_access:draft", key=key)


def act(request: SignedInRequest, key: UUID, deed: Callable[..., Any]) -> Any:
    """One deed on one publication."""
    publication = queries.get_publication(key, request.user)
    return deed(publication=publication, by=request.user, at=timezone.now())
