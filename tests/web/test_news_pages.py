"""The news pages and feeds: what is read, narrowed down, fed and mapped."""

from __future__ import annotations

import json
from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.urls import reverse

from highroad.areas.showcase.vocabulary import Topic
from tests.areas.showcase.news import article
from tests.areas.showcase.telling import published
from tests.cast import NOON
from tests.web.test_story_pages import FAR

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
DAY = timedelta(days=1)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


@pytest.fixture
def two(db):
    article("mats")
    article("shares", at=NOON - 40 * DAY, topic=Topic.FIGURES, authors="Ruth Adler")


def test_the_news_stand_on_their_page_on_the_front_page_and_in_the_way(
    two, client, django_assert_max_num_queries
):
    front = read(client, "/")
    with django_assert_max_num_queries(4):
        page = read(client, reverse("news:list"))

    assert "On mats" in front
    assert 'href="/news/"' in front
    assert page.index("On mats") < page.index("On shares")
    assert "March 2026" in page


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [("topic=figures", "On shares", "On mats"), ("month=2026-03", "On mats", "On shares"),
     ("author=Tom%C3%A1s+Vega", "On mats", "On shares")],
)  # fmt: skip
def test_a_choice_narrows_down(two, client, query, there, not_there):
    page = read(client, f"/news/?{query}")

    assert there in page
    assert not_there not in page


@pytest.mark.parametrize(
    "query", ["topic=%00x", "month=2026-13", "pillar=9", "page=x", "month=0000-00"]
)
def test_choices_that_are_none_are_dropped(two, client, query):
    assert "On mats" in read(client, f"/news/?{query}")


def test_an_article_is_read_in_both_languages_and_says_what_it_is(client, db):
    article("mats", is_demonstration=True)

    english, spanish = read(client, "/news/mats/"), read(client, "/es/news/mats/")

    assert '<p lang="en">Two.</p>' in english
    assert "made up for the demonstration" in english
    assert "Sobre mats" in spanish
    assert '<p lang="es">Dos.</p>' in spanish
    found = json.loads(
        english.split('<script type="application/ld+json">')[1].split("</script>")[0]
    )
    assert found["@type"] == "BlogPosting"
    assert [one["name"] for one in found["author"]] == ["Ruth Adler", "Tomás Vega"]
    assert client.get("/news/no-such/").status_code == 404
    assert client.post("/news/mats/").status_code == 405


def test_both_feeds_of_news_and_stories_are_what_a_reader_expects(two, client):
    published(until=FAR)
    for address in ("/news/feed.atom", "/es/news/feed.atom", "/stories/feed.atom"):
        parsed = feedparser.parse(read(client, address))

        assert not parsed.bozo, parsed.get("bozo_exception")
        assert parsed.version == "atom10"
        assert parsed.entries
        for entry in parsed.entries:
            assert entry.id.startswith("urn:uuid:")
            assert entry.link.startswith("http")
            assert entry.updated_parsed
            assert entry.title


def test_atom_has_everything_the_standard_asks_for(two, client):
    root = ElementTree.fromstring(read(client, "/news/feed.atom"))

    assert {f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated", f"{ATOM}author"} <= {
        each.tag for each in root
    }
    assert root.find(f'{ATOM}link[@rel="self"]').get("href").endswith("/news/feed.atom")
    entry = root.find(f"{ATOM}entry")
    assert {f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated", f"{ATOM}author", f"{ATOM}link"} <= {
        each.tag for each in entry
    }
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Ruth Adler, Tomás Vega"


def test_a_json_feed_has_everything_its_version_asks_for(two, client):
    feed = json.loads(read(client, "/news/feed.json?topic=figures"))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith("/news/feed.json?topic=figures")
    assert [item["title"] for item in feed["items"]] == ["On shares"]
    item = feed["items"][0]
    assert item["id"]
    assert item["content_text"].endswith("One.\n\nTwo.")
    assert item["date_published"].startswith("2026-01-21")


def test_the_site_map_knows_news_and_stories(two, client):
    story = published(until=FAR)
    mapped = read(client, "/sitemap.xml")

    for path in (
        "/news/",
        "/news/mats/",
        "/es/news/mats/",
        f"/stories/{story.key}/",
        "/stories/tell/",
    ):
        assert f"{path}</loc>" in mapped, path
