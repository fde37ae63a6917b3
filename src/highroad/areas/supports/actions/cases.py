"""What happens in a case, from the first words to being forgotten. No entry on any joint record."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.participants import queries as participants
from highroad.areas.partnerships.rules import months_after
from highroad.areas.supports.actions.desks import made_up
from highroad.areas.supports.actions.diary import note
from highroad.areas.supports.models import (
    Consent,
    Desk,
    OutcomeRecord,
    Payment,
    PlanStep,
    Screening,
    Support,
    SupportCase,
)
from highroad.areas.supports.models.keys import (
    destroy_key,
    make_key,
    mark_of,
    seal,
    throw_away,
)
from highroad.areas.supports.permissions import may_help, may_work
from highroad.areas.supports.rules import consents, places, plans, screening
from highroad.areas.supports.vocabulary import (
    Act,
    CaseState,
    Everyday,
    NeedState,
    Occasion,
    Purpose,
    Shift,
    SupportKind,
    Urgency,
)
from highroad.kit.answers import Refused, no, require
from highroad.kit.choices import written

CODE_LENGTH = 16
MOST_A_DAY = 200
"""New cases a day at one desk; more than that is somebody playing with the form."""


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What somebody tells at the start, on their own or to a navigator."""

    name: str
    reach: str
    words: str
    language: str = "en"
    answers: Sequence[str] = ()
    urgency: str = Urgency.LATER
    purposes: Sequence[str] = (Purpose.HELP,)
    months: int = 6
    area: str = ""
    shift: str = ""


def open_case(
    *, desk: Desk, intake: Intake, at: datetime, person: User | None = None,
    navigator: User | None = None,
) -> tuple[SupportCase, str]:  # fmt: skip
    """Open a case and give the code by which the person comes back. Raises `Refused`.

    `person` is the signed-in person it is about, `navigator` whoever wrote it down for them. The account
    of the person stands nowhere but as a mark: who opened their own case is in no line of the diary.
    """
    _refuse_intake(desk, intake, at, navigator)
    key, code = uuid.uuid4(), made_up(CODE_LENGTH).upper()
    make_key(key)
    try:
        with transaction.atomic():
            case = _keep(key, code, desk, intake, person, at)
            _first_questions(case, intake, is_own=navigator is None, by=navigator, at=at)
    except IntegrityError as error:
        throw_away(key)
        raise Refused(no("You have asked here already. Your case is still open.")) from error
    except Exception:
        throw_away(key)
        raise
    return case, "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def _refuse_intake(desk: Desk, intake: Intake, at: datetime, navigator: User | None) -> None:
    if navigator is not None:
        may_work(navigator, desk)
    if not desk.is_open:
        raise Refused(no("This desk takes no new people now."))
    if not intake.name.strip() or not intake.reach.strip():
        raise Refused(no("We need a name to call you by and a way to reach you."))
    if Purpose.HELP not in intake.purposes:
        raise Refused(no("Without your consent nobody may read this, and nobody can help."))
    require(places.may_say(intake.area, desk.areas))
    if intake.months not in consents.MONTHS:
        raise Refused(no("Choose how long your consent lasts."))
    day_before = at - timedelta(days=1)
    if SupportCase.objects.filter(desk=desk, opened_at__gt=day_before).count() >= MOST_A_DAY:
        raise Refused(
            no("Very many people ask today. Please call the desk, or come back tomorrow.")
        )


def _keep(
    key: uuid.UUID, code: str, desk: Desk, intake: Intake, person: User | None, at: datetime
) -> SupportCase:
    own = participants.own_records(person) if person else None
    record = own.filter(partnership=desk.partnership).first() if own is not None else None
    content = {
        "name": intake.name.strip(), "reach": intake.reach.strip(), "words": intake.words.strip(),
        "language": intake.language, "participant": str(record.key) if record else "",
    }  # fmt: skip
    return SupportCase.objects.create(
        key=key, desk=desk, sealed=seal(key, "case", key, content), opened_at=at,
        person_mark=mark_of("user", person.pk) if person else "",
        participant_mark=mark_of("participant", record.key) if record else "",
        code_mark=mark_of("code", code), next_on=timezone.localdate(at),
        area=intake.area, shift=intake.shift and Shift(intake.shift),
    )  # fmt: skip


