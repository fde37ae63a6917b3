"""Add the content that comes with the platform: library, helpers, examples."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from highroad.areas.library import actions as library
from highroad.areas.showcase import actions as showcase


class Command(BaseCommand):
    """`content` adds what is not there; what editors have changed stays as they left it."""

    help = "Add the resources, helpers and examples that are not there yet."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        added = library.load_content(at=now) + showcase.load_content(at=now)
        self.stdout.write(f"{added} entries added.")
