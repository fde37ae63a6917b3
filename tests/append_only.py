"""Lets the tests empty the database between them: triggers of the ledger are lifted for that moment only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations

TABLES = ("ledger_entry", "ledger_checkpoint", "ledger_cosignature")


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """The tables of the ledger without their triggers; afterwards the same triggers stand again."""
    if connection.vendor == "postgresql":
        off = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in TABLES]
        on = [statement.replace("DISABLE", "ENABLE") for statement in off]
    else:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'ledger_%'"
            )
            found = cursor.fetchall()
        off = [f"DROP TRIGGER {name}" for name, _ in found]
        on = [sql for _, sql in found]
    run(connection, off)
    try:
        yield
    finally:
        run(connection, on)


def run(connection: Any, statements: list[str]) -> None:
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in statements if present.issuperset(TABLES) else ():
            connection.check_constraints()  # PostgreSQL: nothing may be pending on the table
            cursor.execute(statement)


@pytest.fixture(scope="session", autouse=True)
def flushing_lifts_the_triggers() -> Iterator[None]:
    """Django empties the tables after each transactional test; outside that, nothing is lifted."""
    plain = BaseDatabaseOperations.execute_sql_flush

    def flush(self: Any, statements: list[str]) -> None:
        with lifted(self.connection):
            plain(self, statements)

    BaseDatabaseOperations.execute_sql_flush = flush
    yield
    BaseDatabaseOperations.execute_sql_flush = plain
