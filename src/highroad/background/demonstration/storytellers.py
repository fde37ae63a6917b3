"""Stories of the demonstration: told, consented to by all three, public. Nobody in them exists."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from highroad.areas.accounts.requests import User
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Given
from highroad.areas.showcase.vocabulary import StoryAct

STORIES = Path(__file__).with_name("stories.toml")
CONSENT = timedelta(days=700)


def load(office: User, *, at: datetime) -> None:
    """Tell what is not told yet; what waits for the office waits there too."""
    known = {line.title for line in queries.list_stories(seen_by=office, on=timezone.localdate(at))}
    for entry in tomllib.loads(STORIES.read_text())["story"]:
        if entry["title"] not in known:
            _tell(entry, office, at=at - timedelta(days=entry["days_ago"]))


def _tell(entry: dict[str, Any], office: User, *, at: datetime) -> None:
    words = {name: str(text).strip() for name, text in entry.items() if name != "days_ago"}
    language = words.pop("language")
    is_public = words.pop("is_public") == "True"
    story = actions.begin_story(language=language, at=at)
    story = actions.write_story(story=story, words=words, at=at)
    story = actions.submit_story(story=story, at=at)
    if not is_public:
        return
    story = actions.moderate(story=story, act=StoryAct.ACCEPT, by=office, at=at)
    for consent in story.consents.all():
        whole = queries.story_of(consent)
        given = Given(
            name=str(getattr(whole, consent.party)), in_print=True,
            ends_on=timezone.localdate(at) + CONSENT,
        )  # fmt: skip
        digest = queries.digest_of_story(whole)
        actions.give_consent(consent=consent, digest=digest, given=given, at=at)
    actions.moderate(story=story, act=StoryAct.PUBLISH, by=office, at=at)
