"""Deadlines, chairs, minutes and guests that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from highroad.areas.partnerships.rules.consistency.concern import Concern, Facts
from highroad.areas.partnerships.vocabulary import (
    ChairRotation,
    ClauseKind,
    GuestConsent,
    GuestVoice,
    MinuteKeeper,
    Posting,
    Rhythm,
    Weight,
)
from highroad.kit.answers import no

DEADLINE = ClauseKind.AGENDA_DEADLINE
QUIET_WEEK = [date(2026, 3, 16) + timedelta(days=number) for number in range(5)]
"""Meeting days, Monday to Friday, with no holiday in the weeks before."""
DAYS_BETWEEN = {
    Rhythm.WEEKLY: 7, Rhythm.TWO_WEEKS: 14, Rhythm.MONTHLY: 28, Rhythm.TWO_MONTHS: 59,
    Rhythm.QUARTERLY: 89, Rhythm.HALF_YEARLY: 181, Rhythm.YEARLY: 365,
}  # fmt: skip
"""The fewest days from one meeting to the next."""


def agenda_after_the_notice(facts: Facts) -> Iterator[Concern]:
    """The notice of meeting would go out before the agenda it carries is agreed."""
    agenda = facts.clauses.agenda
    if not (agenda.agenda and agenda.notice):
        return
    late = [day for day in QUIET_WEEK if agenda.agenda_due(day) > agenda.notice_due(day)]
    if late:
        yield Concern(
            Weight.CONTRADICTION,
            (DEADLINE,),
            no(
                "The agenda is agreed {agenda} {days} ahead, after the notice that goes out {notice} "
                "{notice_days} ahead.",
                agenda=agenda.agenda,
                days=agenda.days.label,
                notice=agenda.notice,
                notice_days=agenda.notice_days.label,
            ),
            no("Agree the agenda before the notice goes out, or send the notice later."),
        )


def issues_after_the_agenda(facts: Facts) -> Iterator[Concern]:
    """Issues may still come in when the agenda is closed."""
    agenda = facts.clauses.agenda
    if agenda.issues and agenda.agenda and agenda.issues < agenda.agenda:
        yield Concern(
            Weight.CONTRADICTION,
            (DEADLINE,),
            no(
                "Issues may come in until {issues} {days} ahead, but the agenda is closed {agenda} ahead.",
                issues=agenda.issues,
                agenda=agenda.agenda,
                days=agenda.days.label,
            ),
            no("Set the deadline for issues before the one for the agenda."),
        )


def deadline_before_the_last_meeting(facts: Facts) -> Iterator[Concern]:
    """The deadline for the next meeting has passed before the last one was held."""
    agenda, every = facts.clauses.agenda, facts.clauses.frequency.every
    longest = max(agenda.issues, agenda.agenda)
    if every is None or not longest:
        return
    day = QUIET_WEEK[-1]
    ahead = (day - min(agenda.issues_due(day), agenda.agenda_due(day))).days
    if ahead >= DAYS_BETWEEN[every]:
        yield Concern(
            Weight.IMPOSSIBLE,
            (DEADLINE, ClauseKind.FREQUENCY),
            no(
                "The body meets {often}, and things for a meeting are due {ahead} days ahead: before "
                "the meeting that would raise them.",
                often=every.label,
                ahead=ahead,
            ),
            no("Shorten the deadline, or meet less often."),
        )


def nobody_is_the_other_side(facts: Facts) -> Iterator[Concern]:
    """The side that does not chair keeps the minutes, but no side chairs alone."""
    if not facts.states(ClauseKind.MINUTE_KEEPER):
        return
    no_side = facts.clauses.chair.way in (ChairRotation.TOGETHER, ChairRotation.NEUTRAL)
    by_chair = facts.clauses.minute_keeper in (MinuteKeeper.OTHER_SIDE, MinuteKeeper.CHAIR_SIDE)
    if no_side and by_chair:
        yield Concern(
            Weight.CONTRADICTION,
            (ClauseKind.CHAIR_ROTATION, ClauseKind.MINUTE_KEEPER),
            no(
                "Who keeps the minutes depends on which side chairs, and no side chairs alone: {way}.",
                way=facts.clauses.chair.way.label,
            ),
            no("Name who keeps the minutes, or let the sides take turns in the chair."),
        )


def one_side_leads_and_writes(facts: Facts) -> Iterator[Concern]:
    """The same side always chairs and always keeps the minutes."""
    chair, keeper = facts.clauses.chair.way.value, facts.clauses.minute_keeper
    fixed = chair in (ChairRotation.LABOR.value, ChairRotation.MANAGEMENT.value)
    if fixed and (keeper is MinuteKeeper.CHAIR_SIDE or keeper.value == chair):
        yield Concern(
            Weight.WARNING,
            (ClauseKind.CHAIR_ROTATION, ClauseKind.MINUTE_KEEPER),
            no("The same side always chairs and always writes the minutes."),
            no("Let the other side keep the minutes, or let the sides take turns."),
        )


def shown_before_signed(facts: Facts) -> Iterator[Concern]:
    """Minutes would be shown before both co-chairs need have signed them."""
    posting = facts.clauses.posting
    if posting.post_days and posting.post_days < posting.sign_days:
        yield Concern(
            Weight.CONTRADICTION,
            (ClauseKind.MINUTES_POSTING,),
            no(
                "Minutes are shown within {post} days, but the co-chairs have {sign} days to sign them.",
                post=posting.post_days,
                sign=posting.sign_days,
            ),
            no("Only signed minutes are shown: allow at least as many days to show as to sign."),
        )
    if (
        posting.to is Posting.NOWHERE
        and facts.states(ClauseKind.MINUTES_POSTING)
        and posting.post_days
    ):
        yield Concern(
            Weight.CONTRADICTION,
            (ClauseKind.MINUTES_POSTING,),
            no("Minutes are shown nowhere, and yet within {post} days.", post=posting.post_days),
            no("Say to whom they are shown, or leave the days out."),
        )


def silent_guests_who_speak(facts: Facts) -> Iterator[Concern]:
    """Nobody may come, but guests may speak."""
    guests = facts.clauses.guests
    if guests.consent is GuestConsent.NONE and guests.voice is GuestVoice.FREELY:
        yield Concern(
            Weight.CONTRADICTION,
            (ClauseKind.GUESTS,),
            no("No guests are let in, and yet guests speak like everybody else."),
            no("Say who must agree to a guest, or leave out when guests speak."),
        )


def no_time_left(facts: Facts) -> Iterator[Concern]:
    """The check-in and the close take the whole meeting."""
    shape = facts.clauses.shape
    if shape.minutes and shape.check_in + shape.close >= shape.minutes:
        yield Concern(
            Weight.IMPOSSIBLE,
            (ClauseKind.MEETING_SHAPE,),
            no(
                "A meeting lasts {minutes} minutes; its start and end take {taken}.",
                minutes=shape.minutes,
                taken=shape.check_in + shape.close,
            ),
            no("Make the meeting longer, or its start and end shorter."),
        )
