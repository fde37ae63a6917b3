"""Do what is due: once, or again and again."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from highroad.background.nightly import do_what_is_due


class Command(BaseCommand):
    """`tick` does all that is due once; `tick --every 15` goes on until it is told to stop."""

    help = "Send due mails, sign checkpoints, clear what is spent."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--every", type=float, default=0, metavar="SECONDS")

    def handle(self, *args: Any, **options: Any) -> None:
        last: dict[str, datetime] = {}
        stop = threading.Event()
        if options["every"]:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while True:
            close_old_connections()
            do_what_is_due(last, at=timezone.now())
            if not options["every"] or stop.wait(options["every"]):
                return
