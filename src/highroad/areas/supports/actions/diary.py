"""What every act in a case does besides: a line in the desk's own diary, and the day it is needed next."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.supports.models import (
    Consent,
    DiaryLine,
    PlanStep,
    Referral,
    Screening,
    SupportCase,
)
from highroad.areas.supports.models.keys import ForgottenError, unseal
from highroad.areas.supports.rules import plans, referrals, screening
from highroad.areas.supports.vocabulary import Act, Purpose


def note(case: SupportCase, act: Act, *, by: User | None, at: datetime, detail: str = "") -> None:
    """Write the line, and set when the navigator is needed again."""
    DiaryLine.objects.create(case=case, act=act, detail=detail, by=by, at=at)
    case.next_on = plans.next_day(
        case.state, timezone.localdate(case.opened_at), _days(case, timezone.localdate(at))
    )
    case.save(update_fields=["next_on", "state"])


def _days(case: SupportCase, on: date) -> list[date | None]:
    steps = PlanStep.objects.filter(support__case=case, support__state="open", done_on=None)
    sent = Referral.objects.filter(support__case=case, ended_at=None)
    ends = [
        each.until_on
        for each in Consent.objects.filter(case=case, withdrawn_at=None)
        if Purpose.HELP in each.purposes
    ]
    return [
        *steps.values_list("due_on", flat=True),
        *(
            referrals.next_day(s.state, contact_due_on=s.contact_due_on, follow_up=s.follow_up_on)
            for s in sent
        ),
        max(ends, default=None),
        screening_day(case, on),
    ]  # fmt: skip


def screening_day(case: SupportCase, on: date) -> date | None:
    """When the person is to be asked again, by the steps of their training; none without a record."""
    if not case.participant_mark:
        return None
    try:
        record = unseal(case.key, "case", case.key, case.sealed)["participant"]
    except ForgottenError:
        return None
    asked = Screening.objects.filter(case=case).order_by().values_list("occasion", flat=True)
    return screening.next_day(participants.milestones_of_for_system(record), set(asked), on)
