"""Between the demonstration's partnerships and others: the office asks and may write, helpers are asked jointly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions import queries as known
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.library import actions as library
from highroad.areas.library.actions import RequestTerms
from highroad.areas.library.queries import helper_for_system
from highroad.areas.library.vocabulary import HelpWanted
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.actions import Contact
from highroad.background.demonstration.founding import STAFF, Founded

Deed = tuple[datetime, Callable[[datetime], object]]
YEAR = timedelta(days=300)
AHEAD = timedelta(days=45)


def construction(founded: Founded, *, at: datetime) -> list[Deed]:
    """Asked and answered; may be written to; a helper asked, with the office let in on it."""
    signers = ("lena", "theo", "marcus", "ines")
    return [
        (at - timedelta(hours=40), lambda at: _be_written_to(
            founded, "committee", signers,
            Contact("Desk of the committee", "desk@harbor.example", _on(at + YEAR)), at)),
        (at - timedelta(hours=36), lambda at: _answer(
            founded, "committee", signers,
            _ask(founded, "How do contractors that do not take part learn of your goals?", at),
            "They get the goals with their bid papers, and a call from one person of each side.", at)),
        (at - timedelta(hours=30), lambda at: _ask_helper(
            founded, "committee", signers, "fmcs",
            RequestTerms(
                HelpWanted.RELATIONSHIP, _on(at + AHEAD), 16, "Site office, Pier 4", office_may_know=True,
            ), at)),
    ]  # fmt: skip


def transit(founded: Founded, *, at: datetime) -> list[Deed]:
    """A question waits for the co-chairs; a request to a helper waits for management."""
    return [
        (at - timedelta(hours=34), lambda at: _ask(
            founded, "What would you tell an agency that has no mentors yet?", at)),
        (at - timedelta(hours=28), lambda at: _ask_helper(
            founded, "steering", ("rosa", "aisha"), "transit-workforce-center",
            RequestTerms(HelpWanted.TRAINING_PLAN, _on(at + AHEAD), 12, "Training room, Bayline yard"), at)),
    ]  # fmt: skip


def green_jobs(founded: Founded, *, at: datetime) -> list[Deed]:
    """An answer is before both sides; the office sees none yet."""
    return [
        (at - timedelta(hours=32), lambda at: _answer(
            founded, "board", ("teresa", "victor"), _ask(founded, "Who pays for the time people spend in class?", at),
            "The city pays eight hours a week; the fund pays for books and for the ride home.", at)),
    ]  # fmt: skip


def _on(moment: datetime) -> date:
    return timezone.localdate(moment)


def _ask(founded: Founded, text: str, at: datetime) -> queries.OfficeQuestion:
    return actions.ask_partnership(
        partnership=founded.partnership, text=text, by=founded.people[STAFF], at=at
    )


def _answer(
    founded: Founded, body: str, signers: Sequence[str], question: queries.OfficeQuestion,
    text: str, at: datetime,
) -> None:  # fmt: skip
    first = founded.people[signers[0]]
    records = queries.records_to_name(founded.partnership, seen_by=first)
    kept = actions.answer_office(
        question=question, body=founded.bodies[body], text=text, by=first, at=at,
        records=[ref for ref, _title in records[:1]],
    )  # fmt: skip
    _sign(founded, kept.decision_key, signers, at)


def _be_written_to(
    founded: Founded, body: str, signers: Sequence[str], contact: Contact, at: datetime
) -> None:
    first = founded.people[signers[0]]
    kept = actions.offer_contact(body=founded.bodies[body], contact=contact, by=first, at=at)
    _sign(founded, kept.decision_key, signers, at)


def _ask_helper(
    founded: Founded, body: str, signers: Sequence[str], helper: str, terms: RequestTerms,
    at: datetime,
) -> None:  # fmt: skip
    first = founded.people[signers[0]]
    made = library.ask_jointly(
        body=founded.bodies[body], helper=helper_for_system(helper), terms=terms, by=first, at=at
    )
    _sign(founded, made.decision_key, signers, at)
    if terms.office_may_know:
        library.mark_sent(request=made, by=first, at=at)


def _sign(founded: Founded, key: UUID | None, signers: Sequence[str], at: datetime) -> None:
    """These people turn their keys in the same hour."""
    for word in signers:
        person = founded.people[word]
        decisions.sign(
            decision=known.get_decision(str(key), person), wording_number=1, stance=Stance.AGREE,
            by=person, at=at,
        )  # fmt: skip
