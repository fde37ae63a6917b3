"""The form of the desk: the house's one way, on a page that leads back to where it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from highroad.web.ui.asking import Words, answered

Asked = TypeVar("Asked", bound=forms.Form)


def ask(
    request: HttpRequest, form: Asked, *, title: Words, lede: Words, button: Words, back: str,
    back_label: Words, do: Callable[[Asked], str], done: Words = "", **more: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; on a good answer do it and go where `do` says. What was typed stays."""
    led = answered(request, form, lambda: do(form), done)
    if led is not None:
        return led
    context = {
        "form": form, "form_title": title, "form_lede": lede, "form_button": button,
        "back": back, "back_label": back_label, **more,
    }  # fmt: skip
    return render(request, "supports/form.html", context, status=422 if form.is_bound else 200)
