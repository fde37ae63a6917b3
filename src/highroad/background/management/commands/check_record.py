"""Look whether the database is behind what was signed for, before anything is served."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from highroad.areas.ledger import queries

WHAT_TO_DO = """\
This database is older than what this server has signed, or was changed behind its back. Pages can be
read, but nothing is signed for these records until they are whole again. What to do:

  1. Stop here, and keep a copy of the database as it is now.
  2. Restore the newest backup that you have, with its folder of keys, and start again.
  3. If no backup is new enough: ask both sides for their last download of the record, and check it with
     `highroad verify`. It holds every entry that is missing here.
  4. Tell both sides what happened. Their witnesses refuse to sign until the record is the one they know.
"""


class Command(BaseCommand):
    """`check_record` compares every log with the newest heads kept outside the database; 1 if one is behind."""

    help = "Compare every record with the newest checkpoint kept outside the database."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = queries.rollbacks_for_system()
        except DatabaseError:  # nothing is migrated yet: there is no record to look at
            return
        for line in found:
            seen = "countersigned" if line.is_cosigned else "signed"
            self.stderr.write(
                f"The record {line.log} has {line.size} entries here; {line.signed_size} were {seen}."
            )
        if found:
            self.stderr.write(WHAT_TO_DO)
            raise SystemExit(1)
