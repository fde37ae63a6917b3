"""What belongs to a copy of a partnership: what its programs said of themselves as providers."""

from __future__ import annotations

from highroad.areas.credentials.models import ProviderStatement
from highroad.kit.copying import Copied

COPIED = (Copied(ProviderStatement, within="program__body__partnership"),)
"""Credentials are about people, and stay with whoever keeps them."""
