"""The search finds the same things in the same order on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from highroad.areas.library import actions, queries
from highroad.areas.library.models import IndexEntry, IndexWord, Resource

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def content(db):
    actions.load_content(at=NOON)


def found(seek: str, language: str = "en", **chosen: str) -> list[str]:
    shelf = queries.shelf_public(language=language, seek=seek, chosen=chosen, count=200)
    return [line.slug for line in shelf.lines]


@pytest.mark.parametrize(
    ("seek", "language", "slugs"),
    [
        ("apprentiship", "en", ["apprenticeship-gov", "quality-pre-apprenticeship"]),
        ("safty", "en", ["unions-and-worker-safety"]),
        ("mediador", "es", ["building-better-working-relationships", "fmcs-forums-and-committees"]),
        ("Dinuba", "es", ["calmi-spotlight-dinuba"]),
        ("painters grafting", "en", ["iupat-gateway-workbook"]),
        ("zzzzzz", "en", []),
    ],
)
def test_words_are_found_in_a_fixed_order(content, seek, language, slugs):
    assert found(seek, language) == slugs


def test_a_title_counts_more_than_a_summary(content):
    assert found("transit")[:2] == ["transit-planning-incumbent", "transit-planning-recruiting"]


def test_accents_do_not_matter(content):
    assert found("capacitación", "es") == found("capacitacion", "es") != []


@pytest.mark.parametrize(
    "hostile",
    ["'; DROP TABLE x; --", '" OR *', "%", "_", "\x00abc", "🙂", "a" * 5000, "NEAR(", "-"],
)
def test_hostile_words_find_little_and_break_nothing(content, hostile):
    assert isinstance(found(hostile), list)


def test_facets_narrow_down_and_count_what_each_other_choice_would_leave(content):
    shelf = queries.shelf_public(language="en", chosen={"kind": "video"})

    assert {line.slug for line in shelf.lines} == {
        "labor-management-forums",
        "working-together-blueprint",
    }
    assert shelf.counts["kind"]["guide"] > 10
    assert shelf.counts["stages"]["launch"] == 2
    assert queries.shelf_public(language="en", chosen={"kind": "nonsense"}).total == 0


def test_what_is_withdrawn_is_not_found(content):
    kept = Resource.objects.get(slug="calmi-spotlight-dinuba")
    kept.live = False
    kept.save()
    actions.index_content(kept)

    assert found("Dinuba") == []
    assert not IndexEntry.objects.filter(about_key=kept.key).exists()


def test_a_word_is_kept_once(content):
    words = list(IndexWord.objects.values_list("word", flat=True))

    assert len(words) == len(set(words))


def test_thresholds_hold_on_their_days(content):
    """From March 2025 to 30 December 2025 small units were not served; then a court set it aside."""
    for day, count in (
        (date(2025, 2, 1), 0),
        (date(2025, 6, 1), 1),
        (date(2025, 12, 30), 1),
        (date(2026, 1, 5), 1),
    ):
        view = queries.get_helper_public("fmcs", language="en", on=day)
        assert len(view.in_force) == count, day
    assert "250" in str(
        queries.get_helper_public("fmcs", language="en", on=date(2025, 6, 1)).in_force[0].text
    )
    assert "250" not in str(
        queries.get_helper_public("fmcs", language="en", on=date(2026, 1, 5)).in_force[0].text
    )
