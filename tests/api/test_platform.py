"""The JSON door: whether the platform answers, and what it says no with."""

from __future__ import annotations

import json

import pytest
from django.db import DatabaseError, connection

from highroad.api import urls
from highroad.kit.answers import NotFound, Refused, no


@pytest.mark.django_db
def test_it_answers_anybody(client):
    response = client.get("/api/v1/health")

    assert response.status_code == 200
    assert response.json()["status"] == "ok"


@pytest.mark.django_db
def test_it_says_when_the_database_does_not_answer(client):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("gone")

    with connection.execute_wrapper(refuse):
        response = client.get("/api/v1/health")

    assert response.status_code == 503
    assert response.json()["status"] == "database does not answer"


def test_every_route_says_what_it_answers_to_nonsense():
    """Each declares 422, or a fuzzer rightly calls it undocumented."""
    described = urls.api.get_openapi_schema()
    silent = [
        f"{method} {route}"
        for route, methods in described["paths"].items()
        for method, told in methods.items()
        if "422" not in {str(status) for status in told["responses"]}
    ]

    assert described["openapi"].startswith("3.1")
    assert not silent


@pytest.mark.django_db
def test_the_reference_is_a_page_of_our_own(client):
    page = client.get("/api/v1/").content.decode()

    assert "GET /api/v1/health" in page
    assert "swagger" not in page.lower()
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "Highroad"
    assert client.get("/api/v1/docs").status_code == 404
    assert client.post("/api/v1/").status_code == 405
    assert client.post("/api/v1/openapi.json").status_code == 405


def test_the_two_refusals_keep_their_meaning(rf):
    refused = urls.refused(rf.get("/"), Refused(no("This account is closed.")))
    missing = urls.not_found(rf.get("/"), NotFound())

    assert (refused.status_code, missing.status_code) == (403, 404)
    assert json.loads(refused.content) == {"reason": "This account is closed."}
