"""Drawn tables: a small table of persons as one would sketch it, for tests and manuals."""

from __future__ import annotations

from safecount.crosstab.axis import TOTAL, BadTable, Dimension


def read_drawing(drawing: str) -> tuple[dict[str, list[object]], list[Dimension]]:
    """The columns row, column and count of a drawing such as

                | women | men
        --------+-------+----
        welders |     3 |  41
        fitters |    12 |  30

    Margins may be drawn, too, as a line or a heading `Total`; they must be the sums of their parts. Raises
    `BadTable` where they are not, where a line has too few or too many cells, or a cell no whole number.
    """
    lines = [
        line for line in drawing.splitlines() if line.strip() and set(line.strip()) - set("-+|")
    ]
    if not lines:
        raise BadTable("The drawing is empty.")
    across = _words(lines[0])[1:]
    cells: dict[tuple[str, str], int] = {}
    for line in lines[1:]:
        label, *entries = _words(line)
        if len(entries) != len(across):
            raise BadTable(f"Line {label!r} has {len(entries)} cells under {len(across)} headings.")
        for heading, entry in zip(across, entries, strict=True):
            if not entry.isdigit():
                raise BadTable(f"{label!r}, {heading!r}: {entry!r} is no whole number of persons.")
            cells[label, heading] = cells.get((label, heading), 0) + int(entry)
    parts = {spot: people for spot, people in cells.items() if TOTAL not in spot}
    _refuse_wrong_totals(cells, parts)
    down = [_words(line)[0] for line in lines[1:]]
    columns: dict[str, list[object]] = {
        "row": [row for row, _ in parts],
        "column": [column for _, column in parts],
        "count": list(parts.values()),
    }
    plan = {"row": down, "column": across}
    return columns, [
        Dimension(name, categories=[label for label in labels if label != TOTAL])
        for name, labels in plan.items()
    ]


def _words(line: str) -> list[str]:
    return [word.strip() for word in line.split("|")]


def _refuse_wrong_totals(
    cells: dict[tuple[str, str], int], parts: dict[tuple[str, str], int]
) -> None:
    for spot in (spot for spot in cells if spot not in parts):
        known = sum(
            people
            for part, people in parts.items()
            if all(mine in (TOTAL, its) for mine, its in zip(spot, part, strict=True))
        )
        if cells[spot] != known:
            off = cells[spot] - known
            raise BadTable(
                f"{', '.join(spot)} is {cells[spot]}, but its parts sum to {known}: {abs(off)} too "
                f"{'many' if off > 0 else 'few'}. Correct it, or leave totals out: they are added."
            )
