"""The library for machines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from highroad.areas.library import actions
from highroad.areas.showcase import actions as showcase

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def content():
    actions.load_content(at=NOON)
    showcase.load_content(at=NOON)


def test_resources_are_found_by_words_in_both_languages(client):
    found = client.get("/api/v1/resources", {"q": "apprentiship"}).json()
    spanish = client.get("/api/v1/resources", {"q": "Dinuba", "language": "es"}).json()

    assert [one["slug"] for one in found] == ["apprenticeship-gov", "quality-pre-apprenticeship"]
    assert spanish[0]["language"] == "es"
    assert len(client.get("/api/v1/resources").json()) == 45


def test_one_resource_the_helpers_and_the_examples_are_there(client):
    assert (
        client.get("/api/v1/resources/amp-blog").json()["publisher"]
        == "U.S. Department of Labor Blog"
    )
    assert client.get("/api/v1/resources/nothing").status_code == 404
    assert len(client.get("/api/v1/helpers").json()) == 14
    examples = client.get("/api/v1/examples").json()
    assert len(examples) == 23
    assert all(
        outcome["source"] and outcome["as_of"] for one in examples for outcome in one["outcomes"]
    )


@pytest.mark.parametrize("query", [{"language": "fr"}, {"language": ""}])
def test_what_cannot_be_understood_is_refused(client, query):
    assert client.get("/api/v1/resources", query).status_code == 422
