"""The navigators' pages: who waits, a case, the steps in it. For anybody else they do not exist."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.supports import actions, queries
from highroad.areas.supports.queries import SupportCase
from highroad.areas.supports.vocabulary import CaseState
from highroad.web.supports.asking import ask
from highroad.web.supports.forms import (
    AskForm,
    LinkForm,
    NeedForm,
    ScreenForm,
    SettleForm,
    StepForm,
    WhereForm,
)
from highroad.web.ui.asking import act

FRESH = "supports_new"
"""In the session: the case that was just opened, and its code, until both are shown."""


def number(text: str) -> int:
    """A page number from an address; one where it is none."""
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1


def address(case: SupportCase | UUID) -> str:
    """Where a case is shown."""
    key = case.key if isinstance(case, SupportCase) else case
    return reverse("supports:case", kwargs={"key": key})


@require_GET
@login_required
def desk(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who waits, longest first."""
    found = queries.get_desk(key, request.user)
    wanted = request.GET.get("state", "")
    wanted = wanted if wanted in CaseState.values else ""
    page = number(request.GET.get("page", "1"))
    lines, has_more = queries.list_cases(found, request.user, state=wanted, page=page)
    today = timezone.localdate()
    context = {
        "desk": found, "lines": [(line, line.is_due(today)) for line in lines], "page": page,
        "more": page + 1 if has_more else None, "states": CaseState.choices, "wanted": wanted,
    }  # fmt: skip
    return render(request, "supports/desk.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def add(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Somebody tells the navigator; the code goes to them on paper."""
    found = queries.get_desk(key, request.user)

    def do(form: AskForm) -> str:
        case, code = actions.open_case(
            desk=found, intake=form.intake(), at=timezone.now(), navigator=request.user
        )
        request.session[FRESH] = [queries.veiled(str(case.key)), queries.veiled(code)]
        return address(case)

    return ask(
        request,
        AskForm(request.POST or None).offer(found.areas),
        do=do,
        title=_("Write down what somebody tells you"),
        lede=_(
            "Read the questions aloud, and the consent too. You give them "
            "a code with which they can read everything here and end it."
        ),
        button=_("Open the case"),
        back=reverse("supports:desk", kwargs={"key": key}),
        back_label=found.name,
    )


@require_GET
@login_required
def case(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One person: what they told, the plan, what was sent, what came back."""
    found = queries.get_case(key, request.user)
    fresh, code = (queries.unveiled(each) for each in request.session.get(FRESH, ["", ""]))
    if fresh == str(found.key):
        del request.session[FRESH]
    else:
        code = ""
    view = queries.view_case(found, request.user, timezone.localdate())
    context = {
        "desk": found.desk,
        "view": view,
        "case": found,
        "code": code,
        "need_form": NeedForm(),
        "today": timezone.localdate(),
        "payments": [
            (line, queries.dollars_of(line.payment.cents))
            for line in queries.payments_of(found, request.user)
        ],
    }
    return render(request, "supports/case.html", context)


@require_POST
@login_required
def take_up(request: SignedInRequest, key: UUID) -> HttpResponse:
    """In contact."""
    found = queries.get_case(key, request.user)
    now = timezone.now()
    return act(
        request,
        lambda: actions.take_up(case=found, by=request.user, at=now),
        address(found),
        _("You are in contact."),
    )


@require_POST
@login_required
def close(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Close a case."""
    found = queries.get_case(key, request.user)
    now = timezone.now()
    return act(
        request,
        lambda: actions.close(case=found, by=request.user, at=now),
        address(found),
        _("The case is closed."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def link(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Link the case to the person's training record; nobody outside the desk learns of it."""
    found = queries.get_case(key, request.user)
    view = queries.view_case(found, request.user, timezone.localdate())

    def do(form: LinkForm) -> str:
        actions.link_record(case=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return address(found)

    return ask(
        request, LinkForm(request.POST or None, initial={"name": view.name}), do=do,
        title=_("Link to the training record"), button=_("Link it"),
        lede=_(
            "The desk then asks again at each step of the training. "
            "The program, the employer and the union see nothing of it."
        ),
        back=address(found), back_label=view.name, done=_("Linked. Only the desk knows."),
    )  # fmt: skip


@require_POST
@login_required
def unlink(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Take the link away."""
    found = queries.get_case(key, request.user)
    now = timezone.now()
    return act(
        request,
        lambda: actions.unlink_record(case=found, by=request.user, at=now),
        address(found),
        _("The link is gone."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def screen(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask the questions again."""
    found = queries.get_case(key, request.user)
    view = queries.view_case(found, request.user, timezone.localdate())

    def do(form: ScreenForm) -> str:
        actions.screen(case=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return address(found)

    return ask(
        request, ScreenForm(request.POST or None, initial={"occasion": view.ask_again or "other"}),
        do=do, title=_("Ask again what is needed"), back=address(found), back_label=view.name,
        lede=_("Lives change. What is new becomes a need of the plan; what is open already stays as it is."),
        button=_("Keep the answers"), done=_("The answers are kept."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def placed(request: SignedInRequest, key: UUID) -> HttpResponse:
    """In which area somebody lives, and when they have class or work."""
    found = queries.get_case(key, request.user)
    view = queries.view_case(found, request.user, timezone.localdate())
    first = {"area": found.area, "shift": found.shift}

    def do(form: WhereForm) -> str:
        given = {"area": "", **form.cleaned_data}
        actions.say_where(case=found, by=request.user, at=timezone.now(), **given)
        return address(found)

    return ask(
        request, WhereForm(request.POST or None, initial=first).offer(found.desk.areas), do=do,
        title=_("Area and hours"), back=address(found), back_label=view.name,
        lede=_("Counted in protected totals only: where and when help is missing."),
        button=_("Keep it"), done=_("Kept."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def need(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Add a need."""
    found = queries.get_case(key, request.user)
    view = queries.view_case(found, request.user, timezone.localdate())

    def do(form: NeedForm) -> str:
        actions.add_need(case=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return address(found)

    return ask(
        request, NeedForm(request.POST or None), do=do, title=_("Add a need"),
        lede=_("One line of the plan for one kind of help."), button=_("Add it"),
        back=address(found), back_label=view.name, done=_("The need is added."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def settle(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say what became of a need."""
    found = queries.get_support(key, request.user)

    def do(form: SettleForm) -> str:
        actions.settle(support=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return address(found.case_id)

    return ask(
        request, SettleForm(request.POST or None), do=do, title=found.get_kind_display(),
        lede=_("Not met is worth as much as met: the reasons show the partnership what is missing."),
        button=_("Keep it"), back=address(found.case_id), back_label=_("Back to the case"),
        done=_("Kept."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def step(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Plan a step."""
    found = queries.get_support(key, request.user)

    def do(form: StepForm) -> str:
        actions.plan_step(support=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return address(found.case_id)

    return ask(
        request, StepForm(request.POST or None), do=do, title=_("Plan a step"),
        lede=found.get_kind_display(), button=_("Plan it"), back=address(found.case_id),
        back_label=_("Back to the case"), done=_("The step is planned."),
    )  # fmt: skip


@require_POST
@login_required
def step_done(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A step is done."""
    found = queries.get_step(key, request.user)
    now = timezone.now()
    return act(
        request, lambda: actions.do_step(step=found, by=request.user, at=now),
        address(found.support.case_id), _("Done."),
    )  # fmt: skip
