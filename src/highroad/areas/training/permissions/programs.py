"""May this person begin a program, draft its standards, put them to both sides, name a coordinator?"""

from __future__ import annotations

from datetime import date

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.partnerships import permissions as partnership_permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.training import queries
from highroad.areas.training.models import Coordinator, ProgramStandards, TrainingProgram
from highroad.areas.training.rules import marks, standing
from highroad.areas.training.rules.checks import may_be_put
from highroad.kit.answers import Answer, no, yes


def may_begin(user: User, body: Body) -> Answer:
    """Anybody with a seat on a side of the body, while the body is at work."""
    working = partnership_permissions.may_work_in(body)
    if not working:
        return working
    seat = partnerships.seat_of(user, body=body)
    if seat is None or not seat.side:
        return no("Only somebody with a seat on a side of this body may do this.")
    return yes


def may_draft(user: User, program: TrainingProgram, on: date | None = None) -> Answer:
    """Whoever may begin a program writes its standards; a text under the other side's proposal waits."""
    answer = may_begin(user, program.body)
    if not answer:
        return answer
    newest = queries.newest_version(program)
    seat = partnerships.seat_of(user, body=program.body)
    own = True
    if newest is not None and newest.decision_key and seat is not None:
        put = decisions.get_decision(newest.decision_key, user)
        own = put.proposed_side == seat.side
    return standing.may_be_drafted(queries.standings_of(program, on), own_proposal=own)


def may_put(user: User, version: ProgramStandards, on: date) -> Answer:
    """The newest version, once, when nothing is missing or contradictory."""
    answer = may_begin(user, version.program.body)
    if not answer:
        return answer
    versions = queries.standings_of(version.program, on)
    found = next(each for each in versions if each.number == version.number)
    answer = standing.may_be_put_once(found, versions[-1].number)
    return answer and may_be_put(queries.remarks_on(version.terms, on))


def may_mark(user: User, version: ProgramStandards, on: date) -> Answer:
    """Anybody with a seat on labor's or management's side, on the newest version until it is decided."""
    answer = may_begin(user, version.program.body)
    if not answer:
        return answer
    seat = partnerships.seat_of(user, body=version.program.body)
    versions = queries.standings_of(version.program, on)
    found = next(each for each in versions if each.number == version.number)
    return marks.may_mark(
        side=seat.side if seat else "", is_newest=found is versions[-1],
        state=standing.state_of(found, versions),
    )  # fmt: skip


def may_name_coordinator(user: User, program: TrainingProgram) -> Answer:
    """A co-chair of the body, of either side."""
    working = partnership_permissions.may_work_in(program.body)
    if not working:
        return working
    if not partnerships.chair_sides_of(user, body=program.body):
        return no("Only a co-chair may do this.")
    return yes


def may_end_coordinator(user: User, coordinator: Coordinator) -> Answer:
    """Whoever may name one; or the person."""
    if coordinator.user_id == user.pk:
        return yes
    return may_name_coordinator(user, coordinator.program)
