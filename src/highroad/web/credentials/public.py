"""What machines everywhere read: documents of keys, status lists. In one language, without an account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from highroad.areas.credentials import queries


def _document(content: Any, kind: str) -> HttpResponse:
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False}, content_type=kind)
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "public, max-age=300"
    return answer


def _read(read: Callable[[UUID], Any], kind: str) -> Callable[[HttpRequest, UUID], HttpResponse]:
    @require_GET
    def view(request: HttpRequest, key: UUID) -> HttpResponse:
        return _document(read(key), kind)

    return view


committee = _read(queries.committee_document_public, "application/did+json")
organization = _read(queries.issuer_document_public, "application/did+json")
status_list = _read(queries.status_list_public, "application/vc+ld+json")
