"""Asking for consent, and what the asked do: say yes to an exact text, say no, take it back."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.showcase import notices, queries
from highroad.areas.showcase.actions.story_log import note
from highroad.areas.showcase.actions.telling import withdraw_story
from highroad.areas.showcase.models import Story, StoryConsent
from highroad.areas.showcase.permissions import may_do
from highroad.areas.showcase.rules import stories as rules
from highroad.areas.showcase.vocabulary import ConsentParty, StoryAct
from highroad.kit.answers import Refused, no, require


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody consents to, beside the site itself."""

    name: str
    ends_on: date
    in_print: bool = False
    on_social_media: bool = False
    photo_too: bool = False


@transaction.atomic
def ask_for_consent(
    *, story: Story, party: ConsentParty, email: str, by: User, at: datetime
) -> StoryConsent:
    """Ask one party, or ask it again. Returns the consent; its link goes out by mail.

    Raises `Refused` if the story is not at that point.
    """
    kept = Story.objects.select_for_update().get(pk=story.pk)
    require(may_do(by, kept, StoryAct.ASK))
    kept.status = rules.moved(kept.status, StoryAct.ASK)
    kept.save(update_fields=["status"])
    consent = asked(kept, party, email, at=at)
    note(kept, StoryAct.ASK, at=at, by=by, party=party)
    notices.ask_for_consent(consent, at=at)
    return consent


def asked(story: Story, party: ConsentParty, email: str, *, at: datetime) -> StoryConsent:
    """The open consent of a party: a new one, or the earlier one asked anew."""
    earlier = story.consents.filter(party=party)
    if party is ConsentParty.PICTURED:
        earlier = earlier.filter(email__iexact=email)
    consent = earlier.first()
    if consent is None:
        consent = StoryConsent(key=uuid.uuid4(), story=story, party=party)
        consent.sealed()
    consent.email, consent.asked_at = email.strip().lower(), at
    consent.refused_at = None
    try:
        with transaction.atomic():
            consent.save()
    except IntegrityError as error:
        raise Refused(no("This party has been asked already.")) from error
    return consent


@transaction.atomic
def give_consent(*, consent: StoryConsent, digest: str, given: Given, at: datetime) -> StoryConsent:
    """Say yes to the text one has read. Raises `Refused` if it has changed since, or was withdrawn."""
    kept = StoryConsent.objects.select_for_update().select_related("story").get(pk=consent.pk)
    require(rules.may_move(kept.story.status, StoryAct.CONSENT))
    if kept.withdrawn_at:
        raise Refused(no("You have withdrawn. Ask the program office if you want to consent anew."))
    if digest != queries.digest_of_story(kept.story):
        raise Refused(no("The story has changed since you opened it. Read it again, then answer."))
    if not given.name.strip():
        raise Refused(no("Type your name."))
    require(rules.may_end_on(given.ends_on, on=timezone.localdate(at)))
    kept.name, kept.ends_on, kept.digest = given.name.strip(), given.ends_on, digest
    kept.in_print, kept.on_social_media = given.in_print, given.on_social_media
    kept.photo_too, kept.given_at, kept.refused_at = given.photo_too, at, None
    kept.save()
    note(kept.story, StoryAct.CONSENT, at=at, party=kept.party)
    return kept


@transaction.atomic
def refuse_consent(*, consent: StoryConsent, at: datetime) -> StoryConsent:
    """Say no, without a reason."""
    kept = StoryConsent.objects.select_for_update().select_related("story").get(pk=consent.pk)
    require(rules.may_move(kept.story.status, StoryAct.REFUSE))
    kept.refused_at, kept.given_at, kept.digest = at, None, ""
    kept.save()
    note(kept.story, StoryAct.REFUSE, at=at, party=kept.party)
    return kept


@transaction.atomic
def withdraw_consent(*, consent: StoryConsent, at: datetime) -> None:
    """Take a yes back: the story is gone from the public site with this transaction."""
    kept = StoryConsent.objects.select_for_update().select_related("story").get(pk=consent.pk)
    if kept.withdrawn_at:
        return
    if kept.given_at is None:
        raise Refused(no("You have not consented, so there is nothing to withdraw."))
    kept.withdrawn_at = at
    kept.save(update_fields=["withdrawn_at"])
    withdraw_story(story=kept.story, at=at, party=kept.party)
