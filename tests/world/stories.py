"""Stories and a subscriber for the world: one told, one accepted, one public, each word a canary."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Given
from highroad.areas.showcase.models import Story
from highroad.areas.showcase.vocabulary import Frequency, StoryAct
from tests.areas.showcase.telling import jpeg
from tests.world.partnerships import Builder

PARTS = ("title", "challenge", "solution", "result", "partnership_name", "place",
         "worker", "union", "employer")  # fmt: skip


def told(builder: Builder, zone: str) -> Story:
    story = actions.begin_story(language="en", at=builder.now())
    words = {name: builder.word(zone, f"story_{name}") for name in PARTS}
    return actions.write_story(story=story, words=words, at=builder.now())


def add_photo(builder: Builder, story: Story, zone: str) -> object:
    return actions.add_photo(
        story=story, content=jpeg(240, 200, where="Dayton"),
        description=builder.word(zone, "description"), shows_others=False, at=builder.now(),
    )  # fmt: skip


def describe(builder: Builder, staff: User, photo: object) -> None:
    actions.describe_photo(
        photo=photo, text=builder.word("public", "described_otherwise"), focus=(30, 70), by=staff, at=builder.now()
    )  # fmt: skip


def accept(builder: Builder, staff: User, story: Story) -> Story:
    story = actions.submit_story(story=story, at=builder.now())
    return actions.moderate(story=story, act=StoryAct.ACCEPT, by=staff, at=builder.now())


def tell_stories(builder: Builder, staff: User) -> None:
    """Everything the pages of stories show."""
    things = builder.table.things
    things["told"] = told(builder, "link")
    things["draft_photo"] = add_photo(builder, things["told"], "link")
    things["accepted"] = accept(builder, staff, told(builder, "office"))
    public = told(builder, "public")
    things["photo"] = add_photo(builder, public, "public")
    describe(builder, staff, things["photo"])
    accept(builder, staff, public)
    for consent in public.consents.all():
        given = Given(
            name="Ana Prieto", photo_too=True,
            ends_on=timezone.localdate(builder.now()) + timedelta(days=900),
        )  # fmt: skip
        digest = queries.digest_of_story(queries.story_of(consent))
        actions.give_consent(consent=consent, digest=digest, given=given, at=builder.now())
        things["consent"] = consent
    things["story"] = actions.moderate(
        story=public, act=StoryAct.PUBLISH, by=staff, at=builder.now()
    )
    things["subscriber"] = actions.subscribe(
        email=f"{builder.where}.reader@example.org", language="en",
        frequency=Frequency.WEEKLY, topics=[], at=builder.now(),
    )  # fmt: skip
