"""Public pages beside an empty Wagtail page, and the search over 10,000 resources beside a bare full-text query.

    python -m benchmarks.public.run [--pages 60] [--resources 10000]

All in one process and one run, in processor time, so that a busy machine troubles all of them alike.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

WORDS = (
    "apprentice", "mentor", "transit", "hospital", "union", "employer", "charter", "safety", "training",
    "grant", "hours", "women", "veteran", "welder", "painter", "nurse", "school", "district",
    "forum", "mediator", "trust", "fund", "wage", "schedule", "child", "care", "ride",
    "tool", "credential", "pathway", "council", "steward", "quorum", "minutes", "sector", "table",
    "forecast", "craft", "pledge", "notice", "contract",
)  # fmt: skip
SOUGHT = ("transit mentor", "aprentice", "safety training", "welder", "charter quorum")


def seconds(work: Callable[[], object], times: int) -> float:
    """The middle of several processor times."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return statistics.median(found)


def fill(count: int) -> None:
    """Resources with invented titles and summaries of forty words, in the index."""
    from datetime import date

    from highroad.areas.library.actions import index_many
    from highroad.areas.library.models import Resource

    draw = random.Random(7)
    made = [
        Resource(
            slug=f"made-{n}", title_en=" ".join(draw.sample(WORDS, 4)), title_es="", publisher="Made up", kind="guide",
            audiences=["labor"], stages=["launch"], languages=["en"], listed_in=["elsewhere"], address="https://example.org",
            summary_en=" ".join(draw.choices(WORDS, k=40)), summary_es="", checked_on=date(2026, 1, 1), live=True,
        )
        for n in range(count)
    ]  # fmt: skip
    Resource.objects.bulk_create(made, batch_size=500)
    index_many(
        ("library.resource", one.key, {"en": [(one.title_en, 5), (one.summary_en, 1)]})
        for one in made
    )


PATHS = (
    "/", "/examples/", "/examples/oshei-call/", "/library/", "/library/resources/amp-blog/",
    "/library/helpers/", "/news/", "/about/", "/stories/", "/guide/take/",
)  # fmt: skip
"""The last two are never kept: a story may be withdrawn, and the guide has a form."""


def rate(spent: float) -> str:
    """A processor time, and how many pages that makes in a second."""
    return f"{spent * 1000:6.1f} ms {1 / spent:6.0f}/s"


def visitor() -> Callable[[str], Any]:
    """What somebody gets who comes for the first time, without a cookie."""
    from django.test import Client

    client = Client()

    def ask(path: str) -> Any:
        client.cookies.clear()
        return client.get(path)

    return ask


def with_empty_page() -> None:
    """An address of ours that answers with the empty page of Wagtail, behind all our middleware."""
    from django.urls import path
    from wagtail import views

    from highroad.config import urls

    urls.urlpatterns.insert(0, path("wagtail-empty/", lambda request: views.serve(request, "")))


def pages(times: int) -> None:
    """Milliseconds a page, made anew and kept, and how many times an empty Wagtail page."""
    from django.conf import settings
    from django.template import engines
    from django.test import RequestFactory
    from wagtail.models import Page

    template = engines["django"].from_string("<!doctype html><title>{{ page.title }}</title>")
    Page.get_template = lambda self, request, *args, **kwargs: template  # type: ignore[method-assign]
    root, ask = Page.objects.get(depth=2), visitor()

    def empty() -> object:
        request = RequestFactory().get("/")
        return Page.objects.get(pk=root.pk).specific.serve(request).render()

    bare = seconds(empty, times)
    through = seconds(lambda: ask("/wagtail-empty/"), times)
    print(f"{'empty Wagtail page, its view alone':40} {rate(bare)}")
    print(f"{'empty Wagtail page, through our middleware':40} {rate(through)}")
    for path in PATHS:
        settings.PUBLIC_PAGES_KEPT_FOR = 0
        assert ask(path).status_code == 200, path
        made = seconds(lambda path=path: ask(path), times)  # type: ignore[misc]
        settings.PUBLIC_PAGES_KEPT_FOR = 3600
        ask(path)
        kept = seconds(lambda path=path: ask(path), times)  # type: ignore[misc]
        times_empty = f"{made / through:5.1f} and {kept / through:4.1f} times the empty page"
        print(f"{path:40} made {rate(made)}   kept {rate(kept)}   {times_empty}")


def search(count: int) -> None:
    """Our search beside FTS5's own over the same words."""
    from django.db import connection

    from highroad.areas.library import queries
    from highroad.areas.library.models import Resource
    from highroad.areas.library.queries.search import find

    with connection.cursor() as cursor:
        cursor.execute("CREATE VIRTUAL TABLE bare USING fts5(title, summary)")
        cursor.executemany(
            "INSERT INTO bare VALUES (%s, %s)",
            list(Resource.objects.values_list("title_en", "summary_en")),
        )

        def bare(words: str) -> object:
            cursor.execute(
                "SELECT rowid FROM bare WHERE bare MATCH %s ORDER BY rank LIMIT 20", [words]
            )
            return cursor.fetchall()

        for words in SOUGHT:
            plain = seconds(lambda words=words: bare(words), 9)  # type: ignore[misc]
            ours = seconds(
                lambda words=words: find(words, kind="library.resource", language="en"), 9
            )  # type: ignore[misc]
            page = seconds(lambda words=words: queries.shelf_public(language="en", seek=words), 5)  # type: ignore[misc]
            times = f"bare FTS5 {plain * 1000:6.1f} ms   find {ours * 1000:6.1f} ms"
            print(f"{words:18} {times}   shelf with facets {page * 1000:6.1f} ms")
    print(f"over {count} resources")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=60)
    arguments.add_argument("--resources", type=int, default=10_000)
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "HIGHROAD_MODE": "demonstration",
            "HIGHROAD_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "highroad.config.settings",
        }
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("content")
        settings.IS_DEMONSTRATION = False
        with_empty_page()
        pages(chosen.pages)
        start = time.process_time()
        fill(chosen.resources)
        print(f"indexed in {time.process_time() - start:.1f} s")
        search(chosen.resources)


if __name__ == "__main__":
    main()
