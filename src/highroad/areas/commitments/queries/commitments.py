"""Promises as a reader may see them: one by one, about a record, of a person, a body, a partnership."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.commitments import rules
from highroad.areas.commitments.models import Commitment, CommitmentMove, EvidenceItem
from highroad.areas.commitments.vocabulary import (
    CommitmentAct,
    CommitmentKind,
    CommitmentState,
    EvidenceForm,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.queries import SeatLine
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class CommitmentLine:
    """A promise in a list; the state is that of a day, so it may be late."""

    key: UUID
    what: str
    kind: CommitmentKind
    state: CommitmentState
    due_on: date | None
    days_late: int
    owner: str
    side: str
    place: str
    about: Ref | None
    evidence: int
    is_private: bool
    is_with_sponsors: bool
    made_at: datetime

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


@dataclass(frozen=True)
class MoveLine:
    """One move of a promise, with who made it; the clock has no name."""

    act: CommitmentAct
    side: str
    name: str
    reason: str
    due_on: date | None
    at: datetime

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence without the bytes of its file."""

    key: UUID
    form: EvidenceForm
    words: str
    figure: Decimal | None
    unit: str
    source: str
    on: date
    file_name: str
    digest: str
    name: str
    side: str
    added_at: datetime

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What a reader wants to see of a list: empty means all."""

    state: str = ""
    """A state, or `running` for everything that is not over."""
    kind: str = ""
    side: str = ""
    words: str = ""


def visible(seen_by: User) -> QuerySet[Commitment]:
    """Joint promises of the reader's partnerships, and those made within a side of theirs."""
    seats = partnerships.seats_of(seen_by)
    return Commitment.objects.filter(seen_in(seats)).select_related(
        "partnership", "body", "owner_user", "owner_seat", "owner_party__organization"
    )


def seen_in(seats: Iterable[SeatLine]) -> Q:
    """What those seats may see. A side's own promises are seen in the body they were made in."""
    where: dict[str, set[UUID]] = defaultdict(set)
    whole: dict[str, set[UUID]] = defaultdict(set)
    joint: set[UUID] = set()
    for seat in seats:
        joint.add(seat.partnership_key)
        if seat.side:
            where[seat.side].add(seat.body_key)
            whole[seat.side].add(seat.partnership_key)
    found = Q(zone="", partnership__in=joint)
    for side in where:
        found |= Q(zone=side, body__in=where[side])
        found |= Q(zone=side, body=None, partnership__in=whole[side])
    return found


