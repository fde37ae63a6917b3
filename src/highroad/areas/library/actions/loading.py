"""Loading the content that comes with the platform. What editors have changed since is left alone."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from highroad.areas.library.actions.indexing import (
    helper_texts,
    index_many,
    resource_texts,
)
from highroad.areas.library.models import Helper, Resource

CONTENT = Path(__file__).resolve().parents[1] / "content"
COMPARED_ON = date(2026, 11, 26)
"""The day on which the entries were compared with the Department's pages."""


def entries(path: Path, name: str) -> list[dict[str, Any]]:
    """The entries of a content file."""
    with path.open("rb") as file:
        found: list[dict[str, Any]] = tomllib.load(file)[name]
    return found


@transaction.atomic
def load_content(*, at: datetime) -> int:
    """Add the resources and helpers that are not there yet, by their slug; how many were added."""
    known = {*Resource.objects.values_list("slug", flat=True)}
    resources = [
        Resource(**entry, checked_on=COMPARED_ON, **_shown(at))
        for entry in entries(CONTENT / "resources.toml", "resource")
        if entry["slug"] not in known
    ]
    Resource.objects.bulk_create(resources)
    known = {*Helper.objects.values_list("slug", flat=True)}
    helpers = [
        _helper(dict(entry), at)
        for entry in entries(CONTENT / "helpers.toml", "helper")
        if entry["slug"] not in known
    ]
    Helper.objects.bulk_create(helpers)
    index_many([("library.resource", kept.key, resource_texts(kept)) for kept in resources])
    index_many([("library.helper", kept.key, helper_texts(kept)) for kept in helpers])
    return len(resources) + len(helpers)


def _shown(at: datetime) -> dict[str, Any]:
    return {"live": True, "first_published_at": at, "last_published_at": at, "updated_at": at}


def _helper(entry: dict[str, Any], at: datetime) -> Helper:
    thresholds = [("threshold", threshold) for threshold in entry.pop("thresholds", [])]
    return Helper(**entry, thresholds=thresholds, checked_on=COMPARED_ON, **_shown(at))
