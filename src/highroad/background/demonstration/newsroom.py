"""The news of the demonstration: articles about partnerships that do not exist."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from highroad.areas.showcase import actions
from highroad.areas.showcase.actions import ArticleTerms, PictureTerms
from highroad.areas.showcase.vocabulary import Topic
from highroad.background.demonstration.drawings import laundry

NIGHT = "mats-for-the-night-shift"
ARTICLES = Path(__file__).with_name("articles.toml")


def night() -> PictureTerms:
    """The picture of the first article."""
    return PictureTerms(
        slug=NIGHT,
        title="The laundry at night",
        description=(
            "Drawing: three washing machines, a cart, and green mats across the walking way of a laundry at night",
            "Dibujo: tres lavadoras, un carro y tapetes verdes sobre el paso de una lavandería de noche",
        ),
        credit="Highroad",
        focus=(40, 80),
        content=laundry(),
    )


def entries() -> list[dict[str, Any]]:
    """The articles as they are written down."""
    found: list[dict[str, Any]] = tomllib.loads(ARTICLES.read_text())["article"]
    return found


def load(*, at: datetime) -> None:
    """Publish the articles that are not there yet, each on its own day."""
    pictures = {NIGHT: actions.add_demonstration_picture(terms=night(), at=at)}
    for entry in entries():
        day = at - timedelta(days=entry["days_ago"])
        terms = ArticleTerms(
            slug=entry["slug"], title=_pair(entry, "title"), lead=_pair(entry, "lead"),
            authors=entry["authors"], topic=Topic(entry["topic"]), pillars=entry["pillars"],
            checked_on=timezone.localdate(day),
            picture=pictures.get(entry["slug"]),
            passages=[(_pair(one, "heading"), _pair(one, "text")) for one in entry["passages"]],
        )  # fmt: skip
        actions.add_demonstration_article(terms=terms, at=day)


def _pair(texts: dict[str, Any], name: str) -> tuple[str, str]:
    return texts[f"{name}_en"].strip(), texts[f"{name}_es"].strip()
