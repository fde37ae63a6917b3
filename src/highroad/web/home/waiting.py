"""What waits for a person, area by area. Here is the one list where an area joins the inbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.accounts.requests import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import WaitingKind
from highroad.areas.demand import queries as demand
from highroad.areas.meetings import queries as meetings
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.placements import queries as placements
from highroad.areas.problem_solving import queries as problem_solving
from highroad.areas.problem_solving.queries import requests
from highroad.areas.showcase import queries as showcase
from highroad.areas.witnesses import queries as witnesses
from highroad.areas.witnesses.vocabulary import KeeperTask
from highroad.kit.refs import Ref
from highroad.web import links
from highroad.web.assurances import waiting as assurances
from highroad.web.commitments import waiting as commitments
from highroad.web.copies import waiting as copies
from highroad.web.credentials import waiting as credentials
from highroad.web.decisions import waiting as acts
from highroad.web.demand import waiting as pipeline
from highroad.web.filings import waiting as filings
from highroad.web.job_quality import waiting as job_quality
from highroad.web.supports import waiting as supports
from highroad.web.training import waiting as training

Words = str | Promise


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to do: what, where, since when, until when, and the button that leads to it."""

    title: Words
    place: Words
    since: datetime
    address: str
    button: Words
    about: str
    due_on: date | None = None


def to_answer(user: User, on: date) -> Iterable[Task]:
    """Proposals that ask for this seat's answer, and decisions whose review date has come."""
    for line in decisions.waiting_for(user, on=on):
        is_review = line.kind is WaitingKind.REVIEW
        page = "decisions:review" if is_review else "decisions:detail"
        yield Task(
            title=line.title,
            place=f"{line.partnership_name} · {line.body_name}",
            since=line.since,
            due_on=line.due_on,
            address=reverse(page, kwargs={"key": line.about.key}),
            button=_answer_button(line),
            about=str(line.about),
        )


def _answer_button(line: decisions.WaitingLine) -> Words:
    if line.kind is WaitingKind.REVIEW:
        return _("Review it")
    return _("Read it before the meeting") if line.only_in_meeting else _("Read and answer")


def to_renew(user: User, on: date) -> Iterable[Task]:
    """Charters to be renewed."""
    seats = {seat.body_key: seat for seat in partnerships.seats_of(user, on=on)}
    for renewal in decisions.renewals_waiting_for(seats.values()):
        seat = seats[renewal.body_key]
        yield Task(
            title=_("Renew: %(charter)s") % {"charter": renewal.title},
            place=f"{seat.partnership_name} · {seat.body_name}",
            since=renewal.since,
            due_on=renewal.due_on,
            address=reverse("decisions:renewal", kwargs={"key": renewal.about.key}),
            button=_("Read and renew"),
            about=str(renewal.about),
        )


def by_charter(user: User, on: date) -> Iterable[Task]:
    """Texts to be sent on, texts that came to one as sponsor, what came back, bodies to be divided."""
    for line in acts.lines_for(user, partnerships.seats_of(user, on=on), on):
        yield Task(
            title=line.title,
            place=line.place,
            since=line.since,
            address=line.address,
            button=line.button,
            about=line.about,
        )


def to_confirm(user: User, on: date) -> Iterable[Task]:
    """People of one's own side who accepted a seat."""
    for holder in partnerships.waiting_for_confirmation(user):
        yield Task(
            title=_("%(name)s has accepted the seat %(seat)s")
            % {"name": holder.person, "seat": holder.seat.title},
            place=f"{holder.body.partnership.name} · {holder.body.name}",
            since=holder.appointed_at,
            address=reverse("partnerships:body", kwargs={"key": holder.body_id}),
            button=_("Confirm"),
            about=str(Ref.to(holder)),
        )


def to_keep(user: User, on: date) -> Iterable[Task]:
    """Promises to answer, to keep, to confirm, and late ones before their sponsors."""
    for line, address, button in commitments.lines_for(user, on):
        late = _("%(why)s · late") % {"why": line.why.label}
        yield Task(
            title=line.title,
            place=f"{line.place} · {late if line.is_late else line.why.label}",
            since=line.since,
            due_on=line.due_on,
            address=address,
            button=button,
            about=str(line.about),
        )


