"""The register of issues, one issue, its history, and what was referred."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving.models import Issue, IssueStep, Mediation, Referral
from highroad.areas.problem_solving.queries.sides import digest_of_parts, sides_that_said
from highroad.areas.problem_solving.rules import issues as rules
from highroad.areas.problem_solving.vocabulary.issues import IssueState, WordKind
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class IssueLine:
    """An issue in a list."""

    key: UUID
    number: int
    question: str
    raised_side: str
    raised_on: date
    moved_on: date
    state: IssueState
    days: int
    is_stale: bool
    body_key: UUID
    body_name: str

    @property
    def side_label(self) -> str:
        return str(Side(self.raised_side).label) if self.raised_side else ""


@dataclass(frozen=True)
class StepLine:
    """One step of an issue, for its history."""

    to_state: IssueState
    reason: str
    side: str
    made_at: datetime

    @property
    def side_label(self) -> str:
        return str(Side(self.side).label) if self.side else ""


def _visible(seen_by: User) -> QuerySet[Issue]:
    """Issues are joint: for confirmed seats of the partnership."""
    joint = partnerships.joint_partnerships(seen_by)
    return Issue.objects.select_related("body__partnership").filter(body__partnership__in=joint)


def get_issue(key: UUID | str, seen_by: User) -> Issue:
    """An issue of a partnership the reader has a confirmed seat in. Raises `NotFound`."""
    return partnerships.one(_visible(seen_by), key)


def list_issues(
    where: Body | Partnership,
    seen_by: User,
    *,
    state: str = "",
    side: str = "",
    on: date | None = None,
    limit: int = 500,
) -> list[IssueLine]:
    """The issues of a body or a partnership, newest first, all or of one state or origin."""
    place = "body" if isinstance(where, Body) else "body__partnership"
    found = _visible(seen_by).filter(**{place: where}).order_by("-number", "body__name")
    if side:
        found = found.filter(raised_side=side)
    rows, day = list(found[:limit]), on or timezone.localdate()
    states = states_of(rows, on=day)
    lines = [_line(row, states[row.key], day) for row in rows]
    return [line for line in lines if state in ("", line.state.value)]


def _line(issue: Issue, state: IssueState, day: date) -> IssueLine:
    moved_on = timezone.localdate(issue.moved_at)
    raised_on = timezone.localdate(issue.raised_at)
    ended_on = moved_on if state in rules.ENDED else None
    return IssueLine(
        key=issue.key,
        number=issue.number,
        question=issue.question,
        raised_side=issue.raised_side,
        raised_on=raised_on,
        moved_on=moved_on,
        state=state,
        days=rules.age_in_days(raised_on, ended_on, day),
        is_stale=rules.is_stale(state, moved_on, day),
        body_key=issue.body_id,
        body_name=issue.body.name,
    )


def line_of(issue: Issue, *, on: date | None = None) -> IssueLine:
    """One issue as a line, with its state and age."""
    day = on or timezone.localdate()
    return _line(issue, state_of(issue, on=day), day)


def states_of(issues: Collection[Issue], *, on: date | None = None) -> Mapping[UUID, IssueState]:
    """Where issues stand, by key; a straw design both sides adopted is read as decided."""
    found = {issue.key: IssueState(issue.state) for issue in issues}
    drawn = {str(Ref.to(issue)): issue for issue in issues if issue.state == IssueState.STRAW}
    if not drawn:
        return found
    put = decisions.with_answers().filter(subject__in=drawn, withdrawn_at=None)
    newest = {decision.subject: decision for decision in put.order_by("opened_at")}
    for subject, decision in newest.items():
        issue = drawn[subject]
        found[issue.key] = rules.state_of(
            IssueState.STRAW,
            since=issue.moved_at,
            outcome=decisions.state_of(decision, on=on),
            opened_at=decision.opened_at,
        )
    return found


def state_of(issue: Issue, *, on: date | None = None) -> IssueState:
    """Where one issue stands."""
    return states_of([issue], on=on)[issue.key]


def list_steps(issue: Issue, seen_by: User) -> list[StepLine]:
    """The history of an issue, newest first. Raises `NotFound`."""
    must_see(issue.body, seen_by)
    return [
        StepLine(IssueState(step.to_state), step.reason, step.side, step.made_at)
        for step in issue.steps.order_by("-number")
    ]


def digest_of_end(issue: Issue, to: IssueState) -> str:
    """What a side's word to an end binds to: this issue, this end, after this very step."""
    return digest_of_parts([str(issue.key), to.value, str(last_step(issue))])


def is_in_a_decision(issue: Issue) -> bool:
    """Whether a proposal was put to both sides about it."""
    return decisions.with_answers().filter(subject=str(Ref.to(issue))).exists()


def last_step(issue: Issue) -> int:
    """The number of the newest step."""
    newest = IssueStep.objects.filter(issue=issue).order_by("-number").first()
    return newest.number if newest else 0


def words_to_end(issue: Issue) -> Mapping[IssueState, frozenset[Side]]:
    """Which sides gave their word that an issue is solved, or may be closed."""
    return {
        to: sides_that_said(Ref.to(issue), WordKind(kind), digest_of_end(issue, to))
        for to, kind in rules.WORDS.items()
    }


def get_referral(key: UUID | str, seen_by: User) -> Referral:
    """A referral of a partnership the reader has a confirmed seat in. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Referral.objects.select_related("body__partnership", "issue")
    return partnerships.one(found.filter(body__partnership__in=joint), key)


def list_referrals(body: Body, seen_by: User, *, issue: Issue | None = None) -> list[Referral]:
    """What was referred, newest first. Raises `NotFound`."""
    must_see(body, seen_by)
    found = Referral.objects.filter(body=body).select_related("issue", "body")
    return list(found.filter(issue=issue) if issue else found)


def get_mediation(key: UUID | str, seen_by: User) -> Mediation:
    """A mediation of a partnership the reader has a confirmed seat in. Raises `NotFound`."""
    joint = partnerships.joint_partnerships(seen_by)
    found = Mediation.objects.select_related("body__partnership", "issue")
    return partnerships.one(found.filter(body__partnership__in=joint), key)


def list_mediations(body: Body, seen_by: User, *, issue: Issue | None = None) -> list[Mediation]:
    """The mediations of a body, newest first. Raises `NotFound`."""
    must_see(body, seen_by)
    found = Mediation.objects.filter(body=body).select_related("issue", "body")
    return list(found.filter(issue=issue) if issue else found)


def must_see(body: Body, seen_by: User) -> None:
    """Raises `NotFound` for whoever has no confirmed seat in the partnership."""
    if not partnerships.has_seat(seen_by, body.partnership):
        raise NotFound
