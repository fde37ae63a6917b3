"""Lists of training as files, and the hours book beyond its first page."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest

from highroad.areas.training.queries import hours
from tests.areas.training.scene import TODAY, Scene, make_scene
from tests.web.test_hours_pages import at, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def rows(answer: object) -> list[list[str]]:
    content = getattr(answer, "content", b"").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def test_who_coordinates_takes_the_list_of_apprentices_along(scene: Scene):
    scene.confirm(scene.log())

    head, line = rows(client_of(scene.table.lena).get(at("apprentices_file", scene.program.key)))

    assert (head[0], line[0], line[2], line[3], line[8]) == ("Name", "Nia Fields", "Registered", "8.00", "12.00")  # fmt: skip
    assert client_of(scene.table.marcus).get(at("apprentices_file", scene.program.key)).status_code == 403  # fmt: skip


def test_the_days_of_the_ratio_as_a_file_leave_empty_what_was_not_counted(scene: Scene):
    scene.log(site="=Pier 4")

    _head, line = rows(client_of(scene.table.lena).get(at("sites_file", scene.program.key)))

    assert line == ["'=Pier 4", line[1], TODAY.isoformat(), "", "1", "", "", "", "Not counted yet"]
    assert client_of(scene.table.marcus).get(at("sites_file", scene.program.key)).status_code == 403  # fmt: skip


def test_the_whole_book_is_there_page_by_page_and_as_a_file(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
):
    """Entries beyond the first page were out of reach, also for a correction."""
    monkeypatch.setattr(hours, "PAGE", 3)
    for day in range(4):
        scene.log(day=TODAY - timedelta(days=day), hours=Decimal(day + 1))
    book, nia = at("book", scene.enrollment.key), client_of(scene.nia)

    first, second = nia.get(book).text, nia.get(book, {"page": 2}).text

    assert ("?page=2" in first, "Newer entries" in first) == (True, False)
    assert (second.count("training/entries/"), "Older entries" in second) == (1, False)
    assert (
        nia.get(book, {"page": "x"}).status_code == nia.get(book, {"page": 99}).status_code == 200
    )
    assert [line[2] for line in rows(nia.get(at("book_file", scene.enrollment.key)))] == ["Hours", "1.00", "2.00", "3.00", "4.00"]  # fmt: skip
    assert client_of(scene.ben).get(at("book_file", scene.enrollment.key)).status_code == 404
