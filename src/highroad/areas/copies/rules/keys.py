"""Which keys a file holds, in little room."""

from __future__ import annotations

from uuid import UUID

WIDTH = 16


class Keys:
    """The keys of one kind of record, in their order, sixteen bytes each: a million in sixteen megabytes."""

    def __init__(self) -> None:
        self._packed = bytearray()

    def __len__(self) -> int:
        return len(self._packed) // WIDTH

    def add(self, key: UUID) -> bool:
        """Whether a key comes after all before it, as it must; otherwise it is not added."""
        if key.bytes <= self._packed[-WIDTH:]:
            return False
        self._packed += key.bytes
        return True

    def is_last(self, key: UUID) -> bool:
        """Whether this is the key that was added last."""
        return key.bytes == self._packed[-WIDTH:]

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, UUID):
            return False
        wanted, low, high = key.bytes, 0, len(self)
        while low < high:
            middle = (low + high) // 2
            found = self._packed[middle * WIDTH : (middle + 1) * WIDTH]
            if found == wanted:
                return True
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return False
