"""The rules by which a body meets: its typed clauses, and what they come to for one meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.rules.charters import CharterClauses
from highroad.areas.partnerships.vocabulary import ClauseKind, Proxies

ITEMS_CLOSE = timedelta(days=7)
"""Before a meeting the agenda closes, where no charter says when."""


@dataclass(frozen=True)
class MeetingTerms:
    """The clauses in force on the day of a meeting, and the words of those a page names."""

    clauses: CharterClauses
    day: date

    @property
    def quorum_clause(self) -> str:
        """The words of the clause deciding is counted by; without one, how the body was set up."""
        decide = self.clauses.text(ClauseKind.QUORUM_TO_DECIDE)
        return decide or self.clauses.text(ClauseKind.QUORUM_TO_MEET)

    @property
    def deadline_clause(self) -> str:
        return self.clauses.text(ClauseKind.AGENDA_DEADLINE)

    @property
    def posting_clause(self) -> str:
        return self.clauses.text(ClauseKind.MINUTES_POSTING)

    @property
    def items_due(self) -> date:
        """The last day for items of any seat."""
        agenda = self.clauses.agenda
        if agenda.issues:
            return agenda.issues_due(self.day)
        return agenda.agenda_due(self.day) if agenda.agenda else self.day - ITEMS_CLOSE

    @property
    def allows_proxies(self) -> bool:
        return self.clauses.proxies.way is not Proxies.NONE

    @property
    def is_first_year(self) -> bool:
        return self.clauses.is_first_year(self.day)


def terms_of(body: Body, on: date | None = None) -> MeetingTerms:
    """The terms in force on a day, today if none is named."""
    day = on or timezone.localdate()
    return MeetingTerms(decisions.clauses_in_force(body, day), day)