def to_countersign(user: User, on: date) -> Iterable[Task]:
    """The key of one's side: to be named, or to sign with."""
    for line in witnesses.waiting_for(user):
        is_signing = line.kind is KeeperTask.COUNTERSIGN
        page = "ledger:countersign" if is_signing else "ledger:side_key"
        yield Task(
            title=_("Countersign the record") if is_signing else _("Name the key of your side"),
            place=line.partnership_name,
            since=line.since,
            address=reverse(page, kwargs={"key": line.partnership_key, "side": line.side}),
            button=_("Check and countersign") if is_signing else _("Name the key"),
            about=f"partnerships.partnership:{line.partnership_key}",
        )


def to_solve(user: User, on: date) -> Iterable[Task]:
    """Lists, criteria, referrals and requests that ask for a side; gone once the side has done it."""
    for line in problem_solving.waiting_for(user, on=on):
        yield Task(
            title=line.question or line.task.label,
            place=f"{line.partnership_name} · {line.body_name}",
            since=line.since,
            due_on=line.due_on,
            address=links.address_of(line.about),
            button=line.task.label,
            about=str(line.about),
        )


def to_file(user: User, on: date) -> Iterable[Task]:
    """Filings to match, to correct, to answer for, to lock, and to certify."""
    for line in filings.lines_for(user):
        yield Task(
            title=line.title,
            place=line.place,
            since=line.since,
            address=line.address,
            button=line.button,
            about=str(line.about),
        )


def to_reply(user: User, on: date) -> Iterable[Task]:
    """Information that a side they lead is asked for."""
    for line in requests.owed_by(user, on=on):
        late = line.state.label if line.days_late else _("Information is asked for")
        yield Task(
            title=line.what,
            place=f"{line.partnership_name} · {line.body_name} · {late}",
            since=line.asked_at,
            due_on=line.due_on,
            address=reverse("problem_solving:reply", kwargs={"key": line.key}),
            button=_("Reply"),
            about=f"problem_solving.informationrequest:{line.key}",
        )


MEETING_PAGES = {
    "minutes": ("meetings:minutes", _("Write the minutes: %(title)s"), _("Write them")),
    "guest": ("meetings:detail", _("May %(title)s come as a guest?"), _("See and agree")),
    "poll": ("meetings:poll", _("Which days work for you: %(title)s"), _("Answer")),
}


def about_meetings(user: User, on: date) -> Iterable[Task]:
    """Minutes to write, guests that need one's word, and dates to choose from."""
    for line in meetings.waiting_for(user, on):
        page, title, button = MEETING_PAGES[line.kind]
        yield Task(
            title=title % {"title": line.title},
            place=line.place,
            since=line.since,
            due_on=line.due_on,
            address=reverse(page, kwargs={"key": line.page}),
            button=button,
            about=str(line.about),
        )


def to_answer_the_office(user: User, on: date) -> Iterable[Task]:
    """Questions of the program office to partnerships one is co-chair of."""
    for question in showcase.questions_waiting_for(user, on=on):
        yield Task(
            title=_("The program office asks: %(text)s") % {"text": question.text[:120]},
            place=question.partnership.name,
            since=question.asked_at,
            address=reverse("office:question", kwargs={"key": question.key}),
            button=_("Draft an answer"),
            about=f"showcase.officequestion:{question.key}",
        )


def to_assure(user: User, on: date) -> Iterable[Task]:
    """Agreements to say a word to, evidence that lapses, breaches, notices, a register to publish."""
    for line, address, button in assurances.lines_for(user, on):
        yield Task(
            title=line.title,
            place=f"{line.partnership_name} · {line.task.label}",
            since=line.since,
            due_on=line.due_on,
            address=address,
            button=button,
            about=str(line.about),
        )


def to_decide_again(user: User, on: date) -> Iterable[Task]:
    """Conditions that have moved, for employers and owners whose jobs hang on them."""
    for line in demand.waiting_for(user):
        yield Task(
            title=_("%(name)s has moved: do your jobs still stand?") % {"name": line.name},
            place=line.partnership_name,
            since=line.since,
            address=links.address_of(line.about),
            button=_("Decide again"),
            about=str(line.about),
        )


def to_say_again(user: User, on: date) -> Iterable[Task]:
    """Projects whose facts nobody has said lately, for owners, employers and co-chairs."""
    for title, place, since, address, about in pipeline.lines_for(user, on):
        yield Task(title=title, place=place, since=since, address=address, button=_("Say it"), about=about)  # fmt: skip


