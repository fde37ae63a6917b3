"""A figure on other sites, and addresses that moved."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.signals import published

from highroad.areas.library import actions as library
from highroad.areas.library.models import Resource
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.models import Article
from highroad.background.demonstration import storytellers
from tests.areas.showcase.news import article
from tests.areas.showcase.telling import sam
from tests.cast import NOON
from tests.world.canaries import Aviary
from tests.world.everything import WholeBuilder

pytestmark = pytest.mark.django_db


@pytest.fixture
def figure(db):
    builder = WholeBuilder("own", Aviary(), sam())
    super(WholeBuilder, builder).build()
    builder.file()
    builder.count()
    return builder.table.things["published"]


def test_a_figure_may_be_framed_anywhere_and_says_where_it_is_from(client: Client, figure):
    answer = client.get(reverse("showcase:embed", args=[figure.key]))
    page = answer.content.decode()

    assert "X-Frame-Options" not in answer
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "Source: " in page
    assert "Adopted by labor and management" in page
    assert "<script" not in page
    assert "<form" not in page
    assert not answer.cookies


def test_every_other_page_may_not_be_framed(client: Client, figure):
    for name in ("fair_access:publication", "showcase:share"):
        answer = client.get(reverse(name, args=[figure.key]))

        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_the_snippet_and_oembed_say_the_same(client: Client, figure):
    page = settings.ADDRESS + reverse("fair_access:publication", args=[figure.key])
    shared = client.get(reverse("showcase:share", args=[figure.key])).content.decode()
    linked = client.get(reverse("fair_access:publication", args=[figure.key])).content.decode()
    found = json.loads(client.get(reverse("showcase:oembed"), {"url": page}).content)

    source = f"{settings.ADDRESS}{reverse('showcase:embed', args=[figure.key])}"
    assert source in shared
    assert source in found["html"]
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert "application/json+oembed" in linked
    for wrong in (
        "https://elsewhere.example/",
        f"{settings.ADDRESS}/news/",
        f"{settings.ADDRESS}//x",
        page + "x",
    ):
        assert client.get(reverse("showcase:oembed"), {"url": wrong}).status_code == 404
    assert client.get(reverse("showcase:oembed")).status_code == 400
    assert client.get(reverse("showcase:oembed"), {"url": page, "format": "xml"}).status_code == 501


def test_who_kept_the_old_address_still_arrives(client: Client):
    library.load_content(at=NOON)
    kept, news = Resource.objects.get(slug="amp-blog"), article("old")
    for one, slugs in ((kept, ("blog-of-amp", "the-blog")), (news, ("new", "newer"))):
        for slug in slugs:
            one.slug = slug
            one.save()
            published.send(sender=type(one), instance=one)

    for old, new in (
        ("/library/resources/amp-blog/", "/library/resources/the-blog/"),
        ("/es/library/resources/blog-of-amp/", "/es/library/resources/the-blog/"),
        ("/news/old/", "/news/newer/"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.get("Location")) == (301, new)
        assert client.get(new).status_code == 200


def test_a_name_that_comes_back_is_no_circle(client: Client):
    news = article("one")
    for slug in ("two", "one"):
        news.slug = slug
        news.save()
        published.send(sender=Article, instance=news)

    assert client.get("/news/one/").status_code == 200
    assert client.get("/news/two/")["Location"] == "/news/one/"


def test_trainings_are_described_in_ctdl(client: Client):
    library.load_content(at=NOON)
    kept = Resource.objects.filter(kind="training").first()
    page = client.get(reverse("library:resource", args=[kept.slug])).content.decode()
    found = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])

    assert "ceterms:LearningOpportunityProfile" in found["@type"]
    assert found["ceterms:subjectWebpage"] == {"@id": kept.address}


def test_the_demonstration_tells_stories_once_and_one_waits():
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    for _ in range(2):
        storytellers.load(sam(), at=now)

    assert [view.language for view in queries.list_stories_public(on=now.date())] == ["en", "es"]
    assert len(queries.list_stories(seen_by=sam(), on=now.date())) == 3
    assert actions.send_letters(at=now) == 0, "nobody is written to"