def get_commitment(key: UUID | str, seen_by: User) -> Commitment:
    """One promise. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def commitment_of_move(key: UUID | str, seen_by: User) -> Commitment:
    """The promise a move belongs to. Raises `NotFound`."""
    return get_commitment(
        partnerships.one(CommitmentMove.objects.all(), key).commitment_id, seen_by
    )


def commitment_of_evidence(key: UUID | str, seen_by: User) -> Commitment:
    """The promise a piece of evidence belongs to. Raises `NotFound`."""
    items = EvidenceItem.objects.defer("content")
    return get_commitment(partnerships.one(items, key).commitment_id, seen_by)


def evidence_file(key: UUID | str, seen_by: User) -> EvidenceItem:
    """A kept file, byte for byte. Raises `NotFound`, also where the evidence is no file."""
    item = partnerships.one(EvidenceItem.objects.filter(form=EvidenceForm.FILE), key)
    get_commitment(item.commitment_id, seen_by)
    return item


def about(ref: Ref, *, seen_by: User, on: date | None = None) -> list[CommitmentLine]:
    """The promises about a record of any area, those to be kept first."""
    return lines_of(visible(seen_by).filter(about=str(ref)), on)


def about_each(
    refs: Iterable[str], *, seen_by: User, on: date | None = None
) -> dict[str, list[CommitmentLine]]:
    """The joint promises about each of these records, by record; never what a side keeps to itself."""
    found: dict[str, list[CommitmentLine]] = {}
    for line in lines_of(visible(seen_by).filter(about__in=list(refs), zone=""), on):
        found.setdefault(str(line.about), []).append(line)
    return found


def of_body(body: Body, *, seen_by: User) -> QuerySet[Commitment]:
    """The promises made in a body that a reader may see."""
    return visible(seen_by).filter(body=body)


def of_partnership(partnership: Partnership, *, seen_by: User) -> QuerySet[Commitment]:
    """The promises made anywhere in a partnership that a reader may see."""
    return visible(seen_by).filter(partnership=partnership)


def joint_lines_for_system(partnership: Partnership, on: date) -> list[CommitmentLine]:
    """The joint promises of a partnership, for figures both its sides agreed to show others."""
    rows = Commitment.objects.filter(partnership=partnership, zone="").select_related(
        "partnership", "body", "owner_user", "owner_seat", "owner_party__organization"
    )
    return lines_of(rows, on)


def of_person(user: User) -> QuerySet[Commitment]:
    """What somebody promised, or the seats they hold did."""
    seats = [seat.key for seat in partnerships.seats_of(user) if not seat.is_alternate]
    return visible(user).filter(Q(owner_user=user) | Q(owner_seat__in=seats))


def select(
    commitments: QuerySet[Commitment], chosen: Chosen, on: date | None = None
) -> QuerySet[Commitment]:
    """Those a reader asked for, what is due soonest first and what is over last."""
    day = on or timezone.localdate()
    found = _in_state(commitments, chosen.state, day)
    if chosen.kind:
        found = found.filter(kind=chosen.kind)
    if chosen.side:
        found = found.filter(owning_side=chosen.side)
    if chosen.words:
        found = found.filter(Q(what__icontains=chosen.words) | Q(detail__icontains=chosen.words))
    return found.order_by(F("due_on").asc(nulls_last=True), "made_at", "pk")


def _in_state(found: QuerySet[Commitment], state: str, on: date) -> QuerySet[Commitment]:
    late = Q(state__in=rules.UNKEPT, due_on__lt=on)
    if state == CommitmentState.LATE:
        return found.filter(late)
    if state == "running":
        return found.filter(state__in=rules.RUNNING)
    if state in rules.UNKEPT:
        return found.filter(state=state).exclude(late)
    return found.filter(state=state) if state else found


def count_by_state(
    commitments: QuerySet[Commitment], on: date | None = None
) -> dict[CommitmentState, int]:
    """How many stand where, late ones by themselves."""
    late = Q(state__in=rules.UNKEPT, due_on__lt=on or timezone.localdate())
    rows = commitments.order_by().values("state").annotate(all=Count("pk"), late=Count("pk", late))
    found = dict.fromkeys(CommitmentState, 0)
    for row in rows:
        found[CommitmentState(row["state"])] += row["all"] - row["late"]
        found[CommitmentState.LATE] += row["late"]
    return found


def lines_of(commitments: QuerySet[Commitment], on: date | None = None) -> list[CommitmentLine]:
    """The promises as values, running ones first."""
    day = on or timezone.localdate()
    counted = commitments.annotate(shown=Count("evidence"))
    found = [line_of(each, each.shown, day) for each in counted]
    return sorted(found, key=lambda line: (line.state not in SHOWN_FIRST, line.due_on or date.max))


SHOWN_FIRST = rules.RUNNING | {CommitmentState.LATE}


def line_on(commitment: Commitment, on: date) -> CommitmentLine:
    """One promise as it stands on a day."""
    return line_of(commitment, commitment.evidence.count(), on)


def line_of(commitment: Commitment, evidence: int, on: date) -> CommitmentLine:
    """One promise as a value on a day."""
    state = CommitmentState(commitment.state)
    return CommitmentLine(
        key=commitment.key,
        what=commitment.what,
        kind=CommitmentKind(commitment.kind),
        state=rules.standing(state, commitment.due_on, on),
        due_on=commitment.due_on,
        days_late=rules.days_late(state, commitment.due_on, on),
        owner=owner_of(commitment),
        side=commitment.owning_side,
        place=str(commitment.body or commitment.partnership),
        about=Ref.parse(commitment.about) if commitment.about else None,
        evidence=evidence,
        is_private=bool(commitment.zone),
        is_with_sponsors=commitment.escalated_at is not None and state in rules.UNKEPT,
        made_at=commitment.made_at,
    )


def owner_of(commitment: Commitment) -> str:
    """Who promised, by name: a person, a seat, an organization, or the side."""
    if commitment.owner_user is not None:
        return commitment.owner_user.name
    if commitment.owner_seat is not None:
        return commitment.owner_seat.title
    if commitment.owner_party is not None:
        return commitment.owner_party.organization.name
    return str(Side(commitment.owning_side).label) if commitment.owning_side else ""


def list_moves(commitment: Commitment, seen_by: User) -> list[MoveLine]:
    """The history, newest first. Raises `NotFound`."""
    must_see(commitment, seen_by)
    moves = commitment.moves.select_related("by").order_by("-number")
    return [
        MoveLine(
            act=CommitmentAct(move.act),
            side=move.side,
            name=move.by.name if move.by else "",
            reason=move.reason,
            due_on=move.due_on,
            at=move.at,
        )
        for move in moves
    ]


def list_evidence(commitment: Commitment, seen_by: User) -> list[EvidenceLine]:
    """What was put forward, in order. Raises `NotFound`."""
    must_see(commitment, seen_by)
    items = commitment.evidence.defer("content").select_related("added_by").order_by("number")
    return [
        EvidenceLine(
            key=item.key,
            form=EvidenceForm(item.form),
            words=item.words,
            figure=item.figure,
            unit=item.unit,
            source=item.source,
            on=item.on,
            file_name=item.file_name,
            digest=item.digest,
            name=item.added_by.name,
            side=item.side,
            added_at=item.added_at,
        )
        for item in items
    ]


def must_see(commitment: Commitment, seen_by: User) -> None:
    if not visible(seen_by).filter(pk=commitment.pk).exists():
        raise NotFound
