"""Fixtures for every test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.append_only import flushing_lifts_the_triggers  # noqa: F401 - used by every test

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = next(
    (str(path) for path in map(Path, ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")) if path.exists()),
    "",
)  # fmt: skip
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file without a group of its own is one: what it builds once is built in one worker.

    Tests that commit empty the database afterwards, also of what migrations put there: they are a group
    of their own, which pytest-django puts after all others. The doors, the longest, go first.
    """
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            file = item.nodeid.partition("::")[0]
            item.add_marker(pytest.mark.xdist_group(f"{file} commits" if commits(item) else file))
    items.sort(key=lambda item: item.path.parent.name != "doors")


def commits(item: pytest.Item) -> bool:
    """Whether a test needs its changes committed."""
    database = item.get_closest_marker("django_db")
    fixtures = {"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures or (database and database.kwargs.get("transaction")))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Databases are migrated once and copied."""
    from tests.template import migrate_once

    migrate_once()


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    """Each test keeps its files to itself, hashes cheaply, sees pages as they are, and looks for files when asked."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.ROWS_ROOT = tmp_path / "rows"
    settings.PUBLIC_PAGES_KEPT_FOR = 0
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A test that switches the language does not leave it switched."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium. Without one a browser test fails: it is never skipped."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM or None, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """Chromium for one test. What the test opened is closed with it: an open line outlives its database."""
    yield chromium
    for opened in list(chromium.contexts):
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Any:
    return context.new_page()
