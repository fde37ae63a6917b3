"""Processes that start together stop together."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from argparse import Namespace

import pytest

from highroad.background.serving import Supervisor, processes

pytestmark = pytest.mark.pure
LONG = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable, "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
]  # fmt: skip


def test_the_web_the_worker_and_the_clock_run_together():
    options = Namespace(host="127.0.0.1", port=8000, workers=1, threads=8, web_only=False)

    assert list(processes(options)) == ["web", "worker", "clock"]
    assert list(processes(Namespace(**{**vars(options), "web_only": True}))) == ["web"]


def test_when_one_ends_by_itself_the_others_are_stopped_and_its_code_is_told():
    supervisor = Supervisor({"a": LONG, "b": [sys.executable, "-c", "raise SystemExit(3)"]})

    assert supervisor.run() == 3
    assert supervisor.running["a"].poll() is not None


def test_a_process_that_ends_in_peace_still_means_something_is_missing():
    assert Supervisor({"a": LONG, "b": [sys.executable, "-c", ""]}).run() == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_all_stop(number):
    supervisor = Supervisor({"a": LONG, "b": LONG})
    threading.Timer(0.5, os.kill, [os.getpid(), number]).start()
    started = time.monotonic()

    assert supervisor.run() == 0
    assert time.monotonic() - started < 10
    assert all(process.poll() is not None for process in supervisor.running.values())


def test_who_does_not_listen_is_ended(monkeypatch):
    monkeypatch.setattr("highroad.background.serving.GRACE", 0.5)
    supervisor = Supervisor({"a": DEAF})
    threading.Timer(1.0, os.kill, [os.getpid(), signal.SIGTERM]).start()

    supervisor.run()

    assert supervisor.running["a"].returncode == -signal.SIGKILL
