"""The card index of the shelf: the same answers as counting one by one, and never out of date."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime

import pytest

from highroad.areas.library import actions, queries
from highroad.areas.library.models import Resource
from highroad.areas.library.queries.cards import FACETS, card_index

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def content():
    actions.load_content(at=NOON)


def fits(kept: Resource, chosen: dict[str, str]) -> bool:
    values = {name: getattr(kept, name) for name in chosen}
    return all(
        word in value if isinstance(value, list) else word == value
        for word, value in ((chosen[n], v) for n, v in values.items())
    )


def test_it_counts_as_one_would_by_hand():
    draw, every = random.Random(3), list(Resource.objects.filter(live=True))
    words = {name: sorted(card_index("en").words[name]) for name in FACETS}
    for _ in range(60):
        chosen = {
            name: draw.choice(words[name]) for name in draw.sample(FACETS, draw.randint(0, 3))
        }
        shelf = queries.shelf_public(language="en", chosen=chosen, count=100)

        assert {view.slug for view in shelf.lines} == {
            one.slug for one in every if fits(one, chosen)
        }
        assert shelf.total == len(shelf.lines)
        for name in FACETS:
            others = {facet: word for facet, word in chosen.items() if facet != name}
            counted: Counter[str] = Counter()
            for one in every:
                if fits(one, others):
                    value = getattr(one, name)
                    counted.update(value if isinstance(value, list) else [value])
            assert shelf.counts[name] == dict(counted), (chosen, name)


def test_what_is_withdrawn_changed_or_new_is_seen_at_once():
    before = queries.shelf_public(language="es").total
    kept = Resource.objects.get(slug="amp-blog")
    kept.live = False
    kept.save()
    assert queries.shelf_public(language="es").total == before - 1
    kept.live, kept.kind = True, "video"
    kept.save()
    shelf = queries.shelf_public(language="es", chosen={"kind": "video"}, count=100)
    assert "amp-blog" in {view.slug for view in shelf.lines}
    kept.delete()
    assert queries.shelf_public(language="es").total == before - 1


def test_a_page_of_lines_is_a_part_of_all_in_order():
    every = [view.slug for view in queries.shelf_public(language="en", count=500).lines]
    parts = [
        view.slug
        for at in range(0, len(every), 7)
        for view in queries.shelf_public(language="en", start=at, count=7).lines
    ]

    assert parts == every
    assert queries.shelf_public(language="en", start=5000).lines == []
