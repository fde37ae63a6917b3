"""Without a network: the manifest, the worker that stands in for the site, and the page it shows then.

The worker keeps this page and what it is drawn with, and nothing else: no page of a person is ever kept.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from highroad.web.training.enrollment_forms import DECIMAL
from highroad.web.training.forms import day_widget

DRAWN_WITH: Final = (
    "ui/ui.css",
    "ui/waiting.js",
    "training/offline.js",
    "ui/mark.svg",
    "ui/fonts/public-sans-latin.woff2",
    "ui/fonts/fraunces-latin.woff2",
)


class NoteForm(forms.Form):
    """Hours noted without a network; the work process is chosen when they are sent."""

    day = forms.DateField(label=_("Day"), widget=day_widget())
    hours = forms.DecimalField(
        label=_("Hours"), min_value=Decimal("0.25"), max_value=Decimal(24), max_digits=4,
        decimal_places=2, widget=forms.NumberInput(attrs={**DECIMAL, "autocomplete": "off"}),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What did you work on?"), max_length=120, required=False,
        help_text=_("A word or the number of the work process. Write no names and nothing about health."),
    )  # fmt: skip
    site = forms.CharField(label=_("Site"), max_length=120, required=False)


def _words() -> dict[str, Any]:
    here = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return {"form": NoteForm(), "other": "es" if here == "en" else "en"}


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page without a network: the same for everybody, so that a phone may keep it."""
    return render(request, "training/offline.html", _words())


def _address_of(name: str, language: str) -> str:
    with override(language):
        return reverse(name)


def _page_in(language: str) -> str:
    with override(language):
        return render_to_string("training/offline.html", _words())


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its version follows the page, so that a phone fetches a changed one."""
    pages = {code: _address_of("offline", code) for code, _label in settings.LANGUAGES}
    kept = [*pages.values(), *(static(name) for name in DRAWN_WITH)]
    drawn = "\n".join([*kept, *(_page_in(code) for code in pages)])
    version = hashlib.sha256(drawn.encode()).hexdigest()[:16]
    told = {"version": f"highroad-{version}", "kept": kept, "pages": pages}
    shown = {name: json.dumps(value) for name, value in told.items()}
    answer = render(request, "training/worker.js", shown, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to set the site among its programs."""
    answer = JsonResponse({
        "id": "/", "scope": "/", "start_url": reverse("home:home"), "display": "standalone",
        "lang": get_language(), "dir": "ltr", "short_name": "Highroad",
        "name": gettext("Highroad: labor and management, together"),
        "description": gettext(
            "Highroad is where labor and management run their partnership together, and show that it works."
        ),
        "background_color": "#faf7f1", "theme_color": "#0f3d3e",
        "icons": [{"src": static("ui/mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    })  # fmt: skip
    answer["Content-Type"] = "application/manifest+json"
    return answer
