"""Reads published crosswalks between codes: which codes of one list are which of another.

One code may lead to several. The files give no shares, so none are made up: all targets are shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from highroad.areas.demand.rules import codes
from highroad.areas.demand.vocabulary import PublishedKind
from highroad.kit.answers import no
from highroad.kit.tables import Faults, Line, lines_of

MOST_LINES = 100_000


def _rapids(text: str) -> str | None:
    found = codes.rapids_of(text)
    return "".join(found) if found else None


Reading = Callable[[str], str | None]


@dataclass(frozen=True)
class Layout:
    """The headings of a crosswalk, and how the codes of both sides are read."""

    kind: PublishedKind
    origin: str
    target: str
    read_origin: Reading
    read_target: Reading

    @property
    def needed(self) -> tuple[str, ...]:
        """All four headings, codes and titles."""
        return tuple(
            f"{side}{word}" for side in (self.origin, self.target) for word in ("CODE", "TITLE")
        )


LAYOUTS = (
    Layout(PublishedKind.SOC_2000_2010, "2000SOC", "2010SOC", codes.soc_of, codes.soc_of),
    Layout(PublishedKind.SOC_2010_2018, "2010SOC", "2018SOC", codes.soc_of, codes.soc_of),
    Layout(PublishedKind.ONET_2000_2006, "ONETSOC2000", "ONETSOC2006", codes.onet_of, codes.onet_of),
    Layout(PublishedKind.ONET_2006_2009, "ONETSOC2006", "ONETSOC2009", codes.onet_of, codes.onet_of),
    Layout(PublishedKind.ONET_2009_2010, "ONETSOC2009", "ONETSOC2010", codes.onet_of, codes.onet_of),
    Layout(PublishedKind.ONET_2010_2019, "ONETSOC2010", "ONETSOC2019", codes.onet_of, codes.onet_of),
    Layout(PublishedKind.ONET_SOC, "ONETSOC2019", "2018SOC", codes.onet_of, codes.soc_of),
    Layout(PublishedKind.CIP_SOC, "CIP2020", "SOC2018", codes.cip_of, codes.soc_of),
    Layout(PublishedKind.CIP_SOC_2010, "CIP2010", "SOC2010", codes.cip_of, codes.soc_of),
    Layout(PublishedKind.CIP_ONET, "2020CIP", "ONETSOC2019", codes.cip_of, codes.onet_of),
    Layout(PublishedKind.RAPIDS_ONET, "RAPIDS", "ONET", _rapids, codes.onet_of),
    Layout(PublishedKind.RAPIDS_ONET, "RAPIDS", "ONETSOC2019", _rapids, codes.onet_of),
)  # fmt: skip
"""Of the Bureau of Labor Statistics, of O*NET, of the Center for Education Statistics, of Apprenticeship."""


def heading(text: str) -> str:
    """A heading in capitals, letters and digits alone, the O*NET code of a RAPIDS list under one name."""
    plain = re.sub(r"[^A-Z0-9]", "", text.upper())
    return re.sub(r"^ONETSOC(CODE|TITLE)$", r"ONET\1", plain)


@dataclass(frozen=True)
class CodeLine:
    """One code and one that it leads to."""

    origin: str
    origin_title: str
    target: str
    target_title: str


@dataclass(frozen=True)
class CrosswalkFile:
    """What a file holds, and every fault in it. With any fault nothing is kept."""

    kind: PublishedKind | None
    lines: tuple[CodeLine, ...]
    faults: Faults


def read(content: bytes) -> CrosswalkFile:
    """Read a crosswalk as it is published; which one it is, its headings say."""
    for layout in LAYOUTS:
        found = _read(content, layout)
        if not found.faults.lacks_columns:
            return found
    faults = Faults()
    faults.add(
        no(
            "This is none of the crosswalks that are understood: SOC 2000 to 2010 and 2010 to 2018; "
            "O*NET-SOC 2000 to 2006, 2006 to 2009, 2009 to 2010 and 2010 to 2019; O*NET-SOC 2019 to SOC; "
            "CIP to SOC or O*NET-SOC; RAPIDS to O*NET-SOC. Keep the headings as they were published; if "
            "they stand on another sheet, save that one."
        )
    )
    return CrosswalkFile(None, (), faults)


def _read(content: bytes, layout: Layout) -> CrosswalkFile:
    faults = Faults()
    lines: list[CodeLine] = []
    seen: dict[tuple[str, str], int] = {}
    for line in lines_of(content, layout.needed, faults, naming=heading, most=MOST_LINES):
        found = line_of(line, layout, faults)
        if found is None or codes.NO_MATCH & {found.origin, found.target}:
            continue
        pair = (found.origin, found.target)
        if pair in seen:
            faults.add(
                no(
                    "Lines {first} and {line} say the same: {origin} is {target}. Keep one.",
                    first=seen[pair], line=line.number, origin=found.origin, target=found.target,
                )
            )  # fmt: skip
        seen.setdefault(pair, line.number)
        lines.append(found)
    if not lines and not faults:
        faults.add(no("This file has headings and no lines. Choose the file with the codes."))
    return CrosswalkFile(layout.kind, tuple(lines), faults)


def line_of(line: Line, layout: Layout, faults: Faults) -> CodeLine | None:
    """The line, or nothing and a fault for a code that is none; notes under the table are left out."""
    if sum(bool(cell) for cell in line.cells.values()) == 1:
        return None
    read = {}
    for side, reading in ((layout.origin, layout.read_origin), (layout.target, layout.read_target)):
        text = line[f"{side}CODE"]
        read[side] = reading(text)
        if not text:
            faults.add(
                no(
                    "Line {line}: the code is empty. Where cells were merged, take them apart, or "
                    "download the file anew.",
                    line=line.number,
                )
            )  # fmt: skip
        elif read[side] is None:
            faults.add(
                no(
                    "Line {line}: {value} is no code of {list}. If a program made a date or a number of "
                    "it, download the file anew.",
                    line=line.number, value=text, list=side,
                )
            )  # fmt: skip
    origin, target = read[layout.origin], read[layout.target]
    if origin is None or target is None:
        return None
    return CodeLine(origin, line[f"{layout.origin}TITLE"], target, line[f"{layout.target}TITLE"])
