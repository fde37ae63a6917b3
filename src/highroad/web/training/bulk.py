"""The federal bulk file: check one in words, enroll from one, take one along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training import queries
from highroad.areas.training.actions import bulk as actions
from highroad.areas.training.permissions.enrollments import may_coordinate, may_enroll
from highroad.areas.training.queries import bulk
from highroad.kit.answers import Refused, require
from highroad.web.training.enrollment_forms import set_choices
from highroad.web.training.words import crumbs_of

MEGABYTES = 8


class BulkForm(forms.Form):
    """A file, and with whom the apprentices work."""

    file = forms.FileField(
        label=gettext_lazy("Bulk file as CSV"), allow_empty_file=True,
        help_text=gettext_lazy("The 42 columns of RAPIDS, at most 8 megabytes. A check keeps nothing."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )  # fmt: skip
    employer = forms.ChoiceField(label=gettext_lazy("Employer of those who are enrolled"))

    def __init__(self, *args: Any, employers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "employer", [*employers])

    def clean_file(self) -> bytes:
        """The bytes."""
        given = self.cleaned_data["file"]
        if given.size > MEGABYTES * 1_000_000:
            raise forms.ValidationError(_("The file is larger than 8 megabytes. Send it in parts."))
        content: bytes = given.read()
        return content


def _enrolled(
    request: SignedInRequest,
    program: queries.TrainingProgram,
    form: BulkForm,
    found: bulk.RapidsFile,
) -> int:
    employer = partnerships.get_party(form.cleaned_data["employer"], request.user)
    try:
        made = actions.enroll_rows(
            program=program, employer=employer, rows=found.rows, numbers=found.numbers,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, refused.reason)
        return 0
    return len(made)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bulk_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Check a file: every fault with its row, its column and what to write. Without one, enroll them."""
    program, user, day = queries.get_program(key, request.user), request.user, timezone.localdate()
    require(may_coordinate(user, program))
    parties = partnerships.list_parties(program.body.partnership, user)
    form = BulkForm(
        request.POST or None, request.FILES or None,
        employers=[(str(line.key), line.name) for line in parties],
    )  # fmt: skip
    found = None
    if request.method == "POST" and form.is_valid():
        found = bulk.check(program, form.cleaned_data["file"], day)
        if found.is_right and request.POST.get("do") == "enroll":
            made = _enrolled(request, program, form, found)
            if made:
                said = ngettext(
                    "%(count)s apprentice is enrolled.", "%(count)s apprentices are enrolled.", made
                )
                messages.success(request, said % {"count": made})
                return redirect("training:apprentices", key=key)
    shown = {
        "program": program, "crumbs": crumbs_of(program), "form": form, "found": found,
        "may_enroll": may_enroll(user, program, day), "to_fill": bulk.still_to_fill(),
    }  # fmt: skip
    is_wrong = bool(form.is_bound and form.errors) or (found is not None and not found.is_right)
    return render(request, "training/bulk.html", shown, status=422 if is_wrong else 200)


@login_required
@require_GET
def bulk_download(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The file as far as Highroad can fill it."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    answer = HttpResponse(
        bulk.file_of(program, seen_by=request.user),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="rapids.csv"'
    return answer
