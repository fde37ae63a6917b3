"""Surveys by role, as far as they may be shown: each role apart, and no sum over roles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import Survey, SurveyRole, SurveyTally, SurveyTicket
from highroad.areas.problem_solving.rules import surveys as rules
from highroad.areas.problem_solving.vocabulary.surveys import SurveyShown
from highroad.kit import tallies
from highroad.kit.answers import NotFound
from highroad.kit.tallies import Shown, Tallied, is_answerable


@dataclass(frozen=True)
class Cell:
    """How one role answered one question, and how the time before, if the same was asked."""

    role: str
    side: str
    said: Tallied
    before: Decimal | None = None

    @property
    def label(self) -> str:
        return str(SurveyShown(self.said.shown.value).label)

    @property
    def is_share(self) -> bool:
        return self.said.shown is Shown.SHARE

    @property
    def change(self) -> Decimal | None:
        """In points since the survey before."""
        if self.before is None or self.said.percent is None:
            return None
        return self.said.percent - self.before


@dataclass(frozen=True)
class QuestionLine:
    """A question with every role beside the others; the gap is the finding."""

    text: str
    cells: tuple[Cell, ...]

    @property
    def gap(self) -> Decimal | None:
        return rules.gap([cell.said for cell in self.cells])


@dataclass(frozen=True)
class RoleLine:
    """A role, whose people they are, and whether their tickets are out."""

    key: UUID
    name: str
    party: str
    party_key: UUID
    side: str
    tickets: int


@dataclass(frozen=True)
class SurveyView:
    """A survey as it may be shown on a day. While it runs, nothing of its answers is."""

    key: UUID
    number: int
    title: str
    opened_on: date
    closes_on: date
    smallest: int
    is_closed: bool
    roles: tuple[RoleLine, ...]
    questions: tuple[QuestionLine, ...]


def get_survey(key: UUID | str, seen_by: User) -> Survey:
    """One survey. Raises `NotFound`."""
    rows = Survey.objects.filter(body__partnership__in=partnerships.joint_partnerships(seen_by))
    return partnerships.one(rows.select_related("body__partnership"), key)


def get_survey_role(key: UUID | str, seen_by: User) -> SurveyRole:
    """One role of a survey. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = SurveyRole.objects.filter(survey__body__partnership__in=joint)
    return partnerships.one(rows.select_related("survey__body__partnership", "party"), key)


def survey_of_tally(key: UUID | str, seen_by: User) -> Survey:
    """The survey a tally belongs to. Raises `NotFound`."""
    row = partnerships.one(SurveyTally.objects.select_related("role"), key)
    return get_survey(row.role.survey_id, seen_by)


def list_surveys(body: Body, seen_by: User, on: date) -> list[SurveyView]:
    """The surveys of a body, newest first, each as it may be shown."""
    partnerships.must_see(body.partnership, seen_by)
    rows = Survey.objects.filter(body=body).prefetch_related(
        "roles__party__organization", "roles__tallies"
    )
    found = list(rows)
    return [_view(row, found[place + 1 :], on) for place, row in enumerate(found)]


def survey_view(survey: Survey, seen_by: User, on: date) -> SurveyView:
    """One survey as it may be shown, with the change since the one before."""
    return next(line for line in list_surveys(survey.body, seen_by, on) if line.key == survey.key)


def _view(row: Survey, earlier: Sequence[Survey], on: date) -> SurveyView:
    roles = list(row.roles.all())
    return SurveyView(
        key=row.key, number=row.number, title=row.title, opened_on=row.opened_on,
        closes_on=row.closes_on, smallest=row.smallest_count,
        is_closed=not is_answerable(row.closes_on, on),
        roles=tuple(
            RoleLine(
                role.key, role.name, str(role.party), role.party_id, _side(role), role.ticket_count
            )
            for role in roles
        ),
        questions=tuple(
            QuestionLine(text, tuple(_cell(role, place, row, earlier, on) for role in roles))
            for place, text in enumerate(row.questions, start=1)
        ),
    )  # fmt: skip


def _side(role: SurveyRole) -> str:
    return str(Side(role.party.side).label) if role.party.side else ""


def _cell(role: SurveyRole, place: int, of: Survey, earlier: Sequence[Survey], on: date) -> Cell:
    said = next(
        (said_of(row, of, on) for row in role.tallies.all() if row.question == place),
        Tallied(Shown.TOO_FEW),
    )
    before = _before(role.name, of.questions[place - 1], earlier, on)
    return Cell(role.name, _side(role), said, before)


def _before(name: str, question: str, earlier: Sequence[Survey], on: date) -> Decimal | None:
    """The share of a role of this name the last time these very words were asked."""
    for survey in earlier:
        if question not in survey.questions:
            continue
        place = survey.questions.index(question) + 1
        for role in survey.roles.all():
            if role.name == name:
                shown = [
                    said_of(row, survey, on) for row in role.tallies.all() if row.question == place
                ]
                return shown[0].percent if shown else None
    return None


def said_of(row: SurveyTally, of: Survey, on: date) -> Tallied:
    """What may be shown of a tally; of one that came by a copy, what was shown where it was asked."""
    if row.brought_shown:
        return Tallied(Shown(row.brought_shown), row.brought_percent)
    return tallies.judged(
        row.true_count, row.untrue_count, row.unsure_count, smallest=of.smallest_count,
        is_closed=not is_answerable(of.closes_on, on),
    )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a ticket asks, and of whom."""

    title: str
    role: str
    questions: tuple[str, ...]


def asked_public(ticket_digest: str, on: date) -> Asked:
    """What a ticket asks. Raises `NotFound` for none, a used one and a late one, all alike."""
    rows = SurveyTicket.objects.filter(digest=ticket_digest).select_related("role__survey")
    found = rows.first()
    if found is None or not is_answerable(found.role.survey.closes_on, on):
        raise NotFound
    survey = found.role.survey
    return Asked(survey.title, found.role.name, tuple(survey.questions))


def to_print_for_system(parties: Collection[UUID], on: date) -> QuerySet[SurveyRole]:
    """Roles of these parties whose tickets are not out yet, while their surveys run."""
    rows = SurveyRole.objects.filter(party__in=parties, ticket_count=0, survey__closes_on__gt=on)
    return rows.select_related("survey__body__partnership")


def running_surveys(owners: Sequence[Any]) -> Collection[UUID]:
    """Surveys in which people are still asked: their tickets stay here, and so does the survey."""
    rows = Survey.objects.filter(body__partnership__in=list(owners))
    return set(rows.filter(closes_on__gt=timezone.localdate()).values_list("pk", flat=True))


def roles_running(owners: Sequence[Any]) -> Collection[UUID]:
    """The roles of surveys that run."""
    rows = SurveyRole.objects.filter(survey__in=running_surveys(owners))
    return set(rows.values_list("pk", flat=True))


def tallies_as_shown(owners: Sequence[Any]) -> Iterator[SurveyTally]:
    """Tallies of surveys that are over, with what the page shows in place of the counts."""
    rows = SurveyTally.objects.filter(role__survey__body__partnership__in=list(owners))
    for row in rows.exclude(role__in=roles_running(owners)).select_related("role__survey"):
        said = said_of(row, row.role.survey, timezone.localdate())
        row.brought_shown, row.brought_percent = said.shown.value, said.percent
        yield row
