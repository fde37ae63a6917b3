"""Stories for the tests: written, sent in, accepted, consented to, public."""

from __future__ import annotations

import io
from datetime import date, timedelta

from PIL import Image

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Role
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Given
from highroad.areas.showcase.models import Story
from highroad.areas.showcase.vocabulary import ConsentParty, StoryAct
from tests import cast
from tests.cast import NOON

WORDS = {
    "title": "Fewer falls on the night shift",
    "challenge": "People fell on wet floors at night.",
    "solution": "A joint team walked the floors and moved the mats.",
    "result": "Falls went from nine a month to two.",
    "partnership_name": "Riverside Works", "place": "Dayton, Ohio",
    "worker": "Ana Prieto", "union": "Local 12", "employer": "Riverside Laundry",
    "worker_email": "ana@example.org", "union_email": "union@example.org",
    "employer_email": "employer@example.org", "teller_email": "teller@example.org",
}  # fmt: skip
UNTIL = NOON.date() + timedelta(days=365)


def sam() -> User:
    return (
        cast.sam(role=Role.STAFF)
        if not User.objects.filter(name__startswith="Sam").exists()
        else User.objects.get(name__startswith="Sam")
    )


def written(**words: object) -> Story:
    story = actions.begin_story(language="en", at=NOON)
    return actions.write_story(story=story, words={**WORDS, **words}, at=NOON)


def accepted(story: Story | None = None) -> Story:
    story = actions.submit_story(story=story or written(), at=NOON)
    for photo in story.photos.all():
        actions.describe_photo(
            photo=photo, text="Un piso seco con tapetes", focus=(20, 80), by=sam(), at=NOON
        )
    return actions.moderate(story=story, act=StoryAct.ACCEPT, by=sam(), at=NOON)


def say_yes(
    story: Story, party: ConsentParty, *, until: date = UNTIL, photo_too: bool = True
) -> None:
    consent = Story.objects.get(pk=story.pk).consents.get(party=party)
    actions.give_consent(
        consent=consent, digest=queries.digest_of_story(queries.story_of(consent)),
        given=Given(name="Ana Prieto", ends_on=until, photo_too=photo_too), at=NOON,
    )  # fmt: skip


def everybody_says_yes(story: Story, **terms: object) -> None:
    for party in (ConsentParty.WORKER, ConsentParty.UNION, ConsentParty.EMPLOYER):
        say_yes(story, party, **terms)  # type: ignore[arg-type]


def published(story: Story | None = None, **terms: object) -> Story:
    story = accepted(story)
    everybody_says_yes(story, **terms)
    return actions.moderate(story=story, act=StoryAct.PUBLISH, by=sam(), at=NOON)


def jpeg(width: int = 900, height: int = 600, *, where: str = "here", shade: int = 120) -> bytes:
    """A photo that says in its EXIF where it was taken, and that it lies on its side."""
    picture = Image.new("RGB", (width, height), (shade, 60, 60))
    notes = Image.Exif()
    notes[0x010E] = where
    notes[0x0112] = 6
    notes.get_ifd(0x8825)[2] = (39.0, 45.0, 32.0)
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=notes, comment=where.encode())
    return written.getvalue()
