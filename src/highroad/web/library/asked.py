"""What people bring: a suggestion of anybody, the lists of a partnership, a request both sides sign."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import queries as decisions
from highroad.areas.library import actions, permissions, queries
from highroad.areas.library.actions import RequestTerms
from highroad.areas.library.vocabulary import HelpWanted, RequestStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused
from highroad.web.library.forms import AskForm, KeepForm, SuggestForm
from highroad.web.library.pages import language_of

asking = require_http_methods(["GET", "HEAD", "POST"])


@asking
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest a resource; nothing of it is public before an editor took it up."""
    form = SuggestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("title", "address", "why", "email")}
        try:
            actions.suggest(**told, language=language_of(request), at=timezone.now())
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return render(request, "library/suggested.html")
    status = 422 if form.is_bound else 200
    return render(request, "library/suggest.html", {"form": form}, status=status)


@login_required
@asking
def keep(request: SignedInRequest, slug: str) -> HttpResponse:
    """Put a resource on a list of one's partnership."""
    resource = queries.resource_for_system(slug)
    seats = partnerships.seats_of(request.user)
    mine = {str(seat.partnership_key): seat.partnership_name for seat in seats}
    form = KeepForm(
        request.POST or None, choices=list(mine.items()), initial={"title": _("To read first")}
    )
    if request.method == "POST" and form.is_valid():
        partnership = partnerships.get_partnership(
            UUID(form.cleaned_data["partnership"]), request.user
        )
        try:
            actions.keep(
                partnership=partnership,
                resource=resource,
                title=form.cleaned_data["title"],
                note=form.cleaned_data["note"],
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error("title", refused.reason)
        else:
            messages.success(request, _("It is on the list."))
            return redirect("library:lists", key=partnership.key)
    context = {"form": form, "resource": resource, "mine": mine}
    return render(request, "library/keep.html", context, status=422 if form.is_bound else 200)


@login_required
@require_safe
def lists(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What a partnership keeps: its lists, and the requests both sides signed."""
    partnership = partnerships.get_partnership(key, request.user)
    kept = queries.list_kept(partnership, request.user)
    asked = queries.list_joint_requests(partnership, request.user)
    context = {
        "partnership": partnership,
        "kept": kept,
        "asked": [(one, queries.status_of(one), HelpWanted(one.wanted)) for one in asked],
    }
    return render(request, "library/lists.html", context)


@login_required
@require_POST
def drop(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take a resource off a list."""
    line = queries.get_line(key, request.user)
    partnership = line.kept_in.partnership
    actions.drop(line=line, by=request.user, at=timezone.now())
    messages.success(request, _("It is off the list."))
    return redirect("library:lists", key=partnership.key)


@login_required
@asking
def ask(request: SignedInRequest, slug: str) -> HttpResponse:
    """Ask a helper jointly: one request, put to both sides of a body."""
    helper = queries.helper_for_system(slug)
    seats = [seat for seat in partnerships.seats_of(request.user) if seat.side]
    bodies = {str(seat.body_key): f"{seat.body_name} · {seat.partnership_name}" for seat in seats}
    form = AskForm(request.POST or None, choices=list(bodies.items()))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        body = partnerships.get_body(UUID(told["body"]), request.user)
        terms = RequestTerms(
            HelpWanted(told["wanted"]), told["from_on"], told["people"], told["place"],
            office_may_know=told["office_may_know"],
        )  # fmt: skip
        try:
            made = actions.ask_jointly(
                body=body, helper=helper, terms=terms, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("The request waits for both sides. Sign it for yours."))
            return redirect("library:request", key=made.key)
    context = {"form": form, "helper": helper, "bodies": bodies}
    return render(request, "library/ask.html", context, status=422 if form.is_bound else 200)


@login_required
@require_safe
def joint_request(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A joint request as a letter to print, and where it stands."""
    found = queries.get_joint_request(key, request.user)
    status = queries.status_of(found)
    decision = decisions.get_decision(str(found.decision_key), request.user)
    context = {
        "asked": found,
        "status": status,
        "letter": decisions.current_wording(decision).text,
        "is_signed": status in (RequestStatus.SIGNED, RequestStatus.SENT),
        "may_send": permissions.may_send(request.user, found),
    }
    return render(request, "library/request.html", context)


@login_required
@require_POST
def sent(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Note that the signed request went out."""
    found = queries.get_joint_request(key, request.user)
    actions.mark_sent(request=found, by=request.user, at=timezone.now())
    messages.success(request, _("Noted: the request is out."))
    return redirect("library:request", key=key)
