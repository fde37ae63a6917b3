"""Living wages with what each side says of them, and studies of certified filings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import LivingWage, PayStudy
from highroad.areas.job_quality.rules.living import StudyLine
from highroad.areas.job_quality.vocabulary import ReadingStance
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.vocabulary import Side


@dataclass(frozen=True)
class LivingWageLine:
    """A living wage, and the newest word of the other side if there is one."""

    row: LivingWage
    stance: ReadingStance | None
    words: str
    answered_by: str

    @property
    def is_used(self) -> bool:
        return self.stance is ReadingStance.CONFIRM


@dataclass(frozen=True)
class StudyView:
    """A study as its page shows it: the lines of groups, and the line of everybody."""

    row: PayStudy
    lines: tuple[StudyLine, ...]
    everybody: StudyLine


def get_living_wage(key: UUID | str, seen_by: User) -> LivingWage:
    """One living wage. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = LivingWage.objects.filter(body__partnership__in=joint)
    return partnerships.one(found.select_related("body__partnership"), key)


def body_of_study(key: UUID | str, seen_by: User) -> UUID:
    """The body in which a study stands. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    return partnerships.one(PayStudy.objects.filter(body__partnership__in=joint), key).body_id


def list_living_wages(body: Body, seen_by: User) -> list[LivingWageLine]:
    """The living wages of a body, newest year first, each with the other side's newest word."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = LivingWage.objects.filter(body=body, body__partnership__in=joint)
    return [
        _line(row) for row in rows.select_related("body__partnership").prefetch_related("words")
    ]


def _line(row: LivingWage) -> LivingWageLine:
    words = sorted(row.words.all(), key=lambda each: each.number)
    if not words:
        return LivingWageLine(row, None, "", "")
    last = words[-1]
    return LivingWageLine(row, ReadingStance(last.stance), last.words, str(Side(last.side).label))


def is_used_by_both(living_wage: LivingWage) -> bool:
    """Whether the other side said that it holds pay against it too."""
    return _line(living_wage).is_used


def list_studies(body: Body, seen_by: User) -> list[StudyView]:
    """The studies of a body, newest year first."""
    joint = partnerships.joint_partnerships(seen_by)
    rows = PayStudy.objects.filter(body=body, body__partnership__in=joint)
    return [_view(row) for row in rows.select_related("living_wage", "job")]


def _view(row: PayStudy) -> StudyView:
    lines = [StudyLine(**each) for each in row.content]
    groups = tuple(each for each in lines if each.group)
    return StudyView(row, groups, next(each for each in lines if not each.group))


def waiting_living_wages(user: User, *, on: date) -> list[LivingWage]:
    """Living wages of the other side that somebody's side has not answered yet."""
    own = {seat.body_key: seat.side for seat in partnerships.seats_of(user, on=on) if seat.side}
    if not own:
        return []
    rows = LivingWage.objects.filter(body__in=own, words=None).select_related("body__partnership")
    return [row for row in rows if row.side != own[row.body_id]]
