"""The one way in which every form of the desk is shown, checked and done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise

from highroad.kit.answers import Refused

Asked = TypeVar("Asked", bound=forms.Form)
Words = str | Promise


def ask(
    request: HttpRequest, form: Asked, *, title: Words, lede: Words, button: Words, back: str,
    back_label: Words, do: Callable[[Asked], str], done: Words = "", **more: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; on a good answer do it and go where `do` says. What was typed stays."""
    if request.method == "POST" and form.is_valid():
        try:
            address = do(form)
        except Refused as error:
            form.add_error(None, error.reason)
        else:
            if done:
                messages.success(request, str(done))
            return HttpResponseRedirect(address)
    context = {
        "form": form, "form_title": title, "form_lede": lede, "form_button": button,
        "back": back, "back_label": back_label, **more,
    }  # fmt: skip
    return render(request, "supports/form.html", context, status=422 if form.is_bound else 200)


def act(request: HttpRequest, do: Callable[[], object], address: str, done: Words) -> HttpResponse:
    """Do something that needs no form; a refusal is said where one was."""
    try:
        do()
    except Refused as error:
        messages.error(request, error.reason)
    else:
        messages.success(request, str(done))
    return HttpResponseRedirect(address)
