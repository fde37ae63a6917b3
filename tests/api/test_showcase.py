"""News and stories for machines."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from highroad.areas.library import actions as library
from highroad.areas.showcase import actions
from tests.areas.showcase.news import article
from tests.areas.showcase.telling import WORDS, jpeg, published, written
from tests.areas.showcase.test_pictures import placed, shown_in
from tests.cast import NOON

pytestmark = pytest.mark.django_db
FAR = timezone.localdate() + timedelta(days=300)


def test_the_news_are_listed_and_read_in_both_languages(client):
    shown_in(placed())
    article("half", title_es="", at=NOON - timedelta(days=3))

    lines = client.get("/api/v1/articles", {"language": "es"}).json()
    assert [(one["slug"], one["language"]) for one in lines] == [("mats", "es"), ("half", "en")]
    found = client.get("/api/v1/articles/mats", {"language": "es"}).json()
    assert found["body"][0]["paragraphs"] == ["Uno.", "Dos."]
    picture = found["body"][1]["picture"]
    assert picture["description"] == "Dos personas ponen un tapete sobre un piso mojado"
    shown = client.get("/" + picture["address"].split("/", 3)[3])
    assert b"".join(shown.streaming_content)[:2] == b"\xff\xd8"
    assert client.get("/api/v1/articles/nothing").status_code == 404
    assert client.get("/api/v1/articles", {"topic": "nonsense"}).status_code == 422
    assert client.get("/api/v1/articles", {"topic": "figures"}).json() == []


def test_a_story_is_there_until_it_is_withdrawn(client):
    story = written()
    actions.add_photo(
        story=story, content=jpeg(), description="A floor", shows_others=False, at=NOON
    )
    story = published(story, until=FAR)

    answer = client.get("/api/v1/stories", {"q": "mats"})
    assert "max-age=30" in answer["Cache-Control"]
    line = answer.json()[0]
    assert line["title"] == WORDS["title"]
    assert [photo["description"] for photo in line["photos"]] == ["A floor"]
    assert not [text for text in line.values() if "@" in str(text)], "no address of anybody"
    assert client.get(f"/api/v1/stories/{story.key}").json() == line

    actions.withdraw_consent(consent=story.consents.get(party="union"), at=NOON)
    assert client.get("/api/v1/stories").json() == []
    assert client.get(f"/api/v1/stories/{story.key}").status_code == 404


def test_one_example_and_one_helper(client):
    library.load_content(at=NOON)
    actions.load_content(at=NOON)

    assert client.get("/api/v1/examples/oshei-call").json()["outcomes"]
    assert client.get("/api/v1/helpers/fmcs", {"language": "es"}).json()["thresholds_in_force"]
    assert client.get("/api/v1/examples/x").status_code == 404
    described = client.get("/api/v1/openapi.json").json()["paths"]
    for path in ("articles", "articles/{slug}", "stories", "stories/{key}", "examples/{slug}", "helpers/{slug}"):  # fmt: skip
        assert f"/api/v1/{path}" in described
