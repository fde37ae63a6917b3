"""Drawn tables: a small table of persons as one would sketch it, for tests and manuals."""

from __future__ import annotations

from safecount.crosstab.axis import BadTable, Dimension


def read_drawing(drawing: str) -> tuple[dict[str, list[object]], list[Dimension]]:
    """The columns row, column and count of a drawing such as

                | women | men
        --------+-------+----
        welders |     3 |  41
        fitters |    12 |  30

    Raises `BadTable` where a line has too few or too many cells, or a cell no whole number.
    """
    lines = [
        line for line in drawing.splitlines() if line.strip() and set(line.strip()) - set("-+|")
    ]
    if not lines:
        raise BadTable("The drawing is empty.")
    corner, *across = (word.strip() for word in lines[0].split("|"))
    columns: dict[str, list[object]] = {"row": [], "column": [], "count": []}
    down = []
    for line in lines[1:]:
        label, *entries = (word.strip() for word in line.split("|"))
        if len(entries) != len(across):
            raise BadTable(f"Line {label!r} has {len(entries)} cells under {len(across)} headings.")
        down.append(label)
        for heading, entry in zip(across, entries, strict=True):
            if not entry.isdigit():
                raise BadTable(f"{label!r}, {heading!r}: {entry!r} is no whole number of persons.")
            columns["row"].append(label)
            columns["column"].append(heading)
            columns["count"].append(int(entry))
    del corner
    return columns, [Dimension("row", categories=down), Dimension("column", categories=across)]
