"""Articles for the tests."""

from __future__ import annotations

from datetime import date, datetime

from highroad.areas.showcase.models import Article
from highroad.areas.showcase.vocabulary import Topic
from tests.cast import NOON


def article(slug: str = "mats", *, at: datetime = NOON, topic: Topic = Topic.SAFETY, **changed: object) -> Article:  # fmt: skip
    words: dict[str, object] = {
        "slug": slug, "title_en": f"On {slug}", "title_es": f"Sobre {slug}", "lead_en": "They moved the mats.",
        "lead_es": "Movieron los tapetes.", "authors": "Ruth Adler; Tomás Vega", "topic": topic, "pillars": ["1"],
        "checked_on": date(2026, 3, 1), "live": True, "first_published_at": at, "last_published_at": at,
        "body": [("passage", {"heading_en": "Then", "heading_es": "Luego", "text_en": "One.\n\nTwo.", "text_es": "Uno.\n\nDos."})],
        **changed,
    }  # fmt: skip
    return Article.objects.create(**words)
