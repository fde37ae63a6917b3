"""How much of a file is read at most, and the limits of the process that reads it."""

from __future__ import annotations

import resource
from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Limits:
    """Caps before parsing, and memory (bytes) and processor time (seconds) of the reading process."""

    bytes: int = 25_000_000
    unpacked_bytes: int = 200_000_000
    rows: int = 100_000
    columns: int = 200
    cell: int = 32_000
    memory: int = 1_000_000_000
    cpu_seconds: int = 60
    entries: int = 1_000

    def as_json(self) -> dict[str, int]:
        return asdict(self)

    @classmethod
    def from_settings(cls, settings: Mapping[str, int]) -> Limits:
        """Read the mapping of the settings; names it does not know are left out."""
        return cls(
            **{name: value for name, value in settings.items() if name in cls.__annotations__}
        )

    def apply(self) -> None:
        """Set memory and processor limits on the running process. There is no way back up."""
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (self.cpu_seconds, self.cpu_seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
