"""What comes with the platform: all that the Department's pages name, in both languages, in our own words."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime

import polib
import pytest

from highroad.areas.library import actions
from highroad.areas.library.models import Helper, Resource
from highroad.areas.showcase import actions as showcase
from highroad.areas.showcase.models import Exemplar
from tests.areas.guide.sources import copied_from_sources
from tests.areas.library.checklist import EXAMPLES, HELPERS, NAMED_ELSEWHERE, RESOURCES
from tests.house.plan import AREAS, SOURCE
from tests.house.words import marked

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def content(db):
    actions.load_content(at=NOON)
    showcase.load_content(at=NOON)


def test_all_twenty_two_resources_of_the_department_are_there(content):
    titles = set(Resource.objects.filter(live=True, listed_in__contains="|resources|").values_list("title_en", flat=True))  # fmt: skip

    assert len(RESOURCES) == 22
    assert titles == set(RESOURCES)


def test_what_the_other_pages_name_is_there_too(content):
    titles = set(Resource.objects.filter(live=True).values_list("title_en", flat=True))

    assert set(NAMED_ELSEWHERE) <= titles


def test_every_partnership_the_pages_name_is_there(content):
    names = " | ".join(Exemplar.objects.filter(live=True).values_list("name_en", flat=True))

    assert not [name for name in EXAMPLES if name not in names]
    assert Exemplar.objects.count() == 23


def test_every_helper_the_pages_name_is_there(content):
    names = " | ".join(Helper.objects.filter(live=True).values_list("name_en", flat=True))

    assert not [name for name in HELPERS if name not in names]
    assert Helper.objects.count() == 14


def test_nothing_lacks_spanish(content):
    for model in (Resource, Helper, Exemplar):
        assert not {
            kept.slug: kept.lacks_spanish for kept in model.objects.all() if kept.lacks_spanish
        }
        for kept in model.objects.all():
            kept.clean_fields()


def test_every_outcome_says_who_says_so_and_when(content):
    for example in Exemplar.objects.all():
        assert len(example.outcomes) >= 1, example.slug
        for block in example.outcomes:
            assert block.value["source"]
            assert block.value["on"]
            assert block.value["text_es"]
        assert len(example.practices) >= 1
        assert example.resources.exists(), example.slug


def test_every_threshold_says_since_when_and_by_what(content):
    thresholds = [
        (kept.slug, block.value) for kept in Helper.objects.all() for block in kept.thresholds
    ]

    assert {slug for slug, _value in thresholds} >= {"fmcs", "flra-cadro"}
    for slug, value in thresholds:
        assert value["source"], slug
        assert value["from_on"], slug
        assert value["text_es"], slug


def test_talks_are_not_called_a_partnership(content):
    port = Exemplar.objects.get(slug="port-of-los-angeles")

    assert port.standing == "talks"


def test_loading_twice_changes_nothing_and_leaves_editors_words_alone(content):
    Resource.objects.filter(slug="amp-blog").update(summary_en="An editor wrote this.")

    assert actions.load_content(at=NOON) == 0
    assert showcase.load_content(at=NOON) == 0
    assert Resource.objects.get(slug="amp-blog").summary_en == "An editor wrote this."


TITLES = {"title_en", "publisher", "name_en", "labor", "management", "others", "address", "source"}
"""Names of works and bodies carry over as they are."""


def told(kept: object) -> list[str]:
    """Every sentence of a content file, names of works and bodies left out."""
    if isinstance(kept, dict):
        return [text for name, value in kept.items() if name not in TITLES for text in told(value)]
    if isinstance(kept, list):
        return [text for value in kept for text in told(value)]
    return [kept] if isinstance(kept, str) else []


@pytest.mark.pure
def test_no_sentence_of_the_sources_stands_in_the_product():
    """Runs of eight words, over content, templates, catalogues and every marked sentence."""
    texts = [*marked()]
    for path in AREAS.glob("*/content/*.toml"):
        texts += told(tomllib.loads(path.read_text()))
    for path in SOURCE.glob("locale/*/es/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(path)):
            texts += [entry.msgid, entry.msgstr]
    texts += [path.read_text() for path in (SOURCE / "web" / "templates").rglob("*.html")]
    copied = {run for text in texts for run in copied_from_sources(text)}

    assert len(texts) > 1000
    assert not copied
