"""Published figures for machines: a list, and each table with its figures, source and protection."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from highroad.areas.fair_access import queries
from highroad.areas.fair_access.queries import PublicationLine
from highroad.areas.fair_access.vocabulary import PublicationStatus
from highroad.kit.answers import NotFound

router = Router(tags=["published figures"])


class PublicationOut(Schema):
    """A publication in the list."""

    key: UUID
    number: int
    title: str
    partnership: str
    breakdown: str
    first_on: date
    last_on: date
    published_at: datetime
    is_demonstration: bool


class TableOut(PublicationOut):
    """A publication with its table. Amounts are decimal texts; a hidden cell has none and says why."""

    digest: str
    """SHA-256 of the table in canonical JSON: keys sorted, no spaces."""
    table: dict[str, Any]


class NotThere(Schema):
    """Nothing is published under this address."""

    reason: str


class Unclear(Schema):
    """Which part of a request could not be understood."""

    detail: list[dict[str, Any]]


def written(line: PublicationLine) -> dict[str, Any]:
    """The fields that every answer has."""
    return {
        "key": line.key,
        "number": line.number,
        "title": line.title,
        "partnership": line.partnership_name,
        "breakdown": line.breakdown.value,
        "first_on": line.period.first_on,
        "last_on": line.period.last_on,
        "published_at": line.published_at,
        "is_demonstration": line.is_demonstration,
    }


@router.get(
    "/figures", response={200: list[PublicationOut], 422: Unclear}, summary="What is published"
)
def list_published(request: HttpRequest) -> list[dict[str, Any]]:
    """Everything published today, newest first."""
    return [written(line) for line in queries.published_public()]


@router.get(
    "/figures/{key}", response={200: TableOut, 404: NotThere, 422: Unclear},
    summary="One published table",
)  # fmt: skip
def get_published(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """A table with its figures, source and protection. 404 once it is withdrawn."""
    view = queries.get_publication_public(key)
    if view.status != PublicationStatus.PUBLISHED:
        raise NotFound
    return {**written(view), "digest": view.digest, "table": view.content}
