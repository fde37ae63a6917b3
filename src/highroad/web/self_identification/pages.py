"""The form by which somebody says something of themselves, or nothing: their own, and nobody else's."""

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
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.self_identification import actions
from highroad.areas.self_identification.vocabulary import (
    DisabilityAnswer,
    EthnicityAnswer,
    RaceAnswer,
    SexAnswer,
)

asking = require_http_methods(["GET", "HEAD", "POST"])


class AboutMeForm(forms.Form):
    """Three questions; each can be left to itself."""

    sex = forms.ChoiceField(
        label=gettext_lazy("Sex"), choices=SexAnswer.choices, widget=forms.RadioSelect,
        initial=SexAnswer.DECLINED,
    )  # fmt: skip
    ethnicity = forms.ChoiceField(
        label=gettext_lazy("Ethnicity"), choices=EthnicityAnswer.choices, widget=forms.RadioSelect,
        initial=EthnicityAnswer.DECLINED,
    )  # fmt: skip
    races = forms.MultipleChoiceField(
        label=gettext_lazy("Race, as many as apply"), choices=RaceAnswer.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen means that you do not wish to answer."),
    )  # fmt: skip


class DisabilityForm(forms.Form):
    """One question, on a form of its own."""

    said = forms.ChoiceField(
        label=gettext_lazy("Do you have a disability?"), choices=DisabilityAnswer.choices,
        widget=forms.RadioSelect, initial=DisabilityAnswer.DECLINED,
    )  # fmt: skip


@login_required
@asking
def about_me(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Sex, ethnicity, race. What was answered before is not shown: a screen may be looked at by others."""
    actions.own_record(key, request.user)
    form = AboutMeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.say(
            participant=key, sex=SexAnswer(given["sex"]),
            ethnicity=EthnicityAnswer(given["ethnicity"]),
            races=[RaceAnswer(each) for each in given["races"]], by=request.user, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Thank you. Nobody but you gave or can see this answer."))
        return redirect("self_identification:disability", key=key)
    return _page(request, form, key, _("About you, if you wish"))


@login_required
@asking
def disability(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A disability, asked apart and kept apart."""
    actions.own_record(key, request.user)
    form = DisabilityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = DisabilityAnswer(form.cleaned_data["said"])
        actions.say_disability(participant=key, said=said, by=request.user, at=timezone.now())
        messages.success(request, _("Thank you. Nobody but you gave or can see this answer."))
        return redirect("training:mine")
    return _page(request, form, key, _("Disability, if you wish"))


@login_required
@require_POST
def take_back(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Remove both answers."""
    actions.take_back(participant=key, by=request.user)
    messages.success(request, _("Your answers are gone."))
    return redirect("training:mine")


def _page(request: SignedInRequest, form: Any, key: UUID, heading: str) -> HttpResponse:
    shown = {"form": form, "heading": heading, "record": key}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "self_identification/form.html", shown, status=status)
