"""Serving: the web process, the worker of queued work, and the clock; all stop together."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from types import FrameType

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

CANNOT_START = 2
GRACE = 20.0
"""Seconds a process is given to finish what it is doing."""


def processes(options: argparse.Namespace) -> dict[str, list[str]]:
    """What runs, by name."""
    python = sys.executable
    web = [
        python, "-m", "granian", "--interface", "wsgi", "highroad.config.wsgi:application",
        "--host", options.host, "--port", str(options.port),
        "--workers", str(options.workers), "--blocking-threads", str(options.threads),
        "--no-ws", "--workers-kill-timeout", str(int(GRACE / 2)),
    ]  # fmt: skip
    if options.web_only:
        return {"web": web}
    django = [python, "-m", "django"]
    return {
        "web": web,
        "worker": [*django, "db_worker", "--backend", "background", "--queue-name", "background"],
        "clock": [*django, "tick", "--every", "5"],
    }


class Supervisor:
    """Starts processes and stops them all when one ends or it is told to stop."""

    def __init__(self, commands: dict[str, list[str]]) -> None:
        self.commands = commands
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.told = threading.Event()

    def tell(self, number: int, frame: FrameType | None) -> None:
        """Somebody asked us to stop."""
        self.told.set()

    def run(self) -> int:
        """Until told to stop (0), or until one process ends by itself (its exit code, or 1)."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.tell)
        try:
            for name, command in self.commands.items():
                self.running[name] = subprocess.Popen(command, start_new_session=True)
            ended = None
            while ended is None and not self.told.wait(0.3):
                ended = next((one for one in self.running.values() if one.poll() is not None), None)
            return 0 if ended is None else ended.returncode or 1
        finally:
            self.stop()

    def stop(self) -> None:
        """Ask politely, wait, then insist."""
        for process in self.running.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + GRACE
        for process in self.running.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def main(arguments: Sequence[str]) -> int:
    """`highroad serve`: host, port, and how many threads answer."""
    parser = argparse.ArgumentParser(prog="highroad serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--web-only", action="store_true", help="no worker and no clock")
    options = parser.parse_args(arguments)
    try:
        print(f"Highroad at {settings.ADDRESS}, listening on {options.host}:{options.port}")
    except ImproperlyConfigured as nonsense:
        print(nonsense, file=sys.stderr)
        return CANNOT_START
    look_at_the_record()
    return Supervisor(processes(options)).run()


def look_at_the_record() -> bool:
    """Say loudly if the database was rolled back; whether all is well.

    The site is served all the same, so that people can read and download: signing refuses by itself.
    """
    asked = [sys.executable, "-m", "django", "check_record"]
    return subprocess.run(asked, check=False).returncode == 0
