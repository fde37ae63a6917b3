"""Cuts the web fonts."""

from pathlib import Path


def make_fonts(source: Path) -> None:
    """Filled in by the look."""
