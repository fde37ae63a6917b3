"""Public pages, kept for some seconds for visitors of whom nothing is known: the same bytes for all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

Asked = ParamSpec("Asked")
View = Callable[Concatenate[HttpRequest, Asked], HttpResponse]


def kept_briefly(version: Callable[[], str] = str) -> Callable[[View[Asked]], View[Asked]]:
    """Keep what a view answers, by its address, for `settings.PUBLIC_PAGES_KEPT_FOR` seconds.

    Only for visitors without any cookie and without a query in the address, and only pages that set no
    cookie themselves. `version` says of what must be gone at once whether it still stands: with
    another version the page is made anew.
    """

    def around(view: View[Asked]) -> View[Asked]:
        def kept(
            request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs
        ) -> HttpResponse:
            if not may_be_kept(request):
                return view(request, *args, **kwargs)
            key = key_of(request.get_host(), request.path, version())
            content = cache.get(key)
            if content is not None:
                answer = HttpResponse(content)
                patch_vary_headers(answer, ["Cookie"])
                return answer
            answer = view(request, *args, **kwargs)
            if is_for_everybody(request, answer):
                cache.set(key, answer.content, settings.PUBLIC_PAGES_KEPT_FOR)
            return answer

        return update_wrapper(kept, view)

    return around


def key_of(*parts: str) -> str:
    """A key without any sign that a cache could stumble over, however long the address is."""
    return f"page:{hashlib.sha256(' '.join(parts).encode()).hexdigest()}"


def may_be_kept(request: HttpRequest) -> bool:
    """Whether nothing is known of who asks, and nothing but the page itself is asked for."""
    known = request.COOKIES or request.META.get("QUERY_STRING") or request.headers.get("HX-Request")
    return bool(settings.PUBLIC_PAGES_KEPT_FOR) and request.method == "GET" and not known


def is_for_everybody(request: HttpRequest, answer: Any) -> bool:
    """Whether an answer holds nothing made for one visitor: no cookie, no token of a form."""
    return (
        answer.status_code == 200
        and not answer.streaming
        and not answer.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
