"""Answering the claims of the rubric for one's side, and agreeing on the level they come to."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import held, record, seat_for, whole
from highroad.areas.problem_solving.models.assessments import (
    Assessment,
    AssessmentWord,
    CriterionAnswer,
)
from highroad.areas.problem_solving.permissions.issues import may_take_part
from highroad.areas.problem_solving.queries.assessments import standing_of
from highroad.areas.problem_solving.vocabulary.rubric import BY_KEY, VERSION, CriterionReply
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def answer_criterion(
    *,
    body: Body,
    criterion: str,
    reply: CriterionReply,
    by: User,
    at: datetime,
    evidence: str = "",
    evidence_on: date | None = None,
) -> CriterionAnswer:
    """Answer one claim for one's own side; the other side answers by itself.

    Raises `Refused` for a claim there is not, or evidence without its day or from a day ahead.
    """
    require(may_take_part(by, body))
    if criterion not in BY_KEY:
        raise Refused(no("There is no such claim in the rubric."))
    if bool(evidence.strip()) is not (evidence_on is not None):
        raise Refused(no("Evidence has a text and a day."))
    if evidence_on is not None and evidence_on > timezone.localdate(at):
        raise Refused(no("Evidence cannot be from a day ahead."))
    seat = seat_for(by, body)
    made = CriterionAnswer.objects.create(
        body=body, criterion=criterion, version=VERSION, side=seat.side, reply=reply,
        evidence=evidence.strip(), evidence_on=evidence_on, by_alias=seat.alias, at=at,
    )  # fmt: skip
    record(
        body, "criterion.answered", Ref.to(made), seat=seat, at=at,
        content={
            "criterion": criterion, "version": VERSION, "reply": reply.value,
            "evidence": made.evidence,
            "evidence_on": evidence_on.isoformat() if evidence_on else "",
        },
    )  # fmt: skip
    return made


@whole
def say_level(
    *, body: Body, level: int, agrees: bool, by: User, at: datetime, note: str = ""
) -> Assessment:
    """A side's word to the level the answers come to now. Both agree, and it is the body's level.

    Raises `Refused` if the answers come to another level by now, or a disagreement has no note.
    """
    require(may_take_part(by, body))
    found = standing_of(body, timezone.localdate(at))
    if found.level != level:
        raise Refused(no("The answers come to another level by now. Look again."))
    if not agrees and not note.strip():
        raise Refused(no("Say why you do not agree. It stands beside the level."))
    seat = seat_for(by, body)
    kept = _of_now(body, found.level, found.digest, at=at)
    if kept.words.filter(side=seat.side).exists():
        raise Refused(no("Your side has said so already."))
    AssessmentWord.objects.create(
        assessment=kept,
        side=seat.side,
        agrees=agrees,
        note=note.strip(),
        by_alias=seat.alias,
        at=at,
    )
    record(
        body, "level.said", Ref.to(kept), seat=seat, at=at,
        content={"level": level, "agrees": int(agrees), "note": note.strip(), "digest": kept.digest},
    )  # fmt: skip
    said = set(kept.words.filter(agrees=True).values_list("side", flat=True))
    if said >= {side.value for side in partnerships.key_sides(body)}:
        kept.agreed_at = at
        kept.save(update_fields=["agreed_at"])
    return kept


def _of_now(body: Body, level: int, digest: str, *, at: datetime) -> Assessment:
    """The open assessment of exactly these answers; a new one if they have changed."""
    last = Assessment.objects.filter(body=body).order_by("-number").first()
    if last is not None and last.digest == digest and last.level == level and not last.agreed_at:
        return held(last)
    return Assessment.objects.create(
        body=body, number=queries.next_number(Assessment, body=body), level=level, version=VERSION,
        digest=digest, made_at=at,
    )  # fmt: skip
