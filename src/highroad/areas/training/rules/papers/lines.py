"""What a workbook and a bulletin have in common: lines of cells, each with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from highroad.kit.answers import Answer

MOST_BYTES = 8_000_000
MOST_UNPACKED = 80_000_000
MOST_LINES = 20_000
WHOLE_FILE = 0
"""The row of a fault that concerns the file and not one row."""


@dataclass(frozen=True)
class Line:
    """One row of a sheet or of a table, or one paragraph: its cells as text, without space around them."""

    where: str
    """The sheet, or the table or text of a document."""
    row: int
    cells: tuple[str, ...]
    merged: str = ""
    """The cells of this row that were merged with others, as `B3:C3`."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return not any(self.cells)


@dataclass(frozen=True)
class PaperFault:
    """What is wrong in which row of which sheet, in words that say what to do."""

    where: str
    row: int
    said: Answer

    @property
    def words(self) -> str:
        """The sentence."""
        return self.said.reason


@dataclass(frozen=True)
class Unpacked:
    """A file as lines; what stops the reading of it; and what is worth a look."""

    lines: tuple[Line, ...] = ()
    faults: tuple[PaperFault, ...] = ()
    notes: tuple[PaperFault, ...] = ()


def refused(said: Answer) -> Unpacked:
    """A file of which nothing can be read."""
    return Unpacked(faults=(PaperFault("", WHOLE_FILE, said),))
