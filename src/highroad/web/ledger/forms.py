"""The questions asked about countersigning."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

LONGEST_NOTE = 100_000


class PolicyForm(forms.Form):
    """Who must countersign."""

    body = forms.ChoiceField(label=_("Which body decides it"))
    neutral_key = forms.CharField(
        label=_("Key of a neutral, if both sides want one"),
        max_length=400,
        required=False,
        help_text=_(
            "A mediator or an agency. They make a key as a side does, and send you the line."
        ),
    )

    def __init__(self, *args: Any, bodies: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]


class KeyForm(forms.Form):
    """The public half of a side's key."""

    public_key = forms.CharField(
        label=_("Public key of your side"),
        max_length=400,
        help_text=_("One line, as the program or this browser prints it: name+number+letters."),
    )


class CountersignForm(forms.Form):
    """A countersigned checkpoint, as a file or as text."""

    file = forms.FileField(
        label=_("The countersigned file"),
        required=False,
        help_text=_("The program wrote it; its name ends in .signed."),
    )
    signed = forms.CharField(
        label=_("Or its text"), widget=forms.Textarea, required=False, max_length=LONGEST_NOTE
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, read as text."""
        given = super().clean() or {}
        file = given.get("file")
        if file and file.size <= LONGEST_NOTE:
            given["note"] = file.read().decode("utf-8", "replace")
        else:
            given["note"] = given.get("signed", "").replace("\r\n", "\n").strip() + "\n"
        if not given["note"].strip():
            raise ValidationError(_t("Choose the file, or paste its text."))
        return given
