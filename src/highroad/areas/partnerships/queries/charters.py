"""Charters and their texts. Which one is in force is known one floor up, in decisions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.utils import translation

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Language
from highroad.areas.partnerships import rules
from highroad.areas.partnerships.models import Body, Charter, Clause
from highroad.areas.partnerships.queries.partnerships import must_see, one, partnerships_of
from highroad.areas.partnerships.queries.seats import terms_of_sides
from highroad.areas.partnerships.rules import CharterClauses, ClauseDraft
from highroad.areas.partnerships.vocabulary import ClauseKind


def get_charter(key: UUID | str, seen_by: User) -> Charter:
    """A charter, drafted or adopted. Raises `NotFound`."""
    charters = Charter.objects.select_related("body__partnership").prefetch_related("clauses")
    return one(charters.filter(body__partnership__in=partnerships_of(seen_by)), key)


def list_charters(body: Body, seen_by: User) -> list[Charter]:
    """All charters of a body, newest first."""
    must_see(body.partnership, seen_by)
    return list(body.charters.order_by("-number"))


def charters_by_key(keys: Collection[str]) -> dict[str, Charter]:
    """Charters with their clauses, by key, for whoever knows which were adopted."""
    found = Charter.objects.filter(pk__in=keys).select_related("body__partnership")
    return {str(charter.key): charter for charter in found.prefetch_related("clauses")}


def clauses_of(charter: Charter) -> list[ClauseDraft]:
    """The clauses as plain values, in order."""
    return [_draft(clause) for clause in charter.clauses.all()]


def read_charter(
    charter: Charter | None, body: Body, *, on: date, since: date | None = None
) -> CharterClauses:
    """The typed rules of a body on a day by the charter given; without one, its set-up and defaults."""
    return rules.read_charter(
        clauses_of(charter) if charter else [],
        on=on,
        sides=terms_of_sides(body),
        charter=charter.key if charter else None,
        title=charter.title if charter else "",
        number=charter.number if charter else 0,
        since=since,
    )


def _draft(clause: Clause) -> ClauseDraft:
    return ClauseDraft(
        kind=ClauseKind(clause.kind),
        text=clause.text,
        parameters=clause.parameters,
        source=clause.source,
        version=clause.version,
        from_on=clause.from_on,
        to_on=clause.to_on,
    )


def charter_text_of(charter: Charter) -> str:
    """The one readable text of a charter, as it was written down: the same for every reader."""
    return charter.text


def charter_in_words(title: str, clauses: Sequence[ClauseDraft], language: str) -> str:
    """The readable text that clauses make in a language."""
    with translation.override(language):
        return rules.charter_text(title, clauses, translation.gettext)


def still_says_what_was_signed(charter: Charter) -> bool:
    """Whether the clauses as data are those whose digest closes the charter's text."""
    return charter.text.rstrip().endswith(rules.clauses_digest(clauses_of(charter)))


def charter_title(body: Body, number: int, language: Language) -> str:
    """What a draft is called, in the charter's language."""
    with translation.override(language):
        return translation.gettext("Charter of {body}, draft {number}").format(
            body=body.name, number=number
        )
