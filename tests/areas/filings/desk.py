"""What tests of filings do again and again: submit, lock, sign, look into the record."""

from __future__ import annotations

from highroad.areas.filings import actions
from highroad.areas.filings.models import Filing
from highroad.areas.ledger.models import Entry
from tests.areas.filings.payrolls import CLEAN, as_csv, upload
from tests.cast import NOON
from tests.table import Table


def submit(table: Table, rows=CLEAN, **more) -> Filing:
    more.setdefault("upload", upload(as_csv(rows=rows)))
    return actions.submit(
        partnership=table.partnership, party=table.management, by=table.marcus, at=NOON, **more
    )


def locked(table: Table, rows=CLEAN, **more) -> Filing:
    return actions.lock(filing=submit(table, rows, **more), by=table.marcus, at=NOON)


def certified(table: Table, rows=CLEAN, **more) -> Filing:
    filing = locked(table, rows, **more)
    sign(filing, table.lena)
    sign(filing, table.marcus)
    filing.refresh_from_db()
    return filing


def sign(filing: Filing, by, **more):
    more.setdefault("digest", Filing.objects.get(pk=filing.pk).digest)
    return actions.certify(filing=filing, name_typed=by.name, by=by, at=NOON, **more)


def acts_of(table: Table) -> list[str]:
    lines = Entry.objects.filter(log__name=table.partnership.log).order_by("number")
    return [line.line for line in lines]


def recorded(table: Table, act: str) -> int:
    return sum(act in line for line in acts_of(table))
