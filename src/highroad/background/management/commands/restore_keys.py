"""Put keys of people back from the hourly copy, after a disk was lost."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from highroad.background import retention


class Command(BaseCommand):
    """`restore_keys` puts back what is missing. Who was forgotten stays forgotten."""

    help = "Put missing keys of people back from the hourly copy."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            back = retention.restore_keys()
        except FileNotFoundError as error:
            raise CommandError(
                "There is no copy. Set HIGHROAD_KEY_COPIES to its folder and try again."
            ) from error
        self.stdout.write(f"{back} keys are back.")
