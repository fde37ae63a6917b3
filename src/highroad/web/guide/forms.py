"""One form: what do you say to this question?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.guide.vocabulary import Reply, Voice


class AnswerForm(forms.Form):
    """The reply, a note, and the number of the answer the person had before them."""

    voice = forms.ChoiceField(widget=forms.HiddenInput)
    reply = forms.ChoiceField(
        label=_("The answer"), choices=Reply.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Say how you know, or what is missing. Everybody in the partnership reads it."),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, voices: Collection[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["voice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(voice.value, voice.label) for voice in voices]
