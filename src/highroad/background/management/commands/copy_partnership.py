"""Take a full copy of a partnership at the machine itself: what both sides share, and nothing else."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from highroad.areas.copies import actions, queries
from highroad.areas.ledger.actions import Damaged
from highroad.kit.answers import NotFound


class Command(BaseCommand):
    """`copy-partnership KEY FILE` writes the file; that it was taken stands in the record."""

    help = "Take a full copy of a partnership, to be loaded into another Highroad."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("partnership", help="its key, or the last part of its address")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if file.exists():
            raise CommandError(f"{file} is there already.")
        try:
            partnership = queries.partnership_for_system(options["partnership"])
        except NotFound as missing:
            raise CommandError(f"There is no partnership {options['partnership']}.") from missing
        try:
            manifest = actions.take_for_system(partnership, file, at=timezone.now())
        except Damaged as damaged:
            raise CommandError(f"{damaged} There is no copy.") from damaged
        lines = sum(member.lines for member in manifest.members)
        self.stdout.write(f"{manifest.name}: {lines} records and {manifest.logs[0].size} entries.")
        self.stdout.write(f"Content {manifest.content}")
        self.stdout.write(f"Signed with {manifest.log_key}")
        self.stdout.write("Give this key to whoever loads the copy, by another way than the file.")
