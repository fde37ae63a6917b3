"""What goes along with a copy of a partnership to be read: that something was filed, and its digests."""

from __future__ import annotations

from highroad.areas.filings.models import Certification, Filing, Finding, Source
from highroad.kit.copying import Copied

COPIED = (
    Copied(Source, within="partnership", is_for_reading=True),
    Copied(Filing, within="partnership", is_for_reading=True),
    Copied(Finding, within="filing__partnership", is_for_reading=True),
    Copied(Certification, within="filing__partnership", is_for_reading=True),
)
"""Filed lines are about workers and stay with their keeper; without them a filing cannot be opened."""
