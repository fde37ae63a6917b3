"""What the sprinkler fitters learn and with whom: signed ratings, a class with a waiting list, a quiet mentor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from highroad.areas.training.actions import classes, enrollments, learning, staying
from highroad.areas.training.actions.classes import CohortDraft, SessionDraft
from highroad.areas.training.actions.learning import RatingDraft
from highroad.areas.training.vocabulary.enrollments import PairingKind
from highroad.areas.training.vocabulary.learning import SeatKind
from highroad.areas.training.vocabulary.staying import HowItGoes

COMPETENCIES = """Hangs pipe to the drawing
Threads and grooves pipe
Sets heads of a wet system
Trips and resets a dry valve
Reads a reflected ceiling plan
Runs an acceptance test
Programs a releasing panel; optional"""
RATED = (
    ("hangs-pipe-to-the-drawing", 4, "Two floors at Pier 4, without a question"),
    ("threads-and-grooves-pipe", 3, "A day on the machine"),
    ("sets-heads-of-a-wet-system", 2, "Still needs the spacing table"),
)
GUESTS = ("Ada Cole", "Bo Lind", "Cy Holt")
LATE = timedelta(hours=5)


def deeds(scene: Any) -> list[tuple[datetime, Callable[[datetime], object]]]:
    """The moments and what is done then; the newest rating and the last session wait for somebody."""
    at = scene.at
    return [
        (at - timedelta(days=150) + LATE, lambda moment: _class(scene, moment)),
        (at - timedelta(days=145) + LATE, lambda moment: _pair(scene, moment)),
        (at - timedelta(days=30) + LATE, lambda moment: _rate(scene, moment)),
        (at - timedelta(days=1, hours=6), lambda moment: _yesterday(scene, moment)),
    ]


def _class(scene: Any, at: datetime) -> None:
    people = scene.founded.people
    made = classes.begin_cohort(
        program=scene.program, by=people["priya"], at=at,
        draft=CohortDraft(
            name="Level 1, fall", place="Training hall, room 2", starts_on=scene.day(149),
            ends_on=scene.day(-60), member_seats=12, public_seats=2,
        ),
    )  # fmt: skip
    scene.cohort = made
    seats = [
        classes.ask_for_seat(
            cohort=made, kind=SeatKind.MEMBER, enrollment=scene.enrolled[word], by=people["priya"],
            at=at + timedelta(minutes=number),
        )
        for number, word in enumerate(("nia", "omar"), start=1)
    ]  # fmt: skip
    for number, name in enumerate(GUESTS):
        classes.ask_for_seat(
            cohort=made, kind=SeatKind.PUBLIC, name=name, by=people["priya"],
            at=at + timedelta(minutes=5 + number),
        )  # fmt: skip
    for week in range(8):
        held = classes.plan_session(
            cohort=made, by=people["priya"], at=at + timedelta(minutes=10 + week),
            draft=SessionDraft(
                course="Level 1", day=scene.day(58 - 7 * week), hours=Decimal(4), taught_by=people["ben"]
            ),
        )  # fmt: skip
        if week < 7:
            scene.held.append((held, seats))


def _pair(scene: Any, at: datetime) -> None:
    people = scene.founded.people
    for word, site, languages in (("theo", "Pier 4", "English, Spanish"), ("lena", "", "English")):
        staying.offer_to_mentor(
            program=scene.program, user=people[word], site=site, languages=languages, most=2,
            by=people["priya"], at=at,
        )  # fmt: skip
    scene.pair = enrollments.pair(
        enrollment=scene.enrolled["nia"], user=people["theo"], kind=PairingKind.MENTOR,
        from_on=scene.day(145), by=people["priya"], at=at,
    )  # fmt: skip


def _rate(scene: Any, at: datetime) -> None:
    """Three signed ratings, and the last word of the pair for weeks."""
    people, made = scene.founded.people, scene.enrolled["nia"]
    staying.check_in(
        pairing=scene.pair, how=HowItGoes.MIXED, by=people["nia"], at=at,
        words="The work is good. Getting to class by six is hard with the late ferry.",
    )  # fmt: skip
    for competency, level, note in RATED:
        rating = learning.rate(
            enrollment=made, by=people["ben"], at=at,
            draft=RatingDraft(competency=competency, level=level, on=scene.day(31), note=note),
        )  # fmt: skip
        learning.answer_rating(rating=rating, is_signed=True, by=people["nia"], at=at)


def _yesterday(scene: Any, at: datetime) -> None:
    """Attendance of the weeks before; one rating waits for Nia, one session for Ben."""
    people = scene.founded.people
    for week, (session, seats) in enumerate(scene.held):
        hours = {
            seat.key: Decimal(0 if week == 3 and number else 4) for number, seat in enumerate(seats)
        }
        classes.mark_attendance(session=session, hours=hours, by=people["ben"], at=at)
    learning.rate(
        enrollment=scene.enrolled["nia"], by=people["ben"], at=at,
        draft=RatingDraft(
            competency="trips-and-resets-a-dry-valve", level=3, on=scene.day(2),
            note="Twice at the ferry terminal",
        ),
    )  # fmt: skip
