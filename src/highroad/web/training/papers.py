"""Standards as files: a published paper becomes a draft to look at; a version is taken along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training import queries
from highroad.areas.training.permissions import programs as permissions
from highroad.areas.training.queries import papers
from highroad.kit.answers import require
from highroad.web.training.standards_form import StandardsForm
from highroad.web.training.words import GRAVITIES, crumbs_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class PaperForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("Workbook or Word file"), allow_empty_file=True,
        help_text=gettext_lazy("As .xlsx or .docx, at most 8 megabytes. Reading it keeps nothing."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx"}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )  # fmt: skip

    def content(self) -> bytes:
        """The bytes, one more than may be read at most: larger files are refused by that."""
        read: bytes = self.cleaned_data["file"].read(papers.MOST_BYTES + 1)
        return read


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Read a file: every fault with its place; without one, the draft is shown filled in, and not saved."""
    program = queries.get_program(key, request.user)
    require(permissions.may_draft(request.user, program, timezone.localdate()))
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    faults: tuple[papers.PaperFault, ...] = ()
    if request.method == "POST" and form.is_valid():
        found = papers.read_paper(form.content())
        if found.terms is not None:
            return filled_in(request, program, found.terms, found.notes)
        faults = found.faults
    shown = {
        "program": program, "crumbs": crumbs_of(program), "form": form, "faults": faults,
        "newest": queries.newest_version(program),
    }  # fmt: skip
    status = 422 if faults or (form.is_bound and form.errors) else 200
    return render(request, "training/standards_read.html", shown, status=status)


def filled_in(
    request: SignedInRequest, program: queries.TrainingProgram, terms: queries.StandardsTerms,
    notes: Sequence[object],
) -> HttpResponse:  # fmt: skip
    """What was read from a file stands in the form, and nothing is saved until it is sent."""
    newest = queries.newest_version(program)
    remarks = queries.remarks_on(terms, timezone.localdate())
    shown: dict[str, Any] = {
        "form": StandardsForm(initial=StandardsForm.starting(terms)),
        "heading": _("Look at what was read"), "eyebrow": program.name, "crumbs": crumbs_of(program),
        "lede": _("Saved is only what you accept below."), "button": _("Save as the next version"),
        "action": reverse("training:draft_standards", args=[program.key]), "read": terms,
        "notes": notes, "remarks": [(one, GRAVITIES[one.gravity]) for one in remarks],
        "has_answers": newest is not None and newest.decision_key is not None,
    }  # fmt: skip
    return render(request, "training/standards_write.html", shown)


@login_required
@require_GET
def workbook(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A version as a workbook."""
    version = queries.get_standards(key, request.user)
    return _file(papers.workbook_of(version), WORKBOOK, f"standards-{version.number}.xlsx")


@login_required
@require_GET
def word_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A version as a Word file."""
    version = queries.get_standards(key, request.user)
    return _file(papers.document_of(version), WORD, f"standards-{version.number}.docx")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
