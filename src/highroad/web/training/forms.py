"""The questions asked on the pages of programs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def day_widget() -> forms.DateInput:
    """A date field that shows the day it holds in every language."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class ProgramForm(forms.Form):
    """A name and a place; the number of the agency may come later."""

    body = forms.ChoiceField(label=_("Body that runs it"))
    name = forms.CharField(label=_("Name of the program"), max_length=160)
    number = forms.CharField(
        label=_("Program number"), max_length=60, required=False,
        help_text=_("As the registration agency writes it."),
    )  # fmt: skip
    registered_on = forms.DateField(label=_("Registered on"), required=False, widget=day_widget())

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = bodies


class CoordinatorForm(forms.Form):
    """Somebody who sits in the body."""

    who = forms.ChoiceField(label=_("Who"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = people
