"""Which charter is in force: the newest whose very text both sides adopted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from highroad.areas.decisions import rules
from highroad.areas.decisions.models import Decision, Renewal
from highroad.areas.decisions.queries.outcomes import current_wording, outcome, with_answers
from highroad.areas.decisions.rules import Change, FrozenRule
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Charter
from highroad.areas.partnerships.rules import (
    CharterClauses,
    ClauseChange,
    SideTerms,
    clause_changes,
)
from highroad.areas.partnerships.vocabulary import (
    Alternates,
    CharterKind,
    ClauseKind,
    Meanwhile,
    SideRule,
)
from highroad.kit.refs import Ref

CHARTER = Charter._meta.label_lower


@dataclass(frozen=True)
class AdoptedCharter:
    """A charter both sides adopted, with the day and the decision that did it.

    `confirmed_at` is the last answer by which both sides said yes to it, at first or anew.
    """

    charter: Charter
    since: date
    decision: Decision
    confirmed_at: datetime


def charter_in_force(body: Body, on: date | None = None) -> Charter | None:
    """The newest charter adopted by that day whose clauses still read as they were signed."""
    found = adopted_charter(body, on)
    return found.charter if found else None


def adopted_charter(body: Body, on: date | None = None) -> AdoptedCharter | None:
    """The charter in force on a day, with the day and the decision that adopted it."""
    day = on or timezone.localdate()
    found = newest_charter(body, day)
    return None if found is None or _has_lapsed(found, day) else found


def newest_charter(body: Body, on: date) -> AdoptedCharter | None:
    """The charter adopted last, also if it has ended because nobody renewed it in time."""
    found = adopted_charters(body, on)
    return next((one for one in found if one.charter.kind == CharterKind.CHARTER), None)


def _has_lapsed(found: AdoptedCharter, on: date) -> bool:
    """Whether its own clause ends it once a renewal is overdue, and one was on that day."""
    clauses = found.charter.clauses.all()
    ends = any(
        clause.kind == ClauseKind.RENEWAL and clause.parameters.get("meanwhile") == Meanwhile.LAPSES
        for clause in clauses
    )
    return ends and is_overdue(found.charter.key, on)


def is_overdue(charter: UUID, on: date) -> bool:
    """Whether a renewal of a charter was overdue on a day."""
    late = Renewal.objects.filter(charter=charter, due_on__lt=on)
    return late.filter(Q(closed_at=None) | Q(closed_at__date__gt=on)).exists()


def side_agreements_in_force(body: Body, on: date | None = None) -> list[AdoptedCharter]:
    """The side agreements both sides adopted under any charter of the body, newest first."""
    return [
        one for one in adopted_charters(body, on) if one.charter.kind == CharterKind.SIDE_AGREEMENT
    ]


def clauses_in_force(body: Body, on: date | None = None) -> CharterClauses:
    """The rules of a body on a day, typed: what its charter says, and a default where it is silent.

    This is what other areas count by: quorums to meet and to decide, who chairs and keeps the
    minutes, deadlines, guests, posting. Never nothing: without a charter every value is a default
    and `charter` is `None`. Costs as many queries for a body with one charter as with fifty.
    """
    day = on or timezone.localdate()
    found = adopted_charter(body, day)
    return partnerships.read_charter(
        found.charter if found else None, body, on=day, since=found.since if found else None
    )


def adopted_charters(body: Body, on: date | None = None) -> list[AdoptedCharter]:
    """Every charter and side agreement adopted by a day and still as signed, newest first."""
    day = on or timezone.localdate()
    put = with_answers().filter(body=body, subject__startswith=f"{CHARTER}:", withdrawn_at=None)
    adopted = []
    for decision in put:
        view = outcome(decision, on=day)
        if view.outcome is Outcome.ADOPTED and view.settled_on and view.settled_on <= day:
            key = Ref.parse(decision.subject).key
            adopted.append((view.settled_on, decision.opened_at, key, decision))
    charters = partnerships.charters_by_key([key for _on, _at, key, _decision in adopted])
    newest_first = sorted(adopted, key=lambda row: row[:2], reverse=True)
    return _merged(
        AdoptedCharter(charters[key], since, decision, _confirmed_at(decision))
        for since, _at, key, decision in newest_first
        if key in charters and _is_as_signed(charters[key], decision)
    )


def _merged(newest_first: Iterable[AdoptedCharter]) -> list[AdoptedCharter]:
    """A charter that was adopted anew is in force since the first time, and confirmed by the last."""
    found: list[AdoptedCharter] = []
    for one in newest_first:
        before = next((i for i, kept in enumerate(found) if _is_renewed(kept, one)), None)
        if before is None:
            found.append(one)
        elif found[before].charter.kind == CharterKind.SIDE_AGREEMENT or before == _last(found):
            found[before] = replace(one, confirmed_at=found[before].confirmed_at)
    return found


def _is_renewed(kept: AdoptedCharter, before: AdoptedCharter) -> bool:
    return kept.charter.key == before.charter.key


def _last(found: list[AdoptedCharter]) -> int:
    """The place of the newest-first list's last charter; side agreements stand beside them."""
    places = [i for i, one in enumerate(found) if one.charter.kind == CharterKind.CHARTER]
    return places[-1] if places else -1


