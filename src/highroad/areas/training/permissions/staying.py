"""May this person write a check-in, ask why somebody left, answer a complaint?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.training.models import Complaint, Enrollment, Pairing
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import enrollments, staying
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.kit.answers import Answer, no, yes


def may_know(user: User, enrollment: Enrollment) -> Answer:
    """A coordinator of the program who does not sit for the apprentice's employer."""
    answer = may_coordinate(user, enrollment.program)
    if not answer:
        return answer
    if not staying.is_confided(user, enrollment):
        return no("You sit for the employer of this apprentice. Another coordinator does this.")
    return yes


def may_check_in(user: User, pairing: Pairing, on: date) -> Answer:
    """One of the two, while they are a pair."""
    if not staying.is_of_pair(user, pairing):
        return no("Only the mentor and the apprentice write here.")
    if pairing.to_on is not None and pairing.to_on < on:
        return no("This has ended already.")
    return yes


def may_ask_why(user: User, enrollment: Enrollment) -> Answer:
    """Once, when somebody has left."""
    answer = may_know(user, enrollment)
    if not answer:
        return answer
    if staying.last_status(enrollment) not in (
        EnrollmentStatus.CANCELLED, EnrollmentStatus.TRANSFERRED,
    ):  # fmt: skip
        return no("They are asked when they leave.")
    if hasattr(enrollment, "exit_interview"):
        return no("They have been asked already.")
    return yes


def may_complain(user: User, enrollment: Enrollment) -> Answer:
    """The apprentice, or a coordinator for them."""
    return yes if enrollments.is_own(user, enrollment) else may_know(user, enrollment)


def may_answer_complaint(user: User, complaint: Complaint) -> Answer:
    """A coordinator of the program, who is not the one who complains."""
    if enrollments.is_own(user, complaint.enrollment):
        return no("Somebody else answers your complaint.")
    return may_know(user, complaint.enrollment)
