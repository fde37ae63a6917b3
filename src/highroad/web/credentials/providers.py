"""The record of a program as a provider of training, and the letter for the state's list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.credentials.queries import providers as queries
from highroad.areas.credentials.vocabulary import ProviderField as Field
from highroad.areas.training import queries as training
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.kit.answers import Answer, Refused, require
from highroad.web.credentials.provider_papers import letter_of, record_rows
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


class ProviderForm(forms.Form):
    """What the records do not say. It goes onto the paper and is not kept."""

    to = forms.CharField(
        label=gettext_lazy("To whom the letter goes"), max_length=200, required=False,
        help_text=gettext_lazy("The agency that keeps the state's list, or the local board."),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language of the paper"), choices=LANGUAGES)
    with_rate = forms.BooleanField(
        label=gettext_lazy("Put the completion rate into the letter"), required=False,
        help_text=gettext_lazy("It is voluntary for registered programs. Few people are not counted out loud."),
    )  # fmt: skip

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
        self.fields = {**asked, **self.fields}

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
    """Ask for what is missing; then the letter, or the record as a table."""
    program, day = training.get_program(key, request.user), timezone.localdate()
    require(may_coordinate(request.user, program))
    start = {field.value: value for field, value in queries.start_of(program).items()}
    start["language"] = (get_language() or "en")[:2]
    form = ProviderForm(request.POST) if request.method == "POST" else ProviderForm(initial=start)
    rate = queries.rate_of(program, seen_by=request.user, on=day)
    if request.method == "POST" and form.is_valid():
        try:
            record = queries.record_for(program, form.told(), seen_by=request.user, on=day)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            return _paper(request, program, form, record, rate)
    shown = {
        "program": program, "crumbs": crumbs_of(program), "form": form,
        "rate": None if isinstance(rate, Answer) else rate,
        "no_rate": rate if isinstance(rate, Answer) else None,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "credentials/provider.html", shown, status=status)


def _paper(
    request: SignedInRequest, program: training.TrainingProgram, form: ProviderForm,
    record: queries.ProviderRecord, rate: Any,
) -> HttpResponse:  # fmt: skip
    language = form.cleaned_data["language"]
    if request.POST.get("do") == "record":
        with override(language):
            rows = [[_("Element of ETA-9171"), _("What"), _("Value")], *record_rows(record)]
            content: Any = sheets.written(rows)
        kind, name = "text/csv; charset=utf-8", "provider-record.csv"
    else:
        given = rate if form.cleaned_data["with_rate"] and not isinstance(rate, Answer) else None
        paper = letter_of(
            program, record, to=form.cleaned_data["to"], rate=given, at=timezone.now(),
            language=language,
        )  # fmt: skip
        content, kind, name = tables_pdf(paper), "application/pdf", "provider-letter.pdf"
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
