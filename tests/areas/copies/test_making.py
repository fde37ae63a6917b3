"""How a copy is made: it says how far it is, it can be stopped, it is taken up again, its file goes in time."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.copies import actions, queries
from highroad.areas.copies.actions import taking
from highroad.areas.copies.actions.writing import write
from highroad.areas.copies.models import Copy
from highroad.areas.copies.vocabulary import CopyStatus
from highroad.background import nightly
from highroad.web.home.waiting import tasks_of
from tests.areas.copies.scene import NOON
from tests.areas.guide.table import Table, laid
from tests.table import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    return laid()


def asked(table: Table) -> Copy:
    return actions.ask(partnership=table.partnership, own_side=None, by=table.lena, at=NOON)


def left(copy: Copy) -> list[str]:
    """The files of a copy that lie there."""
    return sorted(path.suffix for path in copy.path.parent.glob(f"{copy.key}*"))


def test_what_is_written_is_told_in_percent_and_never_backwards(table: Table, tmp_path: Path):
    told: list[int] = []

    write(table.partnership, tmp_path / "x.zip", own_side="", at=NOON, tell=told.append)

    assert told == sorted(told)
    assert told[0] < 10
    assert 90 <= told[-1] <= 99
    assert [path.name for path in tmp_path.glob("x.*")] == ["x.zip"]


def test_a_copy_that_waits_is_stopped_and_made_after_all(table: Table):
    copy = actions.stop(copy=asked(table), by=table.lena)
    assert actions.make(copy, at=NOON).status == CopyStatus.STOPPED
    with refused("This copy is not being made."):
        actions.stop(copy=copy, by=table.lena)

    actions.begin_again(copy=copy, by=table.lena)
    made = actions.make(copy, at=NOON)

    assert made.status == CopyStatus.READY
    with refused("This copy was not stopped."):
        actions.begin_again(copy=made, by=table.lena)


def test_a_copy_that_is_being_made_stops_when_it_is_told_to_and_leaves_nothing(table, monkeypatch):
    copy = asked(table)
    monkeypatch.setattr(taking, "BEAT", 0.0)

    def write_half(*args: Any, tell: Any, **told: Any) -> None:
        tell(40)
        assert queries.progress_of(copy) == 40
        copy.refresh_from_db()
        actions.stop(copy=copy, by=table.lena)
        tell(50)
        raise AssertionError("it went on")

    monkeypatch.setattr(taking, "write", write_half)

    assert actions.make(copy, at=NOON).status == CopyStatus.STOPPED
    assert left(copy) == []


def test_one_that_was_stopped_at_the_last_moment_is_not_ready(table: Table, monkeypatch):
    copy = asked(table)

    def write_and_stop(*args: Any, **told: Any) -> Any:
        found = write(*args, **told)
        Copy.objects.filter(pk=copy.pk).update(status=CopyStatus.STOPPED)
        return found

    monkeypatch.setattr(taking, "write", write_and_stop)

    assert actions.make(copy, at=NOON).status == CopyStatus.STOPPED
    assert left(copy) == []


def test_an_interruption_is_said_and_nothing_is_left(table: Table, monkeypatch):
    copy = asked(table)
    monkeypatch.setattr(taking, "write", lambda *args, **told: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        actions.make(copy, at=NOON)

    copy.refresh_from_db()
    assert (copy.status, copy.trouble) == (CopyStatus.FAILED, "interrupted")
    assert left(copy) == []


def test_only_whoever_takes_it_stops_it_or_has_it_made_again(table: Table):
    copy = asked(table)

    with refused("Only whoever takes a copy may stop it."):
        actions.stop(copy=copy, by=table.marcus)
    with refused("Only whoever takes a copy may have it made again."):
        actions.begin_again(copy=copy, by=table.marcus)


@pytest.mark.parametrize(("silent", "status"), [(9, "making"), (11, "ready")])
def test_the_clock_takes_up_again_what_nobody_makes_any_more(table: Table, silent, status):
    """The machine stopped while a copy was made: its last sign of life is so many minutes old."""
    copy, now = asked(table), timezone.now()
    begun = now - timedelta(hours=1)
    Copy.objects.filter(pk=copy.pk).update(status=CopyStatus.MAKING, begun_at=begun)
    copy.path.parent.mkdir(parents=True, exist_ok=True)
    copy.progress.write_text("30")
    last = (now - timedelta(minutes=silent)).timestamp()
    os.utime(copy.progress, (last, last))

    nightly.make_copies(now)

    copy.refresh_from_db()
    assert copy.status == status


def test_the_clock_makes_one_copy_at_a_time(table: Table):
    first, second = asked(table), asked(table)

    nightly.make_copies(NOON)
    first.refresh_from_db()
    second.refresh_from_db()
    assert sorted([first.status, second.status]) == [CopyStatus.READY, CopyStatus.WAITING]
    nightly.make_copies(NOON)

    assert set(Copy.objects.values_list("status", flat=True)) == {CopyStatus.READY}


def test_the_clock_deletes_files_after_a_week_and_what_an_accident_left(table: Table):
    copy = actions.make(asked(table), at=NOON)
    stray = copy.path.with_name("left.part")
    stray.write_text("half")
    os.utime(stray, (NOON.timestamp(), NOON.timestamp()))

    nightly.sweep_copies(NOON + timedelta(days=6, hours=23))
    assert left(copy) == [".zip"]
    assert not stray.exists()
    nightly.sweep_copies(NOON + timedelta(days=7, minutes=1))

    copy.refresh_from_db()
    assert copy.status == CopyStatus.GONE
    assert left(copy) == []


def in_inbox(table: Table, copy: Copy) -> list[str]:
    found = tasks_of(table.lena, timezone.localdate())
    return [str(task.title) for task in found if task.about == f"copies.copy:{copy.key}"]


def test_a_copy_that_is_ready_waits_in_the_inbox_until_it_is_downloaded(table: Table):
    client, copy = Client(), actions.make(asked(table), at=timezone.now())
    client.force_login(table.lena)
    file = reverse("copies:file", args=[copy.key])
    assert b"".join(client.head(file).streaming_content) == b""
    assert in_inbox(table, copy) == ["Your full copy is ready"]

    answer = client.get(file)
    assert b"".join(answer.streaming_content)[:2] == b"PK"

    assert in_inbox(table, copy) == []
    assert (
        "Downloaded first on"
        in client.get(reverse("copies:copy", args=[copy.key])).content.decode()
    )


def test_a_copy_that_came_to_nothing_is_in_the_inbox_with_its_reason_and_a_way_on(table: Table):
    client, copy = Client(), asked(table)
    client.force_login(table.lena)
    Copy.objects.filter(pk=copy.pk).update(
        status=CopyStatus.FAILED, trouble="interrupted", begun_at=timezone.now()
    )
    assert in_inbox(table, copy) == ["Your full copy could not be made"]
    page = client.get(reverse("copies:copy", args=[copy.key])).content.decode()
    assert "The work was interrupted." in page

    client.post(reverse("copies:again", args=[copy.key]))

    assert in_inbox(table, copy) == ["Your full copy is ready"]


def test_a_large_copy_is_left_to_the_clock_and_its_page_says_how_far_it_is(table, monkeypatch):
    client = Client()
    client.force_login(table.lena)
    monkeypatch.setattr("highroad.web.copies.taking.AT_ONCE", 0)

    page = client.post(
        reverse("copies:list", args=[table.partnership.key]), {"room": ""}, follow=True
    ).content.decode()

    copy = Copy.objects.get()
    assert copy.status == CopyStatus.WAITING
    assert "your inbox tells you when it is ready" in page
    assert '<progress max="100" value="0">' in page
    page = client.post(reverse("copies:stop", args=[copy.key]), follow=True).content.decode()
    assert "It is stopped" in page
    assert "Make it again" in page