def _first_questions(
    case: SupportCase, intake: Intake, *, is_own: bool, by: User | None, at: datetime
) -> None:
    _consent(case, intake.purposes, intake.months, is_own=is_own, at=at)
    _screen(case, Occasion.START, intake.answers, "", intake.urgency, at=at)
    note(case, Act.OPENED, by=by, at=at)


def _consent(
    case: SupportCase, purposes: Sequence[str], months: int, *, is_own: bool, at: datetime
) -> Consent:
    day, agreed = timezone.localdate(at), [p for p in Purpose if p in purposes]
    return Consent.objects.create(
        case=case, purposes=written(agreed), given_on=day,
        until_on=months_after(day, months), is_own_hand=is_own,
    )  # fmt: skip


def _screen(
    case: SupportCase, occasion: Occasion, answers: Sequence[str], words: str, urgency: str, *,
    at: datetime,
) -> Screening:  # fmt: skip
    day, key = timezone.localdate(at), uuid.uuid4()
    said = [answer for answer in Everyday if answer in answers]
    made = Screening.objects.create(
        key=key, case=case, occasion=occasion, on=day,
        sealed=seal(case.key, "screening", key, {"answers": said, "note": words.strip()}),
    )  # fmt: skip
    known = set(Support.objects.filter(case=case, state="open").values_list("kind", flat=True))
    for kind in screening.kinds_of(said):
        if kind not in known:
            _need(case, kind, "", urgency, day)
    return made


def _need(case: SupportCase, kind: str, words: str, urgency: str, on: date) -> Support:
    key = uuid.uuid4()
    return Support.objects.create(
        key=key, case=case, kind=kind, urgency=urgency, found_on=on,
        sealed=seal(case.key, "support", key, {"text": words.strip()}),
    )  # fmt: skip


@transaction.atomic
def consent(
    *, case: SupportCase, purposes: Sequence[str], months: int, is_own_hand: bool, at: datetime,
    by: User | None = None,
) -> Consent:  # fmt: skip
    """The person agrees anew, by their own hand or told to a navigator. Raises `Refused`."""
    if not is_own_hand and by is not None:
        may_work(by, case.desk)
    if Purpose.HELP not in purposes or months not in consents.MONTHS:
        raise Refused(no("Without your consent nobody may read this, and nobody can help."))
    Consent.objects.filter(case=case, withdrawn_at=None).update(withdrawn_at=at)
    made = _consent(case, purposes, months, is_own=is_own_hand, at=at)
    note(case, Act.CONSENTED, by=by, at=at)
    return made


@transaction.atomic
def withdraw_consent(*, case: SupportCase, at: datetime, by: User | None = None) -> None:
    """The person takes it all back: from now on the desk reads nothing and counts nothing."""
    Consent.objects.filter(case=case, withdrawn_at=None).update(withdrawn_at=at)
    note(case, Act.WITHDREW, by=by, at=at)


def forget(*, case: SupportCase) -> None:
    """The person is forgotten: the key destroyed, every row gone. Money that was paid keeps its cents."""
    with transaction.atomic():
        Payment.objects.filter(case=case).update(case=None, sealed=b"")
        if case.participant_mark:
            _forget_outcomes(case)
        destroy_key(case.key)
        case.delete()


def _forget_outcomes(case: SupportCase) -> None:
    told = OutcomeRecord.objects.filter(desk=case.desk, participant_mark=case.participant_mark)
    for key in told.values_list("key", flat=True):
        destroy_key(key)
    told.delete()


