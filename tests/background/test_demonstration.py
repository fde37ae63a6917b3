"""The demonstration world: whole, made up, the same twice, and nothing in it passes for real."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from highroad.areas.accounts import queries as accounts
from highroad.areas.accounts.models import Message, User
from highroad.areas.accounts.vocabulary import Part
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.fair_access import actions
from highroad.areas.fair_access import queries as fair_access
from highroad.areas.fair_access.actions import Question
from highroad.areas.filings import queries as filings
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.guide import queries as guide
from highroad.areas.guide.vocabulary import Verdict
from highroad.areas.ledger import queries as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Organization, Partnership
from highroad.areas.partnerships.vocabulary import PartnershipStatus
from highroad.areas.placements.models import TargetPlan
from highroad.areas.training.models import TrainingProgram
from highroad.areas.training.queries import plans, register, totals
from highroad.areas.training.vocabulary.counting import TotalKind
from highroad.areas.training.vocabulary.credits import RequestState
from highroad.background import demonstration
from highroad.background.demonstration import payroll, workforce
from highroad.background.demonstration.crews import CREWS
from highroad.kit.periods import Period

NOW = timezone.now()
ROWS = settings.ROWS_ROOT
"""Where the rows of the world lie, which is loaded once; each test has a folder of its own."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[float]:
    """Loaded once for this file; yields the seconds of work it took."""
    with django_db_blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True  # signing insists
        started = time.process_time()
        demonstration.load(at=NOW)
        yield time.process_time() - started
        transaction.set_rollback(True)


def person(word: str) -> User:
    return User.objects.get(email=f"{word}@demonstration.example")


def partnership(start: str) -> Partnership:
    return Partnership.objects.get(name__startswith=start)


