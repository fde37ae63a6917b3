"""Agreements as they stand on a day: term, notices, each side's word, each clause with its state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.assurances.models import (
    Agreement,
    AgreementClause,
    AgreementDocument,
    AgreementWord,
    BreachWord,
    ClauseBreach,
)
from highroad.areas.assurances.queries.promises import Promises, promises_about
from highroad.areas.assurances.rules import agreements as rules
from highroad.areas.assurances.rules import clauses as clause_rules
from highroad.areas.assurances.rules.agreements import Notice
from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    AgreementStance,
    AgreementStatus,
    BreachAct,
    BreachState,
    ClauseAct,
    ClauseState,
    NoticeSector,
)
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class Said:
    """The last word of a side on an agreement."""

    side: Side
    stance: AgreementStance
    words: str
    at: datetime


@dataclass(frozen=True)
class BreachLine:
    """A reported breach with everything that was said of it, in order."""

    key: UUID
    number: int
    happened_on: date
    side: Side
    state: BreachState
    words: tuple[BreachWord, ...]

    @property
    def is_open(self) -> bool:
        return self.state in clause_rules.UNSETTLED

    @property
    def cured_on(self) -> date | None:
        """The day on which the reporting side confirmed the cure."""
        confirmed = [each.on for each in self.words if each.act == BreachAct.CONFIRM_CURE]
        return confirmed[-1] if confirmed and self.state is BreachState.CURED else None


@dataclass(frozen=True)
class ClauseLine:
    """A clause as it stands on a day, with who verified what of it."""

    key: UUID
    number: int
    act: ClauseAct
    heading: str
    text: str
    binds: Side
    fresh_days: int
    state: ClauseState
    verified_on: date | None
    """The day of the newest evidence the other side confirmed."""
    verified_by: str
    """The side that confirmed it."""
    fresh_until_on: date | None
    running_key: UUID | None
    """The promise that is under way, if there is one."""
    breaches: tuple[BreachLine, ...]

    @property
    def counts(self) -> bool:
        """Only what is verified with fresh evidence counts."""
        return self.state is ClauseState.VERIFIED

    @property
    def verifier(self) -> str:
        return str(Side(self.verified_by).label) if self.verified_by else ""


@dataclass(frozen=True)
class AgreementLine:
    """An agreement as it stands on a day."""

    key: UUID
    body_key: UUID
    body_name: str
    partnership_key: UUID
    kind: AgreementKind
    title: str
    covers: str
    status: AgreementStatus
    signed_on: date
    from_on: date
    to_on: date | None
    reopens_on: date | None
    parties: tuple[str, ...]
    documents: int
    said: tuple[Said, ...]
    is_shared: bool
    shown_on: date
    notices: tuple[Notice, ...]
    clauses: tuple[ClauseLine, ...]

    @property
    def verified(self) -> int:
        return sum(clause.counts for clause in self.clauses)

    @property
    def is_disputed(self) -> bool:
        return any(word.stance is AgreementStance.DISPUTE for word in self.said)


def visible(seen_by: User) -> QuerySet[Agreement]:
    """Agreements are joint: both parties see the same record."""
    joint = partnerships.joint_partnerships(seen_by)
    return Agreement.objects.filter(body__partnership__in=joint).select_related("body__partnership")


def get_agreement(key: UUID | str, seen_by: User) -> Agreement:
    """One agreement. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def get_clause(key: UUID | str, seen_by: User) -> AgreementClause:
    """One clause. Raises `NotFound`."""
    found = AgreementClause.objects.filter(agreement__in=visible(seen_by))
    return partnerships.one(found.select_related("agreement__body__partnership"), key)


def get_breach(key: UUID | str, seen_by: User) -> ClauseBreach:
    """One reported breach. Raises `NotFound`."""
    found = ClauseBreach.objects.filter(clause__agreement__in=visible(seen_by))
    return partnerships.one(found.select_related("clause__agreement__body__partnership"), key)


def get_document(key: UUID | str, seen_by: User) -> AgreementDocument:
    """One kept document, byte for byte. Raises `NotFound`."""
    return partnerships.one(AgreementDocument.objects.filter(agreement__in=visible(seen_by)), key)


def agreement_of_document(key: UUID | str, seen_by: User) -> Agreement:
    """The agreement a document belongs to. Raises `NotFound`."""
    found = AgreementDocument.objects.filter(agreement__in=visible(seen_by)).defer("content")
    return get_agreement(partnerships.one(found, key).agreement_id, seen_by)


def agreement_of_word(key: UUID | str, seen_by: User) -> Agreement:
    """The agreement a side's word is about. Raises `NotFound`."""
    found = AgreementWord.objects.filter(agreement__in=visible(seen_by))
    return get_agreement(partnerships.one(found, key).agreement_id, seen_by)


def breach_of_word(key: UUID | str, seen_by: User) -> ClauseBreach:
    """The breach something was said of. Raises `NotFound`."""
    return get_breach(partnerships.one(BreachWord.objects.all(), key).breach_id, seen_by)


