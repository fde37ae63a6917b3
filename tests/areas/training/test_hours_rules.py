"""Wage steps, late raises, ratio, credit, probation, clocks, status. Capabilities named after our reference."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from highroad.areas.training.rules import (
    clocks,
    hours,
    lines,
    packs,
    probation,
    ratio,
    status,
    wages,
)
from highroad.areas.training.rules.hours import Worked
from highroad.areas.training.rules.wages import Paid, Reached
from highroad.areas.training.vocabulary.enrollments import (
    AgreementPart,
    Ender,
    EnrollmentStatus,
    EntryState,
)
from tests.areas.training.standards_of import hvac, sprinkler

pytestmark = pytest.mark.pure
PACK = packs.standards_on(date(2026, 1, 1))
START = date(2025, 1, 6)
S = EnrollmentStatus


def reached(hours: object = 0, months: int = 0, competencies: int = 0) -> Reached:
    return Reached(hours=Decimal(str(hours)), months=months, competencies=competencies)


@pytest.mark.parametrize(
    ("months", "worked", "step", "pay"),
    [(5, 1100, 1, "12.00"), (7, 900, 1, "12.00"), (6, 1000, 2, "13.20"), (13, 2500, 3, "14.40"), (48, 8000, 8, "20.40"), (0, 0, 1, "12.00")],
)  # fmt: skip
def test_sprinkler_steps_need_months_and_hours(months: int, worked: int, step: int, pay: str):
    """C6; the last three figures are ours."""
    terms = sprinkler()

    found = wages.step_of(terms, reached(worked, months))

    assert found == step
    assert str(terms.pay_of(terms.steps[found - 1])) == pay


@pytest.mark.parametrize(
    ("worked", "percent", "pay"),
    [(3450, 70, "19.60"), (1000, 60, "16.80"), (8499, 95, "26.60"), (8500, 100, "28.00"), (999.5, 55, "15.40"), (7000, 90, "25.20")],
)  # fmt: skip
def test_hvac_steps_go_by_hours(worked: object, percent: int, pay: str):
    """C6; the last two figures are ours."""
    terms = hvac()
    step = terms.steps[wages.step_of(terms, reached(worked)) - 1]

    assert (step.rate, str(terms.pay_of(step))) == (percent, pay)


def test_the_lower_bound_can_be_left_out():
    assert wages.step_of(hvac(), reached(1000), inclusive=False) == 1
    assert wages.step_of(hvac(), reached("1000.1"), inclusive=False) == 2


def test_steps_by_months_and_by_competencies():
    steps = lines.read_steps("50; 0; 0; 0\n60; 0; 6; 10\n70; 0; 12; 20").rows

    by_months = sprinkler(step_by="months", steps=steps)
    by_competencies = sprinkler(step_by="competencies", steps=steps)

    assert [wages.step_of(by_months, reached(0, m)) for m in (5, 6, 11, 12)] == [1, 2, 2, 3]
    assert [wages.step_of(by_competencies, reached(0, 0, c)) for c in (9, 10, 25)] == [1, 2, 3]
    assert wages.step_of(sprinkler(steps=()), reached(100)) == 0


def test_steps_are_never_lost_as_hours_grow():
    found = [wages.step_of(hvac(), reached(each)) for each in range(0, 9000, 50)]

    assert found == sorted(found)


def worked(
    count: int, hours: object = 8, process: str = "wet-pipe-systems", first: date = START
) -> list[Worked]:
    return [Worked(day=first + timedelta(days=day), process=process, hours=Decimal(str(hours))) for day in range(count)]  # fmt: skip


def test_a_late_raise_is_owed_for_every_hour():
    """C7: 120 hours at 12.00 instead of 13.20 make $144.00."""
    terms = sprinkler(step_by="hours")

    found = wages.late_raise(
        terms, worked(140), [Paid(from_on=START, rate=Decimal("12.00"))], started_on=START
    )

    assert found is not None
    assert (found.owed, found.hours) == (Decimal("144.00"), Decimal(120))
    assert (found.due, found.paid, found.since) == (
        Decimal("13.20"),
        Decimal("12.00"),
        START + timedelta(days=125),
    )


def test_a_raise_in_time_owes_nothing_and_an_unknown_wage_claims_nothing():
    terms = sprinkler(step_by="hours")
    in_time = [Paid(from_on=START, rate=Decimal("12.00")), Paid(from_on=START + timedelta(days=125), rate=Decimal("13.20"))]  # fmt: skip

    assert wages.late_raise(terms, worked(140), in_time, started_on=START) is None
    assert wages.late_raise(terms, worked(140), [], started_on=START) is None
    later = [Paid(from_on=START + timedelta(days=130), rate=Decimal("12.00"))]
    found = wages.late_raise(terms, worked(140), later, started_on=START)
    assert found is not None
    assert found.owed == Decimal("96.00")


def test_credit_counts_towards_the_step():
    terms = sprinkler(step_by="hours")

    found = wages.late_raise(
        terms, worked(10), [Paid(from_on=START, rate=Decimal("12.00"))], started_on=START,
        credit=Decimal(1000),
    )  # fmt: skip

    assert found is not None
    assert found.owed == Decimal("96.00")


def test_hours_beyond_a_work_process_bring_no_step_and_no_claim():
    """C4 and C7 together: 1,600 hours of one process count, whatever was worked in it; dollars by hand.

    By hours, step 2 is due from the 126th day on; the 1,600th hour ends the way at step 2.
    """
    terms = sprinkler(step_by="hours")
    paid = [Paid(from_on=START, rate=Decimal("12.00")), Paid(from_on=START + timedelta(days=125), rate=Decimal("13.20"))]  # fmt: skip

    assert wages.late_raise(terms, worked(260), paid, started_on=START) is None
    found = wages.late_raise(
        sprinkler(step_by="hours", tolerance=Decimal(25)), worked(260), paid, started_on=START
    )
    assert found is not None
    assert (found.owed, found.hours, found.due) == (Decimal("96.00"), Decimal(80), Decimal("14.40"))


@pytest.mark.parametrize(
    ("credit", "a_year", "months"),
    [(2000, None, 12), (999, None, 5), (0, None, 0), (4000, "1760", 27), (7000, None, 42)],
)
def test_credit_stands_for_months_too(credit: int, a_year: str | None, months: int):
    terms = sprinkler(hours_a_year=Decimal(a_year) if a_year else None)

    assert wages.credited_months(terms, Decimal(credit)) == months


def test_credit_stands_for_whole_months_where_a_year_does_not_divide():
    """8,000 hours in three years: 4,000 hours are half of it, 18 months."""
    assert wages.credited_months(sprinkler(term_years=Decimal(3)), Decimal(4000)) == 18


def test_credit_without_hours_of_a_year_stands_for_no_month():
    terms = sprinkler(term_years=None)

    assert wages.credited_months(terms, Decimal(4000)) == 0


@pytest.mark.parametrize(
    ("months", "day"),
    [("4.5", date(2025, 5, 21)), ("12", date(2026, 1, 6)), ("0.25", date(2025, 1, 14))],
)
def test_parts_of_a_month_are_days_of_thirty(months: str, day: date):
    assert clocks.part_months_after(START, Decimal(months)) == day


@pytest.mark.parametrize(
    ("journeyworkers", "allowed"), [(0, 0), (1, 0), (2, 1), (4, 1), (5, 2), (8, 3), (7, 2), (11, 4)]
)
def test_two_for_the_first_and_three_for_each_further(journeyworkers: int, allowed: int):
    """C8; the last two figures are ours."""
    assert ratio.allowed(journeyworkers, first=2, further=3) == allowed


def test_the_fourth_apprentice_is_one_too_many():
    """C8: three journeyworkers, four apprentices at eight hours, one to one."""
    day = ratio.day_of(3, [Decimal(8)] * 4, first=1, further=1)

    assert (day.allowed, day.valid_hours, day.excess_hours, day.is_kept) == (3, 24, 8, False)


def test_a_day_is_not_averaged_with_another():
    """C8: Monday two and two, Tuesday one journeyworker and two apprentices."""
    monday = ratio.day_of(2, [Decimal(8)] * 2, first=1, further=1)
    tuesday = ratio.day_of(1, [Decimal(8)] * 2, first=1, further=1)

    assert (monday.is_kept, tuesday.is_kept) == (True, False)


def test_the_longest_day_is_the_one_too_many():
    day = ratio.day_of(1, [Decimal(10), Decimal(4)], first=1, further=1)

    assert (day.valid_hours, day.excess_hours) == (4, 10)


@pytest.mark.parametrize(
    ("tolerance", "logged", "counts"),
    [(0, 1700, 1600), (10, 1700, 1700), (10, 1800, 1760), (0, 900, 900)],
)
def test_hours_beyond_a_work_process_are_not_credited(tolerance: int, logged: int, counts: int):
    """C4: wet pipe 1,600; the last two figures are ours."""
    assert (
        hours.credited(Decimal(logged), most=Decimal(1600), tolerance=Decimal(tolerance)) == counts
    )


def test_progress_is_told_process_by_process():
    found = hours.progress(sprinkler(), worked(170, 10))
    wet = next(each for each in found if each.title == "Wet pipe systems")

    assert (wet.confirmed, wet.credited, wet.over, wet.percent) == (1700, 1600, 100, 100)
    assert sum(each.credited for each in found) == 1600
    assert len(found) == 11


@pytest.mark.parametrize(
    ("credit", "may"), [(7400, False), (7000, True), (7001, False), (0, True), (-1, False)]
)
def test_six_months_remain_whatever_is_credited(credit: int, may: bool):
    """C10: a term of 8,000 hours at 2,000 a year; 7,400 leave 600."""
    answer = hours.may_credit(
        credit=Decimal(credit), term_hours=Decimal(8000), hours_a_year=Decimal(2000), pack=PACK
    )

    assert bool(answer) is may


def test_the_floor_of_credit_follows_the_hours_of_a_year():
    """Half of 1,760 hours is 880."""
    given = {"term_hours": Decimal(7920), "hours_a_year": Decimal(1760), "pack": PACK}

    assert hours.may_credit(credit=Decimal(7040), **given)
    assert "880 hours" in hours.may_credit(credit=Decimal(7041), **given).reason


@pytest.mark.parametrize(
    ("first", "due"), [(date(2025, 3, 3), date(2025, 4, 17)), (date(2024, 2, 1), date(2024, 3, 17))]
)
def test_the_agency_has_an_agreement_in_45_days(first: date, due: date):
    """C11."""
    assert clocks.due_on(first, packs.clocks_on(first).agreement_to_agency) == due
    assert packs.clocks_on(first).deregistration_to_apprentices == 15


@pytest.mark.parametrize(
    ("first", "day", "months"),
    [
        (date(2025, 1, 31), date(2025, 2, 28), 1), (date(2025, 1, 31), date(2025, 2, 27), 0),
        (date(2025, 1, 15), date(2025, 7, 14), 5), (date(2025, 1, 15), date(2025, 7, 15), 6),
        (date(2025, 1, 15), date(2024, 7, 15), 0), (date(2024, 11, 30), date(2026, 2, 28), 15),
    ],
)  # fmt: skip
def test_full_months(first: date, day: date, months: int):
    assert clocks.months_between(first, day) == months


def test_months_later_and_age():
    assert clocks.months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert clocks.months_after(date(2024, 11, 30), 15) == date(2026, 2, 28)
    assert clocks.age_on(date(2009, 3, 2), date(2025, 3, 1)) == 15
    assert clocks.age_on(date(2009, 3, 2), date(2025, 3, 2)) == 16


@pytest.mark.parametrize(
    ("on", "worked", "is_in"),
    [
        (date(2025, 6, 1), 100, True), (date(2025, 6, 1), 2000, False), (date(2026, 1, 5), 100, True),
        (date(2026, 1, 6), 100, False),
    ],
)  # fmt: skip
def test_probation_ends_with_its_hours_and_never_later_than_a_year(
    on: date, worked: int, is_in: bool
):
    found = probation.is_in_probation(
        on=on,
        started_on=START,
        hours=Decimal(worked),
        said_hours=Decimal(2000),
        said_months=None,
        pack=PACK,
    )

    assert found is is_in


def test_probation_by_months():
    given = {"started_on": START, "hours": Decimal(0), "said_hours": None, "said_months": Decimal("4.5"), "pack": PACK}  # fmt: skip

    assert probation.is_in_probation(on=date(2025, 5, 20), **given)
    assert not probation.is_in_probation(on=date(2025, 5, 21), **given)


@pytest.mark.parametrize("found", list(S))
@pytest.mark.parametrize("to", list(S))
def test_statuses_move_along_their_table(found: EnrollmentStatus, to: EnrollmentStatus):
    """1.3 of our reference."""
    table = {
        S.AGREEMENT: {S.REGISTERED, S.CANCELLED},
        S.REGISTERED: {S.SUSPENDED, S.COMPLETED, S.CANCELLED, S.TRANSFERRED},
        S.SUSPENDED: {S.REINSTATED, S.CANCELLED, S.TRANSFERRED},
        S.REINSTATED: {S.SUSPENDED, S.COMPLETED, S.CANCELLED, S.TRANSFERRED},
    }

    assert bool(status.may_move(found, to)) is (to in table.get(found, set()))


DAY = date(2025, 6, 2)


@pytest.mark.parametrize(
    ("ender", "in_probation", "reason", "notice", "may"),
    [
        (None, True, "", None, False),
        (Ender.SPONSOR, True, "", None, True),
        (Ender.APPRENTICE, False, "", None, True),
        (Ender.SPONSOR, False, "", date(2025, 5, 1), False),
        (Ender.SPONSOR, False, "Absent", None, False),
        (Ender.SPONSOR, False, "Absent", DAY, False),
        (Ender.SPONSOR, False, "Absent", date(2025, 5, 1), True),
    ],
)  # fmt: skip
def test_after_probation_the_sponsor_needs_cause_and_notice(ender: Ender | None, in_probation: bool, reason: str, notice: date | None, may: bool):  # fmt: skip
    """C12."""
    answer = status.may_cancel(
        ender=ender, in_probation=in_probation, reason=reason, notice_on=notice, on=DAY
    )

    assert bool(answer) is may


def test_who_signs_an_agreement():
    """C11: two of the sponsor, two of the employer, a guardian for a minor."""
    minor, adult = date(2008, 6, 3), date(2007, 6, 2)

    assert AgreementPart.GUARDIAN in status.needed_signatures(minor, DAY)
    assert AgreementPart.GUARDIAN not in status.needed_signatures(adult, DAY)
    signed = {
        part.value: DAY - timedelta(days=n)
        for n, part in enumerate(status.needed_signatures(adult, DAY))
    }
    assert status.executed_on(signed, adult, DAY) == DAY
    assert status.executed_on(signed, minor, DAY) is None
    names = {"sponsor_1": "Ana Ruiz"}
    assert not status.may_sign_part(AgreementPart.SPONSOR_2, " ana ruiz", names, adult, DAY)
    assert status.may_sign_part(AgreementPart.EMPLOYER_1, "Ana Ruiz", names, adult, DAY)
    assert not status.may_sign_part(AgreementPart.SPONSOR_1, "Other", names, adult, DAY)
    assert not status.may_sign_part(AgreementPart.GUARDIAN, "Other", names, adult, DAY)


def test_nobody_starts_too_young():
    assert not status.may_start(born=date(2009, 6, 3), on=DAY, least_age=16)
    assert status.may_start(born=date(2009, 6, 2), on=DAY, least_age=16)
    assert status.may_start(born=None, on=DAY, least_age=18)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"day": DAY + timedelta(days=1)}, "after the work"),
        ({"day": START - timedelta(days=1)}, "starts on"),
        ({"hours": Decimal(0)}, "how many hours"),
        ({"hours": Decimal(-1), "is_correction": True}, "how many hours"),
        ({"hours": Decimal(8), "on_that_day": Decimal("16.5")}, "24.5 hours on one day"),
    ],
)
def test_hours_that_cannot_be(given: dict[str, object], why: str):
    usual = {"hours": Decimal(8), "day": DAY, "today": DAY, "started_on": START, "on_that_day": Decimal(0), "is_correction": False}  # fmt: skip

    assert hours.may_be_logged(**usual)  # type: ignore[arg-type]
    assert why in hours.may_be_logged(**{**usual, **given}).reason  # type: ignore[arg-type]
    assert hours.may_be_logged(**{**usual, "hours": Decimal(0), "is_correction": True})  # type: ignore[arg-type]


def test_what_an_entry_is_worth():
    assert hours.state_of(is_corrected=True, is_confirmed=True) is EntryState.CORRECTED
    assert hours.state_of(is_corrected=False, is_confirmed=None) is EntryState.WAITING
    assert hours.state_of(is_corrected=False, is_confirmed=False) is EntryState.DECLINED
    assert hours.total(worked(3)) == 24
    assert hours.total(worked(3), before=START + timedelta(days=1)) == 8
