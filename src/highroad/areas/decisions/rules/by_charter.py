"""What a charter does to a proposal: between meetings, without quorum, and after the last attempt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from highroad.areas.decisions.rules.counts import FrozenRule
from highroad.areas.decisions.vocabulary import Outcome, Setting
from highroad.areas.partnerships.rules import CharterClauses
from highroad.areas.partnerships.vocabulary import (
    BetweenMeetings,
    ClauseKind,
    Effect,
    Meanwhile,
    Route,
    Side,
    WithoutQuorum,
)
from highroad.kit.answers import Answer, no, yes

CHAIRS_ANSWER = (BetweenMeetings.CO_CHAIRS, BetweenMeetings.ONE_CO_CHAIR)
"""Of one co-chair alone the platform makes both: nothing is joint by one side's word."""
PUTS_SOMETHING = (WithoutQuorum.RECOMMEND, WithoutQuorum.PROVISIONAL, WithoutQuorum.DECIDE)
"""What lets a meeting without quorum put a text; whatever comes of it is provisional."""
NOT_AGREED = (Outcome.DECLINED, Outcome.LAPSED)
SENT_ON = (Route.SPONSORS, Route.PARENT_BODY, Route.OFFICIAL, Route.MEDIATOR, Route.ARBITER)
"""Where the platform sends a text. By the word of one side alone it carries nothing out."""


@dataclass(frozen=True)
class Room:
    """The meeting in which something is put: who of each side is there, and whether that may decide."""

    present: Mapping[Side, int] = field(default_factory=dict)
    can_decide: bool = True


@dataclass(frozen=True)
class Course:
    """How a proposal is decided: where, by whom, after how many hours, and whether for good."""

    setting: Setting | None = None
    clause: int = 0
    by_chairs: bool = False
    must_all_answer: bool = False
    hours: int = 0
    needs_ratifying: bool = False
    effect: Effect | None = None


def course_of(clauses: CharterClauses, room: Room | None) -> Course:
    """What the charter makes of a proposal, put in a meeting or, without one, between meetings."""
    if room is None:
        return _between(clauses)
    if room.can_decide:
        return Course(Setting.IN_MEETING)
    is_advice = clauses.without_quorum is WithoutQuorum.RECOMMEND
    return Course(
        Setting.WITHOUT_QUORUM,
        clauses.place(ClauseKind.WITHOUT_QUORUM),
        needs_ratifying=True,
        effect=Effect.RECOMMEND if is_advice else None,
    )


def _between(clauses: CharterClauses) -> Course:
    if not clauses.is_stated(ClauseKind.BETWEEN_MEETINGS):
        return Course()
    clause = clauses.place(ClauseKind.BETWEEN_MEETINGS)
    if clauses.between_meetings is BetweenMeetings.NOT_AT_ALL:
        return Course(Setting.NEXT_MEETING, clause)
    return Course(
        Setting.BETWEEN,
        clause,
        by_chairs=clauses.between_meetings in CHAIRS_ANSWER,
        must_all_answer=clauses.between_meetings is BetweenMeetings.ALL_SEATS,
        hours=clauses.between_hours,
        needs_ratifying=clauses.between_ratified,
    )


def fitted(frozen: Sequence[FrozenRule], course: Course, room: Room | None) -> list[FrozenRule]:
    """The rules of each side as this course has them.

    In writing every seat answers. In a meeting without quorum those who are there are enough for
    what is provisional; to confirm it takes the full quorum.
    """
    if course.must_all_answer:
        return [replace(rule, quorum=max(rule.quorum, len(rule.entitled))) for rule in frozen]
    if course.setting is not Setting.WITHOUT_QUORUM or room is None:
        return list(frozen)
    return [
        replace(rule, quorum=max(1, min(rule.quorum, room.present.get(rule.side, 0))), co_chair="")
        for rule in frozen
    ]


def may_put_without_quorum(clauses: CharterClauses, room: Room) -> Answer:
    """Whether a meeting without quorum may put a text; the other side must be there at least."""
    if clauses.without_quorum not in PUTS_SOMETHING:
        return no(
            "The charter, clause {clause}, says of a meeting without quorum: {work}.",
            clause=clauses.place(ClauseKind.WITHOUT_QUORUM),
            work=clauses.without_quorum.label,
        )
    for side in clauses.keys:
        if not room.present.get(side, 0):
            return no("{side} is not there: nothing is joint without it.", side=side.label)
    return yes


