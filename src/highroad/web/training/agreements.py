"""Agreements on paper: our own as a tagged document, and the official form filled from the record."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.training import queries
from highroad.areas.training.actions import agreements as actions
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import agreements, enrollments
from highroad.areas.training.vocabulary.agreement import AGREEMENT_FIELDS, FORM_PARTS
from highroad.kit.answers import NotFound, Refused, require
from highroad.web.training.asking import ask
from highroad.web.training.words import crumbs_of
from highroad.web.ui.papers import Section, TablePaper, tables_pdf
from highroad.web.ui.parts import Table

PDF = "application/pdf"


class BlankForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("Blank official form"), allow_empty_file=True,
        help_text=gettext_lazy("As a PDF with fields, at most 8 megabytes, not filled in."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )  # fmt: skip

    def content(self) -> bytes:
        """The bytes, one more than may be read at most: larger files are refused by that."""
        read: bytes = self.cleaned_data["file"].read(agreements.MOST_BYTES + 1)
        return read


class MatchForm(forms.Form):
    """What every field of a form is filled with; voluntary fields are not asked about."""

    def __init__(self, *args: Any, fields: list[agreements.FormField], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Left empty")), *AGREEMENT_FIELDS.items()]
        for number, each in enumerate(fields):
            self.fields[f"field_{number}"] = forms.ChoiceField(
                label=each.label or each.name, choices=choices, required=False
            )
        self.names = [each.name for each in fields]

    def matched(self) -> dict[str, str]:
        """A code by the name of a field."""
        given = self.cleaned_data
        return {name: given[f"field_{number}"] for number, name in enumerate(self.names)}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def official_form(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The blank form of a program: bring one, see what of it is filled from the record."""
    program = queries.get_program(key, request.user)
    require(may_coordinate(request.user, program))
    form = BlankForm(request.POST, request.FILES) if request.method == "POST" else BlankForm()
    made = None
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.bring_form(
                program=program, file_name=form.cleaned_data["file"].name, content=form.content(),
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error("file", refused.reason)
    found = agreements.form_of(program)
    shown = {
        "program": program, "crumbs": crumbs_of(program), "made": made,
        "form": BlankForm() if made else form, "found": found,
        "parts": _parts(found.matched) if found else [],
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "training/official_form.html", shown, status=status)


def _parts(matched: dict[str, str]) -> list[tuple[Any, list[tuple[Any, bool]]]]:
    """What an agreement says, by part, and whether the form has a field for it."""
    have = set(matched.values())
    return [
        (words, [
            (label, code in have)
            for code, label in AGREEMENT_FIELDS.items() if code.startswith(f"{part}_")
        ])
        for part, words in FORM_PARTS.items()
    ]  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def match_form(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say of every field what it is filled with."""
    found = agreements.get_form(key, request.user)
    require(may_coordinate(request.user, found.program))
    fields = [each for each in agreements.fields_of(found) if not each.is_never]
    initial = {
        f"field_{number}": found.matched.get(each.name, "") for number, each in enumerate(fields)
    }
    form = MatchForm(request.POST or None, fields=fields, initial=initial)
    here = reverse("training:official_form", args=[found.program_id])

    def do() -> str:
        actions.match_fields(form=found, matched=form.matched(), by=request.user, at=timezone.now())
        return here

    return ask(
        request, form, do, heading=_("Match the fields"), eyebrow=found.program.name,
        lede=_(
            "Each field by its name on the form. Voluntary questions are not listed: the apprentice "
            "answers them."
        ),
        button=_("Keep this"), said=_("Kept. Agreements are filled like this from now on."),
        crumbs=[*crumbs_of(found.program), (_("Official form"), here)],
    )  # fmt: skip


@login_required
@require_GET
def official_agreement(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The official form of one apprentice, filled; not found while the program has no form."""
    enrollment = enrollments.get_enrollment(key, request.user)
    form = agreements.form_of(enrollment.program)
    if form is None:
        raise NotFound
    return _file(agreements.filled(form, enrollment), "official-agreement.pdf")


@login_required
@require_GET
def agreement(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Our own agreement of one apprentice, as a tagged document in the reader's language."""
    enrollment = enrollments.get_enrollment(key, request.user)
    values = agreements.values_of(enrollment)
    parts = [_part(part, words, values) for part, words in FORM_PARTS.items()]
    paper = TablePaper(
        title=_("Apprenticeship agreement"), partnership=enrollment.program.name,
        facts=[
            (_("Apprentice"), enrollment.participant.name),
            (_("Standards"), _("Version {number}").format(number=enrollment.standards.number)),
            (_("SHA-256 of the standards"), enrollment.standards.digest),
        ],
        parts=[*parts, _promise()], made_at=timezone.now(), language=(get_language() or "en")[:2],
        reference=settings.ADDRESS + reverse("training:enrollment", args=[enrollment.key]),
    )  # fmt: skip
    return _file(tables_pdf(paper), "agreement.pdf")


def _part(part: str, words: Any, values: Any) -> tuple[Section, Table | None]:
    """Ticks are said by their word; what is not known is left out, signatures have their empty line."""
    rows = [
        [str(label), _("Yes") if values[code] == "yes" else values[code]]
        for code, label in AGREEMENT_FIELDS.items()
        if code.startswith(f"{part}_") and values.get(code) and not code.startswith("b_approach_")
    ]
    missing = [] if rows else [_("Nothing is entered here yet.")]
    table = Table(
        caption=words, head=[_("What is agreed"), _("As entered")], rows=rows, words=frozenset({1})
    )
    return Section(heading=words, paragraphs=missing), table if rows else None


def _promise() -> tuple[Section, None]:
    return Section(
        heading=_("What both promise"),
        paragraphs=[
            _("The standards named above are part of this agreement."),
            _(
                "The sponsor trains by them without discrimination and pays the steps of the wage "
                "schedule; the apprentice works and learns by them."
            ),
            _(
                "Until probation ends either side may end this agreement in writing. After it the "
                "apprentice may; the sponsor only for good cause, with notice and time to put things right."
            ),
            _("Whoever signs by hand signs here: __________________________"),
        ],
    ), None  # fmt: skip


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=PDF)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
