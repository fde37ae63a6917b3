"""Codes of occupations as papers write them, put right where there is one right reading."""

from __future__ import annotations

import re
from dataclasses import dataclass

ONET = re.compile(r"(\d{2})[-.](\d{4})(?:[.-](\d{2}))?")
RAPIDS = re.compile(r"(\d{1,4})((?:[-\s]*(?:CB|HY|V\d+|[A-Z]))*)")
SUFFIX = re.compile(r"CB|HY|V\d+|[A-Z]")


@dataclass(frozen=True)
class RapidsCode:
    """Four digits and the set of marks behind them: CB competency, HY hybrid, R and V1 revisions."""

    base: str
    suffixes: frozenset[str]


def onet_code(text: str) -> str | None:
    """`33-2011-02`, `17.2051.00` and `47-2152` as O*NET-SOC writes them; nothing if it is no code."""
    found = ONET.fullmatch(text.strip())
    return None if found is None else f"{found[1]}-{found[2]}.{found[3] or '00'}"


def rapids_code(text: str) -> RapidsCode | None:
    """`0544HY`, `0414S-R`, `159`: base and marks; nothing if it is no code."""
    found = RAPIDS.fullmatch(text.strip().upper())
    if found is None:
        return None
    return RapidsCode(found[1].zfill(4), frozenset(SUFFIX.findall(found[2])))
