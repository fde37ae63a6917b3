"""Issues for the public: the pages everybody reads, and the two keys that lead there."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.problem_solving import actions, permissions, queries
from highroad.kit.answers import require
from highroad.web.problem_solving.forms import PublicForm
from highroad.web.problem_solving.issues import asking
from highroad.web.ui.asking import ask

A_PAGE = 30


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Every question that two sides show, newest first."""
    page = Paginator(queries.public_questions_public(), A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "questions": [queries.public_line(row) for row in page]}
    return render(request, "problem_solving/public_list.html", shown)


@require_safe
def question(request: HttpRequest, key: UUID) -> HttpResponse:
    """One question that two sides show."""
    shown = {"line": queries.get_public_question_public(key)}
    return render(request, "problem_solving/public.html", shown)


@login_required
@asking
def ask_for_public(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put a text for the public to the other side."""
    issue = queries.get_issue(key, request.user)
    require(permissions.may_ask_for_public(request.user, issue))
    form = PublicForm(request.POST or None)

    def do() -> str:
        actions.ask_for_public(
            issue=issue, summary=form.cleaned_data["summary"], by=request.user, at=timezone.now()
        )
        return reverse("problem_solving:issue", kwargs={"key": key})

    return ask(
        request, form, do, body=issue.body, heading=_("Show this issue to the public"),
        lede=_(
            "The public reads the question as it stands now and your words, "
            "once the other side agrees to exactly this."
        ),
        button=_("Ask the other side"), said=_("Asked. Nothing is public before the other side agrees."),
    )  # fmt: skip


@login_required
@require_GET
def public_record(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A text for the public is shown with its issue."""
    found = queries.get_public_question(key, request.user)
    return redirect("problem_solving:issue", key=found.issue_id)


@login_required
@require_POST
def agree(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The other side says yes to exactly this text."""
    found = queries.get_public_question(key, request.user)
    shown = actions.agree_to_public(asked=found, by=request.user, at=timezone.now())
    messages.success(
        request, _("The public reads it now.") if shown.is_public else _("Agreed for your side.")
    )
    return redirect("problem_solving:issue", key=found.issue_id)


@login_required
@require_POST
def end(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Either side takes it back at once."""
    found = queries.get_public_question(key, request.user)
    actions.end_public(asked=found, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back. The public does not read it any more."))
    return redirect("problem_solving:issue", key=found.issue_id)
