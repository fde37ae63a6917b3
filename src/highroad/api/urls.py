"""The JSON door, version 1: its routes, and a page that tells what they are."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe
from ninja import NinjaAPI, Schema, Status

from highroad.api import fair_access, library, records, showcase
from highroad.kit.answers import NotFound, Refused

api = NinjaAPI(
    title="Highroad",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url="openapi.json",
    docs_decorator=require_safe,
    description="What is public, and the record of a partnership, for machines. Amounts are text, days are ISO 8601.",
)


class Health(Schema):
    """Whether the platform answers."""

    status: str
    version: str


class Problem(Schema):
    """Why not, in one sentence."""

    reason: str


class Invalid(Schema):
    """Which part of a request could not be understood."""

    detail: list[dict[str, Any]]


@api.exception_handler(Refused)
def refused(request: HttpRequest, exception: Refused) -> HttpResponse:
    """403 with its reason."""
    return api.create_response(request, {"reason": exception.reason}, status=403)


@api.exception_handler(NotFound)
def not_found(request: HttpRequest, exception: NotFound) -> HttpResponse:
    """404, the same for what does not exist and for what this reader may not see."""
    return api.create_response(request, {"reason": "not found"}, status=404)


@api.get(
    "/health",
    response={200: Health, 422: Invalid, 503: Health},
    summary="Whether the platform answers",
    tags=["platform"],
)
def health(request: HttpRequest) -> Status[Health]:
    """Asks the database one question. 503 when it does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        broken = Health(status="database does not answer", version=version("highroad"))
        return Status(503, broken)
    return Status(200, Health(status="ok", version=version("highroad")))


api.add_router("", fair_access.router)
api.add_router("", records.router)
api.add_router("", library.router)
api.add_router("", showcase.router)


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """Every route in words, read from the description itself."""
    described = api.get_openapi_schema()
    routes = [
        {"method": method.upper(), "path": route, **told}
        for route, methods in described["paths"].items()
        for method, told in methods.items()
    ]
    return render(request, "api/reference.html", {"routes": routes})


urlpatterns = [path("", reference, name="api_reference"), path("", api.urls)]
