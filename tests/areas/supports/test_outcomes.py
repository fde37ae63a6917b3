"""Periods of participation, wage files and their edit checks, and the indicators counted from the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.ledger.models import Entry
from highroad.areas.participants import actions as participants
from highroad.areas.participants.models import Participant
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.supports import actions, queries
from highroad.areas.supports.models import OutcomeRecord
from highroad.areas.supports.models.keys import has_key, mark_of
from highroad.areas.supports.queries import Beside
from highroad.areas.supports.rules import participation, wage_files
from highroad.areas.supports.rules.edit_checks import CHECKS
from highroad.areas.supports.rules.indicators import Earned, Quarter, Rate, Worked
from highroad.areas.supports.rules.participation import Period, Said, Span, Start
from highroad.areas.supports.rules.transcripts import Term
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests.areas.supports.scene import Scene, make_scene
from tests.cast import NOON
from tests.table import refused

TODAY = date(2026, 3, 2)


def span(first: str, last: str = "", *, done: bool = False) -> Span:
    return Span(from_on=date.fromisoformat(first), until_on=date.fromisoformat(last) if last else None, is_completed=done)  # fmt: skip


@pytest.mark.pure
@pytest.mark.parametrize(
    ("spans", "exits"),
    [
        ([("2021-08-01", "2022-09-15")], [date(2022, 9, 15)]),
        ([("2021-09-01", "2021-11-15"), ("2022-03-01", "2022-05-15")], [date(2021, 11, 15), date(2022, 5, 15)]),
        ([("2021-09-01", "2021-11-15"), ("2022-02-12", "2022-05-15")], [date(2022, 5, 15)]),
        ([("2021-09-01", "2021-11-15"), ("2022-02-13", "2022-05-15")], [date(2021, 11, 15), date(2022, 5, 15)]),
        ([("2021-09-01", "")], [None]),
        ([("2021-09-01", ""), ("2022-05-01", "2022-06-01")], [None]),
        ([("2025-10-01", "2025-12-02")], [date(2025, 12, 2)]),
        ([("2025-10-01", "2025-12-03")], [None]),
        ([("2021-09-01", "2022-09-01"), ("2021-10-01", "2021-11-01")], [date(2022, 9, 1)]),
    ],
)  # fmt: skip
def test_ninety_days_without_training_end_a_period(spans: Any, exits: Any):
    found = participation.periods([span(*each) for each in spans], TODAY)
    assert [each.exit_on for each in found] == exits


@pytest.mark.pure
def test_a_gain_is_a_year_a_raise_or_the_end():
    period = Period(spans=[span("2024-02-29", "2026-02-28", done=True)], exit_on=None)
    raises = [date(2024, 2, 29), date(2024, 9, 1), date(2026, 3, 1)]

    found = participation.gains(period, raises, TODAY)
    assert found == [date(2024, 9, 1), date(2025, 2, 28), date(2026, 2, 28)]
    assert participation.gains(Period(spans=[span("2025-03-03")], exit_on=None), [], TODAY) == []
    assert participation.gains(Period(spans=[span("2025-03-02")], exit_on=None), [], TODAY) == [TODAY]  # fmt: skip


def start(first: str, last: str, employer: str = "Harbor") -> Start:
    return Start(from_on=date.fromisoformat(first), seen_on=date.fromisoformat(last), employer=employer, wage=Decimal("20"), hours=Decimal("40"))  # fmt: skip


@pytest.mark.pure
def test_a_file_comes_first_then_a_start_then_an_apprenticeship_then_nothing():
    period = Period(spans=[span("2023-09-01", "2024-05-15", done=True)], exit_on=date(2024, 5, 15))
    given: dict[str, Any] = {"said": None, "raises": (), "starts": (), "later": (), "today": TODAY}

    def record(**more: Any) -> Any:
        return participation.record_of(period, **{**given, **more})

    nothing = record()
    assert (nothing.worked_q2, nothing.worked_q4, nothing.earned_q2) == (Worked.NO, Worked.NO, None)  # fmt: skip
    assert (nothing.credential, nothing.credential_on) == (Earned.RECOGNIZED, date(2024, 5, 15))
    assert record(today=date(2025, 9, 30)).worked_q4 is Worked.PENDING
    assert record(today=date(2025, 6, 30)).worked_q2 is Worked.PENDING
    assert record(today=date(2025, 7, 1)).worked_q2 is Worked.NO
    job = record(starts=[start("2024-08-01", "2025-04-01")])
    assert (job.worked_q2, job.worked_q4, job.same_employer) == (Worked.YES, Worked.YES, True)
    assert job.earned_q2 == Decimal(10_400), "20 dollars, 40 hours, 13 weeks"
    part = record(
        starts=[start("2024-11-01", "2024-12-31"), start("2025-04-02", "2025-05-01", "Mill")]
    )
    assert (part.worked_q2, part.earned_q2, part.same_employer) == (Worked.YES, None, False)
    assert record(later=[span("2024-12-31")]).worked_q2 is Worked.YES
    assert record(later=[span("2025-01-01")]).worked_q2 is Worked.NO
    said = Said(worked_q2=Worked.NO, same_employer=False, credential=Earned.NONE)
    told = record(said=said, starts=[start("2024-08-01", "2025-04-01")])
    assert (told.worked_q2, told.earned_q2, told.same_employer, told.credential) == (Worked.NO, None, False, Earned.NONE)  # fmt: skip
    assert Said.from_dict(said.to_dict()) == said
    full = replace(
        said,
        exit_on=TODAY,
        earned_q2=Decimal("1.50"),
        gains_on=(TODAY,),
        gains_by={"1810": TODAY},
        exclusion="deceased",
        match_q2="4",
        enrolled_on=TODAY,
        completed_on=TODAY,
        terms=(Term(TODAY, Decimal("4.5")),),
    )  # type: ignore[arg-type]
    assert Said.from_dict(full.to_dict()) == full


HEAD = "100,900,901,923,1602,1603,1606,1607,1618,1704,1800,1801,1806,1807,1808,1809,1810,1811,1813"
GOOD = {
    "100": "P-0001", "900": "20230901", "901": "2024-05-15", "1602": "1", "1603": "1", "1606": "1",
    "1607": "2", "1618": "1", "1704": "9,100.00", "1800": "6", "1801": "20240515",
}  # fmt: skip


def csv_of(*rows: dict[str, str], head: str = HEAD) -> bytes:
    lines = [",".join(f'"{row.get(name, "")}"' for name in HEAD.split(",")) for row in rows]
    return "\n".join((head, *lines)).encode()


FAILING: dict[str, dict[str, str]] = {
    "exit_after_entry": {"901": "20230831", "1800": "", "1801": ""},
    "entry_has_come": {"900": "20260303", "901": "", "1602": "", "1603": "", "1606": "", "1607": "", "1618": "", "1704": "", "1800": "", "1801": ""},
    "exit_has_come": {"901": "20260303", "1602": "", "1603": "", "1606": "", "1607": "", "1618": "", "1704": ""},
    "exclusion_needs_exit": {"901": "", "923": "3", "1602": "", "1603": "", "1606": "", "1607": "", "1618": "", "1704": ""},
    "outcome_needs_exit": {"901": "", "1602": "0", "1603": "0", "1606": "", "1607": "", "1618": "", "1704": ""},
    "match_q2": {"1603": "5"},
    "match_q4": {"1607": "0"},
    "wage_means_work": {"1602": "0", "1603": "0", "1618": "0"},
    "wage_not_known": {"1704": "999999.99"},
    "known_in_time_q2": {"1602": "9", "1603": "5", "1618": "", "1704": ""},
    "known_in_time_q4": {"1606": "9", "1607": "5", "1618": "9"},
    "same_employer_means_work": {"1606": "0", "1607": "0"},
    "credential_has_a_day": {"1801": ""},
    "gain_after_entry": {"1809": "20230831"},
    "progress_after_entry": {"1810": "2023-08-31"},
    "level_after_entry": {"1806": "20230831"},
    "transcript_after_entry": {"1807": "20230831"},
    "second_transcript_after_entry": {"1808": "20230831"},
    "level_has_come": {"1806": "20260303"},
    "transcript_has_come": {"1807": "20260303"},
    "milestone_has_come": {"1809": "20260303"},
    "completion_has_come": {"1811": "20230901", "1813": "20260303"},
    "completed_after_enrolled": {"1811": "20240101", "1813": "20231231"},
    "completion_needs_enrollment": {"1813": "20240101"},
    "graduate_degree": {"1800": "4"},
    "unusual_wage": {"1704": "100000.01"},
    "late_credential": {"1801": "20250516"},
}  # fmt: skip


@pytest.mark.pure
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_each_edit_check_has_a_row_that_passes_and_one_that_fails(check: Any):
    assert check.source
    assert check.from_on <= TODAY
    good = wage_files.read(csv_of(GOOD), TODAY)
    assert (list(good.faults), list(good.warnings)) == ([], [])

    found = wage_files.read(csv_of({**GOOD, **FAILING[check.name]}), TODAY)
    wrong = found.warnings if check.is_warning else found.faults
    assert [(fault.row, fault.field, fault.what) for fault in wrong] == [(2, check.element, check.says)]  # fmt: skip
    before = date(2016, 6, 30)
    assert not check.holds_on(before)


@pytest.mark.pure
def test_a_check_that_has_ended_is_not_made(monkeypatch: pytest.MonkeyPatch):
    ended = [replace(check, until_on=TODAY - timedelta(days=1)) for check in CHECKS]
    monkeypatch.setattr(wage_files, "CHECKS", ended)
    assert not wage_files.read(csv_of({**GOOD, **FAILING["match_q2"]}), TODAY).faults


@pytest.mark.pure
@pytest.mark.parametrize(
    ("content", "row", "field", "remedy"),
    [
        (b"", 1, "", "empty"), (b"\xff\xfe\x00", 0, "", "UTF-8"), (b" " * 10_000_001, 0, "", "10 megabytes"),
        (b'100,900\n"a', 0, "", "UTF-8"), (b"100\nP-1", 1, "900", "column is missing"),
        (b"100,900\n,\n", 2, "", "no line"), (b"100,900\nP-1,\n", 2, "900", "is empty"),
        (b"100,900\nP-1,31.03.2026\n", 2, "900", "20260331"),
        (csv_of(GOOD, GOOD), 3, "100", "stands twice"),
        (csv_of({**GOOD, "1602": "yes"}), 2, "1602", "Use one of: 0, 1, 9"),
        (csv_of({**GOOD, "923": "8"}), 2, "923", "Use one of"),
        (csv_of({**GOOD, "1704": "much"}), 2, "1704", "6200.50"),
        (csv_of({**GOOD, "1704": "-1"}), 2, "1704", "6200.50"),
        (csv_of({**GOOD, "1704": "1.005"}), 2, "1704", "6200.50"),
        (csv_of({**GOOD, "1704": "nan"}), 2, "1704", "6200.50"),
        (csv_of({**GOOD, "1704": "sNaN"}), 2, "1704", "6200.50"),
    ],
)  # fmt: skip
def test_a_fault_of_a_wage_file_names_row_field_and_remedy(content: bytes, row: int, field: str, remedy: str):  # fmt: skip
    found = wage_files.read(content, TODAY)

    assert [(fault.row, fault.field) for fault in found.faults] == [(row, field)]
    assert remedy in str(found.faults[0].what)


@pytest.mark.pure
def test_columns_go_by_their_number_or_their_name():
    head = HEAD.replace("100,", "PIRL 100,").replace("900", "Date of Program Entry").replace("1704", "wages_q2")  # fmt: skip
    assert wage_files.read(csv_of(GOOD, head=head), TODAY).rows[0].wage == Decimal("9100.00")


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def person(scene: Scene, number: int, first: date, last: date | None = None, *, left: bool = False) -> Participant:  # fmt: skip
    made = participants.take_in(partnership=scene.table.partnership, name=f"Person {number}", by=scene.table.lena, at=NOON)  # fmt: skip
    about = Ref.to(made)
    participants.mark(participant=made, kind=MilestoneKind.ENROLLED, on=first, about=about)
    if last:
        kind = MilestoneKind.LEFT if left else MilestoneKind.COMPLETED
        participants.mark(participant=made, kind=kind, on=last, about=about)
    return made


@pytest.mark.django_db
def test_the_reference_counted_from_training_and_a_wage_file(scene: Scene):
    """Ten left, one died, one is not known; six of eight worked: 75 percent, 5,985 dollars."""
    wages = ["3016", "3770", "3770", "8200", "9100", "12000", "", "", "", ""]
    for number in range(1, 11):
        person(scene, number, date(2024, 9, 1), date(2025, 5, 15), left=number > 8)
    rows = []
    for number, wage in enumerate(wages, 1):
        row = {"100": f"P-{number:04d}", "900": "20240901", "901": "20250515", "1602": "1" if wage else "0", "1603": "1" if wage else "0", "1704": wage}  # fmt: skip
        if number == 9:
            row |= {"1602": "9", "1603": "5"}
        if number == 10:
            row |= {"923": "03"}
        rows.append(row)

    reading, is_taken = actions.take_outcomes(desk=scene.desk, content=csv_of(*rows), by=scene.nora, at=NOON)  # fmt: skip
    assert (is_taken, list(reading.faults), len(reading.rows)) == (True, [], 10)
    lines = queries.list_periods(scene.desk, scene.nora, beside=Beside(), today=NOON.date())
    found = queries.indicators_of(lines, 2024)
    assert queries.years_of(lines) == [2024]
    assert (found.employed_q2, found.median) == (Rate(6, 8), Decimal("5985.00"))
    assert (found.exits, found.excluded, found.pending_q2, found.running) == (10, 1, 1, 0)
    assert found.credentialed == Rate(8, 9)
    assert found.gains == Rate(8, 9), "completing is a gain; who died leaves both numbers"
    assert lines[0].second == Quarter(2025, 4)
    assert queries.indicators_of(lines, 2025).employed_q2 == Rate(0, 0)

    again = [{**row, "1602": "0", "1603": "0", "1704": ""} for row in rows]
    assert actions.take_outcomes(desk=scene.desk, content=csv_of(*again), by=scene.nora, at=NOON)[1]
    assert OutcomeRecord.objects.count() == 10, "a row takes the place of what was said before"
    sealed = b"".join(bytes(each.sealed) for each in OutcomeRecord.objects.all())
    assert b"worked" not in sealed
    assert b"exit" not in sealed


@pytest.mark.django_db
def test_training_alone_starts_and_raises_are_counted(scene: Scene):
    one, two = person(scene, 1, date(2024, 7, 1), date(2025, 1, 31)), person(scene, 2, date(2024, 7, 2))  # fmt: skip
    person(scene, 3, date(2026, 2, 20))
    beside = Beside(
        raises={two.key: [date(2025, 9, 1)]}, starts={"P-0001": [start("2025-02-01", "2026-02-01")]}
    )

    lines = queries.list_periods(scene.desk, scene.nora, beside=beside, today=NOON.date())
    found = queries.indicators_of(lines, 2024)
    assert (found.employed_q2, found.employed_q4, found.employers) == (Rate(1, 1), Rate(1, 1), Rate(1, 1))  # fmt: skip
    assert found.median == Decimal(10_400)
    assert found.credentialed == Rate(1, 1)
    assert found.gains == Rate(1, 2)
    assert queries.indicators_of(lines, 2025).gains == Rate(1, 2)
    assert one.alias == "P-0001"


@pytest.mark.django_db
def test_a_file_with_a_fault_or_an_unread_warning_leaves_nothing(scene: Scene):
    made = person(scene, 1, date(2023, 9, 1), date(2024, 5, 15))

    def take(*rows: dict[str, str], **more: Any) -> Any:
        return actions.take_outcomes(desk=scene.desk, content=csv_of(*rows), by=scene.nora, at=NOON, **more)  # fmt: skip

    for row in ({"100": "P-0099"}, {"100": "Ana"}, {"1602": "yes"}, FAILING["match_q2"]):
        reading, is_taken = take(GOOD | {"900": "20230902"}, GOOD | row)
        assert not is_taken
        assert [fault.row for fault in reading.faults] == [3]
        assert not OutcomeRecord.objects.exists()
    assert take(GOOD | FAILING["unusual_wage"])[1] is False
    assert not OutcomeRecord.objects.exists()
    assert take(GOOD | FAILING["unusual_wage"], accepts_warnings=True)[1] is True
    kept = OutcomeRecord.objects.get()
    assert kept.participant_mark == mark_of("participant", made.key)
    assert has_key(kept.key)
    for reader in (scene.table.lena, scene.table.marcus):
        with pytest.raises(NotFound):
            actions.take_outcomes(desk=scene.desk, content=csv_of(GOOD), by=reader, at=NOON)
        with pytest.raises(NotFound):
            queries.list_periods(scene.desk, reader, beside=Beside(), today=NOON.date())
    with pytest.raises(IntegrityError, match="supports_outcome_once|UNIQUE"), transaction.atomic():
        OutcomeRecord.objects.create(desk=scene.desk, participant_mark=kept.participant_mark, entry_on=kept.entry_on, sealed=b"", told_at=NOON)  # fmt: skip


@pytest.mark.django_db
def test_a_period_that_only_the_file_knows_counts_for_work_alone(scene: Scene):
    person(scene, 1, date(2026, 1, 5))
    assert actions.take_outcomes(desk=scene.desk, content=csv_of(GOOD), by=scene.nora, at=NOON)[1]

    lines = queries.list_periods(scene.desk, scene.nora, beside=Beside(), today=NOON.date())
    found = queries.indicators_of(lines, 2023)
    assert (found.employed_q2, found.employers, found.credentialed) == (Rate(1, 1), Rate(1, 1), Rate(0, 0))  # fmt: skip


@pytest.mark.django_db
def test_a_link_shows_nowhere_but_at_the_desk_and_brings_the_questions_back(scene: Scene):
    made = person(scene, 1, NOON.date() - timedelta(days=2))
    case = scene.ask("Person 1")
    before = Entry.objects.count()

    for number, name in (
        ("P-0002", "Person 1"),
        ("P-0001", "Somebody"),
        ("one", "Person 1"),
        ("P-1", ""),
    ):
        with refused("this number and this name"):
            actions.link_record(case=case, number=number, name=name, by=scene.nora, at=NOON)
    actions.link_record(case=case, number="p1", name="  PERSÓN  1", by=scene.nora, at=NOON)
    assert case.participant_mark == mark_of("participant", made.key)
    view = queries.view_case(case, scene.nora, NOON.date())
    assert view.ask_again == "enrolled"
    actions.take_up(case=case, by=scene.nora, at=NOON)
    assert case.next_on == NOON.date() - timedelta(days=2)
    actions.screen(case=case, occasion="enrolled", answers=[], by=scene.nora, at=NOON)
    assert case.next_on == made.milestones.get().on + timedelta(days=90)
    participants.mark(participant=made, kind=MilestoneKind.COMPLETED, on=NOON.date(), about=Ref.to(made))  # fmt: skip
    assert actions.look_for_screenings(at=NOON) == 1
    assert actions.look_for_screenings(at=NOON) == 0
    case.refresh_from_db()
    assert case.next_on == NOON.date()
    assert [desk.key for desk in queries.waiting_desks(scene.nora, NOON.date())] == [scene.desk.key]
    actions.unlink_record(case=case, by=scene.nora, at=NOON)
    with refused("linked to no record"):
        actions.unlink_record(case=case, by=scene.nora, at=NOON)
    assert Entry.objects.count() == before, "nothing stands on the joint record"


@pytest.mark.django_db
def test_who_is_forgotten_takes_their_outcomes_along(scene: Scene):
    person(scene, 1, date(2023, 9, 1), date(2024, 5, 15))
    actions.take_outcomes(desk=scene.desk, content=csv_of(GOOD), by=scene.nora, at=NOON)
    case = scene.ask("Person 1")
    actions.link_record(case=case, number="1", name="person 1", by=scene.nora, at=NOON)
    key = OutcomeRecord.objects.get().key

    actions.forget(case=case)
    assert not OutcomeRecord.objects.exists()
    assert not has_key(key)
