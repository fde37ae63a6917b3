"""The watch: how long a search may go on, whether somebody called it off, and who hears how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

CLOCK: Callable[[], float] = time.monotonic
"""What a search looks at. A benchmark on a shared machine may count its own processor time instead."""


class Cancelled(RuntimeError):
    """The search was called off before there was a safe pattern; nothing was protected."""


@dataclass(frozen=True)
class Progress:
    """How far a search is: its stage, seconds since it began, and loss and lower bound where there are any."""

    stage: str
    seconds: float
    loss: float | None = None
    lower_bound: float | None = None


Listener = Callable[[Progress], object]
Question = Callable[[], bool]


class Watch:
    """Time and patience of one search. `over` says that it should come to an end."""

    def __init__(
        self,
        seconds: float,
        listener: Listener | None = None,
        cancel: Question | None = None,
    ) -> None:
        self._listener, self._cancel = listener, cancel
        self.begun = CLOCK()
        self.until = self.begun + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; none when it was called off."""
        return 0.0 if self.cancelled else self.until - CLOCK()

    @property
    def spent(self) -> float:
        """Seconds since it began."""
        return CLOCK() - self.begun

    @property
    def over(self) -> bool:
        """Time is up, or somebody called it off."""
        return self.left <= 0

    @property
    def cancelled(self) -> bool:
        """Somebody called it off."""
        return self._cancel is not None and self._cancel()

    def insist(self) -> None:
        """Raise `Cancelled` when somebody called it off."""
        if self.cancelled:
            raise Cancelled(
                "The search was cancelled before a safe pattern was found. Nothing was protected."
            )

    def part(self, share: float, *, at_least: float = 0.0) -> Watch:
        """A watch over a share of what is left."""
        shorter = Watch(max(at_least, max(0.0, self.left) * share), None, self._cancel)
        shorter.until = min(shorter.until, max(self.until, CLOCK() + at_least))
        return shorter

    def early(self, share: float) -> Watch:
        """The same watch, ending that share of its time earlier."""
        other = Watch(0.0, self._listener, self._cancel)
        other.begun = self.begun
        other.until = self.until - share * (self.until - self.begun)
        return other

    def tell(self, stage: str, loss: float | None = None, bound: float | None = None) -> None:
        """Say how far it is."""
        if self._listener is not None:
            self._listener(Progress(stage, CLOCK() - self.begun, loss, bound))
