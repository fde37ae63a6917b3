"""The one way in which every form of demand is shown, checked and done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.demand import permissions
from highroad.areas.partnerships.queries import Partnership
from highroad.kit.answers import Answer, Refused, require

Asked = TypeVar("Asked", bound=forms.Form)
Words = str | Promise


def enter(
    request: SignedInRequest, partnership: Partnership, form: Asked, *, title: Words, lede: Words,
    button: Words, do: Callable[[Asked], str], done: Words, allowed: Answer | None = None,
    under: tuple[Words, str] | None = None, beside: tuple[Words, str] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show a form; on a good answer do it and go to the address that `do` gives.

    What was typed stays; a refusal stands on top of it. `under` is the page the form belongs to, its
    name and address; without it, the outlook. `beside` is a page that
    helps to fill it. Raises `Refused` for whoever may not plan, or as
    `allowed` says.
    """
    require(permissions.may_see(request.user, partnership))
    require(permissions.may_plan(request.user, partnership) if allowed is None else allowed)
    if request.method == "POST" and form.is_valid():
        try:
            address = do(form)
        except Refused as error:
            form.add_error(None, error.reasons)
        else:
            messages.success(request, str(done))
            return HttpResponseRedirect(address)
    status = 422 if form.is_bound else 200
    outlook = (_("Demand"), reverse("demand:overview", kwargs={"key": partnership.key}))
    context = {
        "under": under or outlook, "beside": beside,
        "partnership": partnership, "form": form, "form_title": title, "form_lede": lede,
        "form_button": button,
    }  # fmt: skip
    return render(request, "demand/enter.html", context, status=status)
