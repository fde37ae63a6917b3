"""Marked words: each says in which zone it was planted, so that a finder knows whether it may be there."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field

CANARY = re.compile(r"cnry([a-z]+)x([a-z]+)x([a-z_]+)x([0-9a-f]{10})")
HEXADECIMAL = re.compile(r"[0-9a-f]{10,}")
ZONES = (
    "public", "structure", "joint", "labor", "management", "rows", "person", "office", "link",
    "coordinator", "services",
)  # fmt: skip
"""public: anyone. structure: confirmed seats and the program office. joint: confirmed seats.
labor, management: that side alone. rows: who may see filed rows. person: the person and who keeps the account.
coordinator: who coordinates a training program. services: who works at the desk for help. office: the program office. link: whoever holds the private link."""


@dataclass
class Aviary:
    """All canaries of a world, by the partnership they sing in."""

    planted: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def plant(self, where: str, zone: str, name: str) -> str:
        """A word to be put into a field: the partnership, the zone, the field, and a random end."""
        if zone not in ZONES:
            raise ValueError(f"no such zone: {zone}")
        end = secrets.token_hex(5)
        self.planted[end] = (where, zone, name)
        return f"cnry{where}x{zone}x{name}x{end}"

    def heard(self, text: str) -> set[str]:
        """The random ends found in a text, cut-off words included."""
        runs = set(HEXADECIMAL.findall(text))
        return self.planted.keys() & {
            run[at : at + 10] for run in runs for at in range(len(run) - 9)
        }
