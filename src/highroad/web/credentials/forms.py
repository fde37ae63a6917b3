"""The questions asked about credentials."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.credentials.vocabulary import RevocationReason
from highroad.web.training.enrollment_forms import set_choices

LARGEST = 10_000_000


class Files(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Up to four files, each as its bytes."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given if one][:4]


class CheckForm(forms.Form):
    """A credential as a file or as text; what one knows besides."""

    file = forms.FileField(
        label=_("The credential as a file"), required=False, allow_empty_file=True,
        help_text=_("JSON, a picture (PNG) or a PDF that carries it, up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".json,.png,.pdf,application/json,image/png,application/pdf"}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or paste its text"), required=False, max_length=1_000_000, strip=True,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Whose should it be?"), required=False, max_length=120,
        help_text=_("The name you were told. A credential from here holds no name, but it knows its own."),
    )  # fmt: skip
    beside = FilesField(
        label=_("What belongs to it, if you have it"), required=False,
        widget=Files(attrs={"accept": ".json,application/json", "multiple": True}),
        help_text=_("The issuer's document of keys (did.json) or its status list. Nothing is fetched from elsewhere."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """One of both, and not too large."""
        found = super().clean() or {}
        file = found.get("file")
        if not file and not found.get("text"):
            raise forms.ValidationError(_("Choose a file, or paste the text."))
        if file and file.size > LARGEST:
            self.add_error("file", _("This file is larger than 10 MB; it is not read."))
        return found

    def content(self) -> bytes:
        """What was given; the file before the text."""
        file = self.cleaned_data.get("file")
        return bytes(file.read()) if file else str(self.cleaned_data["text"]).encode()

    def others(self) -> list[bytes]:
        """The files beside it."""
        return [bytes(one.read(LARGEST)) for one in self.cleaned_data.get("beside") or []]


class AnswerForm(forms.Form):
    """Yes to exactly this text, or no and why."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    answer = forms.ChoiceField(
        label=_("Your word"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes: our key signs this text")), ("no", _("No"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why not"), max_length=300, required=False,
        help_text=_("Only with a no. Who prepared it reads it and can make it right."),
    )  # fmt: skip

    def __init__(self, *args: Any, revoking: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if revoking:
            set_choices(self, "answer", [("yes", _("Yes: revoke it")), ("no", _("No: it stands"))])


class AskBackForm(forms.Form):
    """Why it is to be revoked."""

    reason = forms.ChoiceField(
        label=_("Why"), widget=forms.RadioSelect, choices=RevocationReason.choices
    )
    words = forms.CharField(
        label=_("In your words"), max_length=300, required=False,
        help_text=_("The other side reads it, and so does the holder. The public list tells no reason."),
    )  # fmt: skip


class SignatoryForm(forms.Form):
    """An organization of one's own side."""

    party = forms.ChoiceField(label=_("Organization"))

    def __init__(self, *args: Any, parties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "party", [*parties])


class RotateForm(forms.Form):
    """Why the key is replaced."""

    end = forms.ChoiceField(
        label=_("What about the old key?"), widget=forms.RadioSelect,
        choices=[
            ("rotated", _("It is only time for a new one: what it signed stays good")),
            ("lost", _("It was lost or stolen: nothing it signed is vouched for any more")),
        ],
    )  # fmt: skip
