"""Opening a survey, printing the tickets of one's own people, and answering without a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.sides import record, seat_for, whole
from highroad.areas.problem_solving.models import Survey, SurveyRole, SurveyTally, SurveyTicket
from highroad.areas.problem_solving.permissions import may_print_tickets, may_take_part
from highroad.areas.problem_solving.rules import surveys as rules
from highroad.kit.answers import NotFound, Refused, no, require
from highroad.kit.refs import Ref
from highroad.kit.tallies import answers_fit, digest_of, draw, is_answerable


@dataclass(frozen=True)
class RoleDraft:
    """People of one party who are asked together."""

    name: str
    party: Party


@whole
def open_survey(
    *, body: Body, title: str, questions: Sequence[str], roles: Sequence[RoleDraft],
    closes_on: date, by: User, at: datetime,
) -> Survey:  # fmt: skip
    """Ask the same of several roles, until a day. Each party is told to print its tickets.

    Raises `Refused` while another survey of the body runs, and for a party that is not of it.
    """
    require(may_take_part(by, body))
    seat, day = seat_for(by, body), timezone.localdate(at)
    plan = rules.Plan(
        title,
        [text.strip() for text in questions],
        [role.name.strip() for role in roles],
        day,
        closes_on,
    )
    require(rules.may_open(plan))
    if Survey.objects.filter(body=body, closes_on__gt=day).exists():
        raise Refused(no("A survey of this body runs already."))
    known = {party.key for party in partnerships.parties_at(body)}
    if any(role.party.key not in known for role in roles):
        raise Refused(no("Only people of parties with a seat in this body are asked."))
    made = Survey.objects.create(
        body=body, number=queries.next_number(Survey, body=body), title=plan.title.strip(),
        questions=list(plan.questions), opened_on=day, closes_on=closes_on,
        smallest_count=body.smallest_public_cell, side=seat.side, made_by_alias=seat.alias,
    )  # fmt: skip
    for number, role in enumerate(roles, start=1):
        _add_role(made, number, role)
    record(
        body, "survey.opened", Ref.to(made), seat=seat, at=at,
        content={
            "number": made.number, "title": made.title, "questions": len(plan.questions),
            "roles": len(roles), "closes_on": closes_on.isoformat(),
        },
    )  # fmt: skip
    notices.tell_of_survey(made, by=by, at=at)
    return made


def _add_role(survey: Survey, number: int, role: RoleDraft) -> None:
    made = SurveyRole.objects.create(
        survey=survey, number=number, name=role.name.strip(), party=role.party
    )
    SurveyTally.objects.bulk_create(
        SurveyTally(role=made, question=question)
        for question, _text in enumerate(survey.questions, start=1)
    )


@whole
def print_tickets(*, role: SurveyRole, tickets: int, by: User, at: datetime) -> tuple[str, ...]:
    """Draw the tickets of a role, once, for somebody who acts for its party.

    They exist nowhere but on the paper they are printed on: kept are their hashes, in no order, until
    each is used. Raises `Refused`.
    """
    kept = SurveyRole.objects.select_for_update(of=("self",)).select_related(
        "survey__body__partnership", "party"
    ).get(pk=role.pk)  # fmt: skip
    survey = kept.survey
    require(may_print_tickets(by, kept, timezone.localdate(at)))
    require(
        rules.may_print(tickets=tickets, smallest=survey.smallest_count, printed=kept.ticket_count)
    )
    drawn = draw(tickets)
    SurveyTicket.objects.bulk_create(
        sorted(
            (SurveyTicket(digest=digest_of(one), role=kept) for one in drawn),
            key=lambda t: t.digest,
        )
    )
    kept.ticket_count = tickets
    kept.save(update_fields=["ticket_count"])
    record(
        survey.body, "survey.tickets", Ref.to(kept), seat=seat_for(by, survey.body), at=at,
        content={"number": survey.number, "role": kept.number, "tickets": tickets},
    )  # fmt: skip
    return drawn


@transaction.atomic
def answer_survey(*, ticket: str, answers: Sequence[str], at: datetime) -> None:
    """Somebody's answers: the tallies grow, the ticket is gone, and nothing else is written anywhere.

    No person, address, moment or order of answers is kept, here or in any log. Raises `NotFound` for
    a ticket that is none, was used, or is too late, all alike.
    """
    rows = SurveyTicket.objects.select_for_update(of=("self",)).select_related("role__survey")
    found = rows.filter(digest=digest_of(ticket)).first()
    if found is None or not is_answerable(found.role.survey.closes_on, timezone.localdate(at)):
        raise NotFound
    tallies = list(SurveyTally.objects.filter(role=found.role_id).order_by("question"))
    if not answers_fit(answers, len(tallies)):
        raise Refused(no("Answer each line, or say that you do not know."))
    gone, _rows = SurveyTicket.objects.filter(pk=found.pk).delete()
    if not gone:
        raise NotFound
    for tally, said in zip(tallies, answers, strict=True):
        column = f"{said}_count"
        SurveyTally.objects.filter(pk=tally.pk).update(**{column: F(column) + 1})
