"""Programs, the versions of their standards, and who coordinates them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus
from highroad.areas.training.models import Coordinator, ProgramStandards, TrainingProgram
from highroad.areas.training.rules import clocks, packs, standing
from highroad.areas.training.rules.checks import Remark, by_provision, check
from highroad.areas.training.rules.terms import StandardsTerms
from highroad.areas.training.vocabulary.standards import Gravity, Provision, StandardsState


@dataclass(frozen=True)
class VersionLine:
    """One version of the standards as it stands on a day."""

    key: UUID
    number: int
    state: StandardsState
    made_at: datetime
    decision_key: UUID | None
    digest: str


@dataclass(frozen=True)
class ProgramLine:
    """A program in a list."""

    key: UUID
    name: str
    number: str
    body_name: str
    state: StandardsState | None
    is_coordinator: bool
    has_standards: bool
    """Whether a version is in force, be it the newest or not."""


@dataclass(frozen=True)
class ProvisionLine:
    """One of the 23 provisions, with what the check says of it."""

    provision: Provision
    remarks: tuple[Remark, ...]

    @property
    def worst(self) -> Gravity | None:
        """The gravest remark, or nothing."""
        return min((each.gravity for each in self.remarks), key=list(Gravity).index, default=None)


def visible(seen_by: User) -> QuerySet[TrainingProgram]:
    """Programs are joint."""
    joint = partnerships.joint_partnerships(seen_by)
    found = TrainingProgram.objects.filter(body__partnership__in=joint)
    return found.select_related("body__partnership")


def get_program(key: UUID | str, seen_by: User) -> TrainingProgram:
    """One program. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def get_standards(key: UUID | str, seen_by: User) -> ProgramStandards:
    """One version of the standards. Raises `NotFound`."""
    found = ProgramStandards.objects.filter(program__in=visible(seen_by))
    return partnerships.one(found.select_related("program__body__partnership"), key)


def list_programs(partnership: Partnership, *, seen_by: User, on: date) -> list[ProgramLine]:
    """The programs of a partnership with the state of their newest standards."""
    rows = list(visible(seen_by).filter(body__partnership=partnership).prefetch_related("versions"))
    standings = _standings([v for row in rows for v in row.versions.all()], on)
    own = set(
        Coordinator.objects.filter(program__in=rows, user=seen_by, ended_at=None).values_list(
            "program_id", flat=True
        )
    )
    lines = []
    for row in rows:
        found = [standings[version.key] for version in row.versions.all()]
        newest = max(found, key=lambda each: each.number, default=None)
        lines.append(
            ProgramLine(
                key=row.key, name=row.name, number=row.number, body_name=row.body.name,
                state=standing.state_of(newest, found) if newest else None,
                is_coordinator=row.key in own,
                has_standards=standing.in_force(found) is not None,
            )
        )  # fmt: skip
    return lines


def _standings(versions: Iterable[ProgramStandards], on: date) -> dict[UUID, standing.Version]:
    """How each version stands by its decision, in four queries for any number."""
    kept = list(versions)
    keys = {version.decision_key for version in kept if version.decision_key}
    made = {one.pk: one for one in decisions.with_answers().filter(pk__in=keys)} if keys else {}
    found = {}
    for version in kept:
        decision = made.get(version.decision_key) if version.decision_key else None
        outcome = decisions.state_of(decision, on=on) if decision else None
        is_same = (
            decision is not None
            and decisions.current_wording(decision).digest == version.proposal_digest
        )
        found[version.key] = standing.Version(
            number=version.number,
            is_put=decision is not None,
            is_open=outcome is Outcome.OPEN,
            is_adopted=outcome is Outcome.ADOPTED and is_same,
        )
    return found


def standings_of(program: TrainingProgram, on: date | None = None) -> list[standing.Version]:
    """How every version of a program stands, the oldest first."""
    found = _standings(program.versions.all(), on or timezone.localdate())
    return sorted(found.values(), key=lambda each: each.number)


