"""What can be done with the guide: answer a question."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.guide import notices, permissions, queries, rules
from highroad.areas.guide.models import SelfAssessment
from highroad.areas.guide.vocabulary import Question, Reply, Voice
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, Refused, no, require, yes
from highroad.kit.refs import Ref

ANSWERED_SINCE = no("Somebody of your side has answered since you opened this page. Look again.")


@transaction.atomic
def give_answer(
    *,
    partnership: Partnership,
    question: Question,
    voice: Voice,
    reply: Reply,
    note: str = "",
    seen: int,
    by: User,
    at: datetime,
) -> SelfAssessment:
    """Add the answer of one voice. `seen` is the number of its answer that the person last saw.

    Raises `Refused` if this person may not, or if the voice has answered since.
    """
    on = timezone.localdate(at)
    require(permissions.may_answer_for(by, partnership, question, voice, on=on))
    require(rules.may_say(question, voice, reply, note))
    require(_nothing_new(partnership, question, voice, seen))

    alias = queries.voices_of(by, partnership, on=on)[voice]
    given = SelfAssessment(
        partnership=partnership, question=question.key, voice=voice, number=seen + 1,
        reply=reply, note=note.strip(), given_by_alias=alias, given_at=at,
    )  # fmt: skip
    _keep(given)

    content = {"question": question.key, "reply": reply.value, "note": given.note}
    ledger.record(
        partnership.log, act="assessment.given", about=Ref.to(given), by=alias, at=at,
        side=voice.value if voice in Side.values else "", content=content,
    )  # fmt: skip
    notices.tell_of_gap(given, by=by, at=at)
    return given


def _nothing_new(partnership: Partnership, question: Question, voice: Voice, seen: int) -> Answer:
    newest = queries.newest_number(partnership, question, voice)
    return yes if newest == seen else ANSWERED_SINCE


def _keep(given: SelfAssessment) -> None:
    """Two people of one side may press at once: the constraint lets one of them through."""
    try:
        with transaction.atomic():
            given.save()
    except IntegrityError as error:
        raise Refused(ANSWERED_SINCE) from error
