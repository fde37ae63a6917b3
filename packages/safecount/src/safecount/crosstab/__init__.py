"""Crosstab: every cell and margin of a table of persons and values; exact and frozen."""

from safecount.crosstab.axis import TOTAL, Axis, BadTable, Dimension
from safecount.crosstab.cells import Cell, Contributions, Crosstab, Key

__all__ = ["TOTAL", "Axis", "BadTable", "Cell", "Contributions", "Crosstab", "Dimension", "Key"]
