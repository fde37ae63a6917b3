"""May this person rate a competency, sign a rating, look after a class, say who was there?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.training.models import ClassSession, Enrollment, Rating
from highroad.areas.training.permissions.enrollments import may_coordinate
from highroad.areas.training.queries import enrollments, learning
from highroad.areas.training.rules.competencies import may_sign_rating
from highroad.areas.training.rules.status import RUNNING
from highroad.kit.answers import Answer, no, yes


def may_rate(user: User, enrollment: Enrollment, on: date) -> Answer:
    """The apprentice, or who teaches them on that day, while the apprenticeship runs."""
    if enrollments.status_of(enrollment) not in RUNNING:
        return no("Competencies are rated while the apprentice is registered.")
    if not enrollment.standards.terms.competencies:
        return no("The standards name no competencies.")
    if enrollments.is_own(user, enrollment) or learning.is_teacher(user, enrollment, on):
        return yes
    return no("The apprentice rates themselves, or somebody who teaches them does.")


def may_answer_rating(user: User, rating: Rating) -> Answer:
    """Somebody else: the apprentice or who teaches them; an own rating takes a teacher."""
    if hasattr(rating, "word"):
        return no("This rating has its answer already.")
    return may_sign_rating(
        is_same_person=rating.by_id == user.pk,
        is_own=enrollments.is_own(user, rating.enrollment),
        is_teacher=learning.is_teacher(user, rating.enrollment, rating.on),
    )


def may_mark(user: User, session: ClassSession) -> Answer:
    """Who teaches the session, or who coordinates the program."""
    if session.taught_by_id == user.pk:
        return yes
    return may_coordinate(user, session.cohort.program)
