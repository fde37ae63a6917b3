"""Opening filed rows: the one place of this area where they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from highroad.areas.filings.rows import store
from highroad.areas.filings.rules.scans import RowScan

if TYPE_CHECKING:
    import duckdb


@contextmanager
def opened(scan: RowScan) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the accepted lines in a view `rows`, closed afterwards."""
    rows = store.open_rows(scan)
    try:
        yield rows
    finally:
        rows.close()
