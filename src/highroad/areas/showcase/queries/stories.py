"""Stories: as the public reads them, as their teller, their named and their moderators see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.accounts.rules import token_digest
from highroad.areas.showcase.models import Story, StoryConsent, StoryNote, StoryPhoto
from highroad.areas.showcase.rules import photos as photo_rules
from highroad.areas.showcase.rules import stories as rules
from highroad.areas.showcase.rules.photos import WIDTHS
from highroad.areas.showcase.vocabulary import (
    ConsentParty,
    ConsentState,
    StoryAct,
    StoryMark,
    StoryStatus,
)
from highroad.kit.answers import Answer, NotFound

SOON = timedelta(days=60)
"""How long before its end a consent is shown as about to end."""


@dataclass(frozen=True, kw_only=True)
class StoryView:
    """A story as the public would see it, and exactly what a consent is to."""

    key: UUID
    language: str
    mark: StoryMark
    title: str
    challenge: str
    solution: str
    result: str
    partnership_name: str
    place: str
    named: Sequence[str]
    figure_key: UUID | None
    photos: Sequence[StoryPhoto]
    published_at: datetime | None
    digest: str


@dataclass(frozen=True)
class ConsentLine:
    """One consent with where it stands on a day."""

    consent: StoryConsent
    party: ConsentParty
    state: ConsentState

    @property
    def ends_on(self) -> date | None:
        return self.consent.ends_on


@dataclass(frozen=True, kw_only=True)
class StoryLine:
    """A story in the moderators' list."""

    key: UUID
    title: str
    status: StoryStatus
    language: str
    submitted_at: datetime | None
    looked_at_by: str
    missing: Sequence[ConsentParty]


def whole() -> QuerySet[Story]:
    """Stories with what hangs on them, in three queries."""
    return Story.objects.select_related("looked_at_by").prefetch_related("photos", "consents")


def photo_path(story: UUID, photo: UUID, width: int) -> Path:
    """Where a photo is kept in one width."""
    return Path(settings.MEDIA_ROOT) / "stories" / str(story) / f"{photo}-{width}.jpg"


def digest_of_story(story: Story) -> str:
    """The digest of everything a reader sees of a story."""
    names = ("language", "mark", "title", "challenge", "solution", "result", "partnership_name",
             "place", "names_people")  # fmt: skip
    parts: dict[str, object] = {name: getattr(story, name) for name in names}
    if story.names_people:
        parts |= {"worker": story.worker, "union": story.union, "employer": story.employer}
    parts["figure"] = str(story.figure_key or "")
    parts["photos"] = [
        [text for text in (photo.digest, photo.description, photo.described_otherwise) if text]
        for photo in story.photos.all()
    ]
    return rules.digest_of(parts)


def facts_of(consent: StoryConsent) -> rules.Consent:
    """A consent as rules see it."""
    return rules.Consent(
        party=ConsentParty(consent.party),
        digest=consent.digest,
        given_on=timezone.localdate(consent.given_at) if consent.given_at else None,
        ends_on=consent.ends_on,
        is_refused=consent.refused_at is not None,
        is_withdrawn=consent.withdrawn_at is not None,
        photo_too=consent.photo_too,
    )


def needed_of(story: Story) -> tuple[ConsentParty, ...]:
    """Whose consent this story needs."""
    return rules.parties_needed(
        names_people=story.names_people,
        others_pictured=any(photo.shows_others for photo in story.photos.all()),
    )


def may_be_public(story: Story, *, on: date) -> Answer:
    """Whether every consent the story needs holds on a day, to its text as it is."""
    facts = [facts_of(each) for each in story.consents.all()]
    return rules.may_be_public(facts, needed_of(story), digest=digest_of_story(story), on=on)


def may_be_seen(story: Story) -> Answer:
    """Whether every photo of a story is described in both languages (WCAG 2.2, 1.1.1)."""
    return photo_rules.all_described([photo.described_otherwise for photo in story.photos.all()])


