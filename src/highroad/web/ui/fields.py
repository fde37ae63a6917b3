"""How one form field is shown: label, hint, error and control, wired to each other by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField

AUTOCOMPLETE: Final = {
    "email": "email",
    "login": "username",
    "password": "current-password",
    "oldpassword": "current-password",
    "password1": "new-password",
    "password2": "new-password",
    "code": "one-time-code",
    "phone": "tel",
}
"""Fields about the person filling in the form, by name. Any other is named in the template."""

DJANGO_ROWS: Final = "10"
"""What Django gives a text area nobody sized; on a phone it fills the screen."""


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """A bound field as the template needs it."""

    bound: BoundField
    kind: str
    control: str
    error_id: str
    hint_id: str
    describedby: str
    is_optional: bool


def kind_of(widget: forms.Widget) -> str:
    """Which of our four layouts a widget takes: group, check, file or line."""
    if widget.use_fieldset:
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "file" if isinstance(widget, forms.FileInput) else "line"


def view_of(bound: BoundField, **attrs: Any) -> FieldView:
    """Prepare a field. `attrs` go on its control; underscores become hyphens."""
    widget = bound.field.widget
    wanted = {name.replace("_", "-"): value for name, value in attrs.items()}
    if bound.name in AUTOCOMPLETE and "autocomplete" not in widget.attrs:
        wanted.setdefault("autocomplete", AUTOCOMPLETE[bound.name])
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        wanted.setdefault("rows", "4")
    return FieldView(
        bound=bound,
        kind=kind_of(widget),
        control=bound.as_widget(attrs=wanted),
        error_id=f"{bound.auto_id}_error",
        hint_id=f"{bound.auto_id}_helptext",
        describedby=bound.aria_describedby or "",
        is_optional=not bound.field.required,
    )


def anchor_of(bound: BoundField) -> str:
    """The id of the control that an error leads to: of a group, its first choice."""
    if bound.field.widget.use_fieldset:
        return f"{bound.auto_id}_0"
    return bound.id_for_label
