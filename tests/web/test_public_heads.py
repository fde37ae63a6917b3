"""Every kind of public page: its one address, both languages, when it changed, what it is for machines."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.library import actions as library
from highroad.areas.showcase import actions
from highroad.web.showcase.machines import PAGES
from highroad.web.ui.written import WRITTEN
from tests.areas.showcase.news import article
from tests.areas.showcase.telling import published
from tests.cast import NOON
from tests.web.test_fair_access_pages import published as figure
from tests.web.test_fair_access_pages import scene  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
SAID = {"": "Last updated on", "/es": "Última actualización|Actualizado por última vez"}


def head(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_each_kind_of_page_says_where_it_is_when_it_changed_and_in_which_languages(
    client: Client,
    scene: Any,  # noqa: F811
):
    library.load_content(at=NOON)
    actions.load_content(at=NOON)
    article("mats")
    story = published(until=timezone.localdate() + timedelta(days=300))
    made = figure(scene)
    kinds = {
        "/": "WebSite", "/news/mats/": "BlogPosting", "/examples/oshei-call/": "Article",
        f"/stories/{story.key}/": "Article", "/library/resources/amp-blog/": "LearningResource",
        "/library/helpers/fmcs/": "GovernmentOrganization",
        reverse("fair_access:publication", args=[made.key]): "Dataset",
    }  # fmt: skip
    addresses = [*(reverse(name) for name in PAGES), *kinds]
    for address in addresses:
        for prefix, words in SAID.items():
            page = head(client, prefix + address)
            assert re.search(words, page), prefix + address
            assert re.search(rf'<link rel="canonical" href="[^"]+{re.escape(prefix + address)}">', page), address  # fmt: skip
            for code in ("en", "es", "x-default"):
                assert f'rel="alternate" hreflang="{code}"' in page, address
    for address, kind in kinds.items():
        found = json.loads(head(client, address).split('application/ld+json">')[1].split("</script>")[0])  # fmt: skip
        assert kind in (found["@type"], *found["@type"]), address
        assert "Ana" not in json.dumps(found), "no person of a story for machines"
    mapped = head(client, "/sitemap.xml")
    for address in addresses:
        assert f"{address}</loc>" in mapped, address


@pytest.mark.pure
def test_every_page_of_the_site_map_has_its_day():
    assert not set(PAGES) - set(WRITTEN)
