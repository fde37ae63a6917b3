"""Reading the sealed answers: for fair_access.analysis alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from highroad.areas.self_identification.models import AboutMe, DisabilityWord
from highroad.areas.self_identification.models.keys import DISABILITY, GROUPS, mark_of, unseal


def answers_for_analysis(people: Collection[UUID]) -> list[dict[str, Any]]:
    """What each of these people said; who said nothing is an empty answer. In no order that tells of anybody."""
    marks = sorted(mark_of(GROUPS, each) for each in people)
    rows = dict(AboutMe.objects.filter(mark__in=marks).values_list("mark", "sealed"))
    return [unseal(mark, rows[mark]) if mark in rows else {} for mark in marks]


def disabilities_for_analysis(people: Collection[UUID]) -> list[str]:
    """The same of a disability; empty for who said nothing."""
    marks = sorted(mark_of(DISABILITY, each) for each in people)
    rows = dict(DisabilityWord.objects.filter(mark__in=marks).values_list("mark", "sealed"))
    return [str(unseal(mark, rows[mark])["said"]) if mark in rows else "" for mark in marks]
