"""A transaction that is always taken back, and that counts as a test's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside never happened. Acts that insist on committing may run in it, as in a test case."""
    with transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True
        yield
        transaction.set_rollback(True)
