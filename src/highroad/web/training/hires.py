"""A list of hires from a file: seen first, every fault with its row, then enrolled as it was seen."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training import queries
from highroad.areas.training.actions import hires as actions
from highroad.areas.training.permissions.enrollments import may_coordinate, may_enroll
from highroad.areas.training.queries import hires as query
from highroad.kit.answers import Refused, require
from highroad.web.training.enrollment_forms import set_choices
from highroad.web.training.words import crumbs_of

MEGABYTES: Final = 2
SALT: Final = "highroad.hires"
HALF_A_DAY: Final = 12 * 60 * 60
SHOWN: Final = 200


class HiresForm(forms.Form):
    """The file, and with whom they work."""

    file = forms.FileField(
        label=gettext_lazy("List of hires as CSV"), allow_empty_file=True,
        help_text=gettext_lazy("One person a row; at most 2 megabytes. Nothing is kept yet."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )  # fmt: skip
    employer = forms.ChoiceField(label=gettext_lazy("Employer of these people"))

    def __init__(self, *args: Any, employers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "employer", [*employers])

    def clean_file(self) -> bytes:
        """The bytes, if there are not too many."""
        given = self.cleaned_data["file"]
        if given.size > MEGABYTES * 1_000_000:
            raise forms.ValidationError(_("The file is larger than 2 megabytes. Send it in parts."))
        content: bytes = given.read()
        return content


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose a file; then see who would be enrolled, or what is wrong in it."""
    program, user, day = queries.get_program(key, request.user), request.user, timezone.localdate()
    require(may_enroll(user, program, day))
    employers = [
        (str(line.key), line.name)
        for line in partnerships.list_parties(program.body.partnership, user)
    ]
    form = HiresForm(request.POST or None, request.FILES or None, employers=employers)
    shown: dict[str, Any] = {"program": program, "crumbs": crumbs_of(program), "form": form}
    status = 200
    if request.method == "POST":
        status = 200 if form.is_valid() else 422
    if form.is_bound and form.is_valid():
        content, employer = form.cleaned_data["file"], form.cleaned_data["employer"]
        found = query.check(program, content, seen_by=user, on=day)
        shown |= {"found": found, "hires": found.hires[:SHOWN], "more": len(found.hires) - SHOWN}
        if found.is_right:
            packed = [str(program.key), employer, content.decode("latin-1")]
            shown |= {
                "packed": signing.dumps(packed, salt=SALT, compress=True),
                "employer": dict(employers)[employer],
                "without": sum(not hire.mentor for hire in found.hires),
            }
        status = 200 if found.is_right else 422
    return render(request, "training/hires.html", shown, status=status)


@login_required
@require_POST
def accept(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Enroll everybody of the file that was shown, or nobody."""
    program = queries.get_program(key, request.user)
    require(may_enroll(request.user, program, timezone.localdate()))
    try:
        packed = signing.loads(request.POST.get("packed", ""), salt=SALT, max_age=HALF_A_DAY)
        named, employer, text = packed
    except signing.BadSignature:
        named, employer, text = "", "", ""
    if named != str(program.key):
        messages.error(request, _("This page is too old. Choose the file again."))
        return redirect("training:hires", key=key)
    try:
        made = actions.enroll_hires(
            program=program, employer=partnerships.get_party(employer, request.user),
            content=text.encode("latin-1"), by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refused as refused:
        messages.error(request, refused.reason)
        return redirect("training:hires", key=key)
    said = ngettext(
        "%(count)s apprentice is enrolled.", "%(count)s apprentices are enrolled.", len(made)
    )
    messages.success(request, said % {"count": len(made)})
    return redirect("training:apprentices", key=key)


@login_required
@require_GET
def example(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A small file to start from."""
    require(may_coordinate(request.user, queries.get_program(key, request.user)))
    answer = HttpResponse(query.example(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="hires.csv"'
    return answer
