"""Check a workforce file where it lies: no account, no database, nothing is kept."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from highroad.areas.filings import queries

SHOWN_ROWS = 5
CANNOT_BE_READ = 2
HAS_ERRORS = 1


class Command(BaseCommand):
    """`check-filing FILE`: 0 when it was checked, 2 when it cannot be read; `--strict`: 1 on errors."""

    help = "Check a workforce file (CSV or a spreadsheet): counts, findings, hours by group."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--layout", metavar="NAME", help="a built-in layout of the columns")
        parser.add_argument("--json", action="store_true", help="everything, for machines")
        parser.add_argument("--strict", action="store_true", help="exit with 1 if errors are found")

    def handle(self, *args: Any, **options: Any) -> None:
        told = self.look_at(options["file"], options["layout"])
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2, default=str))
        else:
            for line in in_words(told):
                self.stdout.write(line)
        if options["strict"] and told.get("errors"):
            sys.exit(HAS_ERRORS)

    def look_at(self, file: Path, layout: str | None) -> Mapping[str, Any]:
        """What was found. Ends the command with a sentence when the file cannot be read."""
        if not file.is_file():
            self.refuse(f"There is no file {file}.")
        try:
            return queries.check_file(file, layout)
        except queries.Unreadable as unreadable:
            self.refuse(unreadable.sentence.format(**unreadable.values))
        except KeyError:
            self.refuse(f"There is no layout called {layout}.")

    def refuse(self, sentence: str) -> NoReturn:
        """Say why and end."""
        self.stderr.write(sentence)
        sys.exit(CANNOT_BE_READ)


def in_words(told: Mapping[str, Any]) -> Iterator[str]:
    """The result as a person reads it."""
    yield f"{told['file']}"
    if told.get("layout") is None:
        yield "The columns were not recognized. Missing: " + ", ".join(told["missing_fields"])
        return
    yield f"  columns: {told['layout']}"
    counts = {
        name: value
        for name, value in told.items()
        if name not in ("file", "layout") and not isinstance(value, list | dict)
    }
    for name, value in counts.items():
        yield f"  {name.replace('_', ' ')}: {value}"
    for finding in told["findings"]:
        yield f"\n{finding['severity']}: {finding['rule']} ({finding['count']})"
        for row in finding["rows"][:SHOWN_ROWS]:
            yield f"  line {row['row']}: {row['message']}"
    if told["hours_by_group"]:
        yield "\nhours by group"
        for group in told["hours_by_group"]:
            yield "  " + ", ".join(f"{name} {value}" for name, value in group.items())
