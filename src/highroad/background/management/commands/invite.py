"""Invite somebody from the machine itself: the first operator has nobody else to ask."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from highroad.areas.accounts import actions
from highroad.areas.accounts.vocabulary import Language, Role


class Command(BaseCommand):
    """`invite you@example.org --role operator` writes the link; the mail goes out as well."""

    help = "Invite somebody to the platform and write the link."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", choices=Role.values, default=Role.NONE.value)
        parser.add_argument("--language", choices=Language.values, default=Language.ENGLISH.value)

    def handle(self, *args: Any, **options: Any) -> None:
        language = Language(options["language"])
        _, token = actions.invite_from_console(
            email=options["email"],
            role=Role(options["role"]),
            language=language,
            at=timezone.now(),
        )
        with override(language):
            self.stdout.write(settings.ADDRESS + reverse("accounts:invitation", args=[token]))
