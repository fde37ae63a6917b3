"""The numbers of the construction committee: goals, three filings, one published figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from highroad.areas.accounts.requests import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.fair_access import actions as fair_access
from highroad.areas.fair_access.actions import DraftTerms, GoalTerms
from highroad.areas.fair_access.vocabulary import Axis, Breakdown, Category, GoalKind
from highroad.areas.filings import actions as filings
from highroad.areas.filings import queries as filed
from highroad.areas.filings.actions import Upload
from highroad.areas.filings.vocabulary import FilingStatus, Reply
from highroad.areas.partnerships import queries as partnerships
from highroad.background.demonstration.crews import CREWS
from highroad.background.demonstration.founding import Founded, agree
from highroad.background.demonstration.payroll import (
    Line,
    as_csv,
    fill_weeks,
    hire,
    sundays,
    with_errors,
    with_faults,
)
from highroad.kit.periods import Period

SEED = 11
STEWARD = "dana"
SIGNERS = ("lena", "marcus", "theo", "ines")
REPLIES = {
    "lines_are_not_repeated": (Reply.TWO_PAYMENTS, "Two checks: one for the week, one for travel."),
    "worker_is_identified": (Reply.NOT_KNOWN, "Paid by hand on the first day, before the badge."),
    "lines_are_payroll_lines": (Reply.AS_FILED, "An empty line between two exports."),
}
AS_FILED = (Reply.AS_FILED, "Looked at with the contractor; it is right as filed.")
SOURCE_NAME = "Keystone payroll export (demonstration)"
GOAL_SOURCE = "Project agreement, article 9 (made up)"
GOALS = (
    (Breakdown.SEX, Category.WOMEN, Decimal("0.10")),
    (Breakdown.RACE, Category.PEOPLE_OF_COLOR, Decimal("0.35")),
)


@dataclass(frozen=True)
class Weeks:
    """Three filings: a whole quarter, the three weeks after it, the week after those."""

    quarter: Period
    first: tuple[date, ...]
    second: tuple[date, ...]
    third: tuple[date, ...]

    @property
    def code(self) -> str:
        """The quarter as figures call it: 2026-Q3."""
        return f"{self.quarter.first_on.year}-Q{(self.quarter.first_on.month + 2) // 3}"


def weeks_before(day: date) -> Weeks:
    """The quarter that was running 135 days ago, so that there was time to file, sign and publish."""
    past = day - timedelta(days=135)
    quarter = Period.quarter(past.year, (past.month + 2) // 3)
    ends = sundays(quarter.first_on, 18)
    inside = len([end for end in ends if end in quarter])
    return Weeks(
        quarter=quarter,
        first=tuple(ends[:inside]),
        second=tuple(ends[inside : inside + 3]),
        third=tuple(ends[inside + 3 : inside + 4]),
    )


def set_goals(founded: Founded, *, at: datetime) -> None:
    """Two goals of the hours worked, proposed by labor, adopted by both sides."""
    people = founded.people
    for number, (breakdown, group, share) in enumerate(GOALS):
        moment = at + timedelta(days=3 * number)
        terms = GoalTerms(
            breakdown=breakdown, group=group, share=share, kind=GoalKind.ASPIRATIONAL,
            source=GOAL_SOURCE, from_on=moment.date(),
        )  # fmt: skip
        goal = fair_access.set_goal(
            body=founded.bodies["committee"], terms=terms, by=people["lena"], at=moment
        )
        _adopt(founded, goal.decision_key, at=moment + timedelta(days=2))


def load_numbers(founded: Founded, *, at: datetime) -> datetime:
    """A certified quarter and its figure; then a filing that waits for labor; then one sent back.

    Returns a moment when all of it is done.
    """
    weeks = weeks_before(at.date())
    end = at - timedelta(days=(at.date() - weeks.quarter.last_on).days)
    workers = hire(CREWS, seed=SEED)

    quarter = with_faults(fill_weeks(workers, weeks.first, seed=SEED), seed=SEED)
    first = _file(founded, f"payroll-{weeks.code}.csv", quarter, at=end + timedelta(days=7))
    _certify(founded, first, ("marcus", "lena"), at=end + timedelta(days=9))
    _publish(founded, weeks, at=end + timedelta(days=12))

    later = fill_weeks(workers, weeks.second, seed=SEED + 1)
    second = _file(
        founded, f"payroll-{_span(weeks.second)}.csv", later, at=end + timedelta(days=25)
    )
    _certify(founded, second, ("marcus",), at=end + timedelta(days=27))

    last = with_errors(fill_weeks(workers, weeks.third, seed=SEED + 2), seed=SEED)
    _file(founded, f"payroll-{_span(weeks.third)}.csv", last, at=end + timedelta(days=31))
    return end + timedelta(days=33)


def _span(weeks: tuple[date, ...]) -> str:
    return f"{weeks[0].isoformat()}-{weeks[-1].isoformat()}" if len(weeks) > 1 else str(weeks[0])


def _file(founded: Founded, name: str, lines: list[Line], *, at: datetime) -> Any:
    """The steward uploads, matches the columns the first time, answers every warning, locks."""
    steward, partnership = founded.people[STEWARD], founded.partnership
    party = partnerships.party_of(steward, partnership)
    if party is None:
        raise LookupError("the steward sits for nobody")
    filing = filings.submit(
        partnership=partnership,
        party=party,
        upload=Upload(name=name, pieces=[as_csv(lines)]),
        by=steward,
        at=at,
    )
    if filing.status == FilingStatus.MAPPING:
        layout = filed.get_matching(filing, steward).proposed
        filing = filings.match_columns(
            filing=filing, layout=layout, source_name=SOURCE_NAME, by=steward, at=at
        )
    if filing.status == FilingStatus.WARNINGS:
        filing = _reply_to_all(filing, steward, at=at + timedelta(hours=3))
    if filing.status == FilingStatus.READY:
        filing = filings.lock(filing=filing, by=steward, at=at + timedelta(days=1))
    return filing


def _reply_to_all(filing: Any, steward: User, *, at: datetime) -> Any:
    for problem in filed.list_problems(filing, steward):
        kind, reason = REPLIES.get(problem.finding.rule, AS_FILED)
        filing = filings.reply(
            filing=filing,
            rules=[problem.finding.rule],
            reply=kind,
            reason=reason,
            by=steward,
            at=at,
        )
    return filing


def _certify(founded: Founded, filing: Any, signers: tuple[str, ...], *, at: datetime) -> None:
    for number, word in enumerate(signers):
        person = founded.people[word]
        filings.certify(
            filing=filing, digest=filing.digest, name_typed=person.name, by=person,
            at=at + timedelta(hours=number),
        )  # fmt: skip


def _publish(founded: Founded, weeks: Weeks, *, at: datetime) -> None:
    """Management drafts, both sides sign the digest, labor publishes."""
    people, body = founded.people, founded.bodies["committee"]
    terms = DraftTerms(
        title=f"Women in the hours of the harbor projects, {weeks.code}",
        breakdown=Breakdown.SEX, by=(Axis.TRADE.value,), period=weeks.code,
    )  # fmt: skip
    draft = fair_access.draft(body=body, terms=terms, by=people["marcus"], at=at)
    put = fair_access.put_to_both_sides(publication=draft, by=people["marcus"], at=at)
    _adopt(founded, put.decision_key, at=at + timedelta(days=2))
    fair_access.publish(publication=put, by=people["lena"], at=at + timedelta(days=4))


def _adopt(founded: Founded, decision: UUID | None, *, at: datetime) -> None:
    """Everybody with a key in the committee signs."""
    if decision is None:
        raise LookupError("nothing was proposed")
    people = founded.people
    agree(
        decisions.get_decision(decision, people["lena"]), [people[word] for word in SIGNERS], at=at
    )
