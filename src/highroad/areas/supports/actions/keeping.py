"""Keeping the keys of people: none without a case, none lost with a disk, none left of the forgotten."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from highroad.areas.supports.models import OutcomeRecord, SupportCase
from highroad.areas.supports.models.key_copies import (
    drop_forgotten,
    key_files,
    read_copy,
    write_copy,
)
from highroad.areas.supports.models.keys import has_key, is_forgotten, throw_away

UNUSED = timedelta(hours=24)
"""A key without a case is swept after so long: its intake was rolled back."""
MOST = 20
"""More orphans than this, and more than one in twenty, look like the wrong database: nothing is swept."""
logger = logging.getLogger("highroad.background")


def _owners() -> set[UUID]:
    cases = SupportCase.objects.order_by().values_list("key", flat=True)
    return {*cases, *OutcomeRecord.objects.order_by().values_list("key", flat=True)}


def sweep_keys(*, at: datetime) -> int:
    """Throw away keys of intakes that were rolled back; how many. None, and loudly, if they are too many."""
    files = dict(key_files())
    before = (at - UNUSED).timestamp()
    owners = _owners()
    unused = [
        case for case, path in files.items()
        if case not in owners and path.stat().st_mtime < before
    ]  # fmt: skip
    if len(unused) > MOST and len(unused) * 20 > len(files):
        logger.error("%s of %s keys have no case here: nothing is swept", len(unused), len(files))
        return 0
    for case in unused:
        throw_away(case)
    return len(unused)


def back_up_keys(*, at: datetime) -> int:
    """Write the short-lived copy of all keys anew; how many are in it.

    If a key is missing that nobody forgot, the last copy stays, so that it can be put back from there;
    the forgotten are taken out of it all the same.
    """
    missing = [case for case in _owners() if not has_key(case) and not is_forgotten(case)]
    if missing:
        drop_forgotten()
        logger.error(
            "%s keys are missing: put them back with `highroad restore_keys`", len(missing)
        )
        return 0
    return write_copy()


def restore_keys() -> int:
    """Put missing keys back from the copy; how many. Raises `FileNotFoundError` without one."""
    return read_copy()
