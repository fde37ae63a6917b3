"""The other side's word on whatever one side entered here: we see the same, or what is not right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.actions.hands import note, seat_on_a_side
from highroad.areas.job_quality.models import (
    LivingWage,
    LivingWageWord,
    Reading,
    ReadingWord,
    WageSchedule,
    WageScheduleWord,
)
from highroad.areas.job_quality.permissions import Entered, may_answer
from highroad.areas.job_quality.vocabulary import ReadingStance
from highroad.areas.partnerships.models import SecondHand
from highroad.areas.partnerships.rules.words import may_be_said
from highroad.kit.answers import require

WORDS: Mapping[type[Entered], tuple[type[SecondHand], str, str]] = {
    Reading: (ReadingWord, "reading", "reading.answered"),
    LivingWage: (LivingWageWord, "living_wage", "living_wage.answered"),
    WageSchedule: (WageScheduleWord, "schedule", "schedule.answered"),
}
"""Of each thing that is answered: what the word is kept as, under which name, and as which act."""


@transaction.atomic
def answer(
    *, given: Entered, stance: ReadingStance, words: str = "", by: User, at: datetime
) -> SecondHand:
    """The other side confirms, or says what is not right; the newest word counts. Raises `Refused`."""
    kept_as, name, act = WORDS[type(given)]
    require(may_answer(by, given))
    seat = seat_on_a_side(by, given.body)
    require(may_be_said(accepts=stance is ReadingStance.CONFIRM, words=words))
    type(given)._default_manager.select_for_update().get(pk=given.pk)
    said = kept_as._default_manager.filter(**{name: given}).count()
    values = {
        "number": said + 1, "side": seat.side, "stance": stance, "words": words.strip(),
        "by_alias": seat.alias, "at": at, name: given,
    }  # fmt: skip
    made = kept_as._default_manager.create(**values)
    note(
        given.body, act, made, seat=seat, at=at,
        content={name: str(given.pk), "stance": stance.value, "words": made.words},
    )  # fmt: skip
    return made
