"""The moderation log, and the platform's log of consents: digests and keys, never a word."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.vocabulary import LogKind
from highroad.areas.showcase.models import Story, StoryNote
from highroad.areas.showcase.vocabulary import StoryAct
from highroad.kit.refs import Ref

LOG = "sys/stories"
OUTSIDER = "system"
"""The hand of somebody without an account: known by a private link only."""


def note(
    story: Story,
    act: StoryAct,
    *,
    at: datetime,
    by: User | None = None,
    text: str = "",
    party: str = "",
) -> StoryNote:
    """One line for moderators, and one entry that commits to what was done."""
    line = StoryNote.objects.create(
        story=story, act=act, by=by, party=party, text=text.strip(), made_at=at
    )
    ledger.open_log(name=LOG, kind=LogKind.PLATFORM)
    hand = ledger.pseudonym_for(by.key, LOG) if by else OUTSIDER
    content = {"party": party, "status": story.status}
    ledger.record(
        LOG, act=f"story.{act.value}", about=Ref.to(story), by=hand, at=at, content=content
    )
    return line
