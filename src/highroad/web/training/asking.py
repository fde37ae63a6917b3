"""One form, one deed: shown, done, or shown again with what is wrong and all that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from highroad.areas.accounts.requests import SignedInRequest
from highroad.kit.answers import Refused

Words = str | Promise
Crumbs = list[tuple[Words, str]]


def ask(
    request: SignedInRequest, form: forms.Form, do: Callable[[], str], *, heading: Words,
    button: Words, said: Words, crumbs: Crumbs, lede: Words = "", eyebrow: Words = "",
    page: str = "training/ask.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """Show a form; once it is sent and right, do the deed and go where it leads."""
    if request.method == "POST" and form.is_valid():
        try:
            address = do()
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, str(said))
            return redirect(address)
    shown = {
        "form": form, "heading": heading, "lede": lede, "button": button, "crumbs": crumbs,
        "eyebrow": eyebrow, **more,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, page, shown, status=status)