def missing_of(story: Story, *, on: date) -> list[ConsentParty]:
    """Whose yes is still wanted."""
    facts = [facts_of(each) for each in story.consents.all()]
    return rules.missing_consents(facts, needed_of(story), digest=digest_of_story(story), on=on)


def view_of(story: Story) -> StoryView:
    """The story as the public sees it, or would see it."""
    may_show = rules.photos_may_show([facts_of(each) for each in story.consents.all()])
    named = (story.worker, story.union, story.employer) if story.names_people else ()
    return StoryView(
        key=story.key,
        language=story.language,
        mark=StoryMark(story.mark),
        title=story.title,
        challenge=story.challenge,
        solution=story.solution,
        result=story.result,
        partnership_name=story.partnership_name,
        place=story.place,
        named=[name for name in named if name],
        figure_key=story.figure_key,
        photos=list(story.photos.all()) if may_show or story.status != "published" else [],
        published_at=story.published_at,
        digest=digest_of_story(story),
    )


def list_stories_public(*, on: date, words: str = "", limit: int = 200) -> list[StoryView]:
    """Public stories whose consents hold today, newest first; those that hold all these words."""
    found = whole().filter(status=StoryStatus.PUBLISHED).order_by("-published_at")
    for word in words.replace("\0", " ").split()[:8]:  # a NUL is no text to every database
        found = found.filter(
            Q(title__icontains=word) | Q(challenge__icontains=word) | Q(solution__icontains=word)
            | Q(result__icontains=word) | Q(partnership_name__icontains=word)
            | Q(place__icontains=word)
        )  # fmt: skip
    return [view_of(story) for story in found[:limit] if may_be_public(story, on=on)]


def version_of_stories_public() -> str:
    """Another text as soon as a story is published or withdrawn, and each day, when consents may end."""
    found = Story.objects.filter(status=StoryStatus.PUBLISHED).aggregate(
        count=Count("pk"), newest=Max("published_at")
    )
    return f"{found['count']}:{found['newest']}:{timezone.localdate()}"


def get_story_public(key: UUID, *, on: date) -> StoryView:
    """A public story. Raises `NotFound`, also for one that was public once."""
    story = whole().filter(key=key, status=StoryStatus.PUBLISHED).first()
    if story is None or not may_be_public(story, on=on):
        raise NotFound
    return view_of(story)


def photo_file_public(story: UUID, photo: UUID, width: int, *, on: date) -> Path:
    """The file of a photo of a public story. Raises `NotFound`."""
    view = get_story_public(story, on=on)
    return _file(story, photo, width, [each.key for each in view.photos])


def _file(story: UUID, photo: UUID, width: int, known: Sequence[UUID]) -> Path:
    path = photo_path(story, photo, width)
    if width not in WIDTHS or photo not in known or not path.exists():
        raise NotFound
    return path


def get_story_for_system(token: str) -> Story:
    """The story of a private link; whoever holds the link is its teller. Raises `NotFound`."""
    story = whole().filter(token_digest=token_digest(token)).first()
    if story is None:
        raise NotFound
    return story


def get_consent_for_system(token: str) -> StoryConsent:
    """The consent of a private link; whoever holds the link was asked. Raises `NotFound`."""
    found = StoryConsent.objects.filter(token_digest=token_digest(token)).first()
    if found is None:
        raise NotFound
    return found


def photo_by_link_for_system(token: str, photo: UUID, width: int) -> Path:
    """A photo for whoever holds a private link to its story, or was asked to consent to it."""
    digest = token_digest(token)
    story = whole().filter(Q(token_digest=digest) | Q(consents__token_digest=digest)).first()
    if story is None:
        raise NotFound
    return _file(story.key, photo, width, [each.key for each in story.photos.all()])


def story_of(consent: StoryConsent) -> Story:
    """The story a consent is to."""
    return whole().get(pk=consent.story_id)


