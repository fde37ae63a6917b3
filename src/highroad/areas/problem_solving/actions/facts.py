"""Adding a fact with its source, saying what one's side makes of it, changing it, citing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from highroad.areas.accounts.models import User
from highroad.areas.decisions.rules import digest_of
from highroad.areas.partnerships.models import Body, Seat
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.sides import held, record, seat_for, whole
from highroad.areas.problem_solving.models import Citation, Fact, FactVersion, FactWord
from highroad.areas.problem_solving.permissions import may_take_part
from highroad.areas.problem_solving.rules import options as rules
from highroad.areas.problem_solving.vocabulary.rounds import FactStance
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

LONGEST_FACT = 2_000


@dataclass(frozen=True, kw_only=True)
class FactDraft:
    """What a fact says, where it comes from, and for which day it holds."""

    text: str
    source: str
    as_of: date | None = None


@whole
def add_fact(*, body: Body, draft: FactDraft, by: User, at: datetime) -> Fact:
    """Put a fact into the joint base. Raises `Refused` without words or a source."""
    require(may_take_part(by, body))
    seat = seat_for(by, body)
    fact = Fact.objects.create(
        body=body, number=queries.next_number(Fact, body=body), side=seat.side,
        by_alias=seat.alias, added_at=at,
    )  # fmt: skip
    _write(fact, 1, draft, seat=seat, at=at)
    _record(fact, "fact.added", draft, seat=seat, at=at)
    return fact


@whole
def change_fact(*, fact: Fact, draft: FactDraft, by: User, at: datetime) -> FactVersion:
    """Say it anew. What each side said counts no more, and what cites the fact is flagged."""
    kept = held(fact)
    require(may_take_part(by, kept.body))
    newest = queries.newest_of(kept)
    if (draft.text.strip(), draft.source.strip(), draft.as_of) == (
        newest.text, newest.source, newest.as_of,
    ):  # fmt: skip
        raise Refused(no("Nothing has changed."))
    seat = seat_for(by, kept.body)
    version = _write(kept, newest.number + 1, draft, seat=seat, at=at)
    _record(kept, "fact.changed", draft, seat=seat, at=at)
    if kept.citations.exists():
        notices.tell_of_changed_fact(kept, by=by, at=at)
    return version


@whole
def say_of_fact(
    *, fact: Fact, version: int, stance: FactStance, by: User, at: datetime, note: str = ""
) -> FactWord:
    """What one's side makes of the version one has read. A doubt says why. Raises `Refused`."""
    kept = held(fact)
    require(may_take_part(by, kept.body))
    newest = queries.newest_of(kept)
    if version != newest.number:
        raise Refused(no("The fact has changed since you read it. Read it again."))
    if stance is not FactStance.AGREED and not note.strip():
        raise Refused(no("Say what is wrong or missing: both sides will read it."))
    seat = seat_for(by, kept.body)
    word, _made = FactWord.objects.update_or_create(
        version=newest, side=seat.side,
        defaults={"stance": stance, "note": note.strip(), "by_alias": seat.alias, "said_at": at},
    )  # fmt: skip
    record(
        kept.body, "fact.judged", Ref.to(kept), seat=seat, at=at,
        content={"version": newest.number, "stance": stance.value, "note": note.strip()},
    )  # fmt: skip
    return word


@whole
def cite(*, fact: Fact, about: Ref, by: User, at: datetime) -> Citation:
    """Say that an issue or a decision rests on a fact; anew, it rests on the newest version."""
    kept = held(fact)
    require(may_take_part(by, kept.body))
    seat = seat_for(by, kept.body)
    newest = queries.newest_of(kept)
    citation, _made = Citation.objects.update_or_create(
        fact=kept, about=str(about),
        defaults={"version_number": newest.number, "by_alias": seat.alias, "cited_at": at},
    )  # fmt: skip
    record(
        kept.body, "fact.cited", Ref.to(kept), seat=seat, at=at,
        content={"about": str(about), "version": newest.number},
    )  # fmt: skip
    return citation


def _write(fact: Fact, number: int, draft: FactDraft, *, seat: Seat, at: datetime) -> FactVersion:
    require(rules.may_be_words(draft.text, LONGEST_FACT))
    if not draft.source.strip():
        raise Refused(no("A fact needs its source."))
    return FactVersion.objects.create(
        fact=fact, number=number, text=draft.text.strip(), source=draft.source.strip(),
        as_of=draft.as_of, by_alias=seat.alias, made_at=at,
    )  # fmt: skip


def _record(fact: Fact, act: str, draft: FactDraft, *, seat: Seat, at: datetime) -> None:
    content = {"number": fact.number, "digest": digest_of(draft.text), "source": draft.source}
    record(fact.body, act, Ref.to(fact), seat=seat, at=at, content=content)
