"""The questions asked about mentors, leaving, complaints and transfers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.training.actions.staying import ComplaintDraft
from highroad.areas.training.vocabulary.staying import (
    ComplaintRoute,
    HowItGoes,
    LeavingReason,
)
from highroad.web.training.enrollment_forms import set_choices
from highroad.web.training.forms import day_widget


class OfferForm(forms.Form):
    """Somebody with an account who would mentor."""

    email = forms.EmailField(
        label=_("Their e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("They have an account here already."),
    )  # fmt: skip
    site = forms.CharField(label=_("Site"), max_length=120, required=False)
    languages = forms.CharField(
        label=_("Languages"), max_length=200, required=False,
        help_text=_("With commas between them: English, Spanish."),
    )  # fmt: skip
    most = forms.IntegerField(label=_("How many at a time"), min_value=1, max_value=50, initial=2)


class NeedForm(forms.Form):
    """What an apprentice looks for in a mentor."""

    site = forms.CharField(label=_("Site"), max_length=120, required=False)
    language = forms.CharField(label=_("Language"), max_length=60, required=False)


class CheckInForm(forms.Form):
    """Two minutes."""

    how = forms.ChoiceField(
        label=_("How does it go?"), choices=HowItGoes.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What was good, what was hard"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("You two and the program read it. Nobody of the employer does."),
    )  # fmt: skip
    wants_help = forms.BooleanField(label=_("The program should help"), required=False)


class ExitForm(forms.Form):
    """Why somebody left."""

    reasons = forms.TypedMultipleChoiceField(
        label=_("Reasons"), choices=LeavingReason.choices, coerce=LeavingReason,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    words = forms.CharField(
        label=_("In their own words"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    would_return = forms.TypedChoiceField(
        label=_("Would they come back?"), required=False, empty_value=None,
        choices=[("", _("Not said")), ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda value: value == "yes",
    )  # fmt: skip
    held_on = forms.DateField(label=_("Asked on"), widget=day_widget())


class ComplaintForm(forms.Form):
    """What happened, and where the complaint goes."""

    route = forms.ChoiceField(
        label=_("Where it goes"), choices=ComplaintRoute.choices, widget=forms.RadioSelect
    )
    happened_on = forms.DateField(label=_("Happened on"), widget=day_widget())
    filed_on = forms.DateField(label=_("Written on"), widget=day_widget())
    words = forms.CharField(
        label=_("What happened"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def draft(self) -> ComplaintDraft:
        """What was answered."""
        given = self.cleaned_data
        return ComplaintDraft(**{**given, "route": ComplaintRoute(given["route"])})


class RulingForm(forms.Form):
    """The sponsor's answer."""

    ruling = forms.CharField(
        label=_("The answer"), max_length=8000, widget=forms.Textarea(attrs={"rows": 6})
    )
    ruled_on = forms.DateField(label=_("Answered on"), widget=day_widget())


class AppealForm(forms.Form):
    """The day it went on."""

    appealed_on = forms.DateField(label=_("Taken to the agency on"), widget=day_widget())


class TransferForm(forms.Form):
    """Another program of the same occupation."""

    program = forms.ChoiceField(label=_("To which program"))
    employer = forms.ChoiceField(label=_("Employer"))
    on = forms.DateField(label=_("From which day"), widget=day_widget())

    def __init__(
        self, *args: Any, programs: list[tuple[str, str]], employers: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        set_choices(self, "program", [*programs])
        set_choices(self, "employer", [*employers])
