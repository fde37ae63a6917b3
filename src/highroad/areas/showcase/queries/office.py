"""Between the program office and a partnership: each sees what is theirs; drafts stay with the partnership."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.accounts.permissions import may_see_platform
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.fair_access import queries as fair_access
from highroad.areas.library.queries import UpkeepLine, must_keep_up, stale_among
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.areas.showcase.models import Article, ContactTerms, Exemplar, OfficeQuestion
from highroad.areas.showcase.rules import office as rules
from highroad.areas.showcase.vocabulary import ContactStatus, QuestionStatus
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class QuestionView:
    """A question as its reader may see it; the answer is there once both sides have signed it."""

    key: UUID
    partnership_key: UUID
    partnership_name: str
    text: str
    asked_at: datetime
    status: QuestionStatus
    answer: str
    decision_key: UUID | None


@dataclass(frozen=True)
class ContactView:
    """An agreement to be written to."""

    key: UUID
    partnership_key: UUID
    partnership_name: str
    name: str
    email: str
    until_on: date
    status: ContactStatus
    decision_key: UUID | None


def decisions_of(keys: Iterable[UUID | None]) -> Mapping[UUID, Decision]:
    """The decisions on these records, whole, in a fixed number of queries."""
    wanted = [key for key in keys if key]
    return {one.key: one for one in decisions.with_answers().filter(pk__in=wanted)} if wanted else {}  # fmt: skip


def _outcome(decision: Decision | None, on: date) -> Outcome | None:
    return decisions.state_of(decision, on=on) if decision else None


def questions_of(
    kept: Iterable[OfficeQuestion], *, on: date, for_office: bool
) -> list[QuestionView]:
    """The questions with where they stand. The office is not told that an answer is being drafted."""
    found = list(kept)
    known = decisions_of(one.decision_key for one in found)
    views = []
    for one in found:
        decision = known.get(one.decision_key) if one.decision_key else None
        status = rules.question_status(_outcome(decision, on))
        is_released = status is QuestionStatus.ANSWERED and decision is not None
        if for_office and not is_released:
            status, decision = QuestionStatus.ASKED, None
        answer = decisions.current_wording(decision).text if decision and is_released else ""
        views.append(
            QuestionView(
                one.key, one.partnership_id, one.partnership.name, one.text, one.asked_at, status,
                answer, None if for_office else one.decision_key,
            )
        )  # fmt: skip
    return views


def list_questions(*, seen_by: User, on: date) -> list[QuestionView]:
    """For the program office: every question; an answer only where both sides released it."""
    must_be_office(seen_by)
    kept = OfficeQuestion.objects.select_related("partnership")[:200]
    return questions_of(kept, on=on, for_office=True)


def list_questions_to(partnership: Partnership, *, seen_by: User, on: date) -> list[QuestionView]:
    """For the seats of a partnership: what the office asked it. Raises `NotFound`."""
    must_sit(seen_by, partnership)
    kept = OfficeQuestion.objects.filter(partnership=partnership).select_related("partnership")
    return questions_of(kept, on=on, for_office=False)


def get_question(key: UUID, *, seen_by: User) -> OfficeQuestion:
    """A question, for the seats of the partnership that was asked. Raises `NotFound`."""
    kept = OfficeQuestion.objects.filter(pk=key).select_related("partnership").first()
    if kept is None:
        raise NotFound
    must_sit(seen_by, kept.partnership)
    return kept


def may_answer_anew(question: OfficeQuestion, *, on: date) -> bool:
    """Whether no answer is before both sides, and none was released."""
    decision = decisions_of([question.decision_key]).get(question.decision_key or UUID(int=0))
    return rules.question_status(_outcome(decision, on)) is QuestionStatus.ASKED


def waiting_questions_for_system(partnership: Partnership) -> int:
    """How many questions nobody there has put an answer to."""
    return OfficeQuestion.objects.filter(partnership=partnership, decision_key=None).count()


def questions_waiting_for(user: User, *, on: date) -> list[OfficeQuestion]:
    """Questions without a draft, for the co-chairs of the partnerships that were asked."""
    led = {
        seat.partnership_key
        for seat in partnerships.seats_of(user, on=on)
        if seat.role == SeatRole.CO_CHAIR and not seat.is_alternate and seat.side
    }
    if not led:
        return []
    waiting = OfficeQuestion.objects.filter(partnership__in=led, decision_key=None)
    return list(waiting.select_related("partnership").order_by("asked_at"))


def contacts_of(kept: Iterable[ContactTerms], *, on: date) -> list[ContactView]:
    """The agreements with where they stand today."""
    found = list(kept)
    known = decisions_of(one.decision_key for one in found)
    return [
        ContactView(
            one.key, one.body.partnership_id, one.body.partnership.name, one.name, one.email,
            one.until_on,
            rules.contact_status(
                _outcome(known.get(one.decision_key) if one.decision_key else None, on),
                is_ended=one.ended_at is not None, until_on=one.until_on, on=on,
            ),
            one.decision_key,
        )
        for one in found
    ]  # fmt: skip


def list_contacts(*, seen_by: User, on: date) -> list[ContactView]:
    """For the program office: to whom it may write today, as both sides agreed."""
    must_be_office(seen_by)
    kept = ContactTerms.objects.filter(ended_at=None, until_on__gte=on)
    views = contacts_of(kept.select_related("body__partnership"), on=on)
    return [view for view in views if view.status is ContactStatus.HOLDS]


def list_contacts_of(partnership: Partnership, *, seen_by: User, on: date) -> list[ContactView]:
    """For the seats of a partnership: every agreement, newest first. Raises `NotFound`."""
    must_sit(seen_by, partnership)
    kept = ContactTerms.objects.filter(body__partnership=partnership)
    return contacts_of(kept.select_related("body__partnership"), on=on)


def get_contact(key: UUID, *, seen_by: User) -> ContactTerms:
    """An agreement, for the seats of its partnership. Raises `NotFound`."""
    kept = ContactTerms.objects.filter(pk=key).select_related("body__partnership").first()
    if kept is None:
        raise NotFound
    must_sit(seen_by, kept.body.partnership)
    return kept


def records_to_name(partnership: Partnership, *, seen_by: User) -> list[tuple[str, str]]:
    """What an answer can rest on: adopted decisions and published figures, by reference and title."""
    must_sit(seen_by, partnership)
    adopted = [
        (f"decisions.decision:{line.key}", line.title)
        for line in decisions.list_decisions(partnership, seen_by, limit=60)
        if line.outcome is Outcome.ADOPTED
    ]
    figures = [
        (f"fair_access.publication:{line.key}", line.title)
        for line in fair_access.published_public(partnership)
    ]
    return [*figures, *adopted]


def list_stale_pages(*, seen_by: User, on: date) -> list[UpkeepLine]:
    """Examples and articles that were compared with their sources too long ago."""
    must_keep_up(seen_by)
    return [
        *stale_among(Exemplar.objects.filter(live=True), "showcase:example", on),
        *stale_among(Article.objects.filter(live=True), "news:article", on),
    ]


def must_be_office(user: User) -> None:
    """Raises `NotFound` for whoever is not of the program office."""
    if not may_see_platform(user):
        raise NotFound


def must_sit(user: User, partnership: Partnership) -> None:
    """Raises `NotFound` for whoever has no confirmed seat in the partnership."""
    if not partnerships.has_seat(user, partnership):
        raise NotFound
