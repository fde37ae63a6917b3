"""What an analysis may open: a frozen list of the filings that count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.kit.periods import Period


@dataclass(frozen=True)
class RowScan:
    """The certified filings of a partnership that are not replaced, and the days that are asked for.

    It holds keys and where the row store stands, and no rows. Only an analysis opens it.
    """

    root: str
    partnership: UUID
    keys: tuple[UUID, ...]
    """Of the row files."""
    period: Period
    """The days asked for, else all days the filings cover."""
    digest: str
    """Of the list: the same filings have the same digest, whoever asks."""
    certified_on: date | None = None
    """When the newest of them was certified."""

    def __len__(self) -> int:
        return len(self.keys)
