"""Loading the examples that come with the platform. What editors have changed since is left alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from highroad.areas.library import actions as library
from highroad.areas.library.models import Resource
from highroad.areas.showcase.models import Exemplar

CONTENT = Path(__file__).resolve().parents[1] / "content"


@transaction.atomic
def load_content(*, at: datetime) -> int:
    """Add the examples that are not there yet, by their slug; how many. Load the library first."""
    known = {*Exemplar.objects.values_list("slug", flat=True)}
    resources = {kept.slug: kept for kept in Resource.objects.all()}
    found = [
        entry
        for entry in library.entries(CONTENT / "exemplars.toml", "exemplar")
        if entry["slug"] not in known
    ]
    for entry in found:
        related = [resources[slug] for slug in entry.pop("resources", [])]
        _exemplar(entry, at).resources.set(related)
    return len(found)


def _exemplar(entry: dict[str, Any], at: datetime) -> Exemplar:
    outcomes = [("outcome", each) for each in entry.pop("outcomes", [])]
    practices = [("practice", each) for each in entry.pop("practices", [])]
    return Exemplar.objects.create(
        **entry, outcomes=outcomes, practices=practices, checked_on=library.COMPARED_ON, live=True,
        first_published_at=at, last_published_at=at,
    )  # fmt: skip