def to_check(user: User, on: date) -> Iterable[Task]:
    """Starts in a job whose 30, 90, 180 or 365 days are over."""
    for line in placements.waiting_for(user, on):
        about = Ref.to(line.placement)
        yield Task(
            title=_("%(person)s, %(days)s days after the start: still there?")
            % {"person": line.placement.person, "days": line.days},
            place=f"{line.placement.partnership.name} · {line.placement.order.occupation}",
            since=line.placement.made_at,
            due_on=line.due_on,
            address=reverse("placements:check", kwargs={"key": about.key}),
            button=_("Ask and enter"),
            about=str(about),
        )


def to_train(user: User, on: date) -> Iterable[Task]:
    """Hours that need a journeyworker's word, agreements on their way to the agency."""
    for line in training.lines_for(user, on):
        yield Task(
            title=line.title,
            place=line.place,
            since=line.since,
            due_on=line.due_on,
            address=line.address,
            button=line.button,
            about=line.about,
        )


def to_fetch(user: User, on: date) -> Iterable[Task]:
    """Full copies to download, and people who came along with one as names."""
    for line in copies.lines_for(user):
        yield Task(
            title=line.title,
            place=line.place,
            since=line.since,
            due_on=line.due_on,
            address=line.address,
            button=line.button,
            about=line.about,
        )


def to_look_at_jobs(user: User, on: date) -> Iterable[Task]:
    """Readings that the other side declared."""
    for job, line, address, since in job_quality.lines_for(user, on):
        yield Task(
            title=_("%(job)s: do you see the same? %(what)s")
            % {"job": job.title, "what": line.indicator.text},
            place=f"{job.partnership_name} · {job.body_name}",
            since=since,
            address=address,
            button=_("Answer the reading"),
            about=f"job_quality.reading:{line.key}",
        )
    for wage, address in job_quality.living_wages_for(user, on):
        yield Task(
            title=_("Living wage of %(dollars)s dollars an hour: do you use it too?")
            % {"dollars": wage.dollars},
            place=f"{wage.body.partnership.name} · {wage.body.name}",
            since=wage.made_at,
            address=address,
            button=_("Answer"),
            about=str(Ref.to(wage)),
        )
    for schedule, address in job_quality.schedules_for(user, on):
        yield Task(
            title=_("%(job)s: is this the wage schedule?") % {"job": schedule.job.title},
            place=f"{schedule.body.partnership.name} · {schedule.body.name}",
            since=schedule.made_at,
            address=address,
            button=_("Answer"),
            about=str(Ref.to(schedule)),
        )


def to_help(user: User, on: date) -> Iterable[Task]:
    """A desk at which something is due, for its navigators alone; a navigator for the other side to confirm."""
    for navigator, address in supports.named_for(user):
        yield Task(
            title=_("Confirm %(name)s as navigator") % {"name": navigator.user.name},
            place=navigator.desk.partnership.name,
            since=navigator.named_at,
            address=address,
            button=_("Read and confirm"),
            about=str(Ref.to(navigator)),
        )
    for desk, address in supports.lines_for(user, on):
        yield Task(
            title=_("Something is due at the desk"),
            place=desk.partnership.name,
            since=desk.opened_at,
            address=address,
            button=_("Open the desk"),
            about=str(Ref.to(desk)),
        )


def to_vouch(user: User, on: date) -> Iterable[Task]:
    """Credentials that a side has not said its word to."""
    for title, place, since, address, button, about in credentials.lines_for(user):
        yield Task(
            title=title, place=place, since=since, address=address, button=button, about=about
        )


SOURCES: Sequence[Callable[[User, date], Iterable[Task]]] = (
    to_answer,
    to_renew,
    by_charter,
    to_confirm,
    about_meetings,
    to_solve,
    to_keep,
    to_countersign,
    to_file,
    to_reply,
    to_answer_the_office,
    to_assure,
    to_decide_again,
    to_say_again,
    to_check,
    to_train,
    to_fetch,
    to_look_at_jobs,
    to_help,
    to_vouch,
)
"""Each area that asks people to do something: a function from a person and a day to tasks."""


def tasks_of(user: User, on: date) -> list[Task]:
    """Everything that waits for a person, soonest due first, then longest waiting."""
    found = [task for source in SOURCES for task in source(user, on)]
    return sorted(found, key=_urgency)


def _urgency(task: Task) -> tuple[date, datetime]:
    return (task.due_on or date.max, task.since)
