"""Programs that could grow: the figures, their spans, and what they say to a limit (C29)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from highroad.areas.demand.models import CraftSupply
from highroad.areas.training.models import Enrollment, WagePaid, WorkforceCount
from highroad.areas.training.rules import growing
from highroad.areas.training.rules.cohorts import YearCohort
from highroad.areas.training.rules.completion import completion
from highroad.areas.training.rules.growing import Figure
from highroad.areas.training.rules.plans import occupation_of
from highroad.areas.training.vocabulary.counting import Measured
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.areas.training.vocabulary.plans import AimedAt
from tests.areas.training.scene import START, Scene, enrolled, make_scene, moved, signed
from tests.cast import NOON
from tests.web.test_hours_pages import client_of

DAY = date(2026, 3, 2)
SHOWN, OPEN, UNKNOWN, MISSED = Measured.SHOWN, Measured.OPEN, Measured.UNKNOWN, Measured.MISSED


def cohort(registered: int, left: int, done: int, ripe_on: date = date(2023, 11, 5)) -> YearCohort:
    made = completion(registered=registered, left_in_probation=left, completed_in_time=done, measurable_on=ripe_on, on=DAY)  # fmt: skip
    return YearCohort(year=2019, completion=made)


RIPE, YOUNG = cohort(50, 8, 25), cohort(30, 0, 2, date(2029, 1, 1))


@pytest.mark.pure
def test_completion_is_pooled_over_what_can_be_measured_and_says_of_how_many():
    """C14 of the reference: 25 of 42 are 59.5 percent. The span is Wilson's score interval, 44.49 to 72.96."""
    found = growing.completed([RIPE, YOUNG])

    assert (found.base, found.of) == (42, 80)
    assert [f"{each:.2f}" for each in (found.value, found.low, found.high) if each] == ["59.52", "44.49", "72.96"]  # fmt: skip
    assert growing.completed([YOUNG]) == Figure(base=0, of=30)


@pytest.mark.pure
def test_a_completer_costs_all_starts_those_who_left_in_probation_too():
    found = growing.cost_of_completer([RIPE, YOUNG], Decimal(10000))

    assert (found.base, found.of, found.value) == (50, 80, 20000)
    # Wilson of 25 of 50 is 36.64 to 63.36 percent.
    assert found.low == pytest.approx(10000 / 0.63355, rel=1e-4)
    assert found.high == pytest.approx(10000 / 0.36645, rel=1e-4)
    assert growing.cost_of_completer([RIPE], None).value is None
    assert growing.cost_of_completer([cohort(5, 0, 0)], Decimal(1)).value is None


@pytest.mark.pure
@pytest.mark.parametrize(
    ("number", "rank"), [(5, None), (6, 1), (8, 1), (9, 2), (10, 2), (12, 3), (15, 4), (20, 6), (25, 8), (50, 18)]
)  # fmt: skip
def test_the_span_of_a_median_is_that_of_the_sign_test(number: int, rank: int | None):
    """Ranks as tables of the sign test have them: the largest number of the lesser sign at 2.5 percent, and one."""
    values = [float(each) for each in range(number, 0, -1)]

    found = growing.span_of_median(values)

    assert found == (None if rank is None else (rank, number + 1 - rank))
    assert growing.span_of_median([]) is None


@pytest.mark.pure
def test_a_gain_goes_from_the_wage_at_registration_to_that_at_completion():
    paid = [(date(2020, 1, 6), Decimal(20)), (date(2022, 1, 6), Decimal(30)), (date(2024, 2, 2), Decimal(99))]  # fmt: skip
    twice = [(date(2020, 1, 6), Decimal(19)), *paid]

    assert growing.gain_of(paid, date(2020, 1, 6), date(2024, 2, 1)) == 50
    assert growing.gain_of(twice, date(2020, 1, 6), date(2024, 2, 1)) == 50
    assert growing.gain_of(paid, date(2020, 1, 5), date(2024, 2, 1)) is None
    assert growing.gain_of([], date(2020, 1, 5), date(2024, 2, 1)) is None
    few = growing.gained([10.0] * 5, 9)
    assert (few.base, few.of, few.value) == (5, 9, None)
    assert growing.gained([10.0, 20, 30, 40, 50, 60], 7) == Figure(base=6, of=7, value=35, low=10, high=60)  # fmt: skip


@pytest.mark.pure
def test_groups_come_from_protected_counts_and_hidden_ones_stay_hidden():
    tables = {
        "sex": {"female": 10, "male": 40, "said": 50, "all": 60},
        "ethnicity": {"hispanic": None, "not_hispanic": 40, "said": 50, "all": None},
    }

    found = growing.learning_there(tables)

    women = found[AimedAt.WOMEN]
    assert (women.base, women.of, women.value) == (50, 60, 20)
    assert found[AimedAt.HISP] == Figure(base=50, of=None)
    assert found[AimedAt.AA].value is None
    assert AimedAt.DISABILITY not in found


