"""Charters and their texts. Which one is in force is known one floor up, in decisions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.utils import translation

from highroad.areas.accounts.models import User
from highroad.areas.accounts.vocabulary import Language
from highroad.areas.partnerships import rules
from highroad.areas.partnerships.models import Body, Charter, Clause, Seat
from highroad.areas.partnerships.queries.partnerships import must_see, one, partnerships_of
from highroad.areas.partnerships.queries.seats import acting_holders, terms_of_sides
from highroad.areas.partnerships.rules import CharterClauses, ClauseDraft, Concern, Facts
from highroad.areas.partnerships.vocabulary import CharterTemplate, ClauseKind, SeatRole, Side


def get_charter(key: UUID | str, seen_by: User) -> Charter:
    """A charter, drafted or adopted. Raises `NotFound`."""
    charters = Charter.objects.select_related(
        "body__partnership", "umbrella", "based_on"
    ).prefetch_related("clauses")
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
        number=clause.number,
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


def concerns_of(charter: Charter, *, on: date) -> list[Concern]:
    """What the check of a charter finds beside the roster of its body, what stops it first."""
    clauses = clauses_of(charter)
    return check_clauses(
        charter.body, clauses, on=on, is_side_agreement=charter.umbrella_id is not None
    )


def check_clauses(
    body: Body, clauses: Sequence[ClauseDraft], *, on: date, is_side_agreement: bool = False
) -> list[Concern]:
    """What the check finds in clauses that somebody may put to a body."""
    seats = Seat.objects.filter(body=body, ended_at=None, carries_key=True).exclude(side="")
    rows = list(seats.values_list("side", "role"))
    ends: dict[Side, list[date | None]] = {}
    for side, to_on in (
        acting_holders(on).filter(body=body, is_alternate=False).values_list("seat__side", "to_on")
    ):
        if side:
            ends.setdefault(Side(side), []).append(to_on)
    first_day = min((clause.from_on for clause in clauses if clause.from_on), default=on)
    facts = Facts(
        clauses=rules.read_charter(clauses, on=max(on, first_day), sides=terms_of_sides(body)),
        seats={side: sum(row[0] == side for row in rows) for side in Side},
        chairs=frozenset(Side(side) for side, role in rows if role == SeatRole.CO_CHAIR),
        ends={side: tuple(days) for side, days in ends.items()},
        is_side_agreement=is_side_agreement,
    )
    return rules.check(facts)


def clauses_of_template(
    template: CharterTemplate, language: str, keys: Collection[Side]
) -> list[ClauseDraft]:
    """The clauses of a template in a language, without values for a side that holds no key here."""
    with translation.override(language):
        found = rules.template_clauses(template, translation.gettext)
    gone = {side.value for side in Side if side not in keys}
    return [
        replace(
            clause,
            parameters={
                name: value for name, value in clause.parameters.items() if name not in gone
            },
        )
        for clause in found
    ]


@dataclass(frozen=True)
class ClauseLine:
    """A clause as a page shows it: number, heading, words, values in words, where it comes from."""

    number: int
    kind: ClauseKind
    text: str
    values: tuple[tuple[str, str], ...]
    source: str
    version: int
    from_on: date | None
    to_on: date | None


def list_clauses(charter: Charter, seen_by: User) -> list[ClauseLine]:
    """The clauses of a charter in the reader's language. Raises `NotFound`."""
    must_see(charter.body.partnership, seen_by)
    return [
        ClauseLine(
            number=number,
            kind=clause.kind,
            text=clause.text,
            values=tuple(values_of(clause)),
            source=clause.source,
            version=clause.version,
            from_on=clause.from_on,
            to_on=clause.to_on,
        )
        for number, clause in enumerate(clauses_of(charter), start=1)
    ]


def values_of(clause: ClauseDraft) -> list[tuple[str, str]]:
    """The values of a clause as pairs of words in the active language."""
    return rules.values_in_words(clause, translation.gettext)


def charter_digest(charter: Charter) -> str:
    """The SHA-256 of a charter's text: what will be signed is exactly this."""
    return rules.digest_of(charter.text)