def _confirmed_at(decision: Decision) -> datetime:
    answers = [answer.signed_at for answer in current_wording(decision).sign_offs.all()]
    return max(answers, default=decision.opened_at)


def _is_as_signed(charter: Charter, decision: Decision) -> bool:
    """The text is the one that was signed, and the clauses are those whose digest stands in it."""
    is_same_text = current_wording(decision).digest == digest_of_charter(charter)
    return is_same_text and partnerships.still_says_what_was_signed(charter)


def digest_of_charter(charter: Charter) -> str:
    """The digest of a charter's text."""
    return rules.digest_of(partnerships.charter_text_of(charter))


def frozen_rules(
    body: Body,
    on: date,
    *,
    rules_in_force: CharterClauses | None = None,
    attempt: int = 1,
    by_chairs: bool = False,
) -> tuple[FrozenRule, ...]:
    """How each side decides on a day at an attempt, and which filled seats may answer.

    `by_chairs`: the co-chairs alone answer, each for the own side, whatever the rule is otherwise.
    """
    found = rules_in_force or clauses_in_force(body, on)
    terms = found.deciding.sides
    if by_chairs:
        terms = tuple(replace(side, rule=SideRule.CHAIRS_WORD) for side in terms)
    return tuple(_frozen(body, side, on, found, attempt) for side in terms)


def _frozen(
    body: Body, terms: SideTerms, on: date, found: CharterClauses, attempt: int
) -> FrozenRule:
    seats = partnerships.entitled_seats(body, terms.side, on)
    quorum, co_chair = terms.quorum, ""
    if found.quorum_to_decide.needs_co_chairs:
        co_chair = next((str(seat.key) for seat in seats if seat.is_co_chair), NOBODY)
    if terms.rule is SideRule.CHAIRS_WORD:
        seats, quorum = [seat for seat in seats if seat.is_co_chair], 1
    allows_dissent = terms.rule is SideRule.FEW_DISSENTERS and attempt >= found.deciding.attempts
    return FrozenRule(
        side=terms.side,
        rule=terms.rule,
        base=terms.base,
        quorum=quorum,
        entitled=tuple(str(seat.key) for seat in seats),
        co_chair=co_chair,
        dissent=found.deciding.dissent if allows_dissent else 0,
        proxies_count=found.proxies.count_for_quorum,
    )


NOBODY = "nobody"
"""Stands for a co-chair's seat that nobody fills: the quorum cannot be met without it."""


def substitutes_allowed(body: Body, on: date) -> bool:
    """Whether an alternate may act for a seat of a body on a day."""
    found = clauses_in_force(body, on)
    if found.alternates is Alternates.NOT_IN_FIRST_YEAR:
        return not found.is_first_year(on)
    return found.alternates is not Alternates.NONE


@dataclass(frozen=True)
class ClauseChangeLine:
    """What one clause becomes from one charter to the next, word by word and value by value."""

    kind: ClauseKind
    state: str
    """`added`, `removed` or `changed`."""
    words: tuple[Change, ...]
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]


def charter_changes(charter: Charter, *, on: date) -> list[ClauseChangeLine]:
    """What a draft changes in the charter it is based on, or else in the one in force; no sameness.

    Nothing for a first charter, and for a side agreement.
    """
    before = charter.based_on or charter_in_force(charter.body, on)
    if before is None or before.key == charter.key or charter.umbrella_id is not None:
        return []
    changes = clause_changes(partnerships.clauses_of(before), partnerships.clauses_of(charter))
    return [_change_line(change) for change in changes if change.state != "same"]


def _change_line(change: ClauseChange) -> ClauseChangeLine:
    old, new = change.before, change.after
    return ClauseChangeLine(
        kind=change.kind,
        state=change.state,
        words=rules.difference(old.text if old else "", new.text if new else ""),
        before=tuple(partnerships.values_of(old)) if old else (),
        after=tuple(partnerships.values_of(new)) if new else (),
    )
