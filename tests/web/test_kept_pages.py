"""Public pages are kept for some seconds for visitors of whom nothing is known, and for nobody else."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from highroad.areas.showcase import actions
from highroad.areas.showcase.models import Article
from tests import cast
from tests.areas.showcase.news import article
from tests.areas.showcase.telling import WORDS, published
from tests.cast import NOON
from tests.web.test_story_pages import FAR

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, db):
    settings.PUBLIC_PAGES_KEPT_FOR = 20
    cache.clear()
    yield
    cache.clear()


def text(address: str, client: Client | None = None) -> str:
    return str((client or Client()).get(address).content.decode())


def test_a_visitor_gets_the_same_bytes_without_a_query(django_assert_num_queries):
    article("mats")
    first = text("/news/mats/")

    with django_assert_num_queries(0):
        assert text("/news/mats/") == first
    assert "Sobre mats" in text("/es/news/mats/"), "each language is kept by itself"


def test_who_is_known_or_narrows_down_gets_the_page_as_it_is_now():
    article("mats")
    text("/news/")
    Article.objects.update(title_en="Another title")

    signed_in = Client()
    signed_in.force_login(cast.lena())
    dark = Client()
    dark.cookies["theme"] = "dark"
    assert "Another title" in text("/news/", signed_in)
    assert "Lena" not in text("/news/")
    assert 'data-theme="dark"' in text("/news/", dark)
    assert 'data-theme="dark"' not in text("/news/")
    assert "Another title" in text("/news/?topic=safety")
    assert "Another title" not in text("/news/")


def test_what_is_withdrawn_is_gone_from_the_kept_front_page_at_once(settings):
    settings.IS_DEMONSTRATION = False
    story = published(until=FAR)
    assert WORDS["title"] in text("/")

    actions.withdraw_consent(consent=story.consents.get(party="worker"), at=NOON)

    assert WORDS["title"] not in text("/")


def test_a_page_with_a_form_for_one_visitor_is_never_kept():
    for address in ("/guide/take/", "/stories/tell/", "/stories/letters/"):
        text(address)

    assert not [key for key in getattr(cache, "_cache", {}) if "page:" in key]