@transaction.atomic
def say_where(*, case: SupportCase, area: str, shift: str, by: User, at: datetime) -> SupportCase:
    """In which area somebody lives and when they have class or work; either may stay unsaid. Raises `Refused`."""
    require(may_help(by, case, timezone.localdate(at)))
    require(places.may_say(area, case.desk.areas))
    case.area, case.shift = area, shift and Shift(shift)
    case.save(update_fields=["area", "shift"])
    note(case, Act.PLACED, by=by, at=at)
    return case


@transaction.atomic
def take_up(*, case: SupportCase, by: User, at: datetime) -> SupportCase:
    """A navigator is in contact with the person. Raises `Refused`."""
    require(may_help(by, case, timezone.localdate(at)))
    if case.state != CaseState.ASKED:
        raise Refused(no("Somebody is in contact already."))
    case.state = CaseState.AT_WORK
    note(case, Act.TAKEN_UP, by=by, at=at)
    return case


@transaction.atomic
def screen(
    *, case: SupportCase, occasion: str, answers: Sequence[str], by: User, at: datetime,
    words: str = "", urgency: str = Urgency.LATER,
) -> Screening:  # fmt: skip
    """Ask the questions again at a step of the way; new answers become needs. Raises `Refused`."""
    require(may_help(by, case, timezone.localdate(at)))
    made = _screen(case, Occasion(occasion), answers, words, urgency, at=at)
    note(case, Act.SCREENED, by=by, at=at, detail=occasion)
    return made


@transaction.atomic
def add_need(
    *, case: SupportCase, kind: str, by: User, at: datetime, words: str = "",
    urgency: str = Urgency.LATER,
) -> Support:  # fmt: skip
    """A need of one of the twelve kinds. Raises `Refused`."""
    require(may_help(by, case, timezone.localdate(at)))
    made = _need(case, SupportKind(kind), words, Urgency(urgency), timezone.localdate(at))
    note(case, Act.NEED, by=by, at=at, detail=kind)
    return made


@transaction.atomic
def settle(*, support: Support, state: str, by: User, at: datetime, reason: str = "") -> Support:
    """Say what became of a need; not met, with its reason. Raises `Refused`."""
    support = Support.objects.select_for_update(of=("self",)).get(pk=support.pk)
    require(may_help(by, support.case, timezone.localdate(at)))
    wanted = NeedState(state)
    require(plans.may_settle(support.state, wanted, reason))
    support.state, support.settled_on = wanted, timezone.localdate(at)
    support.reason = reason if wanted is NeedState.UNMET else ""
    support.save(update_fields=["state", "reason", "settled_on"])
    note(support.case, Act.SETTLED, by=by, at=at, detail=wanted)
    return support


@transaction.atomic
def plan_step(*, support: Support, text: str, due_on: date, by: User, at: datetime) -> PlanStep:
    """Who does what by when. Raises `Refused`."""
    require(may_help(by, support.case, timezone.localdate(at)))
    if not text.strip():
        raise Refused(no("Say what is to be done."))
    key = uuid.uuid4()
    made = PlanStep.objects.create(
        key=key, support=support, due_on=due_on,
        sealed=seal(support.case_id, "step", key, {"text": text.strip()}),
    )  # fmt: skip
    note(support.case, Act.STEP, by=by, at=at)
    return made


@transaction.atomic
def do_step(*, step: PlanStep, by: User, at: datetime) -> PlanStep:
    """A step is done. Raises `Refused`."""
    case = step.support.case
    require(may_help(by, case, timezone.localdate(at)))
    if step.done_on is not None:
        raise Refused(no("This step is done."))
    step.done_on = timezone.localdate(at)
    step.save(update_fields=["done_on"])
    note(case, Act.STEP_DONE, by=by, at=at)
    return step


@transaction.atomic
def close(*, case: SupportCase, by: User, at: datetime) -> SupportCase:
    """Close a case in which no need is open. Raises `Refused`."""
    may_work(by, case.desk)
    require(plans.may_close(Support.objects.filter(case=case).values_list("state", flat=True)))
    if case.state == CaseState.CLOSED:
        raise Refused(no("This case is closed."))
    case.state = CaseState.CLOSED
    note(case, Act.CLOSED, by=by, at=at)
    return case
