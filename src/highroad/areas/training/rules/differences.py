"""What somebody learns who subtracts one published count from another."""

from __future__ import annotations

from collections.abc import Iterable


def tell_of_few(pairs: Iterable[tuple[int | None, int | None]], *, smallest: int) -> bool:
    """Whether two numbers differ by fewer people than may be shown; None is hidden and tells nothing."""
    return any(a is not None and b is not None and 0 < abs(a - b) < smallest for a, b in pairs)
