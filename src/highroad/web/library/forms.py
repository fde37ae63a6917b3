"""The questions of the library: a suggestion, a line for a list, a joint request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.library.vocabulary import HelpWanted


class SuggestForm(forms.Form):
    """A resource that somebody outside suggests."""

    title = forms.CharField(label=_("Its title"), max_length=200)
    address = forms.URLField(
        label=_("Where it lies"),
        max_length=300,
        help_text=_("The address of its page, with https:// in front."),
        assume_scheme="https",
    )
    why = forms.CharField(
        label=_("What it is good for"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Only if we may ask you something. It is forgotten once we have decided."),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        """A field that people leave empty and programs fill in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this field empty."))
        return ""


class KeepForm(forms.Form):
    """On which list of which partnership."""

    partnership = forms.ChoiceField(label=_("Partnership"))
    title = forms.CharField(
        label=_("List"), max_length=120, help_text=_("A new name makes a new list.")
    )
    note = forms.CharField(label=_("What it is good for here"), max_length=300, required=False)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["partnership"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class AskForm(forms.Form):
    """What both sides ask for. There is no field for what is in dispute."""

    body = forms.ChoiceField(label=_("For which body"))
    wanted = forms.ChoiceField(label=_("What you ask for"), choices=HelpWanted.choices)
    from_on = forms.DateField(label=_("Not before"), widget=forms.DateInput(attrs={"type": "date"}))
    people = forms.IntegerField(label=_("How many people"), min_value=2, max_value=5000)
    place = forms.CharField(label=_("Where"), max_length=160)
    office_may_know = forms.BooleanField(
        label=_("The program office may know that you ask"), required=False,
        help_text=_("It stands in the text both sides sign. Otherwise the office learns nothing of it."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)
