"""Workers' word: tickets are opened and printed by a side; whoever holds one answers, seen by nobody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.job_quality import actions, queries
from highroad.areas.job_quality.vocabulary import Measure, WordAnswer
from highroad.kit.answers import NotFound, Refused
from highroad.kit.tallies import digest_of
from highroad.web.job_quality.pages import asking, job_of
from highroad.web.problem_solving.project_forms import day
from highroad.web.ui.tickets import qr, unkept


class AskForm(forms.Form):
    """About which declared terms, how many people, until when."""

    readings = forms.MultipleChoiceField(
        label=_("Declared terms to ask about"), widget=forms.CheckboxSelectMultiple
    )
    tickets = forms.IntegerField(
        label=_("How many tickets"), min_value=1, max_value=2_000,
        help_text=_("One for each worker in the job. Hand them out from a hat, not by name."),
    )  # fmt: skip
    closes_on = day(_("Answers count until the evening before"))

    def __init__(self, *args: Any, readings: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["readings"].choices = readings  # type: ignore[attr-defined]


class WordForm(forms.Form):
    """Each declared term in a sentence, with three answers."""

    def __init__(self, *args: Any, sentences: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        for number, sentence in enumerate(sentences):
            self.fields[f"answer{number}"] = forms.ChoiceField(
                label=sentence, choices=WordAnswer.choices, widget=forms.RadioSelect
            )

    def answers(self) -> list[str]:
        """The answers, in the order of the statements."""
        return [self.cleaned_data[name] for name in self.fields]


def sentence_of(indicator: Any, value: Any) -> str:
    """A declared term as one reads it on a phone."""
    if indicator.measure is Measure.YES_NO:
        return f"{indicator.text}: {_t('Yes') if value == 1 else _t('No')}"
    return f"{indicator.text}: {queries.plain(value)} {indicator.measure.label}"


@login_required
@asking
def ask_workers(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Choose what is asked; the answer is the sheet of tickets, shown once and kept nowhere."""
    found = job_of(request, key)
    line = next(
        each
        for each in queries.list_jobs(found.body.partnership, request.user, timezone.localdate())
        if each.key == found.key
    )
    offered = {str(each.key): each for each in line.lines if each.key is not None}
    form = AskForm(
        request.POST or None,
        readings=[
            (name, sentence_of(each.indicator, each.value)) for name, each in offered.items()
        ],
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _sheet(request, found, form)
        except Refused as refused:
            form.add_error(None, refused.reason)
    shown = {"form": form, "job": found, "body": found.body, "partnership": found.body.partnership}
    status = 422 if form.is_bound else 200
    return render(request, "job_quality/ask_workers.html", shown, status=status)


def _sheet(request: SignedInRequest, found: queries.JobCard, form: AskForm) -> HttpResponse:
    given = form.cleaned_data
    made, tickets = actions.ask_workers(
        job=found, tickets=given["tickets"], closes_on=given["closes_on"], by=request.user,
        at=timezone.now(),
        readings_asked=[queries.get_reading(name, request.user) for name in given["readings"]],
    )  # fmt: skip
    links = [
        request.build_absolute_uri(reverse("job_quality:word", kwargs={"ticket": one}))
        for one in tickets
    ]
    shown = {
        "round": made, "job": found, "body": found.body, "partnership": found.body.partnership,
        "tickets": [(link, qr(link)) for link in links],
    }  # fmt: skip
    return unkept(render(request, "job_quality/tickets.html", shown))


@asking
def word(request: HttpRequest, ticket: str) -> HttpResponse:
    """For whoever holds a ticket: is what was declared true? A used ticket and none look the same."""
    try:
        asked = queries.statements_public(digest_of(ticket), timezone.localdate())
    except NotFound:
        return unkept(render(request, "job_quality/word_over.html", status=404))
    form = WordForm(
        request.POST or None,
        sentences=[sentence_of(indicator, value) for indicator, value in asked],
    )
    if request.method == "POST" and form.is_valid():
        actions.say_word(ticket=ticket, answers=form.answers(), at=timezone.now())
        return unkept(redirect("job_quality:thanks"))
    status = 422 if form.is_bound else 200
    return unkept(render(request, "job_quality/word.html", {"form": form}, status=status))


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    """Said, and nobody knows who said it."""
    return unkept(render(request, "job_quality/thanks.html"))


@login_required
@require_GET
def round_of(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A round stands on the card of its job: it is led there."""
    return redirect("job_quality:card", key=queries.get_round(key, request.user).job_id)
