"""Check anybody's credential where it lies: no account, no database, no network, nothing is kept."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils import timezone

from highroad.areas.credentials import queries
from highroad.areas.credentials.queries import Report
from highroad.kit.answers import Refused

CANNOT_BE_READ = 2
NOT_FINE = 1


class Command(BaseCommand):
    """`check-credential FILE`: 0 when it is fine, 1 when it is not, 2 when it cannot be read."""

    help = "Check an Open Badge or a learner record (JSON, PNG, PDF): signatures and content apart."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--beside", type=Path, action="append", default=[], metavar="FILE",
            help="a document of keys (did.json) or a status list; may be given several times",
        )  # fmt: skip
        parser.add_argument("--name", default="", help="the name you were told")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = queries.check_alone_public(
                options["file"].read_bytes(), at=timezone.now(), name=options["name"],
                beside=[one.read_bytes() for one in options["beside"]],
            )  # fmt: skip
        except OSError as error:
            self.refuse(f"There is no file {error.filename}.")
        except Refused as refused:
            self.refuse(refused.reason)
        self.tell(report)
        if not report.is_fine:
            sys.exit(NOT_FINE)

    def tell(self, report: Report, indent: str = "") -> None:
        """Everything that was found, a line each."""
        self.stdout.write(f"{indent}{report.title or '-'} ({report.issuer or report.issuer_id})")
        for line in report.proofs:
            self.stdout.write(
                f"{indent}  signature  {line.state.value}: {line.owner} {line.answer.reason}"
            )
        for found in report.findings:
            self.stdout.write(f"{indent}  {found.weight.value:<9}  {found.answer.reason}")
        for one in report.contained:
            self.tell(one, f"{indent}  ")

    def refuse(self, sentence: str) -> NoReturn:
        """Say why and end."""
        self.stderr.write(sentence)
        sys.exit(CANNOT_BE_READ)
