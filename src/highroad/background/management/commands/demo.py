"""Load the demonstration world."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from highroad.background import demonstration


class Command(BaseCommand):
    """`demo` loads fictional people in the structure of real partnerships; twice does no harm."""

    help = "Load the demonstration: fictional people, made-up figures."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.IS_DEMONSTRATION:
            raise CommandError(
                "Fictional people do not belong here: set HIGHROAD_MODE=demonstration."
            )
        demonstration.load(at=timezone.now())
        self.stdout.write("The demonstration is loaded.")
