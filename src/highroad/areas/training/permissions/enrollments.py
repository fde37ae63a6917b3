"""May this person enroll, sign, move a status, pair, log hours, confirm them, count heads?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training import queries
from highroad.areas.training.models import (
    Enrollment,
    HoursEntry,
    PreApprenticeship,
    TrainingProgram,
)
from highroad.areas.training.queries import ending, enrollments, hours
from highroad.areas.training.rules.status import RUNNING
from highroad.kit.answers import Answer, no, yes


def may_coordinate(user: User, program: TrainingProgram) -> Answer:
    """Whoever was named to coordinate the program, while the body is at work."""
    working = partnership_permissions.may_work_in(program.body)
    if not working:
        return working
    if not queries.is_coordinator(user, program):
        return no("Only a coordinator of this program may do this.")
    return yes


def may_enroll(user: User, program: TrainingProgram, on: date) -> Answer:
    """A coordinator, once both sides have adopted standards and until the registration ends."""
    answer = may_coordinate(user, program)
    if not answer:
        return answer
    ended = ending.ending_of(program, seen_by=user)
    if ended is not None and ended.on <= on:
        return no("The registration of this program has ended. Nobody is enrolled in it any more.")
    if queries.standards_in_force(program, on) is None:
        return no("Both sides adopt the standards first. Apprentices are enrolled under them.")
    return yes


def may_log(user: User, enrollment: Enrollment) -> Answer:
    """The apprentice, or a coordinator for them, while the apprenticeship runs."""
    if not enrollments.is_own(user, enrollment):
        answer = may_coordinate(user, enrollment.program)
        if not answer:
            return answer
    if enrollments.status_of(enrollment) not in RUNNING:
        return no("Hours are logged while the apprentice is registered.")
    return yes


def may_correct(user: User, entry: HoursEntry) -> Answer:
    """Whoever may log; an entry is corrected once, then its correction."""
    if hasattr(entry, "correction"):
        return no("This entry has been corrected already. Correct the newer one.")
    return may_log(user, entry.enrollment)


def may_confirm(user: User, entry: HoursEntry) -> Answer:
    """The journeyworker beside the apprentice on that day; never who learned, nor who entered it."""
    if enrollments.is_own(user, entry.enrollment) or entry.entered_by_id == user.pk:
        return no("Somebody else confirms what you entered.")
    if hasattr(entry, "correction"):
        return no("This entry has been corrected already. Correct the newer one.")
    if hasattr(entry, "word"):
        return no("This entry has its answer already.")
    if not hours.was_beside(user, entry):
        return no("Only the journeyworker beside the apprentice on that day may do this.")
    return yes


def may_count_heads(user: User, program: TrainingProgram, employer_key: object) -> Answer:
    """A coordinator, or somebody who sits for the employer."""
    if queries.is_coordinator(user, program):
        return yes
    if employer_key in partnerships.parties_of(user, program.body.partnership):
        return yes
    return no("Only a coordinator of this program, or somebody of the employer, may do this.")


def may_say_wage(user: User, enrollment: Enrollment) -> Answer:
    """The apprentice, a coordinator, or somebody of the employer."""
    if enrollments.is_own(user, enrollment):
        return yes
    return may_count_heads(user, enrollment.program, enrollment.employer_id)


def may_count_prepared(user: User, preparing: PreApprenticeship) -> Answer:
    """Whoever coordinates an apprenticeship that promised places there."""
    if any(
        may_coordinate(user, each.program)
        for each in preparing.entries.select_related("program__body")
    ):
        return yes
    return no("Only a coordinator of an apprenticeship that promised places counts them.")
