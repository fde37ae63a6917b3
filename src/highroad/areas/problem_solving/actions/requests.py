"""Asking the other side for information, replying; recording how the union came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_noop

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import MessageKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import held, record, seat_for, whole
from highroad.areas.problem_solving.models.requests import (
    InformationReply,
    InformationRequest,
    Involvement,
    InvolvementView,
)
from highroad.areas.problem_solving.permissions.issues import may_take_part
from highroad.areas.problem_solving.permissions.requests import may_reply
from highroad.areas.problem_solving.queries.requests import line_of
from highroad.areas.problem_solving.rules import requests as rules
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, PdiStage, ReplyKind
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

REPLY = "request.reply"


@dataclass(frozen=True, kw_only=True)
class InvolvementDraft:
    """What is noted of an involvement."""

    topic: str
    notified_on: date
    stage: PdiStage
    aim: PdiAim
    initiator: Side
    deadline_on: date | None = None
    limits: str = ""


@whole
def ask_for_information(
    *, body: Body, of_side: Side, what: str, why: str, due_on: date, by: User, at: datetime
) -> InformationRequest:
    """Ask the other side; its co-chairs are told, and the clock runs. Raises `Refused`."""
    require(may_take_part(by, body))
    require(rules.may_be_asked(what, why, due_on, timezone.localdate(at)))
    seat = seat_for(by, body)
    if seat.side == of_side:
        raise Refused(no("Ask another side than your own."))
    made = InformationRequest.objects.create(
        body=body, number=queries.next_number(InformationRequest, body=body), side=seat.side,
        of_side=of_side, what=what.strip(), why=why.strip(), due_on=due_on,
        asked_by_alias=seat.alias, asked_at=at,
    )  # fmt: skip
    record(
        body, "request.asked", Ref.to(made), seat=seat, at=at,
        content={
            "number": made.number, "of": of_side.value, "what": made.what, "why": made.why,
            "due_on": due_on.isoformat(),
        },
    )  # fmt: skip
    _tell(made, of_side, gettext_noop("{body}: information is asked for, request {number}"),
          kind=MessageKind.ACT, at=at, once=f"{REPLY}:{made.key}")  # fmt: skip
    return made


@whole
def reply(
    *, request: InformationRequest, kind: ReplyKind, words: str, by: User, at: datetime
) -> InformationReply:
    """Give all, a part, or a refusal with its reason. A part does not stop the clock."""
    kept = held(request)
    require(may_reply(by, kept))
    state = line_of(kept, timezone.localdate(at)).state
    require(rules.may_reply(state, kind, words))
    seat = seat_for(by, kept.body)
    made = InformationReply.objects.create(
        request=kept, number=queries.next_number(InformationReply, request=kept), kind=kind,
        words=words.strip(), by_alias=seat.alias, at=at,
    )  # fmt: skip
    record(
        kept.body, "request.replied", Ref.to(made), seat=seat, at=at,
        content={"number": kept.number, "kind": kind.value, "words": made.words},
    )  # fmt: skip
    if kind in rules.ENDS:
        accounts.close(about=Ref.to(kept), event=REPLY, by_alias=seat.alias, at=at)
    _tell(kept, Side(kept.side), gettext_noop("{body}: a reply to request {number}"),
          kind=MessageKind.VIEW, at=at, once=f"replied:{made.key}")  # fmt: skip
    return made


def _tell(
    request: InformationRequest,
    side: Side,
    title: str,
    *,
    kind: MessageKind,
    at: datetime,
    once: str,
) -> None:
    accounts.tell(
        to=partnerships.co_chairs_of_side(request.body, side), event=REPLY, kind=kind, title=title,
        values={"body": request.body.name, "number": request.number}, about=Ref.to(request),
        place=Ref.to(request.body), at=at, once=once,
    )  # fmt: skip


@whole
def note_involvement(*, body: Body, draft: InvolvementDraft, by: User, at: datetime) -> Involvement:
    """Note when and how the union came in. It is no bargaining and waives no right."""
    require(may_take_part(by, body))
    if not draft.topic.strip():
        raise Refused(no("Say what it is about."))
    seat = seat_for(by, body)
    made = Involvement.objects.create(
        body=body, number=queries.next_number(Involvement, body=body), topic=draft.topic.strip(),
        notified_on=draft.notified_on, deadline_on=draft.deadline_on, initiator=draft.initiator,
        stage=draft.stage, aim=draft.aim, limits=draft.limits.strip(), side=seat.side,
        made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    record(
        body, "involvement.noted", Ref.to(made), seat=seat, at=at,
        content={
            "number": made.number, "topic": made.topic, "stage": draft.stage.value,
            "aim": draft.aim.value, "notified_on": draft.notified_on.isoformat(),
        },
    )  # fmt: skip
    return made


@whole
def say_of_involvement(
    *,
    involvement: Involvement,
    is_early_enough: bool,
    is_satisfied: bool,
    words: str,
    by: User,
    at: datetime,
    outcome: PdiAim | None = None,
) -> InvolvementView:
    """What one's own side says of it; the last word counts, and the other side has its own."""
    kept = held(involvement)
    require(may_take_part(by, kept.body))
    seat = seat_for(by, kept.body)
    made = InvolvementView.objects.create(
        involvement=kept, side=seat.side, is_early_enough=is_early_enough, is_satisfied=is_satisfied,
        number=queries.next_number(InvolvementView, involvement=kept, side=seat.side),
        words=words.strip(), by_alias=seat.alias, at=at,
    )  # fmt: skip
    if outcome is not None:
        kept.outcome = outcome
        kept.save(update_fields=["outcome"])
    record(
        kept.body, "involvement.judged", Ref.to(made), seat=seat, at=at,
        content={
            "number": kept.number, "early": int(is_early_enough), "satisfied": int(is_satisfied),
            "words": made.words, "outcome": outcome.value if outcome else "",
        },
    )  # fmt: skip
    return made
