"""Access asked for and answered, incidents, a neutral's count, the way to a first contract, postings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances import notices
from highroad.areas.assurances.actions.hands import note, seat_on_a_side
from highroad.areas.assurances.models import AgreementClause
from highroad.areas.assurances.models.choice import (
    AccessRequest,
    Entered,
    LadderEvent,
    NeutralityIncident,
    Recognition,
)
from highroad.areas.assurances.permissions import may_take_part
from highroad.areas.assurances.rules import choice as rules
from highroad.areas.assurances.rules import clauses as clause_rules
from highroad.areas.assurances.vocabulary import DayCount
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    IncidentKind,
    LadderAct,
)
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, Refused, no, require


def seat_of_side(
    by: User, body: Body, *, side: Side | None = None, why: Answer | None = None
) -> Seat:
    """The seat somebody acts for; of one side only, where `why` says why not. Raises `Refused`."""
    require(may_take_part(by, body))
    seat = seat_on_a_side(by, body)
    if why is not None and seat.side != side:
        raise Refused(why)
    return seat


def _number(model: type[Entered], body: Body) -> int:
    Body.objects.select_for_update().get(pk=body.pk)
    return model._default_manager.filter(body=body).count() + 1


def entered(model: type[Entered], body: Body, seat: Seat, at: datetime, **given: Any) -> Any:
    """A numbered record of a body, by the side of this seat."""
    return model._default_manager.create(
        body=body, number=_number(model, body), side=seat.side, made_by_alias=seat.alias, made_at=at,
        **given,
    )  # fmt: skip


def _due(clause: AgreementClause | None, from_on: date) -> date | None:
    """By when the clause asks for an answer; nothing where it sets no days."""
    if clause is None or clause.answer_days is None:
        return None
    return clause_rules.answer_due(from_on, clause.answer_days, DayCount(clause.day_count))


def _of_body(clause: AgreementClause | None, body: Body) -> None:
    if clause is not None and clause.agreement.body_id != body.pk:
        raise Refused(no("Choose a clause of this body."))


@transaction.atomic
def ask_access(
    *, body: Body, place: str, hours: str, asked_on: date, clause: AgreementClause | None = None,
    by: User, at: datetime,
) -> AccessRequest:  # fmt: skip
    """Labor asks for access: the place, the hours. The clause sets the day of the answer."""
    seat = seat_of_side(by, body, side=Side.LABOR, why=no("Labor asks for access."))
    _of_body(clause, body)
    if not place.strip() or not hours.strip():
        raise Refused(no("Say where and when."))
    if asked_on > timezone.localdate(at):
        raise Refused(no("This day lies ahead."))
    made: AccessRequest = entered(
        AccessRequest, body, seat, at, clause=clause, place=place.strip(), hours=hours.strip(),
        asked_on=asked_on, due_on=_due(clause, asked_on),
    )  # fmt: skip
    note(
        body,
        "access.asked",
        made,
        seat=seat,
        at=at,
        content={"number": made.number, "due_on": made.due_on or ""},
    )
    notices.tell_of_choice(made, by=by, at=at)
    return made


@transaction.atomic
def answer_access(
    *, request: AccessRequest, reply: AccessReply, words: str = "", by: User, at: datetime
) -> AccessRequest:
    """Management grants, grants with changes, or refuses with its reason. Raises `Refused`."""
    seat = seat_of_side(by, request.body, side=Side.MANAGEMENT, why=no("Management answers."))
    if reply is not AccessReply.GRANTED and not words.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    row = AccessRequest.objects.select_for_update().get(pk=request.pk)
    if row.reply:
        raise Refused(no("This has been answered already."))
    row.reply, row.reply_words, row.replied_on = reply, words.strip(), timezone.localdate(at)
    row.save(update_fields=["reply", "reply_words", "replied_on"])
    note(
        request.body,
        "access.answered",
        row,
        seat=seat,
        at=at,
        content={"reply": reply.value, "words": row.reply_words},
    )
    return row


@transaction.atomic
def say_access_kept(
    *, request: AccessRequest, kept: bool, words: str = "", by: User, at: datetime
) -> AccessRequest:
    """Labor says whether access was given as granted; a no says what happened. Raises `Refused`."""
    seat = seat_of_side(
        by, request.body, side=Side.LABOR, why=no("Labor says whether it was kept.")
    )
    if not kept and not words.strip():
        raise Refused(no("Say it in a sentence: both sides will read it."))
    row = AccessRequest.objects.select_for_update().get(pk=request.pk)
    if row.reply not in (AccessReply.GRANTED, AccessReply.CHANGED) or row.kept is not None:
        raise Refused(no("This can be said once, of access that was granted."))
    row.kept, row.kept_words = kept, words.strip()
    row.save(update_fields=["kept", "kept_words"])
    note(
        request.body,
        "access.judged",
        row,
        seat=seat,
        at=at,
        content={"kept": kept, "words": row.kept_words},
    )
    return row


@transaction.atomic
def report_incident(
    *, body: Body, kind: IncidentKind, happened_on: date, site: str, words: str,
    clause: AgreementClause | None = None, by: User, at: datetime,
) -> NeutralityIncident:  # fmt: skip
    """Labor reports what the neutrality clause rules out. Who told labor is asked for nowhere."""
    seat = seat_of_side(by, body, side=Side.LABOR, why=no("Labor reports an incident."))
    _of_body(clause, body)
    today = timezone.localdate(at)
    if happened_on > today:
        raise Refused(no("This day lies ahead."))
    if not site.strip() or not words.strip():
        raise Refused(no("Say where it was, and what happened."))
    made: NeutralityIncident = entered(
        NeutralityIncident, body, seat, at, clause=clause, kind=kind, happened_on=happened_on,
        site=site.strip(), words=words.strip(), due_on=_due(clause, today),
    )  # fmt: skip
    note(
        body,
        "incident.reported",
        made,
        seat=seat,
        at=at,
        content={"number": made.number, "kind": kind.value},
    )
    notices.tell_of_choice(made, by=by, at=at)
    return made


@transaction.atomic
def answer_incident(
    *, incident: NeutralityIncident, response: str, by: User, at: datetime
) -> NeutralityIncident:
    """Management answers. Raises `Refused` the second time."""
    seat = seat_of_side(by, incident.body, side=Side.MANAGEMENT, why=no("Management answers."))
    if not response.strip():
        raise Refused(no("Say it in a sentence: both sides will read it."))
    row = NeutralityIncident.objects.select_for_update().get(pk=incident.pk)
    if row.responded_on is not None:
        raise Refused(no("This has been answered already."))
    row.response, row.responded_on = response.strip(), timezone.localdate(at)
    row.save(update_fields=["response", "responded_on"])
    note(incident.body, "incident.answered", row, seat=seat, at=at, content={"words": row.response})
    return row


@transaction.atomic
def find_on_incident(
    *, incident: NeutralityIncident, neutral: str, finding: str, by: User, at: datetime
) -> NeutralityIncident:
    """Enter what the neutral person found. Raises `Refused`."""
    seat = seat_of_side(by, incident.body)
    if not neutral.strip() or not finding.strip():
        raise Refused(no("Name the neutral person who found this."))
    row = NeutralityIncident.objects.select_for_update().get(pk=incident.pk)
    if row.finding:
        raise Refused(no("This stands here already."))
    row.neutral, row.finding = neutral.strip(), finding.strip()
    row.save(update_fields=["neutral", "finding"])
    note(
        incident.body,
        "incident.found",
        row,
        seat=seat,
        at=at,
        content={"neutral": row.neutral, "words": row.finding},
    )
    return row


@transaction.atomic
def settle_incident(
    *, incident: NeutralityIncident, settlement: str, by: User, at: datetime
) -> NeutralityIncident:
    """The side that reported says that it is settled, and how. Raises `Refused`."""
    seat = seat_of_side(
        by,
        incident.body,
        side=Side(incident.side),
        why=no("Only the side that reported it says that it is settled."),
    )
    if not settlement.strip():
        raise Refused(no("Say it in a sentence: both sides will read it."))
    row = NeutralityIncident.objects.select_for_update().get(pk=incident.pk)
    if row.settled_on is not None:
        raise Refused(no("This stands here already."))
    row.settlement, row.settled_on = settlement.strip(), timezone.localdate(at)
    row.save(update_fields=["settlement", "settled_on"])
    note(
        incident.body, "incident.settled", row, seat=seat, at=at, content={"words": row.settlement}
    )
    return row


@dataclass(frozen=True, kw_only=True)
class Count:
    """What a neutral person reports of a unit. Nobody's name is asked for."""

    union: str
    unit: str
    unit_size: int
    signed: int
    neutral: str
    counted_on: date


