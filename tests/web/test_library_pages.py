"""The public shelves: library, helpers, examples, downloads, machines."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from highroad.areas.library import actions
from highroad.areas.library.models import Resource
from highroad.areas.showcase import actions as showcase
from highroad.areas.showcase.models import Exemplar

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def content():
    actions.load_content(at=NOON)
    showcase.load_content(at=NOON)


def read(client, name, *args, language="en", **query):
    path = reverse(name, args=args)
    return client.get(path if language == "en" else f"/es{path}", query)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("name", "args"),
    [("library:library", ()), ("library:resource", ("amp-blog",)), ("library:helpers", ()),
     ("library:helper", ("fmcs",)), ("library:leave", ("resource", "amp-blog")), ("library:leave", ("helper", "lera")),
     ("showcase:examples", ()), ("showcase:example", ("oshei-call",)), ("showcase:compare", ())],
)  # fmt: skip
def test_everybody_may_read_them_in_both_languages(client, name, args, language):
    answer = read(client, name, *args, language=language)
    html = answer.content.decode()

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in html
    assert len(re.findall(r"<h1[\s>]", html)) == 1
    assert html.count('rel="canonical"') == 1
    assert html.count("hreflang=") >= 3
    assert not answer.cookies


def test_the_shelf_asks_little_of_the_database(client, django_assert_num_queries):
    read(client, "library:library")
    with django_assert_num_queries(2):
        read(client, "library:library")
    with django_assert_num_queries(1):
        read(client, "showcase:examples")
    with django_assert_num_queries(1):
        read(client, "library:resource", "amp-blog")


def test_a_search_shows_what_it_found_and_how_many(client):
    html = read(client, "library:library", q="apprentiship").content.decode()

    assert "2 resources" in html
    assert reverse("library:resource", args=["apprenticeship-gov"]) in html
    assert 'value="apprentiship"' in html


def test_where_nothing_fits_the_page_says_what_to_do(client):
    html = read(client, "library:library", q="zzzz").content.decode()

    assert "Nothing fits." in html
    assert read(client, "library:library", page="99").status_code == 404
    assert read(client, "library:library", page="x").status_code == 200


def test_script_in_every_parameter_stays_text(client):
    evil = "<script>alert(1)</script>"
    for name, query in (
        ("library:library", {"q": evil, "kind": evil, "page": evil}),
        ("library:helpers", {"kind": evil, "state": evil}),
        ("showcase:examples", {"sector": evil, "state": evil}),
        ("showcase:compare", {"one": evil, "two": evil}),
    ):
        answer = read(client, name, **query)
        assert answer.status_code == 200
        assert evil.encode() not in answer.content


def test_every_outside_link_goes_through_the_notice(client):
    pages = [
        read(client, "library:resource", "answering-the-call"),
        read(client, "library:helper", "fmcs"),
    ]
    for page in pages:
        assert not re.findall(r'<a[^>]+href="https?://', page.content.decode())
    notice = read(client, "library:leave", "resource", "answering-the-call").content.decode()
    assert (
        'rel="noopener noreferrer external" href="https://www.labormanagementinitiatives.org/'
        in notice
    )
    assert "does not belong to a government" in notice
    assert (
        "belongs to a government"
        in read(client, "library:leave", "helper", "fmcs").content.decode()
    )
    example = read(client, "showcase:example", "oshei-call").content.decode()
    assert "/library/leaving/source/oshei-call/?page=1" in example
    source = client.get("/library/leaving/source/oshei-call/?page=1").content.decode()
    assert "Labor Management Project, case study" in source
    for gone in ("source/oshei-call/?page=2", "source/port/?page=1", "anything/fmcs/"):
        assert client.get(f"/library/leaving/{gone}").status_code == 404


def test_what_is_not_shown_is_not_found(client):
    Resource.objects.filter(slug="amp-blog").update(live=False)
    Exemplar.objects.filter(slug="oshei-call").update(live=False)

    assert read(client, "library:resource", "amp-blog").status_code == 404
    assert read(client, "library:leave", "resource", "amp-blog").status_code == 404
    assert read(client, "showcase:example", "oshei-call").status_code == 404
    assert b"amp-blog" not in client.get("/sitemap.xml").content


def test_an_untranslated_entry_says_so_and_marks_its_language(client):
    Resource.objects.filter(slug="amp-blog").update(summary_es="")
    html = read(client, "library:resource", "amp-blog", language="es").content.decode()

    assert "todavía no está traducida" in html
    assert '<p class="large" lang="en">' in html


def test_the_catalog_comes_as_csv_json_ld_and_bibtex(client):
    table = list(csv.reader(io.StringIO(read(client, "library:catalog", "csv").content.decode())))
    graph = json.loads(read(client, "library:catalog", "jsonld").content)
    entries = read(client, "library:catalog", "bib").content.decode()

    assert len(table) == 46
    assert len(graph["@graph"]) == 45
    assert all("LearningResource" in each["@type"] for each in graph["@graph"])
    assert entries.count("@misc{") == 45
    assert entries.count("{") == entries.count("}")
    assert read(client, "library:catalog", "exe").status_code == 404


def test_no_cell_of_the_catalog_is_taken_for_a_formula(client):
    Resource.objects.filter(slug="amp-blog").update(title_en="=1+1")

    assert "'=1+1" in read(client, "library:catalog", "csv").content.decode()


def test_pages_describe_themselves_to_machines_and_nothing_closes_the_description(client):
    Exemplar.objects.filter(slug="oshei-call").update(did_en="</script><b>")
    html = read(client, "showcase:example", "oshei-call").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)

    assert found is not None
    assert json.loads(found.group(1))["abstract"] == "</script><b>"


def test_the_map_links_the_states_that_have_examples(client):
    html = read(client, "showcase:examples", state="MN").content.decode()

    assert "1 example<" in html
    assert 'class="tile full chosen"' in html
    assert html.count('class="tile full') == 11


def test_two_examples_stand_side_by_side(client):
    html = read(
        client, "showcase:compare", one="oshei-call", two="kaiser-permanente"
    ).content.decode()

    assert html.count("<tr ") == 12
    assert "Frontline teams" in html


def test_the_site_map_names_every_public_page_in_both_languages(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    places = [entry[0].text for entry in root]

    assert len(places) == len(set(places)) >= 2 * (45 + 14 + 23 + 11)
    assert any(place.endswith("/es/examples/oshei-call/") for place in places)
    assert b"Sitemap: " in client.get("/robots.txt").content
