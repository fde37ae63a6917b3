"""Asking a partnership, answering with two keys, agreeing to be written to and ending that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.vocabulary import LogKind
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.showcase import notices, queries
from highroad.areas.showcase.models import ContactTerms, OfficeQuestion
from highroad.areas.showcase.permissions import (
    may_answer_office,
    may_ask_partnership,
    may_end_contact,
)
from highroad.areas.showcase.rules import office as rules
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

OFFICE_LOG = "sys/office"


@transaction.atomic
def ask_partnership(
    *, partnership: Partnership, text: str, by: User, at: datetime
) -> OfficeQuestion:
    """Put a question of the program office to the co-chairs. Raises `Refused` when too many wait."""
    require(may_ask_partnership(by))
    require(rules.may_ask_more(queries.waiting_questions_for_system(partnership)))
    if not text.strip():
        raise Refused(no("Write your question."))
    made = OfficeQuestion.objects.create(
        partnership=partnership, text=text.strip()[:600], asked_by=by, asked_at=at
    )
    ledger.open_log(name=OFFICE_LOG, kind=LogKind.PLATFORM)
    ledger.record(
        OFFICE_LOG, act="office.asked", about=Ref.to(made), at=at,
        by=ledger.pseudonym_for(by.key, OFFICE_LOG), content={"partnership": str(partnership.key)},
    )  # fmt: skip
    notices.tell_chairs_of_question(made, at=at)
    return made


@transaction.atomic
def answer_office(
    *,
    question: OfficeQuestion,
    body: Body,
    text: str,
    records: Sequence[str],
    by: User,
    at: datetime,
) -> OfficeQuestion:
    """Put an answer, with the records it rests on, to both sides of a body.

    The office reads it when both have signed its very words, and learns nothing before. Raises
    `Refused` while an answer is before both sides, or after one was released.
    """
    kept = OfficeQuestion.objects.select_for_update().get(pk=question.pk)
    require(may_answer_office(by, kept, body, on=timezone.localdate(at)))
    if not text.strip():
        raise Refused(no("Write your answer."))
    known = dict(queries.records_to_name(kept.partnership, seen_by=by))
    named = [f"– {known[ref]} ({ref})" for ref in records if ref in known]
    lines = [_("Question of the program office: %(text)s") % {"text": kept.text}, text.strip()]
    lines += [_("It rests on:"), *named] if named else []
    decision = decisions.propose(
        body=body, title=_("Answer to the program office"), text="\n\n".join(lines),
        by=by, at=at, subject=Ref.to(kept),
    )  # fmt: skip
    kept.decision_key = decision.key
    kept.save(update_fields=["decision_key"])
    alias = partnerships.alias_of(by, kept.partnership)
    ledger.record(
        kept.partnership.log, act="office.answer_put", about=Ref.to(kept), by=alias, at=at,
        content={"decision": str(decision.key), "records": [ref for ref in records if ref in known]},
    )  # fmt: skip
    notices.close_question(kept, by_alias=alias, at=at)
    return kept


@dataclass(frozen=True)
class Contact:
    """To whom the office may write, and until when."""

    name: str
    email: str
    until_on: date


@transaction.atomic
def offer_contact(*, body: Body, contact: Contact, by: User, at: datetime) -> ContactTerms:
    """Put to both sides of a body that the program office may write to somebody."""
    require(rules.may_last_until(contact.until_on, timezone.localdate(at)))
    alias = partnerships.alias_of(by, body.partnership)
    made = ContactTerms.objects.create(
        body=body, name=contact.name.strip(), email=contact.email.strip(),
        until_on=contact.until_on, made_by_alias=alias, made_at=at,
    )  # fmt: skip
    words = {"name": made.name, "email": made.email, "day": made.until_on.isoformat()}
    decision = decisions.propose(
        body=body, title=_("The program office may write to us"), by=by, at=at, subject=Ref.to(made),
        text=_(
            "The program office may write to %(name)s, %(email)s, until %(day)s. "
            "Either side can end this on any day."
        ) % words,
    )  # fmt: skip
    made.decision_key = decision.key
    made.save(update_fields=["decision_key"])
    ledger.record(
        body.log, act="office.contact_put", about=Ref.to(made), by=alias, at=at,
        content={"decision": str(decision.key), "until": words["day"]},
    )  # fmt: skip
    return made


@transaction.atomic
def end_contact(*, contact: ContactTerms, by: User, at: datetime) -> ContactTerms:
    """Either side ends it alone, at once. Ending it twice changes nothing."""
    kept = ContactTerms.objects.select_for_update().get(pk=contact.pk)
    require(may_end_contact(by, kept))
    if kept.ended_at is None:
        kept.ended_at = at
        kept.ended_by_alias = partnerships.alias_of(by, kept.body.partnership)
        kept.save(update_fields=["ended_at", "ended_by_alias"])
        ledger.record(
            kept.body.log, act="office.contact_ended", about=Ref.to(kept), by=kept.ended_by_alias,
            at=at, content={},
        )  # fmt: skip
    return kept