@transaction.atomic
def enter_count(
    *, body: Body, count: Count, clause: AgreementClause | None = None, by: User, at: datetime
) -> Recognition:
    """Keep the yes or no of a majority; the bare number only where it tells of nobody.

    One count a unit within ninety days. The record gets the size and the yes or no, never the number.
    Raises `Refused`.
    """
    seat = seat_of_side(by, body)
    _of_body(clause, body)
    same = Recognition.objects.filter(body=body, unit__iexact=count.unit.strip())
    if not count.unit.strip() or not count.union.strip():
        raise Refused(no("Name the union, and put the unit into words."))
    require(
        rules.may_be_counted(
            unit=count.unit_size, signed=count.signed, neutral=count.neutral,
            counted_on=count.counted_on, earlier=list(same.values_list("counted_on", flat=True)),
            on=timezone.localdate(at),
        )
    )  # fmt: skip
    made: Recognition = entered(
        Recognition, body, seat, at, clause=clause, union=count.union.strip(),
        unit=count.unit.strip(), unit_size=count.unit_size,
        signed_count=rules.kept_count(count.signed, count.unit_size, body.smallest_public_cell),
        has_majority=rules.has_majority(count.signed, count.unit_size),
        neutral=count.neutral.strip(), counted_on=count.counted_on,
    )  # fmt: skip
    note(
        body,
        "recognition.counted",
        made,
        seat=seat,
        at=at,
        content={"unit_size": made.unit_size, "has_majority": made.has_majority},
    )
    notices.tell_of_choice(made, by=by, at=at)
    return made


@transaction.atomic
def recognize(
    *,
    recognition: Recognition,
    on: date,
    terms: rules.LadderTerms,
    source: str,
    by: User,
    at: datetime,
) -> Recognition:
    """Management recognizes the union; the agreed ladder to a first contract begins. Raises `Refused`."""
    seat = seat_of_side(
        by, recognition.body, side=Side.MANAGEMENT, why=no("Management recognizes the union.")
    )
    row = Recognition.objects.select_for_update().get(pk=recognition.pk)
    if not row.has_majority:
        raise Refused(no("The count found no majority."))
    if row.recognized_on is not None:
        raise Refused(no("This stands here already."))
    if not row.counted_on <= on <= timezone.localdate(at):
        raise Refused(no("The day lies after the count, and not ahead."))
    row.recognized_on, row.ladder_source = on, source.strip()
    row.meet_days, row.bargain_days, row.mediate_days = (
        terms.meet_days, terms.bargain_days, terms.mediate_days,
    )  # fmt: skip
    row.day_count = terms.count
    row.save()
    note(recognition.body, "recognition.given", row, seat=seat, at=at, content={"on": on})
    return row


@transaction.atomic
def enter_step(
    *, recognition: Recognition, act: LadderAct, on: date, words: str = "", by: User, at: datetime
) -> LadderEvent:
    """Enter what happened on the way to a first contract, in its order. Raises `Refused`."""
    seat = seat_of_side(by, recognition.body)
    row = Recognition.objects.select_for_update().get(pk=recognition.pk)
    if row.recognized_on is None:
        raise Refused(no("The union is not recognized yet."))
    before = [(LadderAct(each.act), each.on) for each in row.events.order_by("number")]
    require(rules.may_happen(before, act, on, timezone.localdate(at)))
    made = LadderEvent.objects.create(
        recognition=row, number=len(before) + 1, act=act, on=on, words=words.strip(), side=seat.side,
        by_alias=seat.alias, at=at,
    )  # fmt: skip
    note(
        recognition.body,
        f"ladder.{act.value}",
        row,
        seat=seat,
        at=at,
        content={"on": on, "words": made.words},
    )
    return made