def counts() -> dict[str, int]:
    """Rows of every table of ours."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("highroad.areas.")]
    return {model.__name__: model.objects.count() for model in ours}


@pytest.mark.django_db
def test_it_is_no_long_wait(world):
    assert world < 90


@pytest.mark.django_db
def test_loading_it_again_changes_nothing(world):
    before = counts()

    demonstration.load(at=NOW + timedelta(days=1))

    assert counts() == before


@pytest.mark.django_db
def test_there_is_somebody_to_sign_in_as_for_every_part(world):
    offered = accounts.demonstration_users_public()

    assert {one.part for one in offered} == set(Part)
    assert {one.name for one in offered if one.part is Part.STEWARD} == {"Dana Whitlock"}


@pytest.mark.django_db
def test_everybody_and_every_organization_says_that_it_is_made_up(world):
    assert not User.objects.filter(is_demonstration=False).exists()
    assert not Organization.objects.filter(is_demonstration=False).exists()
    names = [*Organization.objects.values_list("name", flat=True)]
    names += Partnership.objects.values_list("name", flat=True)
    assert all(name.endswith("(demonstration)") for name in names)


@pytest.mark.django_db
def test_nobody_made_up_gets_a_mail(world):
    assert Message.objects.exists()
    assert accounts.messages_to_mail(at=NOW + timedelta(days=30), limit=1000) == []


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["Harbor", "Bayline", "Marlow"])
def test_each_partnership_is_active_with_equal_sides_and_a_charter_of_both_keys(world, start):
    kept = partnership(start)
    body = kept.bodies.get(parent=None)

    assert kept.status == PartnershipStatus.ACTIVE
    assert partnerships.parity_of(body).is_equal
    assert decisions.charter_in_force(body) is not None


@pytest.mark.django_db
def test_the_public_sees_two_and_the_third_waits_for_managements_word(world):
    shown = {line.name.split()[0] for line in partnerships.list_partnerships_public()}

    assert shown == {"Harbor", "Bayline"}


@pytest.mark.django_db
def test_decisions_wait_for_labor_and_for_management(world):
    waiting = {
        word: {line.title for line in decisions.waiting_for(person(word))}
        for word in ("lena", "marcus", "rosa", "walter", "teresa", "nathan")
    }

    assert "Four weeks' notice of starts" in waiting["lena"]
    assert "An apprentice in each crew" in waiting["marcus"]
    assert "Paid time for mentors" in waiting["walter"]
    assert "Child care in the evening" in waiting["teresa"]
    assert "Interviews for graduates" in waiting["nathan"]
    assert "A mentor in the first week" in waiting["rosa"]


@pytest.mark.django_db
def test_one_proposal_fell_and_its_reason_is_kept(world):
    lines = decisions.list_decisions(partnership("Bayline"), person("rosa"))

    fallen = [line.title for line in lines if line.outcome is Outcome.DECLINED]
    assert fallen == ["Mentors on night lines", "Mentors on night lines"], "at both attempts"


@pytest.mark.django_db
def test_one_filing_is_certified_one_waits_for_labor_and_one_was_sent_back(world):
    lines = filings.list_filings(partnership("Harbor"), person("lena"))

    assert [line.status for line in lines] == [
        FilingStatus.NEEDS_CORRECTION, FilingStatus.HALF_CERTIFIED, FilingStatus.CERTIFIED,
    ]  # fmt: skip
    assert lines[1].sides == {"management"}
    assert lines[2].filing.receipt_number
    assert lines[2].filing.quarantined_count == 1


@pytest.mark.django_db
def test_one_figure_is_public_and_hides_small_cells(world):
    (figure,) = fair_access.latest_public()

    assert figure.is_demonstration
    assert any(cell.hidden for cell in figure.table.cells)
    said = {str(each.verdict) for each in figure.table.figures if each.group == "women"}
    assert {"met", "hidden"} <= said
    shown = [cell.workers for cell in figure.table.cells if not cell.hidden and cell.workers]
    assert min(shown) >= 11


@pytest.mark.django_db
def test_the_figure_and_the_filing_answer_the_data_questions_by_themselves(world):
    seen = guide.get_answers(
        partnership("Harbor").key, "4a2", seen_by=person("carol"), on=NOW.date()
    )

    assert seen.given == ()
    assert seen.view.verdict is Verdict.SHOWN
    assert {dated.line.kind.value for dated in seen.view.lines} == {"filing", "figure"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("start", "word"), [("Harbor", "lena"), ("Bayline", "rosa"), ("Marlow", "teresa")]
)
def test_the_guide_holds_differing_and_unproven_answers(world, start, word):
    seen = guide.get_guide(partnership(start).key, seen_by=person(word), on=NOW.date())

    found = dict(seen.tally.counts)
    assert (
        min(found[verdict] for verdict in (Verdict.SIDES_DIFFER, Verdict.UNPROVEN, Verdict.SHOWN))
        >= 2
    )


@pytest.mark.django_db
def test_every_act_stands_on_a_joint_record_in_order(world):
    entries = ledger.entries_for_system(partnership("Harbor").log, limit=500)
    moments = [entry.statement.at for entry in entries]

    assert len(entries) > 60
    assert moments == sorted(moments)
    assert moments[-1] <= NOW


@pytest.mark.django_db
def test_the_committee_reads_many_lines_and_some_are_hidden(world, settings):
    settings.ROWS_ROOT = ROWS
    # how many are hidden depends on how long the machine may search, so this asks for few
    seen = actions.look(
        partnership=partnership("Harbor"), asked=Question(), by=person("lena"), at=NOW
    )

    assert seen is not None
    (women,) = (each for each in seen.standings if each.total.group == "women")
    assert women.met + women.missed + women.undetermined >= 4
    assert women.hidden >= 1


@pytest.mark.pure
def test_the_payroll_is_the_same_everywhere():
    workers = payroll.hire(CREWS, seed=workforce.SEED)
    lines = payroll.fill_weeks(workers, payroll.sundays(date(2026, 7, 1), 13), seed=workforce.SEED)

    assert payroll.hire(CREWS, seed=workforce.SEED) == workers
    assert Counter(worker.sex for worker in workers) == {"Male": 1006, "NA": 137, "Female": 135}
    assert payroll.as_csv(lines) == payroll.as_csv(
        payroll.fill_weeks(workers, payroll.sundays(date(2026, 7, 1), 13), seed=workforce.SEED)
    )


@pytest.mark.pure
def test_pay_follows_from_hours_and_rate():
    workers = payroll.hire(CREWS, seed=workforce.SEED)
    lines = payroll.fill_weeks(workers, [date(2026, 7, 5)], seed=1)

    for line in lines:
        hours, overtime = Decimal(line.hours), Decimal(line.overtime_hours)
        due = Decimal(line.rate) * (hours - overtime) + Decimal(line.rate) * overtime * Decimal(
            "1.5"
        )
        assert Decimal(line.gross) == due.quantize(Decimal("0.01"))
        assert Decimal(line.net) < Decimal(line.gross)


@pytest.mark.pure
def test_the_faults_are_the_ones_the_manual_names():
    workers = payroll.hire(CREWS, seed=workforce.SEED)
    clean = payroll.fill_weeks(workers, payroll.sundays(date(2026, 7, 1), 13), seed=workforce.SEED)
    faulty = payroll.with_faults(clean, seed=workforce.SEED)

    assert len(faulty) == len(clean) + 2
    assert sum(line == payroll.EMPTY for line in faulty) == 1
    assert sum(line.worker == "" for line in faulty) == 2
    assert (
        sum(
            Decimal(line.gross) < Decimal(line.hours) * Decimal(line.rate) - 1
            for line in faulty
            if line != payroll.EMPTY
        )
        == 1
    )


@pytest.mark.pure
@pytest.mark.parametrize(
    "day",
    [date(2026, 1, 1), date(2026, 5, 15), date(2026, 5, 16), date(2028, 2, 29), date(2026, 11, 21)],
)
def test_the_weeks_follow_each_other_and_leave_time_to_sign(day):
    weeks = workforce.weeks_before(day)

    days = [*weeks.first, *weeks.second, *weeks.third]
    assert all((later - earlier).days == 7 for earlier, later in pairwise(days))
    assert all(end in weeks.quarter for end in weeks.first)
    assert days[-1] + timedelta(days=12) < day
    assert len(weeks.second) == 3
    assert len(weeks.third) == 1


@pytest.mark.django_db
def test_old_news_is_read_and_what_is_to_be_done_waits(world):
    lines = accounts.inbox(seen_by=person("lena"))

    assert all(
        line.made_at > NOW - timedelta(days=31) for line in lines if not line.asks_for_action
    )
    assert any(line.asks_for_action for line in lines)


@pytest.mark.django_db
def test_papers_of_training_are_filled(world):
    """Whoever steps inside sees pages with something on them; what is counted of people is protected."""
    program = TrainingProgram.objects.get(name="Sprinkler fitters of the harbor")
    priya, today = person("priya"), timezone.localdate(NOW)
    view = plans.plan_of(program, today)
    women = view.lines[0]
    smallest = program.body.smallest_public_cell
    shown = [count for table in view.tables.values() for count in table.values() if count]
    period = Period(today - timedelta(days=400), today)
    facility = register.list_facilities(partnership("Harbor"), seen_by=person("marcus"))[0]
    states = {line.state for line in register.view_of(facility, today).requests}
    plan = TargetPlan.objects.get(partnership=partnership("Harbor"))
    decision = decisions.get_decision(str(plan.decision_key), person("lena"))

    assert (women.is_under, women.goal, view.is_asked) == (True, 30, True)
    assert min(shown) >= smallest
    assert totals.total_of([program], TotalKind.BEGAN, period, seen_by=priya).number == 62
    assert {RequestState.EXCUSES, RequestState.LATE, RequestState.SENT} <= states
    assert decisions.outcome(decision).outcome is Outcome.ADOPTED
