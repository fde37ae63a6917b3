"""A field that holds several of a list of words, written `|one|two|`, so that both databases can look into it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

BAR = "|"


def written(values: Collection[str]) -> str:
    """The words as they are kept: between bars, in their order."""
    return BAR + BAR.join(values) + BAR if values else ""


def read(text: str) -> list[str]:
    """What `written` wrote."""
    return [word for word in text.split(BAR) if word]


class SeveralOf(models.CharField[Any, Any]):
    """Several words of a list. In Python a list of texts; `field__contains="|word|"` finds one."""

    def __init__(self, *args: Any, words: Sequence[tuple[str, Any]] = (), **kwargs: Any) -> None:
        self.words = [(str(value), label) for value, label in words]
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> list[str]:
        return read(value or "")

    def to_python(self, value: Any) -> list[str]:
        return read(value) if isinstance(value, str) else [str(word) for word in value or ()]

    def get_prep_value(self, value: Any) -> str:
        return value if isinstance(value, str) else written([str(word) for word in value or ()])

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: Any) -> None:
        known = {word for word, _label in self.words}
        if unknown := [word for word in value if word not in known]:
            raise ValidationError(_("Not in the list: %(words)s") % {"words": ", ".join(unknown)})
        if not value and not self.blank:
            raise ValidationError(_("Choose at least one."))

    def run_validators(self, value: Any) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.words,
            required=not self.blank,
            label=self.verbose_name,
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )
