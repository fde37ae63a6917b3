"""Keys of people: swept when their intake was rolled back, copied for an hour, forgotten in the copy too."""

from __future__ import annotations

import os
import shutil
import time
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from highroad.areas.supports import actions, queries
from highroad.areas.supports.actions import keeping
from highroad.areas.supports.models import SupportCase, key_copies, keys
from highroad.kit.answers import NotFound
from tests.areas.supports.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def grow_old(path: Path, hours: int = 25) -> None:
    then = time.time() - hours * 3600
    os.utime(path, (then, then))


def test_the_key_of_an_intake_that_was_rolled_back_is_swept(scene: Scene):
    case = scene.ask()
    with transaction.atomic():
        lost = scene.ask("Bo")
        transaction.set_rollback(True)
    assert keys.has_key(lost.key)

    assert actions.sweep_keys(at=timezone.now()) == 0, "it may be on its way still"
    for _key, path in key_copies.key_files():
        grow_old(path)
    assert actions.sweep_keys(at=timezone.now()) == 1
    assert (keys.has_key(case.key), keys.has_key(lost.key)) == (True, False)
    assert not keys.is_forgotten(lost.key)


def test_an_intake_that_fails_leaves_no_key(scene: Scene, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("highroad.areas.supports.actions.cases._first_questions", fails)
    with pytest.raises(RuntimeError):
        scene.ask()
    assert not list(key_copies.key_files())


def test_the_wrong_database_sweeps_nothing(scene: Scene, caplog: pytest.LogCaptureFixture):
    scene.ask()
    for _ in range(keeping.MOST + 1):
        keys.make_key(uuid.uuid4())
    for _key, path in key_copies.key_files():
        grow_old(path)

    assert actions.sweep_keys(at=timezone.now()) == 0
    assert "nothing is swept" in caplog.text


def test_a_lost_disk_loses_nobody_and_brings_nobody_back_who_was_forgotten(scene: Scene):
    case, gone = scene.ask("Ana"), scene.ask("Bo")
    key = gone.key
    assert actions.back_up_keys(at=timezone.now()) == 2
    old = key_copies.copy_path().read_bytes()
    actions.forget(case=gone)
    assert key.hex in old.decode(), "for an hour at most"
    assert actions.back_up_keys(at=timezone.now() + timedelta(hours=1)) == 1
    assert key.hex not in key_copies.copy_path().read_text()
    assert "Ana" not in key_copies.copy_path().read_text()

    shutil.rmtree(keys.folder())
    with pytest.raises(NotFound):
        queries.view_case(case, scene.nora, timezone.localdate())
    assert actions.restore_keys() == 1
    assert keys.is_forgotten(key)
    assert queries.view_case(case, scene.nora, case.opened_at.date()).name == "Ana"
    key_copies.copy_path().write_bytes(old)
    assert actions.restore_keys() == 0, "an older copy brings nobody back"
    assert not keys.has_key(key)


def test_a_key_that_is_missing_keeps_the_copy_and_the_forgotten_leave_it(scene: Scene, caplog: pytest.LogCaptureFixture):  # fmt: skip
    case, gone = scene.ask("Ana"), scene.ask("Bo")
    key = gone.key
    actions.back_up_keys(at=timezone.now())
    keys.throw_away(case.key)
    actions.forget(case=gone)

    assert actions.back_up_keys(at=timezone.now()) == 0
    assert "highroad restore_keys" in caplog.text
    kept = key_copies.copy_path().read_text()
    assert case.key.hex in kept
    assert key.hex not in kept
    call_command("restore_keys")
    assert keys.has_key(case.key)
    key_copies.copy_path().unlink()
    with pytest.raises(CommandError, match="HIGHROAD_KEY_COPIES"):
        call_command("restore_keys")
    assert SupportCase.objects.count() == 1
