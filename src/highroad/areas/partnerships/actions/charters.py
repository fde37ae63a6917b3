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
from highroad.areas.partnerships.vocabulary import CharterKind
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
    based_on: Charter | None = None,
    umbrella: Charter | None = None,
    title: str = "",
) -> Charter:
    """Write down rules for a body, in one language. They bind nobody until both sides adopt their text.

    `based_on` is the charter it changes: clauses that stay keep their version. With an `umbrella` it is
    a side agreement under that charter, and has a title of its own. Raises `Refused` for a clause
    without words or with a value that cannot be counted by; the reason names the clause.
    """
    require(may_draft_charter(by, body))
    require(rules.may_be_clauses(clauses, queries.key_sides(body)))
    is_of_body = all(other is None or other.body_id == body.pk for other in (based_on, umbrella))
    require(rules.may_build_on(is_of_body))
    charter = Charter(
        body=body,
        language=language,
        kind=CharterKind.SIDE_AGREEMENT if umbrella else CharterKind.CHARTER,
        umbrella=umbrella,
        based_on=based_on,
        made_by_alias=queries.alias_of(by, body.partnership, body=body),
        made_at=at,
    )
    _insert(charter, clauses, title.strip())
    _keep_clauses(charter, clauses)
    _record(charter, at=at)
    return charter


def keep_draft(body: Body, charter: Charter, *, by_alias: str, at: datetime) -> Charter:
    """The clauses of another body's charter as a first draft here; binds nobody until adopted."""
    clauses = queries.clauses_of(charter)
    draft = Charter(body=body, language=charter.language, made_by_alias=by_alias, made_at=at)
    _insert(draft, clauses, "")
    _keep_clauses(draft, clauses)
    _record(draft, at=at)
    return draft


def _record(charter: Charter, *, at: datetime) -> None:
    ledger.record(
        charter.body.log,
        act="charter.drafted",
        about=Ref.to(charter),
        by=charter.made_by_alias,
        at=at,
        content={
            "number": charter.number,
            "digest": rules.digest_of(queries.charter_text_of(charter)),
        },
    )


def _insert(charter: Charter, clauses: Sequence[ClauseDraft], title: str) -> None:
    """The next draft; of two who write at once, one is asked to try again."""
    last = charter.body.charters.aggregate(last=Max("number"))["last"]
    charter.number = (last or 0) + 1
    language = Language(charter.language)
    charter.title = title or queries.charter_title(charter.body, charter.number, language)
    charter.text = queries.charter_in_words(charter.title, clauses, language)
    try:
        with transaction.atomic():
            charter.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(no("Somebody has just written another draft. Try again.")) from error


def _keep_clauses(charter: Charter, clauses: Sequence[ClauseDraft]) -> None:
    before = queries.clauses_of(charter.based_on) if charter.based_on else []
    Clause.objects.bulk_create(
        Clause(
            charter=charter,
            number=place,
            kind=clause.kind,
            text=clause.text.strip(),
            parameters=dict(clause.parameters),
            source=clause.source,
            version=version,
            from_on=clause.from_on,
            to_on=clause.to_on,
        )
        for place, (clause, version) in enumerate(rules.with_versions(clauses, before), start=1)
    )
