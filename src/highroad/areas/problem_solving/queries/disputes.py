"""Disputes: their days for whoever sits in the partnership, their words for the parties they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Party
from highroad.areas.problem_solving.models import Dispute, DisputeWord, Stoppage
from highroad.areas.problem_solving.queries.sides import digest_of_parts
from highroad.areas.problem_solving.rules.disputes import Span, days_since, stopped_days
from highroad.areas.problem_solving.vocabulary.disputes import DisputeState


@dataclass(frozen=True)
class DisputeLine:
    """A dispute with its days; what it is about, with whom, and its terms only for a named party."""

    key: UUID
    number: int
    opened_on: date
    met_on: date | None
    settled_on: date | None
    stoppages: tuple[Span, ...]
    """Stretches of days on which work stood still over it."""
    stopped_days: int
    state: DisputeState
    days: int
    is_named: bool
    about: str
    detail: str
    terms: str
    parties: tuple[tuple[str, bool], ...]
    """Each named party with whether it said yes to the terms."""


@dataclass(frozen=True)
class DisputeCount:
    """How disputes of a body go: open, settled, the middle of the days it took, days of stopped work."""

    open: int
    settled: int
    middle_days: int | None
    stopped_days: int
    """Each day counted once, even if two disputes stopped it."""
    days_since: int | None
    """Days of work since the last stopped one; nothing if work never stood still."""


def _visible(seen_by: User) -> QuerySet[Dispute]:
    joint = partnerships.joint_partnerships(seen_by)
    found = Dispute.objects.filter(body__partnership__in=joint).select_related("body__partnership")
    return found.prefetch_related("parties__organization", "words", "stoppages")


def get_dispute(key: UUID | str, seen_by: User) -> Dispute:
    """A dispute of a partnership the reader sits in; what of it they read, `dispute_line` says."""
    return partnerships.one(_visible(seen_by), key)


def get_named_dispute(key: UUID | str, seen_by: User) -> Dispute:
    """A dispute that names a party the reader sits for. Raises `NotFound` for everybody else."""
    own = partnerships.parties_of(seen_by, get_dispute(key, seen_by).body.partnership)
    return partnerships.one(_visible(seen_by).filter(parties__in=own).distinct(), key)


def list_disputes(body: Body, seen_by: User, *, on: date | None = None) -> list[DisputeLine]:
    """The disputes of a body, newest first; each as much as this reader may read."""
    own = partnerships.parties_of(seen_by, body.partnership)
    day = on or timezone.localdate()
    return [_line(row, own, day) for row in _visible(seen_by).filter(body=body)]


def dispute_line(dispute: Dispute, seen_by: User, *, on: date | None = None) -> DisputeLine:
    """One dispute, as much as this reader may read."""
    own = partnerships.parties_of(seen_by, dispute.body.partnership)
    return _line(dispute, own, on or timezone.localdate())


def _line(row: Dispute, own: Collection[UUID], on: date) -> DisputeLine:
    parties = sorted(row.parties.all(), key=str)
    is_named = any(party.pk in own for party in parties)
    digest = digest_of_terms(row)
    agreed = {word.party_id for word in row.words.all() if word.digest == digest}
    return DisputeLine(
        key=row.key,
        number=row.number,
        opened_on=row.opened_on,
        met_on=row.met_on,
        settled_on=row.settled_on,
        stoppages=spans_of(row),
        stopped_days=len(stopped_days(spans_of(row), last=on)),
        state=row.state,
        days=row.days_on(on),
        is_named=is_named,
        about=row.about if is_named else "",
        detail=row.detail if is_named else "",
        terms=row.terms if is_named else "",
        parties=tuple((str(party), party.pk in agreed) for party in parties) if is_named else (),
    )


def spans_of(dispute: Dispute) -> tuple[Span, ...]:
    """The stretches of days on which work stood still over a dispute, in their order."""
    return tuple((each.first_on, each.last_on) for each in dispute.stoppages.all())


def days_stopped(spans: Iterable[Span], *, last: date, first: date | None = None) -> int:
    """On how many days within a period work stood still over any of these; each counts once."""
    return len(stopped_days(spans, first=first, last=last))


def running_stoppage(dispute: Dispute) -> Stoppage | None:
    """The stoppage that still goes on, if one does."""
    return Stoppage.objects.filter(dispute=dispute, last_on=None).first()


def count_disputes(
    lines: Collection[DisputeLine], *, on: date, first: date | None = None
) -> DisputeCount:
    """What a director's log begins with; stopped days from `first` on only, if it is given."""
    spans = [span for line in lines for span in line.stoppages]
    settled = [line.days for line in lines if line.settled_on is not None]
    return DisputeCount(
        open=len(lines) - len(settled),
        settled=len(settled),
        middle_days=round(median(settled)) if settled else None,
        stopped_days=len(stopped_days(spans, first=first, last=on)),
        days_since=days_since(spans, on),
    )


def digest_of_terms(dispute: Dispute) -> str:
    """What a party says yes to: these terms of this dispute."""
    return digest_of_parts([str(dispute.key), dispute.terms])


def own_party(dispute: Dispute, user: User) -> Party | None:
    """The named party somebody speaks for: that of their seat in the body, or else of another seat."""
    own = partnerships.parties_of(user, dispute.body.partnership)
    named = [party for party in dispute.parties.all() if party.pk in own]
    seat = partnerships.seat_of(user, body=dispute.body)
    here = [party for party in named if seat is not None and party.pk == seat.party_id]
    return next(iter(here or named), None)


def get_stoppage(key: UUID | str, seen_by: User) -> Stoppage:
    """One stoppage of a partnership the reader sits in. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = Stoppage.objects.filter(dispute__body__partnership__in=joint)
    return partnerships.one(rows.select_related("dispute__body__partnership"), key)


def has_agreed(dispute: Dispute, party: Party) -> bool:
    """Whether a party said yes to the terms as they stand."""
    said = DisputeWord.objects.filter(dispute=dispute, party=party)
    return said.filter(digest=digest_of_terms(dispute)).exists()


def people_named(dispute: Dispute) -> list[User]:
    """Everybody who sits in the partnership for a named party, each once."""
    holders = partnerships.acting_holders().filter(
        body__partnership=dispute.body.partnership_id, seat__party__in=dispute.parties.all()
    )
    rows = holders.select_related("user", "invitation__accepted_by")
    return list({row.person.pk: row.person for row in rows if row.person}.values())


def open_terms_for_system(parties: Collection[UUID], bodies: Collection[UUID]) -> QuerySet[Dispute]:
    """Disputes of these parties that have terms and are not settled."""
    found = Dispute.objects.filter(body__in=bodies, parties__in=parties, settled_on=None)
    return found.exclude(terms="").distinct()


def disputes_waiting_for_system(
    parties: Collection[UUID], bodies: Collection[UUID]
) -> Iterator[Dispute]:
    """Terms to which one of these parties has not said yes, in three queries for any number."""
    rows = (
        open_terms_for_system(parties, bodies)
        .select_related("body__partnership")
        .prefetch_related("parties", "words")
    )
    for row in rows:
        digest = digest_of_terms(row)
        said = {word.party_id for word in row.words.all() if word.digest == digest}
        if any(party.pk in parties and party.pk not in said for party in row.parties.all()):
            yield row
