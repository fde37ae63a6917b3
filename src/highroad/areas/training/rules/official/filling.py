"""Filling a blank form with what an agreement says. Whatever is voluntary stays empty."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

import pikepdf
from pikepdf.form import (
    CheckboxField,
    ChoiceField,
    ExtendedAppearanceStreamGenerator,
    Form,
    RadioButtonGroup,
    TextField,
)

from highroad.areas.training.rules.official.matching import is_never, words_of
from highroad.areas.training.rules.official.reading import opened

YES = "yes"
SMALL = frozenset({"by", "on", "the", "of", "a", "and", "in"})


def fill_form(content: bytes, matched: Mapping[str, str], values: Mapping[str, str]) -> bytes:
    """The form with the value of each matched field; the same bytes for the same values.

    Scripts and the second form inside some editions (XFA) are taken out: they would hide what was filled.
    """
    with opened(content) as pdf:
        form = Form(pdf, ExtendedAppearanceStreamGenerator, ignore_max_length=True)
        for name, field in list(form.items()):
            value = values.get(matched.get(name, ""), "")
            label = words_of(f"{getattr(field, 'alternate_name', '') or ''} {name}")
            if value and not is_never(label):
                _fill(field, value)
        _quiet(pdf)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _fill(field: Any, value: str) -> None:
    if isinstance(field, TextField):
        field.value = value
    elif isinstance(field, CheckboxField):
        if value == YES:
            field.checked = True
    elif isinstance(field, RadioButtonGroup):
        state = chosen(value, [str(each) for each in field.states])
        if state:
            field.value = pikepdf.Name(state)
    elif isinstance(field, ChoiceField):
        _choose(field, value)


def _choose(field: ChoiceField, value: str) -> None:
    shown = {str(each.display_value): each for each in field.options}
    state = chosen(value, shown)
    if state:
        field.selected = shown[state]


def chosen(value: str, options: Iterable[str]) -> str:
    """The one option that shares the earliest word with a value; empty where none does, or several do."""
    kept = {each: words_of(each).split() for each in options}
    for word in words_of(value).split():
        found = [each for each, words in kept.items() if word in words and word not in SMALL]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _quiet(pdf: pikepdf.Pdf) -> None:
    for name in ("/OpenAction", "/AA"):
        if name in pdf.Root:
            del pdf.Root[name]
    names = pdf.Root.get("/Names")
    if names is not None and "/JavaScript" in names:
        del names["/JavaScript"]
    acroform = pdf.Root.AcroForm
    if "/XFA" in acroform:
        del acroform["/XFA"]
    acroform["/NeedAppearances"] = True
