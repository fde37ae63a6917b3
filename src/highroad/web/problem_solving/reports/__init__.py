"""Reports of a body: each on a page, as tagged PDF, and as a Word file to finish and sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.permissions import may_see_joint
from highroad.kit.answers import NotFound, require
from highroad.web.problem_solving.packs import HALF_YEAR, PeriodForm
from highroad.web.problem_solving.reports import board, forum, plan, scorecard
from highroad.web.problem_solving.reports.parts import Asked, Made
from highroad.web.ui.papers import TablePaper, tables_pdf
from highroad.web.ui.word_papers import WORD, tables_docx

YEAR, QUARTER = timedelta(days=365), timedelta(days=91)


@dataclass(frozen=True)
class Kind:
    """A report: its name, what it is for, how it is made, and over which days from today."""

    name: Promise
    why: Promise
    make: Callable[[Asked], Made]
    back: timedelta = timedelta()
    ahead: timedelta = timedelta()


KINDS = {
    "plan": Kind(
        _("Plan for three months, with the training record"),
        _("Objectives with owners, who does what by when, meetings ahead, what was learned together."),
        plan.made, ahead=QUARTER,
    ),
    "scorecard": Kind(
        _("Scorecard of both sides"),
        _("The same figures for each side by quarter, and the way back since something happened."),
        scorecard.made, back=YEAR,
    ),
    "board": Kind(
        _("Report for a board"),
        _("Levels of every body over five years, surveys with each role apart, decisions and projects."),
        board.made, back=YEAR,
    ),
    "forum": Kind(
        _("Report of a forum"),
        _("Metrics, involvement with its dates, results, legal basis, charter and members."),
        forum.made, back=HALF_YEAR,
    ),
}  # fmt: skip


@login_required
@require_GET
def listing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Which reports there are, and what each is for."""
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    shown = {"body": body, "partnership": body.partnership, "kinds": KINDS}
    return render(request, "problem_solving/reports.html", shown)


@login_required
@require_GET
def report(request: SignedInRequest, key: UUID, which: str) -> HttpResponse:
    """A report on a page, for a period."""
    kind, asked, form = _asked(request, key, which)
    made = kind.make(asked)
    shown = {
        "body": asked.body, "partnership": asked.body.partnership, "kind": kind, "which": which,
        "form": form, "facts": made.facts, "parts": made.parts,
        "period": f"?first={asked.first.isoformat()}&last={asked.last.isoformat()}",
    }  # fmt: skip
    status = 200 if form.is_valid() else 422
    return render(request, "problem_solving/report.html", shown, status=status)


@login_required
@require_GET
def report_pdf(request: SignedInRequest, key: UUID, which: str) -> HttpResponse:
    """The same as tagged PDF."""
    kind, asked, _form = _asked(request, key, which)
    return _file(tables_pdf(_paper(kind, asked, which)), "application/pdf", f"{which}.pdf")


@login_required
@require_GET
def report_docx(request: SignedInRequest, key: UUID, which: str) -> HttpResponse:
    """The same as a Word file, with a place to sign for each side."""
    kind, asked, _form = _asked(request, key, which)
    sides = [side.label for side in partnerships.key_sides(asked.body)]
    content = tables_docx(_paper(kind, asked, which), sides=sides, sign=_t("Signatures"))
    return _file(content, WORD, f"{which}.docx")


def _asked(request: SignedInRequest, key: UUID, which: str) -> tuple[Kind, Asked, PeriodForm]:
    body = partnerships.get_body(key, request.user)
    require(may_see_joint(request.user, body.partnership))
    if which not in KINDS:
        raise NotFound
    kind, today = KINDS[which], timezone.localdate()
    usual: dict[str, Any] = {"first": today - kind.back, "last": today + kind.ahead}
    form = PeriodForm(request.GET if "first" in request.GET else usual)
    given: dict[str, date] = form.cleaned_data if form.is_valid() else usual
    return kind, Asked(body, request.user, given["first"], given["last"], today), form


def _paper(kind: Kind, asked: Asked, which: str) -> TablePaper:
    made = kind.make(asked)
    where = reverse("problem_solving:report", args=[asked.body.key, which])
    return TablePaper(
        title=kind.name, partnership=f"{asked.body.partnership.name} · {asked.body.name}",
        facts=made.facts, parts=made.parts, made_at=timezone.now(),
        reference=settings.ADDRESS + where, language=(get_language() or "en")[:2],
    )  # fmt: skip


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
