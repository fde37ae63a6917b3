"""The list of filings, one filing with its result, and the review of its warnings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.filings import actions, permissions, queries
from highroad.areas.filings.queries import Filing, Problem
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, require
from highroad.web.filings.forms import ReplyForm, UploadForm
from highroad.web.ui.parts import Step

PILLS = {
    FilingStatus.MAPPING: "watch",
    FilingStatus.CHECKING: "open",
    FilingStatus.UNREADABLE: "bad",
    FilingStatus.NEEDS_CORRECTION: "bad",
    FilingStatus.WARNINGS: "watch",
    FilingStatus.READY: "open",
    FilingStatus.LOCKED: "key",
    FilingStatus.HALF_CERTIFIED: "key",
    FilingStatus.CERTIFIED: "ok",
    FilingStatus.REPLACED: "plain",
    FilingStatus.REMOVED: "plain",
}
STEPS = (
    gettext_lazy("Upload"),
    gettext_lazy("Resolve errors"),
    gettext_lazy("Review warnings"),
    gettext_lazy("Lock"),
    gettext_lazy("Certify"),
)


@login_required
@require_GET
def filing_list(request: SignedInRequest, partnership: UUID) -> HttpResponse:
    """The filings of a partnership, newest first."""
    found = partnerships.get_partnership(partnership, request.user)
    lines = queries.list_filings(found, request.user)
    context = {
        "partnership": found,
        "lines": [(line, PILLS[line.status]) for line in lines],
        "may_file": permissions.may_file(request.user, found),
    }
    return render(request, "filings/list.html", context)


@login_required
@require_GET
def detail(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One filing: where it stands, what was found, what comes next; the upload box on the same page."""
    filing = queries.get_filing(key, request.user)
    page = "filings/detail.html#progress" if request.htmx else "filings/detail.html"
    return render(request, page, shown(request, filing))


def shown(request: SignedInRequest, filing: Filing, **more: Any) -> dict[str, Any]:
    """What the page of a filing needs."""
    user = request.user
    problems = queries.list_problems(filing, user)
    status = FilingStatus(filing.status)
    sees_rows = bool(permissions.may_see_rows(user, filing))
    return {
        "filing": filing,
        "partnership": filing.partnership,
        "status": status,
        "pill": PILLS[status],
        "steps": steps_of(filing),
        "problems": problems,
        "errors": [problem for problem in problems if problem.is_error],
        "warnings": [problem for problem in problems if not problem.is_error],
        "open_warnings": [problem for problem in problems if problem.finding.is_open],
        "trouble": trouble_of(filing),
        "groups": queries.list_groups(filing, user),
        "coverage": queries.coverage_of(filing) if sees_rows else [],
        "sees_rows": sees_rows,
        "may_upload": _may_upload_again(user, filing, status),
        "may_match": permissions.may_match(user, filing),
        "may_reply": permissions.may_reply(user, filing),
        "may_lock": permissions.may_lock(user, filing),
        "may_unlock": permissions.may_unlock(user, filing),
        "may_certify": permissions.may_certify(user, filing),
        "may_correct": permissions.may_correct(user, filing),
        "keys": keys_of(filing),
        "upload_form": UploadForm(),
        "correction": filing.corrections.exclude(
            status__in=(FilingStatus.REMOVED, FilingStatus.UNREADABLE)
        ).first(),
        **more,
    }


def _may_upload_again(user: Any, filing: Filing, status: FilingStatus) -> bool:
    open_ones = (
        FilingStatus.MAPPING,
        FilingStatus.UNREADABLE,
        FilingStatus.NEEDS_CORRECTION,
        FilingStatus.WARNINGS,
        FilingStatus.READY,
    )
    return status in open_ones and bool(permissions.may_work_on(user, filing))


def steps_of(filing: Filing) -> list[Step]:
    """The bar of five."""
    at = queries.step_of(filing)
    states = ["done" if place < at else "ahead" for place in range(1, len(STEPS) + 1)]
    if at <= len(STEPS):
        states[at - 1] = "current"
    return [Step(label=label, state=state) for label, state in zip(STEPS, states, strict=True)]


def keys_of(filing: Filing) -> dict[str, Any]:
    """Who has certified for each side."""
    return {one.side: one for one in queries.list_certifications_for_system(filing)}


def trouble_of(filing: Filing) -> str:
    """Why a file could not be read, in the reader's language."""
    if not filing.trouble:
        return ""
    return _(filing.trouble["sentence"]).format(**filing.trouble["values"])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Answer warnings: each once, with a reason, several at a time."""
    filing = queries.get_filing(key, request.user)
    require(permissions.may_reply(request.user, filing))
    problems = [p for p in queries.list_problems(filing, request.user) if p.finding.is_open]
    form = _reply_form(request, filing, problems)
    if request.method == "POST" and form.is_valid():
        try:
            held = actions.reply(
                filing=filing, **form.cleaned_data, by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            is_done = held.status == FilingStatus.READY
            told = _("All warnings are answered. The filing can be locked now.")
            messages.success(request, told if is_done else _("Answered."))
            return redirect("filings:detail" if is_done else "filings:review", key=filing.key)
    context = {
        "form": form,
        "filing": filing,
        "partnership": filing.partnership,
        "problems": problems,
    }
    return render(request, "filings/review.html", context, status=422 if form.is_bound else 200)


def _reply_form(request: SignedInRequest, filing: Filing, problems: list[Problem]) -> ReplyForm:
    choices = [(p.finding.rule, f"{p.title} ({p.finding.count})") for p in problems]
    remembered = queries.remembered_reasons(filing, request.user)
    initial: dict[str, Any] = {
        "rules": [rule for rule, _title in choices] if len(choices) == 1 else []
    }
    if len(problems) == 1 and problems[0].finding.rule in remembered:
        initial["reply"], initial["reason"] = remembered[problems[0].finding.rule]
    return ReplyForm(sent(request)[0], choices=choices, initial=initial)


def sent(request: SignedInRequest) -> tuple[Any, Any]:
    """What a form is filled with: nothing on a first visit, an empty form too when it was sent."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def label_of(side: str) -> str:
    """A side in the reader's language."""
    return str(Side(side).label)
