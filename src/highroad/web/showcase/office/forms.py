"""What a partnership says to the program office: an answer, and to whom it may write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """An answer, the body whose sides release it, and the records it rests on."""

    body = forms.ChoiceField(label=_("Which body answers?"))
    text = forms.CharField(
        label=_("Your answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The program office reads exactly this, once both sides have signed it."),
    )  # fmt: skip
    records = forms.MultipleChoiceField(
        label=_("What it rests on"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Adopted decisions and published figures. They are named, not handed over."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, bodies: Sequence[tuple[str, str]], records: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        for name, choices in (("body", bodies), ("records", records)):
            field: Any = self.fields[name]
            field.choices = list(choices)
        if not records:
            del self.fields["records"]


class ContactForm(forms.Form):
    """To whom, and until when."""

    body = forms.ChoiceField(label=_("Which body agrees?"))
    name = forms.CharField(label=_("Name or office"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )  # fmt: skip
    until_on = forms.DateField(
        label=_("Until"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("At most three years. You can agree anew then."),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        field.choices = list(bodies)
