"""Load a copy of a partnership that another Highroad made, or say what is wrong with it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from highroad.areas.copies import actions
from highroad.kit.answers import Refused


class Command(BaseCommand):
    """`load-partnership FILE [--check] [--key KEY]`: all of it is loaded, or nothing."""

    help = "Load a partnership from a copy that another Highroad made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="only say what would happen")
        parser.add_argument("--key", default="", help="the key of the earlier platform")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"There is no file {file}.", returncode=2)
        at, key = timezone.now(), options["key"]
        try:
            if options["check"]:
                loading, partnership = actions.rehearse(file, key=key, at=at), None
            else:
                loading, partnership = actions.bring_from_console(file, key=key, at=at)
        except Refused as refused:
            raise CommandError(refused.reason, returncode=2) from refused
        for fault in loading.faults:
            self.stderr.write(f"{fault.place}: {fault.answer.reason}")
        for remark in loading.remarks:
            self.stdout.write(f"{remark.place}: {remark.answer.reason}")
        if loading.faults:
            raise CommandError(f"Faults: {len(loading.faults)}. Nothing was loaded.")
        self.stdout.write(f"{sum(loading.counts.values())} records.")
        manifest = loading.archive.manifest
        if manifest is not None:
            self.stdout.write(f"Signed by {manifest.host} with {manifest.log_key}")
        self.stdout.write(
            f"Loaded: {partnership.name}." if partnership else "Nothing is wrong with it."
        )
