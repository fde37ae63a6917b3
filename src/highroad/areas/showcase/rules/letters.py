"""What is true of the newsletter: when a letter is due, and when an address gets no more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from highroad.areas.showcase.vocabulary import Frequency

BOUNCES_TO_STOP: Final = 3
LETTERS_KEPT_FOR: Final = timedelta(days=30)
WISH_KEPT_FOR: Final = timedelta(days=14)
"""An unconfirmed address is forgotten after so long."""
BETWEEN_ASKINGS: Final = timedelta(hours=1)
"""Nobody can make us write to an address more often than this."""
SETTLED: Final = timedelta(minutes=1)
"""An article is told once it has been out for so long: by then its saving is certainly done."""
EVERY: Final = {
    Frequency.EACH: timedelta(0),
    Frequency.WEEKLY: timedelta(days=7),
    Frequency.MONTHLY: timedelta(days=30),
}


def may_ask_again(asked_at: datetime, at: datetime) -> bool:
    """Whether an address may be asked to confirm: the first time, and then once an hour."""
    return asked_at == at or at - asked_at >= BETWEEN_ASKINGS


def is_due(frequency: Frequency, sent_until: datetime, at: datetime) -> bool:
    """Whether it is time for a subscriber's next letter."""
    return at - sent_until >= EVERY[frequency]


def wants(topics: Collection[str], post_topic: str) -> bool:
    """Whether a subscriber wants an article: somebody who chose no topics wants all."""
    return not topics or post_topic in topics