def consent_lines(story: Story, *, on: date) -> list[ConsentLine]:
    """Every consent that was asked for, with its state."""
    digest = digest_of_story(story)
    return [
        ConsentLine(
            each, ConsentParty(each.party),
            rules.consent_state(facts_of(each), digest=digest, on=on),
        )
        for each in story.consents.all()
    ]  # fmt: skip


def moderated(user: User) -> QuerySet[Story]:
    """What a moderator may see: everything that was sent in once. Nobody else sees anything."""
    if not may_see_platform(user):
        return Story.objects.none()
    return whole().exclude(status=StoryStatus.DRAFT)


def list_stories(*, seen_by: User, on: date) -> list[StoryLine]:
    """The moderators' list, what waits longest first."""
    found = moderated(seen_by).order_by("submitted_at")
    return [
        StoryLine(
            key=story.key,
            title=story.title,
            status=StoryStatus(story.status),
            language=story.language,
            submitted_at=story.submitted_at,
            looked_at_by=story.looked_at_by.name if story.looked_at_by else "",
            missing=missing_of(story, on=on) if story.status == StoryStatus.ACCEPTED else (),
        )
        for story in found
    ]


def get_story(key: UUID, *, seen_by: User) -> Story:
    """A story for a moderator. Raises `NotFound`."""
    story = moderated(seen_by).filter(key=key).first()
    if story is None:
        raise NotFound
    return story


def photo_file(story: UUID, photo: UUID, width: int, *, seen_by: User) -> Path:
    """A photo for a moderator. Raises `NotFound`."""
    kept = get_story(story, seen_by=seen_by)
    return _file(story, photo, width, [each.key for each in kept.photos.all()])


def get_photo_for_system(story: Story, key: UUID) -> StoryPhoto:
    """One photo of a story its teller has opened. Raises `NotFound`."""
    photo = story.photos.filter(key=key).first()
    if photo is None:
        raise NotFound
    return photo


def list_notes(story: Story, *, seen_by: User) -> list[StoryNote]:
    """The moderation log of a story."""
    return list(get_story(story.key, seen_by=seen_by).notes.select_related("by"))


def list_all_notes(*, seen_by: User) -> list[StoryNote]:
    """The whole moderation log, oldest first, for export."""
    stories = moderated(seen_by).values("key")
    return list(StoryNote.objects.filter(story__in=stories).select_related("by", "story"))


def comments_for_system(story: Story) -> list[StoryNote]:
    """What moderators wrote to the teller."""
    acts = (StoryAct.COMMENT, StoryAct.RETURN, StoryAct.DECLINE)
    return list(story.notes.filter(act__in=acts))


def list_consents_ending(*, seen_by: User, on: date) -> list[StoryConsent]:
    """Consents of public stories that end within two months."""
    stories = moderated(seen_by).filter(status=StoryStatus.PUBLISHED).values("key")
    return list(
        StoryConsent.objects.filter(
            story__in=stories, given_at__isnull=False, withdrawn_at=None, ends_on__lte=on + SOON
        )
        .select_related("story")
        .order_by("ends_on")
    )


def stories_past_consent_for_system(*, at: datetime) -> list[Story]:
    """Stories that are marked as public while a consent no longer holds."""
    on = timezone.localdate(at)
    public = whole().filter(status=StoryStatus.PUBLISHED)
    return [story for story in public if not may_be_public(story, on=on)]


def stories_to_forget_for_system(*, at: datetime) -> QuerySet[Story]:
    """What ended long ago and still holds words."""
    over = (StoryStatus.WITHDRAWN, StoryStatus.DECLINED, StoryStatus.EXPIRED)
    ended = whole().filter(status__in=over, ended_at__lt=at - rules.FORGOTTEN_AFTER)
    return ended.exclude(title="", challenge="", teller_email="")


def forgotten_drafts_for_system(*, at: datetime) -> QuerySet[Story]:
    """Drafts nobody touched for two months."""
    return whole().filter(status=StoryStatus.DRAFT, changed_at__lt=at - rules.DRAFT_KEPT_FOR)
