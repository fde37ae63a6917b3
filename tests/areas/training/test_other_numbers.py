"""What an audit found: standings, ratio, signatures and the plan with other numbers than those of the reference."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from highroad.areas.training.actions import enrollments as actions
from highroad.areas.training.actions import hours
from highroad.areas.training.queries import enrollments, plans
from highroad.areas.training.queries import hours as book
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    Ender,
    EnrollmentStatus,
)
from tests.areas.training.scene import (
    START,
    TODAY,
    Scene,
    adopted_program,
    enrolled,
    make_scene,
    moved,
    signed,
)
from tests.cast import NOON
from tests.table import make_table, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_credit_moves_the_step_the_end_and_what_is_owed(scene: Scene):
    """29 CFR 29.5(b)(12) and OA Bulletin 2023-52: the term that is left, and the wage where the credit lands.

    Sprinkler standards ask for six months and 1,000 hours a step at 2,000 hours a year.
    """
    made = enrolled(scene.table, scene.program, name="Omar Reyes", credit_hours=Decimal(2100))

    stands = enrollments.standing_of(made, START)

    assert (stands.step, stands.due_wage) == (3, Decimal("14.40"))
    assert (stands.next_hours, stands.next_months, stands.months) == (900, 6, 0)
    assert made.expected_on == date(2028, 12, 17), "35.4 months"


def test_a_wage_said_wrong_is_said_again_for_the_same_day(scene: Scene):
    """The last word about a day counts, and nothing is owed by a slip of the pen."""
    for rate in ("1.20", "12.00"):
        hours.say_wage(
            enrollment=scene.enrollment, from_on=START, rate=Decimal(rate), by=scene.nia, at=NOON
        )
    scene.confirm(scene.log())

    stands = enrollments.standing_of(scene.enrollment, TODAY)

    assert (stands.paid_wage, stands.late) == (Decimal("12.00"), None)


def test_a_standing_on_a_day_leaves_out_what_came_after(scene: Scene):
    """Whoever ends an agreement within probation is not held past it by hours of later days."""
    scene.confirm(scene.log(day=TODAY - timedelta(days=9)), scene.log())

    assert enrollments.standing_of(scene.enrollment, TODAY - timedelta(days=5)).hours == 8
    assert enrollments.standing_of(scene.enrollment, TODAY).hours == 16


def test_nobody_logs_hours_of_days_on_which_they_were_suspended(scene: Scene):
    moved(scene.table, scene.enrollment, EnrollmentStatus.SUSPENDED, on=TODAY - timedelta(days=9), reason="No work")  # fmt: skip
    moved(scene.table, scene.enrollment, EnrollmentStatus.REINSTATED, on=TODAY - timedelta(days=2))

    for days in (9, 3):
        with refused("the apprenticeship was suspended"):
            scene.log(day=TODAY - timedelta(days=days))
    assert [scene.log(day=TODAY - timedelta(days=days)).hours for days in (10, 2)] == [8, 8]


def beside(scene: Scene, name: str) -> Scene:
    """Another apprentice of the same program and employer."""
    other = enrolled(scene.table, scene.program, name=name)
    signed(scene.table, other)
    moved(scene.table, other, EnrollmentStatus.REGISTERED)
    return Scene(scene.table, scene.program, other, scene.table.lena, scene.ben)


def heads(scene: Scene, count: int, site: str) -> None:
    hours.count_heads(
        program=scene.program, employer=scene.table.management, site=site, day=TODAY,
        journeyworkers=count, by=scene.table.marcus, at=NOON,
    )  # fmt: skip


def test_a_site_is_one_however_it_is_written(scene: Scene):
    """Two apprentices of one site are not each allowed by the one journeyworker there (C8)."""
    scene.log(site="Pier 4", hours=Decimal(5))
    scene.log(site="pier 4", hours=Decimal(3))
    beside(scene, "Omar Reyes").log(site="PIER 4")
    heads(scene, 1, "pIER 4")

    (line,) = book.list_site_days(scene.program, seen_by=scene.table.lena)

    assert line.result is not None
    assert (line.apprentices, line.result.allowed, line.result.excess_hours) == (2, 1, 8)


def test_a_ratio_of_the_whole_workforce_is_counted_over_all_sites():
    """29 CFR 29.5(b)(7): by jobsite, workforce or department."""
    scene = make_scene(ratio_scope="workforce")
    scene.log(site="Pier 4", hours=Decimal(6))
    scene.log(site="Shop", hours=Decimal(2))
    beside(scene, "Omar Reyes").log(site="Shop")
    heads(scene, 2, "Shop")
    assert [each.result for each in book.list_site_days(scene.program, seen_by=scene.table.lena)] == [None]  # fmt: skip
    heads(scene, 0, "Pier 4")

    (line,) = book.list_site_days(scene.program, seen_by=scene.table.lena)

    assert line.result is not None
    assert (line.site, line.apprentices, line.result.journeyworkers, line.result.is_kept) == ("Pier 4, Shop", 2, 2, True)  # fmt: skip


def test_a_guardian_signs_for_who_signs_at_seventeen():
    """Part C of form ETA-671: a guardian signs for a minor; 18 on the first day is too late for that."""
    table = make_table()
    made = enrolled(table, adopted_program(table), born_on=date(2008, 1, 4))
    sign: dict[str, Any] = {"enrollment": made, "by": table.lena, "at": NOON}
    with refused("No guardian signs"):
        actions.sign_part(part=AgreementPart.GUARDIAN, name="Rosa", signed_on=START, **sign)
    actions.sign_part(part=AgreementPart.APPRENTICE, name="Nia", signed_on=date(2026, 1, 3), **sign)

    assert AgreementPart.GUARDIAN in enrollments.agreement_of(made).missing
    actions.sign_part(part=AgreementPart.GUARDIAN, name="Rosa", signed_on=START, **sign)
    assert AgreementPart.GUARDIAN not in enrollments.agreement_of(made).missing


def test_no_plan_is_asked_for_while_fewer_than_five_are_registered(scene: Scene):
    """29 CFR 30.4(d): fewer than five apprentices of the sponsor. A transfer within the sponsor is one person."""
    people = [scene.enrollment]
    for number in range(3):
        people.append(enrolled(scene.table, scene.program, name=f"Another {number}"))
        signed(scene.table, people[-1])
        moved(scene.table, people[-1], EnrollmentStatus.REGISTERED)
    other = adopted_program(scene.table, name="Sprinkler fitters north")
    gone = actions.transfer(
        enrollment=people[-1], to=other, employer=scene.table.management, on=TODAY,
        by=scene.table.lena, at=NOON,
    )  # fmt: skip
    signed(scene.table, gone, on=TODAY)
    moved(scene.table, gone, EnrollmentStatus.REGISTERED, on=TODAY)
    assert plans.fifth_on(scene.program) is None
    fifth = enrolled(scene.table, scene.program, name="The fifth")
    signed(scene.table, fifth)
    moved(scene.table, fifth, EnrollmentStatus.REGISTERED, on=TODAY)
    assert plans.fifth_on(scene.program) == TODAY

    moved(scene.table, fifth, EnrollmentStatus.CANCELLED, on=TODAY, ender=Ender.APPRENTICE)

    assert plans.fifth_on(scene.program) is None
