"""The questions asked about credentials."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

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
