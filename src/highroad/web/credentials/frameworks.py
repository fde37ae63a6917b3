"""Frameworks: what badges name, for machines; a package taken along, and one read into a draft."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.credentials.queries import frameworks as queries
from highroad.areas.training import queries as training
from highroad.areas.training.permissions import programs as permissions
from highroad.kit.answers import require
from highroad.web.credentials.words import crumbs_of
from highroad.web.training.papers import filled_in


class PackageForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("CASE package"), allow_empty_file=True,
        help_text=gettext_lazy("As .json, at most 1 megabyte. Reading it keeps nothing."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )  # fmt: skip

    def content(self) -> bytes:
        """The bytes, one more than may be read at most: larger files are refused by that."""
        read: bytes = self.cleaned_data["file"].read(queries.LARGEST + 1)
        return read


def _file(content: Any, kind: str, name: str, *, is_public: bool) -> HttpResponse:
    answer = JsonResponse(
        content, json_dumps_params={"ensure_ascii": False, "indent": 2}, content_type=kind
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    if is_public:
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Cache-Control"] = "public, max-age=300"
    return answer


@require_GET
def framework(request: HttpRequest, key: UUID) -> HttpResponse:
    """The items that badges name, as a CASE package."""
    found = queries.framework_public(key)
    return _file(found, "application/json", "framework.json", is_public=True)


@require_GET
def listing(request: HttpRequest, key: UUID) -> HttpResponse:
    """Program and certificate in CTDL."""
    found = queries.listing_public(key)
    return _file(found, "application/ld+json", "program.jsonld", is_public=True)


@login_required
@require_GET
def package(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A version of the standards as a CASE package, published or not."""
    found = queries.framework_of(key, seen_by=request.user)
    return _file(found, "application/json", "framework.json", is_public=False)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Read a package: every fault with its item; without one, the draft is shown, and not saved."""
    program, today = training.get_program(key, request.user), timezone.localdate()
    require(permissions.may_draft(request.user, program, today))
    form = PackageForm(request.POST, request.FILES) if request.method == "POST" else PackageForm()
    faults: tuple[queries.ItemFault, ...] = ()
    if request.method == "POST" and form.is_valid():
        found = queries.read_framework(form.content(), program)
        if found.terms is not None:
            return filled_in(request, program, found.terms, found.notes)
        faults = found.faults
    shown = {
        "program": program, "crumbs": crumbs_of(program), "form": form, "faults": faults,
        "newest": training.newest_version(program),
    }  # fmt: skip
    status = 422 if faults or (form.is_bound and form.errors) else 200
    return render(request, "credentials/package.html", shown, status=status)