def list_agreements(
    partnership: Partnership, seen_by: User, on: date | None = None
) -> list[AgreementLine]:
    """Every agreement of a partnership, those in force first, newest first within."""
    return lines_of(visible(seen_by).filter(body__partnership=partnership), on)


def lines_for_system(partnership: Partnership, on: date) -> list[AgreementLine]:
    """The same for the clock, whoever looks."""
    found = Agreement.objects.filter(body__partnership=partnership)
    return lines_of(found.select_related("body__partnership"), on)


def lines_of(found: QuerySet[Agreement], on: date | None = None) -> list[AgreementLine]:
    """Agreements as values on a day, by a handful of queries however many there are."""
    day = on or timezone.localdate()
    rows = list(found.prefetch_related("parties", "words", "clauses__breaches__words"))
    keys = [row.pk for row in rows]
    documents: dict[UUID, int] = {}
    for owner in AgreementDocument.objects.filter(agreement__in=keys).values_list(
        "agreement_id", flat=True
    ):
        documents[owner] = documents.get(owner, 0) + 1
    replaced = set(
        Agreement.objects.filter(replaces__in=keys).values_list("replaces_id", flat=True)
    )
    refs = [str(Ref.to(clause)) for row in rows for clause in row.clauses.all()]
    promises = promises_about(refs)
    lines = [
        _line(row, day, documents.get(row.pk, 0), row.pk in replaced, promises) for row in rows
    ]
    return sorted(lines, key=lambda line: line.status is not AgreementStatus.IN_FORCE)


def _line(
    row: Agreement, on: date, documents: int, is_replaced: bool, promises: Mapping[str, Promises]
) -> AgreementLine:
    status = rules.status(
        from_on=row.from_on, to_on=row.to_on, ended_on=row.ended_on, is_replaced=is_replaced, on=on
    )
    in_force = status is AgreementStatus.IN_FORCE
    said = _said(row.words.all())
    clauses = tuple(
        clause_line(each, promises.get(str(Ref.to(each)), Promises()), on, in_force=in_force)
        for each in row.clauses.all()
    )
    stances = {word.side.value: word.stance for word in said}
    is_shared = rules.is_shared(stances)
    agreed = [timezone.localdate(word.at) for word in said]
    shown = [each.verified_on for each in clauses if each.verified_on]
    return AgreementLine(
        key=row.key, body_key=row.body_id, body_name=row.body.name,
        partnership_key=row.body.partnership_id, kind=AgreementKind(row.kind), title=row.title,
        covers=row.covers, status=status, signed_on=row.signed_on, from_on=row.from_on,
        to_on=row.to_on, reopens_on=row.reopens_on,
        parties=tuple(each.name for each in row.parties.all()), documents=documents, said=said,
        is_shared=is_shared,
        shown_on=rules.freshest(row.signed_on, min(agreed) if is_shared else None, shown),
        notices=rules.notices(NoticeSector(row.sector), row.to_on, row.own_notice_on) if in_force else (),
        clauses=clauses,
    )  # fmt: skip


def clause_line(
    row: AgreementClause, promised: Promises, on: date, *, in_force: bool
) -> ClauseLine:
    """One clause as a value on a day."""
    breaches = tuple(_breach(each) for each in row.breaches.all())
    cured = [each.cured_on for each in breaches if each.cured_on]
    standing = clause_rules.Standing(
        in_force=in_force, is_asked=promised.is_asked, is_pledged=promised.is_pledged,
        is_evidenced=promised.is_evidenced, is_refused=promised.is_refused,
        verified_on=promised.verified_on, is_breached=any(each.is_open for each in breaches),
        cured_on=max(cured) if cured else None, fresh_days=row.fresh_days,
    )  # fmt: skip
    return ClauseLine(
        key=row.key, number=row.number, act=ClauseAct(row.act), heading=row.heading, text=row.text,
        binds=Side(row.binds), fresh_days=row.fresh_days,
        state=clause_rules.clause_state(standing, on), verified_on=promised.verified_on,
        verified_by=promised.verified_by,
        fresh_until_on=clause_rules.fresh_until(promised.verified_on, row.fresh_days),
        running_key=promised.running_key, breaches=breaches,
    )  # fmt: skip


def _breach(row: ClauseBreach) -> BreachLine:
    words = tuple(sorted(row.words.all(), key=lambda each: each.number))
    return BreachLine(
        key=row.key, number=row.number, happened_on=row.happened_on, side=Side(row.side),
        state=clause_rules.state_after([BreachAct(each.act) for each in words[1:]]), words=words,
    )  # fmt: skip


def _said(words: Iterable[AgreementWord]) -> tuple[Said, ...]:
    newest = {word.side: word for word in sorted(words, key=lambda each: each.number)}
    return tuple(
        Said(side, AgreementStance(word.stance), word.words, word.at)
        for side in Side
        if (word := newest.get(side.value))
    )


def acts_of_breach(breach: ClauseBreach, line: BreachLine, side: str) -> list[BreachAct]:
    """What a side may say of a breach now."""
    return [
        act
        for act in BreachAct
        if side
        and clause_rules.may_say(
            line.state, act, side=side, bound=breach.clause.binds, reporter=breach.side, words="-"
        )
    ]