def may_answer_here(setting: str, clause: int, *, in_meeting: bool, is_open_from: str) -> Answer:
    """Whether an answer counts now: in a meeting where the charter asks for one, after the notice.

    `is_open_from` names the moment from which answers count; empty once it has come.
    """
    if setting == Setting.NEXT_MEETING and not in_meeting:
        return no(
            "The charter, clause {clause}, lets this body decide only in its meetings: answer once "
            "the meeting is open.",
            clause=clause,
        )
    if is_open_from:
        return no(
            "The charter, clause {clause}, gives everybody notice first: answers count from {when}.",
            clause=clause,
            when=is_open_from,
        )
    return yes


def may_decide_while(clauses: CharterClauses, *, is_overdue: bool) -> Answer:
    """Whether the charter lets anything new be decided while its renewal is overdue."""
    if not is_overdue or clauses.renewal.meanwhile is not Meanwhile.NOTHING_NEW:
        return yes
    return no(
        "The charter, clause {clause}: nothing new is decided until both co-chairs have renewed it.",
        clause=clauses.place(ClauseKind.RENEWAL),
    )


def confirmed(found: Outcome, second: Outcome | None) -> Outcome:
    """What a yes comes to that a meeting must confirm; `second` is how the meeting decided."""
    if found is not Outcome.ADOPTED:
        return found
    if second in (None, Outcome.OPEN):
        return Outcome.PROVISIONAL
    return Outcome.ADOPTED if second is Outcome.ADOPTED else Outcome.DECLINED


def may_ratify(found: Outcome, *, has_second: bool) -> Answer:
    """A meeting confirms what is provisional, and is asked once."""
    if found is not Outcome.PROVISIONAL:
        return no("Only what is provisional is confirmed: {outcome}.", outcome=found.label)
    if has_second:
        return no("A meeting has been asked to confirm this already.")
    return yes


def is_last_attempt(attempt: int, clauses: CharterClauses) -> bool:
    """Whether the charter says where a text goes after this attempt."""
    return clauses.is_stated(ClauseKind.FALLBACK) and attempt >= clauses.deciding.attempts


def may_attempt(attempt: int, clauses: CharterClauses) -> Answer:
    """After the last attempt a text goes where the charter sends it, and is not put a third time."""
    if not is_last_attempt(attempt, clauses):
        return yes
    return no(
        "The charter, clause {clause}, says where this goes after {attempts} attempts: {route}.",
        clause=clauses.place(ClauseKind.FALLBACK),
        attempts=clauses.deciding.attempts,
        route=clauses.fallback.route.label,
    )


@dataclass(frozen=True)
class Failed:
    """A text on which a body did not agree."""

    outcome: Outcome
    attempt: int
    settled_on: date | None
    is_of_a_record: bool = False
    is_sent: bool = False
    has_next: bool = False
    has_above: bool = True
    """Whether there is a body above."""


def may_send_on(failed: Failed, clauses: CharterClauses, on: date) -> Answer:
    """Whether the charter sends a text on now: which way, after which attempt, from which day."""
    if failed.outcome not in NOT_AGREED or failed.has_next:
        return no("Only what was not agreed on is sent on.")
    if failed.is_sent:
        return no("This was sent on already.")
    if not is_last_attempt(failed.attempt, clauses):
        return no("There is another attempt first.")
    if failed.is_of_a_record:
        return no("This text belongs to a record. Change the record and propose it again.")
    return _may_go(failed, clauses, on)


def _may_go(failed: Failed, clauses: CharterClauses, on: date) -> Answer:
    way, clause = clauses.fallback, clauses.place(ClauseKind.FALLBACK)
    if way.route is Route.NOWHERE:
        return no("The charter, clause {clause}: things stay as they are.", clause=clause)
    if way.route not in SENT_ON:
        return no(
            "The charter, clause {clause}, lets one side decide alone. That is not carried out "
            "here: things stay as they are.",
            clause=clause,
        )
    if way.route is Route.PARENT_BODY and not failed.has_above:
        return no(
            "The charter, clause {clause}, sends this to the body above, and there is none.",
            clause=clause,
        )
    day = first_day(failed, clauses)
    if day is not None and on < day:
        return no(
            "The charter, clause {clause}, sends this on after {days} days: from {day}.",
            clause=clause,
            days=way.days,
            day=day.isoformat(),
        )
    return yes


def first_day(failed: Failed, clauses: CharterClauses) -> date | None:
    """From when a text is sent on."""
    if failed.settled_on is None:
        return None
    return failed.settled_on + timedelta(days=clauses.fallback.days)