def list_versions(program: TrainingProgram, *, seen_by: User, on: date) -> list[VersionLine]:
    """Every version of a program's standards, the newest first."""
    rows = list(ProgramStandards.objects.filter(program=program, program__in=visible(seen_by)))
    found = _standings(rows, on)
    return [
        VersionLine(
            key=row.key, number=row.number,
            state=standing.state_of(found[row.key], list(found.values())),
            made_at=row.made_at, decision_key=row.decision_key, digest=row.digest,
        )
        for row in rows
    ]  # fmt: skip


def newest_version(program: TrainingProgram) -> ProgramStandards | None:
    """The version last drafted."""
    return program.versions.order_by("-number").first()


def newest_undecided(bodies: Iterable[UUID], on: date) -> list[ProgramStandards]:
    """The newest version of each program of these bodies, where it is a draft or still being answered."""
    rows = ProgramStandards.objects.filter(program__body__in=list(bodies)).defer("content")
    newest: dict[UUID, ProgramStandards] = {}
    for row in rows.select_related("program__body__partnership").order_by("number"):
        newest[row.program_id] = row
    running = [
        row
        for row in newest.values()
        if row.program.body.partnership.status != PartnershipStatus.ENDED
    ]
    found = _standings(running, on)
    undecided = (StandardsState.DRAFT, StandardsState.PUT)
    return [
        row
        for row in running
        if standing.state_of(found[row.key], [found[row.key]]) in undecided
    ]  # fmt: skip


def standards_in_force(program: TrainingProgram, on: date | None = None) -> ProgramStandards | None:
    """The newest version that both sides adopted, or nothing."""
    rows = list(program.versions.all())
    found = _standings(rows, on or timezone.localdate())
    number = standing.in_force(list(found.values()))
    return next((row for row in rows if row.number == number), None)


def union_comments_until(program: TrainingProgram, on: date) -> date | None:
    """Until when the agency waits for a union that does not sign, if it gets the standards on this day.

    Nothing once the program is registered (29 CFR 29.3; OA Bulletin 2023-52: 45 days).
    """
    if program.registered_on is not None and program.registered_on <= on:
        return None
    return clocks.due_on(on, packs.clocks_on(on).union_comment)


def remarks_on(terms: StandardsTerms, on: date) -> list[Remark]:
    """What the check finds by the rules of a day."""
    return check(terms, packs.standards_on(on))


def provisions_of(remarks: Sequence[Remark]) -> list[ProvisionLine]:
    """All 23, each with its remarks."""
    sorted_out = by_provision(list(remarks))
    return [ProvisionLine(each, tuple(found)) for each, found in sorted_out.items()]


def is_coordinator(user: User, program: TrainingProgram) -> bool:
    """Whether somebody looks after the apprentices of a program today."""
    return program.coordinators.filter(user=user, ended_at=None).exists()


def list_coordinators(program: TrainingProgram, *, seen_by: User) -> list[Coordinator]:
    """Who coordinates a program today."""
    found = Coordinator.objects.filter(program=program, program__in=visible(seen_by), ended_at=None)
    return list(found.select_related("user"))


def get_coordinator(key: UUID | str, seen_by: User) -> Coordinator:
    """One coordinator. Raises `NotFound`."""
    found = Coordinator.objects.filter(program__in=visible(seen_by), ended_at=None)
    return partnerships.one(found.select_related("program__body__partnership", "user"), key)


def people_to_name(program: TrainingProgram) -> list[User]:
    """Who may be named: whoever acts for a seat in the body, the voice-only ones too."""
    found: dict[UUID, User] = {}
    for side in ("labor", "management", "third", ""):
        found |= {user.pk: user for user in partnerships.people_of_side(program.body, side)}
    taken = set(program.coordinators.filter(ended_at=None).values_list("user_id", flat=True))
    return [user for user in found.values() if user.pk not in taken]
