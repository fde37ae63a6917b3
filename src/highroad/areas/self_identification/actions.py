"""Answering about oneself, changing it, taking it back. It is written nowhere else, and no record tells of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.self_identification.models import AboutMe, DisabilityWord
from highroad.areas.self_identification.models.keys import DISABILITY, GROUPS, mark_of, seal
from highroad.areas.self_identification.vocabulary import (
    DisabilityAnswer,
    EthnicityAnswer,
    RaceAnswer,
    SexAnswer,
)
from highroad.kit.answers import NotFound


def own_record(key: UUID, user: User) -> UUID:
    """The key of a record that is about this very person. Raises `NotFound`."""
    if not participants.own_records(user).filter(pk=key).exists():
        raise NotFound
    return key


def say(
    *, participant: UUID, sex: SexAnswer, ethnicity: EthnicityAnswer,
    races: Collection[RaceAnswer], by: User, at: datetime,
) -> None:  # fmt: skip
    """Keep what somebody says of themselves; no race chosen means: not said. Raises `NotFound`."""
    content = {
        "sex": sex.value,
        "ethnicity": ethnicity.value,
        "races": sorted(each.value for each in races),
    }
    _keep(AboutMe, GROUPS, own_record(participant, by), content, at)


def say_disability(*, participant: UUID, said: DisabilityAnswer, by: User, at: datetime) -> None:
    """Keep what somebody says of a disability. Raises `NotFound`."""
    _keep(DisabilityWord, DISABILITY, own_record(participant, by), {"said": said.value}, at)


def take_back(*, participant: UUID, by: User) -> None:
    """Remove both answers. Raises `NotFound`."""
    key = own_record(participant, by)
    with transaction.atomic():
        AboutMe.objects.filter(mark=mark_of(GROUPS, key)).delete()
        DisabilityWord.objects.filter(mark=mark_of(DISABILITY, key)).delete()


def _keep(
    model: type[AboutMe | DisabilityWord], kind: str, key: UUID, content: Mapping[str, Any],
    at: datetime,
) -> None:  # fmt: skip
    mark = mark_of(kind, key)
    kept = {"sealed": seal(mark, content), "answered_on": timezone.localdate(at)}
    model.objects.update_or_create(mark=mark, defaults=kept)
