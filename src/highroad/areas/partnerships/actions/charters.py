"""Drafting the rules of a body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Language
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries, rules
from highroad.areas.partnerships.models import Body, Charter, Clause
from highroad.areas.partnerships.permissions import may_draft_charter
from highroad.areas.partnerships.rules import ClauseDraft
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def draft_charter(
    *,
    body: Body,
    clauses: Sequence[ClauseDraft],
    by: User,
    at: datetime,
    language: Language = Language.ENGLISH,
) -> Charter:
    """Write down rules for a body, in one language. They bind nobody until both sides adopt their text.

    Raises `Refused` for a clause without words or with a value that cannot be counted by.
    """
    require(may_draft_charter(by, body))
    require(rules.may_be_clauses(clauses, queries.key_sides(body)))
    charter = _insert(
        body, language, alias=queries.alias_of(by, body.partnership, body=body), at=at
    )
    for place, clause in enumerate(clauses, start=1):
        Clause.objects.create(
            charter=charter,
            number=place,
            kind=clause.kind,
            text=clause.text.strip(),
            parameters=dict(clause.parameters),
            source=clause.source,
        )
    ledger.record(
        body.log,
        act="charter.drafted",
        about=Ref.to(charter),
        by=charter.made_by_alias,
        at=at,
        content={
            "number": charter.number,
            "digest": rules.digest_of(queries.charter_text_of(charter)),
        },
    )
    return charter


def _insert(body: Body, language: Language, *, alias: str, at: datetime) -> Charter:
    """The next draft; of two who write at once, one is asked to try again."""
    number = (body.charters.aggregate(last=Max("number"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            return Charter.objects.create(
                body=body,
                number=number,
                title=queries.charter_title(body, number, language),
                language=language,
                made_by_alias=alias,
                made_at=at,
            )
    except IntegrityError as error:
        raise Refused(no("Somebody has just written another draft. Try again.")) from error
