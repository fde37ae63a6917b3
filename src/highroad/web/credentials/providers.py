"""The record of a program as a provider of training, version by version, and the letter for the state's list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.credentials.actions.providers import keep_statement
from highroad.areas.credentials.queries import providers as queries
from highroad.areas.credentials.vocabulary import ProviderField as Field
from highroad.areas.training import queries as training
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.kit.answers import Answer, Refused, require
from highroad.web.credentials.provider_papers import letter_of, record_rows, record_table
from highroad.web.credentials.words import crumbs_of
from highroad.web.ui import sheets
from highroad.web.ui.papers import tables_pdf

LANGUAGES = (("en", "English"), ("es", "Español"))
LONG = (Field.DESCRIPTION, Field.SCHOOL)
TYPED = (
    Field.PROVIDER, Field.DESCRIPTION, Field.STREET, Field.CITY, Field.STATE, Field.ZIP, Field.NUMBER,
    Field.REGISTERED, Field.METHOD, Field.SCHOOL, Field.COST, Field.CIP,
)  # fmt: skip
HINTS = {
    Field.STATE: gettext_lazy("Two letters."),
    Field.CIP: gettext_lazy("If you know it: like 46.0302."),
    Field.COST: gettext_lazy(
        "In words: what a learner pays, and for what. Nothing is an answer too."
    ),
    Field.METHOD: gettext_lazy("In class, by distance, or both."),
}


class LetterForm(forms.Form):
    """To whom the letter of a version goes, and in which language. Read from the address."""

    language = forms.ChoiceField(label=gettext_lazy("Language of the paper"), choices=LANGUAGES)
    to = forms.CharField(
        label=gettext_lazy("To whom the letter goes"), max_length=200, required=False,
        help_text=gettext_lazy("The agency that keeps the state's list, or the local board."),
    )  # fmt: skip
    with_rate = forms.BooleanField(
        label=gettext_lazy("Put the completion rate into the letter"), required=False,
        help_text=gettext_lazy("It is voluntary for registered programs. Few people are not counted out loud."),
    )  # fmt: skip


class ProviderForm(forms.Form):
    """What the records do not say. It is kept as a version of the record."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        asked: dict[str, forms.Field] = {}
        needed = queries.told_faults({})
        for field in TYPED:
            kind: dict[str, Any] = {"label": field.label, "help_text": HINTS.get(field, "")}
            kind["required"] = field in needed
            if field in needed:
                kind["error_messages"] = {"required": needed[field].reason}
            if field is Field.REGISTERED:
                asked[field.value] = forms.DateField(
                    widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kind
                )
            else:
                widget = forms.Textarea(attrs={"rows": 3}) if field in LONG else forms.TextInput()
                asked[field.value] = forms.CharField(max_length=2000, widget=widget, **kind)
        self.fields = asked

    def told(self) -> dict[Field, str]:
        """What was typed, by field."""
        found = {field: self.cleaned_data.get(field.value) or "" for field in TYPED}
        return {field: str(value).strip() for field, value in found.items()}

    def clean(self) -> dict[str, Any]:
        """Every fault at its own field."""
        cleaned = super().clean() or {}
        for field, answer in queries.told_faults(self.told()).items():
            if field.value not in self.errors:
                self.add_error(field.value, answer.reason)
        return cleaned


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Ask for what the records do not say, and keep it as a version; every version so far."""
    program, day = training.get_program(key, request.user), timezone.localdate()
    require(may_coordinate(request.user, program))
    start = {field.value: value for field, value in queries.start_of(program).items()}
    form = ProviderForm(request.POST) if request.method == "POST" else ProviderForm(initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = keep_statement(
                program=program, told=form.told(), by=request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            told = _("Kept as version %(number)s.") % {"number": made.number}
            messages.success(request, told)
            return redirect("credentials:provider_statement", key=made.key)
    rate = queries.rate_of(program, seen_by=request.user, on=day)
    shown = {
        "program": program, "crumbs": crumbs_of(program), "form": form,
        "versions": queries.list_statements(program, request.user),
        "rate": None if isinstance(rate, Answer) else rate,
        "no_rate": rate if isinstance(rate, Answer) else None,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "credentials/provider.html", shown, status=status)


@login_required
@require_GET
def statement(request: SignedInRequest, key: UUID) -> HttpResponse:
    """One version as it was kept, for everybody who sees the program: to read, to print, as a file."""
    found = queries.get_statement(key, request.user)
    record, start = queries.record_of_statement(found), {"language": (get_language() or "en")[:2]}
    shown = {
        "program": found.program, "statement": found, "form": LetterForm(initial=start),
        "table": record_table(record), "may_write": may_coordinate(request.user, found.program),
        "crumbs": [
            *crumbs_of(found.program),
            (_("As a provider of training"), reverse("credentials:provider", args=[found.program_id])),
        ],
    }  # fmt: skip
    return render(request, "credentials/provider_statement.html", shown)


@login_required
@require_GET
def letter(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The letter of a version, in either language. A rate is of today, and only where one may be given."""
    found = queries.get_statement(key, request.user)
    require(may_coordinate(request.user, found.program))
    form = LetterForm(request.GET)
    if not form.is_valid():
        return redirect("credentials:provider_statement", key=key)
    rate = queries.rate_of(found.program, seen_by=request.user, on=timezone.localdate())
    given = rate if form.cleaned_data["with_rate"] and not isinstance(rate, Answer) else None
    paper = letter_of(
        found, queries.record_of_statement(found), to=form.cleaned_data["to"], rate=given,
        at=timezone.now(), language=form.cleaned_data["language"],
    )  # fmt: skip
    return _file(tables_pdf(paper), "application/pdf", f"provider-letter-{found.number}.pdf")


@login_required
@require_GET
def record_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A version as CSV, in the language of the address or of the reader."""
    found = queries.get_statement(key, request.user)
    wanted = request.GET.get("language", "")
    with override(wanted if wanted in dict(LANGUAGES) else get_language()):
        rows = [
            [_("Element of ETA-9171"), _("What"), _("Value")],
            *record_rows(queries.record_of_statement(found)),
        ]
    return sheets.download(rows, f"provider-record-{found.number}")


def _file(content: Any, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
