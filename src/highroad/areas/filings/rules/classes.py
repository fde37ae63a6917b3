"""A filed class may name a trade, a level, both, or neither; what it does not say stays unknown."""

from __future__ import annotations

from typing import NamedTuple

from highroad.areas.filings.rules.folding import fold

APPRENTICE = frozenset({"apprentice", "apprentices", "appr", "app", "aprendiz", "ra"})
JOURNEY = frozenset(
    {
        "journeyman",
        "journeywoman",
        "journeyperson",
        "journeyworker",
        "journey",
        "jw",
        "jm",
        "oficial",
    }
)
TRAINEE = frozenset({"trainee", "practicante"})
NEITHER = frozenset(
    {
        "foreman", "forewoman", "foreperson", "general", "superintendent", "office", "other",
        "capataz", "oficina", "otro", "otra", "worker", "trabajador", "level", "nivel", "step",
        "year", "yr", "period", "st", "nd", "rd", "th", "class",
    }
)  # fmt: skip


class ClassRead(NamedTuple):
    """What a class says; None for what it does not say."""

    trade: str | None
    level: str | None


def read_class(text: str) -> ClassRead:
    """Read `Carpenter Apprentice 3` as carpenter and apprentice; `Foreman` says neither."""
    words = fold(text).split()
    level = None
    for name, marks in (("apprentice", APPRENTICE), ("journey", JOURNEY), ("trainee", TRAINEE)):
        if marks.intersection(words):
            level = name
            break
    known = APPRENTICE | JOURNEY | TRAINEE | NEITHER
    rest = [word for word in words if word not in known and not word[:1].isdigit()]
    return ClassRead(" ".join(rest) or None, level)
