"""The person's own pages: ask, come back, agree, take it back, be forgotten. On a phone, without scripts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.supports import actions, queries
from highroad.areas.supports.queries import SupportCase
from highroad.kit.answers import NotFound, Refused
from highroad.web.supports.forms import AskForm, CodeForm, Consenting

OPENED = "supports_case"
CODE = "supports_code"


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the desk for help; anybody who has its address may."""
    desk = queries.desk_by_code_public(code)
    form = AskForm(request.POST or None, initial={"language": get_language()}).offer(desk.areas)
    if request.method == "POST" and form.is_valid():
        try:
            case, own = actions.open_case(
                desk=desk, intake=form.intake(), at=timezone.now(),
                person=request.user if request.user.is_authenticated else None,
            )  # fmt: skip
        except Refused as error:
            form.add_error(None, error.reason)
        else:
            keep_open(request, case)
            request.session[CODE] = queries.veiled(own)
            return HttpResponseRedirect(reverse("supports:mine"))
    context = {"desk": desk, "form": form}
    return render(request, "supports/ask.html", context, status=422 if form.is_bound else 200)


def opened(request: HttpRequest) -> list[SupportCase]:
    """The cases this person may read: of their account, and the one opened with its code."""
    own = queries.own_cases(request.user)  # type: ignore[arg-type]
    token = request.session.get(OPENED)
    by_code = queries.case_of_session_public(token) if token else None
    if by_code is not None and by_code not in own:
        own.append(by_code)
    return own


def keep_open(request: HttpRequest, case: SupportCase) -> None:
    """Let this browser open the case; what the session holds tells nobody which."""
    request.session[OPENED] = queries.veiled(str(case.key))


def own_case(request: HttpRequest) -> SupportCase:
    """The case a button was pressed in. Raises `NotFound`."""
    wanted = request.POST.get("case", request.GET.get("case", ""))
    for case in opened(request):
        if str(case.key) == wanted:
            return case
    raise NotFound


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """What became of what one asked for; with a code for those without an account."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = queries.case_by_code_public(form.cleaned_data["code"])
        except NotFound:
            form.add_error("code", _("No case opens with this code. Check each letter and digit."))
        else:
            request.session.cycle_key()
            keep_open(request, found)
            return HttpResponseRedirect(reverse("supports:mine"))
    today = timezone.localdate()
    context = {
        "cases": [queries.own_view(case, today) for case in opened(request)],
        "code": queries.unveiled(request.session.pop(CODE, "")),
        "form": form,
        "again": Consenting(),
        "desks": queries.desks_worked_at(request.user),  # type: ignore[arg-type]
    }
    return render(request, "supports/mine.html", context, status=422 if form.errors else 200)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close one's own case in this browser: the next person at it sees nothing."""
    request.session.pop(OPENED, None)
    request.session.pop(CODE, None)
    return HttpResponseRedirect(reverse("supports:mine"))


@require_POST
def agree(request: HttpRequest) -> HttpResponse:
    """Agree anew."""
    case, form = own_case(request), Consenting(request.POST)
    if form.is_valid():
        actions.consent(
            case=case, purposes=form.purposes(), months=int(form.cleaned_data["months"]),
            is_own_hand=True, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Your consent is kept."))
    else:
        messages.error(
            request, _("Without your consent nobody may read this, and nobody can help.")
        )
    return HttpResponseRedirect(reverse("supports:mine"))


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take one's consent back."""
    actions.withdraw_consent(case=own_case(request), at=timezone.now())
    messages.success(
        request, _("Your consent has ended. The desk reads nothing of yours any more.")
    )
    return HttpResponseRedirect(reverse("supports:mine"))


@require_http_methods(["GET", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Be forgotten: asked once more, then at once and for good."""
    case = own_case(request)
    if request.method == "POST":
        actions.forget(case=case)
        request.session.pop(OPENED, None)
        request.session.pop(CODE, None)
        messages.success(
            request, _("You are forgotten. Nothing you told the desk can be read by anybody.")
        )
        return HttpResponseRedirect(reverse("supports:mine"))
    return render(request, "supports/forget.html", {"case": case})
