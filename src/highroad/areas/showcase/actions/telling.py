"""What a teller does: begin, write, send in, withdraw."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.showcase import notices, queries
from highroad.areas.showcase.actions.photos import remove_files
from highroad.areas.showcase.actions.story_log import note
from highroad.areas.showcase.models import Story
from highroad.areas.showcase.rules import stories as rules
from highroad.areas.showcase.vocabulary import StoryAct, StoryStatus
from highroad.kit.answers import Refused, no, require

WRITTEN = (
    "language", "mark", "title", "challenge", "solution", "result", "partnership_name", "place",
    "names_people", "worker", "union", "employer", "worker_email", "union_email",
    "employer_email", "teller_email",
)  # fmt: skip
"""What a teller writes."""


@transaction.atomic
def begin_story(*, language: str, at: datetime) -> Story:
    """An empty draft with its private link. Nobody but the holder of the link sees it."""
    story = Story(key=uuid.uuid4(), language=language, begun_at=at, changed_at=at)
    story.sealed()
    story.save(force_insert=True)
    note(story, StoryAct.BEGIN, at=at)
    return story


@transaction.atomic
def write_story(*, story: Story, words: Mapping[str, object], at: datetime) -> Story:
    """Keep what was written so far, complete or not. Raises `Refused` once it was sent in."""
    kept = Story.objects.select_for_update().get(pk=story.pk)
    require(rules.may_move(kept.status, StoryAct.CHANGE))
    for name in WRITTEN:
        if name in words:
            setattr(kept, name, words[name])
    kept.changed_at = at
    kept.save()
    notices.send_private_link(kept, at=at)
    return kept


@transaction.atomic
def submit_story(*, story: Story, at: datetime) -> Story:
    """Hand it to the moderators. Raises `Refused` naming the first part that is missing or too long."""
    kept = Story.objects.select_for_update().get(pk=story.pk)
    require(rules.may_move(kept.status, StoryAct.SUBMIT))
    for text in (kept.challenge, kept.solution, kept.result):
        require(rules.part_fits(text))
    if not kept.title.strip():
        raise Refused(no("Give the story a title."))
    if kept.names_people and not (kept.worker and kept.union and kept.employer):
        raise Refused(no("Say which worker, which union and which employer the story names."))
    kept.status = rules.moved(kept.status, StoryAct.SUBMIT)
    kept.submitted_at = at
    kept.looked_at_by = None
    kept.save(update_fields=["status", "submitted_at", "looked_at_by"])
    note(kept, StoryAct.SUBMIT, at=at)
    notices.tell_moderators(
        kept, event=notices.INCOMING, kind=MessageKind.ACT, at=at,
        title=gettext_noop("A story was sent in and waits to be read"),
    )  # fmt: skip
    return kept


@transaction.atomic
def withdraw_story(*, story: Story, at: datetime, party: str = "") -> Story:
    """Take it back, at once and without a reason: by its teller, or by a party that consented."""
    kept = Story.objects.select_for_update().get(pk=story.pk)
    if kept.status == StoryStatus.WITHDRAWN:
        return kept
    require(rules.may_move(kept.status, StoryAct.WITHDRAW))
    was_public = kept.status == StoryStatus.PUBLISHED
    kept.status = rules.moved(kept.status, StoryAct.WITHDRAW)
    kept.ended_at = at
    kept.save(update_fields=["status", "ended_at"])
    drop_photos(kept)
    note(kept, StoryAct.WITHDRAW, at=at, party=party)
    notices.close_incoming(kept, at=at)
    if was_public:
        notices.tell_moderators(
            kept, event="story.withdrawn", kind=MessageKind.VIEW, at=at,
            title=gettext_noop("A story was withdrawn and is no longer public"),
        )  # fmt: skip
    return kept


def drop_photos(story: Story) -> None:
    """The photos and their files, in every width."""
    keys = [photo.key for photo in story.photos.all()]
    story.photos.all().delete()
    transaction.on_commit(lambda: remove_files(story.key, keys))


EMPTY = {
    "title": "", "challenge": "", "solution": "", "result": "", "partnership_name": "",
    "place": "", "worker": "", "union": "", "employer": "", "worker_email": "",
    "union_email": "", "employer_email": "", "teller_email": "",
}  # fmt: skip


def forget_stories(*, at: datetime) -> int:
    """Empty what ended long ago, and throw away drafts nobody touched. Returns how many."""
    emptied = 0
    for story in queries.stories_to_forget_for_system(at=at):
        with transaction.atomic():
            drop_photos(story)
            story.consents.update(email="", name="(gone)")
            story.notes.update(text="(gone)")
            Story.objects.filter(pk=story.pk).update(**EMPTY)
        emptied += 1
    for draft in queries.forgotten_drafts_for_system(at=at):
        with transaction.atomic():
            drop_photos(draft)
            draft.delete()
        emptied += 1
    return emptied


@transaction.atomic
def expire_story(*, story: Story, at: datetime) -> None:
    """A consent has ended: the story is no longer public, and the moderators hear of it."""
    kept = Story.objects.select_for_update().get(pk=story.pk)
    if not rules.may_move(kept.status, StoryAct.EXPIRE):
        return
    kept.status = rules.moved(kept.status, StoryAct.EXPIRE)
    kept.ended_at = at
    kept.save(update_fields=["status", "ended_at"])
    note(kept, StoryAct.EXPIRE, at=at)
    notices.tell_moderators(
        kept, event="story.expired", kind=MessageKind.VIEW, at=at,
        title=gettext_noop("A consent has ended: its story is no longer public"),
    )  # fmt: skip


def expire_stories(*, at: datetime) -> int:
    """Every public story whose consents no longer hold. Its pages are closed already: they ask on each visit."""
    ended = queries.stories_past_consent_for_system(at=at)
    for story in ended:
        expire_story(story=story, at=at)
    return len(ended)