@pytest.mark.pure
@pytest.mark.parametrize(
    ("asked", "at_most", "said"),
    [(44, False, SHOWN), (45, False, OPEN), (72, False, OPEN), (73, False, MISSED), (None, False, None),
     (73, True, SHOWN), (60, True, OPEN), (44, True, MISSED), (0, False, SHOWN)],
)  # fmt: skip
def test_a_limit_is_reached_by_the_whole_span_or_not(
    asked: float | None, at_most: bool, said: Measured | None
):
    figure = Figure(base=42, of=42, value=59.5, low=44.5, high=72.9)

    assert growing.held_against(figure, asked, at_most=at_most) == said
    unknown = growing.held_against(Figure(base=0, of=0), asked, at_most=at_most)
    assert unknown == (None if asked is None else UNKNOWN)


@pytest.mark.pure
def test_one_that_is_missed_is_worse_than_one_that_is_not_known():
    assert growing.together([None, None]) is None
    assert growing.together([SHOWN, None]) == SHOWN
    assert growing.together([SHOWN, OPEN, UNKNOWN]) == UNKNOWN
    assert growing.together([UNKNOWN, MISSED]) == MISSED


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def finished(scene: Scene) -> None:
    """Nia finished in 2024 and went from 20 to 30 dollars."""
    old = date(2020, 1, 6)
    Enrollment.objects.update(started_on=old, expected_on=date(2024, 1, 6), credit_hours=8000, credit_instruction=600)  # fmt: skip
    scene.enrollment.moves.update(on=old)
    moved(scene.table, scene.enrollment, EnrollmentStatus.COMPLETED, on=date(2024, 2, 1))
    for day, rate in ((old, 20), (date(2023, 1, 2), 30)):
        WagePaid.objects.create(enrollment=scene.enrollment, from_on=day, rate=rate, entered_by=scene.table.lena, entered_at=NOON)  # fmt: skip


def known(scene: Scene) -> None:
    """What a start costs, and the protected count."""
    CraftSupply.objects.create(
        partnership=scene.table.partnership, craft="sprinkler fitters ", as_of=START, journeyworkers=9,
        cohorts=[1], survival=[1], exit_rate=0, transfer_rate=0, seats=9, instructors=1, cost=12000,
        source="Training fund, annual report", made_by_alias="labor-1", made_at=NOON,
    )  # fmt: skip
    code = occupation_of(scene.program.versions.get().terms.onet_code)[0]
    WorkforceCount.objects.create(
        program=scene.program, on=START, tables={}, majors=[], made_by_alias="labor-1", made_at=NOON,
        occupations=[{"code": code, "title": "", "major": "47", "tables": {"sex": {"female": 10, "male": 40, "said": 50, "all": 60}}}],
    )  # fmt: skip


@pytest.mark.django_db
def test_a_coordinator_holds_programs_against_what_is_enough(scene: Scene):
    finished(scene)
    known(scene)
    page = reverse("training:growing", args=[scene.table.partnership.key])

    shown = client_of(scene.table.lena).get(page, {"completion": "15", "women": "50", "gain": "5", "cost": "70000"})  # fmt: skip

    line, cells, _kind = shown.context["lines"][0]
    assert line.answers == (SHOWN, UNKNOWN, MISSED, SHOWN)
    assert line.answer == MISSED
    assert [(each.figure.base, each.figure.of) for each in cells] == [(1, 1), (1, 1), (50, 60), (1, 1)]  # fmt: skip
    for words in ("100.0 %", "$12,000", "Training fund, annual report", "1 known at both ends, of 1 who finished", "Cannot be shown", "20.0 %"):  # fmt: skip
        assert words in shown.text
    sheet = client_of(scene.table.lena).get(reverse("training:growing_file", args=[scene.table.partnership.key]))  # fmt: skip
    assert f"{scene.program.name},Women,20.0,11.2,33.0,50,60,{START.isoformat()}," in sheet.text
    assert f"{scene.program.name},Wage gain,,,,1,1,," in sheet.text


@pytest.mark.django_db
@pytest.mark.parametrize("limit", ["many", "-1", "101", "nan", "inf"])
def test_a_limit_that_is_no_number_is_told_with_nothing_lost(scene: Scene, limit: str):
    lena: Client = client_of(scene.table.lena)
    key = scene.table.partnership.key

    shown = lena.get(reverse("training:growing", args=[key]), {"completion": limit, "gain": "7"})

    assert shown.status_code == 422
    assert "completion" in shown.context["form"].errors
    assert 'value="7"' in shown.text
    sheet = lena.get(reverse("training:growing_file", args=[key]), {"completion": limit})
    assert (sheet.status_code, sheet.text) == (422, "A limit is no number. Go back and correct it.")


@pytest.mark.django_db
def test_others_see_no_figure_and_more_people_ask_no_more_questions(
    scene: Scene, django_assert_num_queries: Any
):
    finished(scene)
    known(scene)
    page = reverse("training:growing", args=[scene.table.partnership.key])

    assert "You coordinate no program here" in client_of(scene.table.marcus).get(page).text
    lena = client_of(scene.table.lena)
    lena.get(page)
    with CaptureQueriesContext(connection) as one:
        lena.get(page)
    more = enrolled(scene.table, scene.program, name="Omar Reyes")
    signed(scene.table, more)
    moved(scene.table, more, EnrollmentStatus.REGISTERED)
    with django_assert_num_queries(len(one)):
        lena.get(page)
