"""Contractors and contracts are looked through: a form of questions, by one test or by the clauses."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.job_quality import actions, queries
from highroad.areas.job_quality.vocabulary import (
    ClassificationTest,
    InquiryKind,
    questions_of,
)
from highroad.kit.answers import NotFound
from highroad.web.job_quality.forms import LookForm
from highroad.web.job_quality.pages import asking, job_of, to
from highroad.web.ui.asking import ask


@login_required
@asking
def look(request: SignedInRequest, key: UUID, test: str) -> HttpResponse:
    """Answer the questions of a test, or those about the terms of contracts."""
    found = job_of(request, key)
    if test not in ClassificationTest.values:
        raise NotFound
    by = ClassificationTest(test)
    kind = InquiryKind.TERMS if by is ClassificationTest.NONE else InquiryKind.CLASSIFICATION
    questions = questions_of(kind, by)
    form = LookForm(
        request.POST or None, questions=questions, initial={"looked_on": timezone.localdate()}
    )

    def do() -> str:
        actions.look_through(
            job=found, kind=kind, test=by, replies=form.replies(), words=form.words(),
            looked_on=form.cleaned_data["looked_on"], by=request.user, at=timezone.now(),
        )  # fmt: skip
        return to("card", found.key)

    heading = kind.label if kind is InquiryKind.TERMS else f"{kind.label}: {by.label}"
    return ask(
        request, form, do, body=found.body, heading=heading,
        lede=_(
            "What comes of it are questions for both sides, never a verdict on an employer. Write "
            "nothing that tells of one person."
        ),
        button=_("Keep the answers"), said=_("Kept. Open questions stand on the card."),
    )  # fmt: skip


@login_required
@require_GET
def inquiry(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A look stands on the card of its job: it is led there."""
    return redirect("job_quality:card", key=queries.get_inquiry(key, request.user).job_id)
