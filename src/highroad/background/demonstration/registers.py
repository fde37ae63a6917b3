"""Rules the made-up committees changed together, a survey by role, and an award both sides stand behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from highroad.areas.partnerships import queries as partnerships
from highroad.areas.problem_solving import actions
from highroad.areas.problem_solving.actions import NominationDraft, RoleDraft, RuleDraft
from highroad.areas.problem_solving.vocabulary.registers import NomineeKind, RuleSource, RuleStep
from highroad.areas.problem_solving.vocabulary.surveys import USUAL_QUESTIONS
from highroad.background.demonstration.founding import Founded, agree

Deed = tuple[datetime, Callable[[datetime], object]]
ASKED = 26
"""Tickets of each role; all are used."""
SAY_YES = (14, 12, 15, 3, 13), (13, 15, 14, 14, 25)
"""Of each role, to each of the usual questions."""
RULES = (
    (23, RuleStep.LIFTED, "A second sign-in at the yard gate.", "Site rule 12", "It cost nine minutes a shift."),
    (22, RuleStep.NEW, "Crews that begin at five are told by noon of the day before.", "", ""),
)  # fmt: skip
STILL_OPEN = "Tool checks happen before the shift, on one's own time."
PAID = "Tool checks happen in the first ten minutes of the shift, on paid time."


@dataclass(frozen=True)
class Registers:
    """What is done in one body; `people` are its key holders, labor's co-chair first, management's second."""

    founded: Founded
    name: str
    people: Sequence[str]
    roles: tuple[str, str]
    nominee: str
    at: datetime

    @property
    def body(self) -> Any:
        return self.founded.bodies[self.name]

    @property
    def persons(self) -> list[Any]:
        return [self.founded.people[name] for name in self.people]

    def deeds(self) -> list[Deed]:
        found: list[Deed] = [(self._ago(24), self._ask)]
        for days, step, rule, place, why in RULES:
            draft = RuleDraft(
                rule=rule, step=step, source=RuleSource.SITE, place=place, why=why,
                in_force_on=(self.at - timedelta(days=days - 14)).date(),
            )  # fmt: skip
            found.append((self._ago(days), self._rule(draft)))
        found.append((self._ago(20), self._nominate))
        found.append((self._ago(9), self._leave_open))
        return found

    def _ago(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def _ask(self, now: datetime) -> None:
        parties = partnerships.parties_at(self.body)
        first = timezone.localdate(now)
        survey = actions.open_survey(
            body=self.body, title="How we work together", by=self.persons[0], at=now,
            questions=[str(text) for text in USUAL_QUESTIONS],
            roles=[RoleDraft(name, party) for name, party in zip(self.roles, parties, strict=False)],
            closes_on=first + timedelta(days=14),
        )  # fmt: skip
        for role, person, counts in zip(
            survey.roles.order_by("number"), self.persons[:2], SAY_YES, strict=True
        ):
            self._answer(role, person, counts, now)

    def _answer(self, role: Any, person: Any, counts: Sequence[int], now: datetime) -> None:
        tickets = actions.print_tickets(role=role, tickets=ASKED, by=person, at=now)
        for place, ticket in enumerate(tickets):
            said = ["true" if place < count else "untrue" for count in counts]
            actions.answer_survey(ticket=ticket, answers=said, at=now)

    def _rule(self, draft: RuleDraft) -> Callable[[datetime], object]:
        def do(now: datetime) -> None:
            put = actions.propose_rule_change(
                body=self.body, draft=draft, by=self.persons[0], at=now
            )
            agree(put, self.persons, at=now)

        return do

    def _nominate(self, now: datetime) -> None:
        draft = NominationDraft(
            award="Partnership award of the region", nominee=self.nominee,
            kind=NomineeKind.CREW, reason="Two years without an injury, and everybody who learned here stayed.",
        )  # fmt: skip
        agree(
            actions.nominate(body=self.body, draft=draft, by=self.persons[1], at=now),
            self.persons, at=now,
        )  # fmt: skip

    def _leave_open(self, now: datetime) -> None:
        draft = RuleDraft(
            rule=STILL_OPEN, step=RuleStep.CHANGED, source=RuleSource.PRACTICE, reads_now=PAID,
            in_force_on=(self.at + timedelta(days=20)).date(),
        )  # fmt: skip
        actions.propose_rule_change(body=self.body, draft=draft, by=self.persons[0], at=now)
