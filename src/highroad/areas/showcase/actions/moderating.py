"""What moderators do with a story."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from highroad.areas.accounts.models import User
from highroad.areas.fair_access import queries as fair_access
from highroad.areas.showcase import notices, queries
from highroad.areas.showcase.actions.consenting import asked
from highroad.areas.showcase.actions.story_log import note
from highroad.areas.showcase.models import Story, StoryPhoto
from highroad.areas.showcase.permissions import may_do, may_moderate
from highroad.areas.showcase.rules import stories as rules
from highroad.areas.showcase.rules.pictures import describes_well
from highroad.areas.showcase.vocabulary import ConsentParty, StoryAct, StoryStatus
from highroad.kit.answers import Refused, no, require

TOLD = {
    StoryAct.ACCEPT: gettext_noop(
        "Your story is accepted. It becomes public when everybody it names has said yes."
    ),
    StoryAct.PUBLISH: gettext_noop("Your story is public now."),
    StoryAct.UNPUBLISH: gettext_noop("Your story was taken down for now."),
}


@transaction.atomic
def moderate(*, story: Story, act: StoryAct, by: User, at: datetime, text: str = "") -> Story:
    """Take up, comment on, send back, decline, accept, publish or take down a story.

    Whoever told it is written to. Raises `Refused` where the state, a missing reason or a missing
    consent forbids it.
    """
    kept = Story.objects.select_for_update().get(pk=story.pk)
    require_ready(kept, act, by=by, at=at, text=text)
    if act is StoryAct.PUBLISH:
        kept.published_at = at
    if act is not StoryAct.COMMENT:
        kept.status = rules.moved(kept.status, act)
    kept.looked_at_by = by if act is StoryAct.TAKE_UP else kept.looked_at_by
    if kept.status == StoryStatus.DECLINED:
        kept.ended_at = at
    kept.save()
    line = note(kept, act, at=at, by=by, text=text)
    if act is StoryAct.ACCEPT:
        ask_everybody(kept, at=at)
    if act is not StoryAct.TAKE_UP:
        notices.close_incoming(kept, at=at)
        notices.tell_the_teller(
            kept, text=text.strip() or TOLD[act], once=f"story.note:{line.key}", at=at
        )
    return kept


def require_ready(kept: Story, act: StoryAct, *, by: User, at: datetime, text: str) -> None:
    """Raises `Refused` where the person, the state, a reason, a description or a consent is missing."""
    if act is StoryAct.COMMENT:
        require(may_moderate(by))
    else:
        require(may_do(by, kept, act))
    if act in (StoryAct.COMMENT, StoryAct.RETURN, StoryAct.DECLINE) and not text.strip():
        raise Refused(no("Write a sentence to whoever told the story."))
    if act in (StoryAct.ACCEPT, StoryAct.PUBLISH):
        require(queries.may_be_seen(kept))
    if act is StoryAct.PUBLISH:
        require(queries.may_be_public(kept, on=timezone.localdate(at)))


def ask_everybody(story: Story, *, at: datetime) -> None:
    """With its text accepted, everybody a story names is asked, by the addresses its teller gave."""
    if not story.names_people:
        return
    addresses = {
        ConsentParty.WORKER: story.worker_email,
        ConsentParty.UNION: story.union_email,
        ConsentParty.EMPLOYER: story.employer_email,
    }
    for party, email in addresses.items():
        notices.ask_for_consent(asked(story, party, email, at=at), at=at)


@transaction.atomic
def place_figure(*, story: Story, figure: UUID | None, by: User, at: datetime) -> Story:
    """Let a published figure stand under the result, by reference. The text changes: consents anew."""
    kept = Story.objects.select_for_update().get(pk=story.pk)
    require(may_moderate(by))
    if kept.status == StoryStatus.PUBLISHED:
        raise Refused(no("Take the story down first: its consents are to what it shows now."))
    if figure is not None and figure not in {line.key for line in fair_access.published_public()}:
        raise Refused(no("This figure is not public."))
    kept.figure_key = figure
    kept.save(update_fields=["figure_key"])
    return kept


@transaction.atomic
def describe_photo(
    *, photo: StoryPhoto, text: str, focus: tuple[int, int], by: User, at: datetime
) -> StoryPhoto:
    """Say in the other language what is in a photo, and which point of it stays in sight.

    Consents are to the descriptions too: where somebody has said yes already, they are asked anew.
    Raises `Refused` while the story is public, and for a description that says nothing.
    """
    kept = Story.objects.select_for_update().get(pk=photo.story_id)
    require(may_moderate(by))
    if kept.status == StoryStatus.PUBLISHED:
        raise Refused(no("Take the story down first: its consents are to what it shows now."))
    require(describes_well(text))
    photo.described_otherwise = text.strip()
    photo.focal_x, photo.focal_y = (min(max(one, 0), 100) for one in focus)
    photo.save(update_fields=["described_otherwise", "focal_x", "focal_y"])
    Story.objects.filter(pk=kept.pk).update(changed_at=at)
    return photo
