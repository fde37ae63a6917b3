"""What of training waits for somebody: hours to confirm, agreements on their way to the agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.requests import User
from highroad.areas.training.queries import (
    classes,
    ending,
    enrollments,
    hires,
    hours,
    learning,
    marks,
    plans,
    register,
    staying,
    telling,
)


@dataclass(frozen=True)
class WaitingLine:
    """One thing to do."""

    title: str
    place: str
    since: datetime
    due_on: date | None
    address: str
    button: str
    about: str


def lines_for(user: User, on: date) -> Iterator[WaitingLine]:
    """Closed by the act: a word on the hours, a day on which the agreement was sent."""
    if not hours.may_have_waiting(user):
        return
    yield from _registers(user, on)
    waiting = hours.waiting_for(user)
    if waiting is not None:
        yield WaitingLine(
            title=_("Hours wait for your word: %(count)s") % {"count": waiting.count},
            place=_("My training"), since=waiting.since, due_on=None,
            address=reverse("training:confirm"), button=_("Look and confirm"), about="training.confirm",
        )  # fmt: skip
    yield from _told(user)
    yield from _ended(user, on)
    for marked in marks.to_mark(user, on):
        yield WaitingLine(
            title=_("Mark items of the standards that the other side has marked: %(count)s") % {"count": marked.count},
            place=marked.program, since=marked.since, due_on=None, button=_("Read and mark them"),
            address=reverse("training:standards", args=[marked.key]) + "#items",
            about=f"training.standards:{marked.key}",
        )  # fmt: skip
    yield from _learning(user, on)
    for task in plans.tasks_for(user, on):
        yield WaitingLine(
            title=_("Step of the written plan: %(step)s") % {"step": task.kind.label},
            place=task.program, since=task.since, due_on=task.due_on, button=_("Open the plan"),
            address=reverse("training:plan", args=[task.program_key]),
            about=f"training.plan:{task.program_key}",
        )  # fmt: skip
    yield from _staying(user, on)


def _told(user: User) -> Iterator[WaitingLine]:
    """What the agency hears."""
    for line in enrollments.agreements_to_send(user):
        yield WaitingLine(
            title=_("Send the agreement to the agency: %(name)s") % {"name": line.name},
            place=line.program, since=line.since, due_on=line.due_on, button=_("Note that it went"),
            address=reverse("training:sent", args=[line.key]),
            about=f"training.enrollment:{line.key}",
        )  # fmt: skip
    for change in telling.changes_to_tell(user):
        yield WaitingLine(
            title=_("Tell the agency of a change: %(name)s") % {"name": change.name},
            place=change.program, since=change.since, due_on=change.due_on,
            address=reverse("training:tell", args=[change.key]), button=_("Note that it was told"),
            about=f"training.enrollment:{change.key}",
        )  # fmt: skip


def _registers(user: User, on: date) -> Iterator[WaitingLine]:
    for task in register.tasks_for(user, on):
        words = (
            _("Ask %(program)s for apprentices again") if task.is_renewal
            else _("Answer a request for apprentices: %(program)s")
        )  # fmt: skip
        name, key = ("add_request", task.facility_key) if task.is_renewal else ("reply", task.key)
        yield WaitingLine(
            title=words % {"program": task.program}, place=_("Register for credits"),
            since=task.since, due_on=task.due_on, address=reverse(f"training:{name}", args=[key]),
            button=_("Note a request") if task.is_renewal else _("Answer it"),
            about=f"training.request:{task.key}",
        )  # fmt: skip


def _ended(user: User, on: date) -> Iterator[WaitingLine]:
    to_tell, to_settle = ending.waiting_for(user, on)
    for ended in to_tell:
        yield WaitingLine(
            title=_("Tell apprentices that the registration ends: %(number)s") % {"number": ended.number},
            place=ended.program, since=ended.since, due_on=ended.due_on, button=_("Note who was told"),
            address=reverse("training:told", args=[ended.key]), about=f"training.deregistration:{ended.key}",
        )  # fmt: skip
    for ended in to_settle:
        yield WaitingLine(
            title=_("The registration has ended, and the status of apprentices still stands: %(number)s")
            % {"number": ended.number},
            place=ended.program, since=ended.since, due_on=None, button=_("Look and cancel"),
            address=reverse("training:settle", args=[ended.key]), about=f"training.settle:{ended.key}",
        )  # fmt: skip


def _learning(user: User, on: date) -> Iterator[WaitingLine]:
    for rating in learning.ratings_to_sign(user):
        yield WaitingLine(
            title=_("Sign a rating, or say why not: %(name)s") % {"name": rating.competency},
            place=f"{rating.who} · {rating.program}", since=rating.since, due_on=None,
            address=reverse("training:sign_rating", args=[rating.key]), button=_("Look at it"),
            about=f"training.rating:{rating.key}",
        )  # fmt: skip
    for session in classes.sessions_to_mark(user, on):
        yield WaitingLine(
            title=_("Say who was there: %(name)s") % {"name": session.course}, place=session.cohort,
            since=session.since, due_on=None, button=_("Mark the attendance"),
            address=reverse("training:session", args=[session.key]),
            about=f"training.session:{session.key}",
        )  # fmt: skip


def _staying(user: User, on: date) -> Iterator[WaitingLine]:
    for pair in staying.silent_pairs(user, on):
        who = pair.apprentice if pair.is_mentor else f"{pair.apprentice} · {pair.mentor}"
        yield WaitingLine(
            title=_("Silent for %(days)s days: %(who)s") % {"days": pair.days, "who": who},
            place=pair.program, since=timezone.make_aware(datetime.combine(pair.alert_on, time())),
            due_on=None, button=_("Open the check-ins"),
            address=reverse("training:check_ins", args=[pair.key]),
            about=f"training.pairing:{pair.key}",
        )  # fmt: skip
    for new in hires.without_mentor(user, on):
        yield WaitingLine(
            title=_("Find a mentor in the first week: %(name)s") % {"name": new.name},
            place=new.program, since=new.since, due_on=new.due_on, button=_("Find a mentor"),
            address=reverse("training:match", args=[new.key]),
            about=f"training.mentor:{new.key}",
        )  # fmt: skip
    for gone in staying.exits_to_ask(user):
        yield WaitingLine(
            title=_("Ask why they left: %(name)s") % {"name": gone.name}, place=gone.program,
            since=gone.since, due_on=None, button=_("Ask why"),
            address=reverse("training:exit_interview", args=[gone.key]),
            about=f"training.exit:{gone.key}",
        )  # fmt: skip
    for each in staying.complaints_to_answer(user):
        yield WaitingLine(
            title=_("Answer a complaint: %(name)s") % {"name": each.name}, place=each.program,
            since=each.since, due_on=each.due_on, button=_("Answer a complaint"),
            address=reverse("training:answer_complaint", args=[each.key]),
            about=f"training.complaint:{each.key}",
        )  # fmt: skip
