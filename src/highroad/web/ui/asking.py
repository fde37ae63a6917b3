"""One form, one deed: shown, done, or shown again with what is wrong and all that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.partnerships.queries import Body
from highroad.kit.answers import Refused

Words = str | Promise


def ask(
    request: SignedInRequest,
    form: forms.Form,
    do: Callable[[], str],
    *,
    body: Body,
    heading: Words,
    lede: Words,
    button: Words,
    said: Words,
    **more: Any,
) -> HttpResponse:
    """Show a form; once it is sent and right, do the deed and go where it leads.

    What is refused is said above the form, every reason of it, and nothing that was typed is lost.
    """
    done = answered(request, form, do, said)
    if done is not None:
        return done
    shown = {
        "form": form, "body": body, "partnership": body.partnership, "heading": heading,
        "lede": lede, "button": button, **more,
    }  # fmt: skip
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "ui/ask.html", shown, status=status)


def answered(
    request: HttpRequest, form: forms.Form, do: Callable[[], str], said: Words = ""
) -> HttpResponse | None:
    """Where a right form leads once its deed is done; nothing where it is to be shown, with what is wrong."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        address = do()
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return None
    if said:
        messages.success(request, str(said))
    return redirect(address)


def act(request: HttpRequest, do: Callable[[], object], address: str, said: Words) -> HttpResponse:
    """Do what needs no form and go to an address; a refusal is said there."""
    try:
        do()
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, str(said))
    return redirect(address)
