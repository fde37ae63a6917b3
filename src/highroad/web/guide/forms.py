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


class BringForm(forms.Form):
    """Answers from elsewhere: the file that was exported, or its text."""

    voice = forms.ChoiceField(label=_("For whom they are"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File of answers"), required=False, help_text=_("The file you kept from the guide.")
    )
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 4, "data-kept-as": "highroad.guide"}),
        help_text=_("If you took the guide in this browser, the button fills it in."),
    )

    def __init__(self, *args: Any, voices: Collection[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["voice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(voice.value, voice.label) for voice in voices]
        if len(voices) == 1:
            field.initial = next(iter(voices)).value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None and file.size > 60_000:
            raise forms.ValidationError(_("This file is too large to be answers of the guide."))
        if file is not None:
            cleaned["text"] = file.read().decode("utf-8", "replace")
        if not cleaned.get("text", "").strip():
            raise forms.ValidationError(_("Choose the file, or paste its text."))
        return cleaned
