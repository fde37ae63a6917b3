"""The way in: five elements, promised places, and where people are after three, six and twelve months."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.training.actions import preparing as actions
from highroad.areas.training.actions.preparing import EntryDraft
from highroad.areas.training.models import (
    DirectEntrant,
    DirectEntry,
    PreApprenticeship,
    PreparingCount,
)
from highroad.areas.training.queries import preparing
from highroad.areas.training.rules import preparing as rules
from highroad.areas.training.rules.preparing import Entrant
from highroad.areas.training.vocabulary.preparing import Element, EntryOutcome
from highroad.kit.answers import NotFound
from tests.areas.training.scene import NOON, START, TODAY, Scene, make_scene
from tests.table import acts, refused
from tests.web.test_hours_pages import at, client_of

DAY = date(2025, 1, 31)
FIVE = {each.value: "As written" for each in Element}


def entrant(**changes: date | None) -> Entrant:
    return Entrant(**{"finished_on": DAY, "entered_on": date(2025, 3, 3), **changes})  # type: ignore[arg-type]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("changes", "months", "on", "state"),
    [
        ({}, 3, date(2025, 4, 29), EntryOutcome.TOO_SOON),
        ({}, 3, date(2025, 4, 30), EntryOutcome.THERE),
        ({"entered_on": None}, 3, date(2025, 9, 1), EntryOutcome.NOT_IN),
        ({"entered_on": date(2025, 5, 1)}, 3, date(2025, 9, 1), EntryOutcome.NOT_IN),
        ({"entered_on": date(2025, 5, 1)}, 6, date(2025, 9, 1), EntryOutcome.THERE),
        ({"left_on": date(2025, 7, 31)}, 6, date(2025, 9, 1), EntryOutcome.LEFT),
        ({"left_on": date(2025, 8, 1)}, 6, date(2025, 9, 1), EntryOutcome.THERE),
        ({"completed_on": date(2026, 1, 30)}, 12, date(2026, 3, 1), EntryOutcome.FINISHED),
    ],
)
def test_where_somebody_is_at_a_mark(
    changes: dict[str, Any], months: int, on: date, state: EntryOutcome
):
    assert rules.outcome(entrant(**changes), months, on) is state


@pytest.mark.pure
def test_percents_are_rounded_half_up():
    found = [rules.Mark(months=3, reached=n, there=k).percent for k, n in ((2, 3), (1, 8), (0, 4), (1, 3))]  # fmt: skip

    assert found == [67, 13, 0, 33]


def test_marks_count_only_those_whose_day_has_come():
    people = [entrant(), entrant(left_on=date(2025, 4, 1)), entrant(finished_on=date(2025, 6, 1))]

    found = rules.marks_of(people, date(2025, 8, 1))

    assert [(each.months, each.reached, each.there, each.percent) for each in found] == [
        (3, 2, 1, 50), (6, 2, 1, 50), (12, 0, 0, None),
    ]  # fmt: skip


@pytest.mark.pure
def test_a_promise_beside_what_was_done():
    made = rules.promise_of(5, [entrant(), entrant(), entrant(entered_on=None)])

    assert (made.finished, made.entered, made.open, made.is_kept) == (3, 2, 3, False)
    assert made.conversion is not None
    assert round(float(made.conversion), 3) == 0.667
    assert rules.promise_of(2, [entrant(), entrant(), entrant(entered_on=None)]).is_kept
    assert rules.promise_of(5, []).conversion is None


@pytest.mark.pure
def test_five_elements_are_asked_for():
    assert rules.missing_elements(FIVE) == []
    assert rules.missing_elements({**FIVE, "credential": " "}) == [Element.CREDENTIAL]
    assert len(rules.missing_elements({})) == 5


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def begun(scene: Scene, **changes: Any) -> PreApprenticeship:
    given = {"name": "Ready for pipe", "provider": "Harbor school", "elements": FIVE, "by": scene.table.lena, **changes}  # fmt: skip
    return actions.begin_preparing(body=scene.table.body, at=NOON, **given)


def promised(scene: Scene, found: PreApprenticeship, **changes: Any) -> DirectEntry:
    by = changes.pop("by", scene.table.lena)
    draft = EntryDraft(**{"places": 2, "from_on": START, **changes})
    return actions.promise_places(
        preparing=found, program=scene.program, draft=draft, by=by, at=NOON
    )


def finished(scene: Scene, entry: DirectEntry, **changes: Any) -> DirectEntrant:
    given = {"name": "Ada Cole", "finished_on": START, "by": scene.table.lena, **changes}
    return actions.note_finished(entry=entry, at=NOON, **given)


@pytest.mark.django_db
def test_a_promise_is_kept_by_an_enrollment(scene: Scene):
    found = begun(scene)
    entry = promised(scene, found)
    person = finished(scene, entry)
    actions.note_entered(entrant=person, enrollment=scene.enrollment, by=scene.table.lena, at=NOON)

    later = START + timedelta(days=200)
    lines = preparing.list_entries(found, seen_by=scene.table.marcus, on=later)

    assert (lines[0].promise.entered, lines[0].promise.open, lines[0].people) == (1, 1, ())
    assert [mark.percent for mark in lines[0].marks] == [100, 100, None]
    own = preparing.list_entries(found, seen_by=scene.table.lena, on=later)
    assert [each.name for each in own[0].people] == ["Ada Cole"]
    listed = preparing.list_preparing(scene.table.partnership, seen_by=scene.table.marcus)
    assert [(each.places, each.entered) for each in listed] == [(2, 1)]
    with refused("noted already"):
        actions.note_entered(
            entrant=person, enrollment=scene.enrollment, by=scene.table.lena, at=NOON
        )
    with pytest.raises(NotFound):
        preparing.get_entrant(person.key, scene.table.marcus)
    told = {"preparing.begun", "entry.promised", "entry.finished", "entry.entered"}
    assert told <= set(acts(scene.table.body.log))


@pytest.mark.django_db
def test_what_is_refused_on_the_way_in(scene: Scene):
    with refused("needs a name"):
        begun(scene, name=" ")
    found = begun(scene)
    with refused("program of that name"):
        begun(scene)
    with refused("Say first how it meets this"):
        promised(scene, begun(scene, name="Bare", elements={}))
    with refused("at least one place"):
        promised(scene, found, places=0)
    with refused("not before the first"):
        promised(scene, found, to_on=START - timedelta(days=1))
    with refused("Only a coordinator"):
        promised(scene, found, by=scene.table.marcus)
    entry = promised(scene, found, to_on=START)
    with refused("does not hold on that day"):
        finished(scene, entry, finished_on=START + timedelta(days=1))
    with refused("has come"):
        finished(scene, entry, finished_on=TODAY + timedelta(days=1))


@pytest.mark.django_db
def test_the_pages_of_the_way_in(scene: Scene):
    lena, key = client_of(scene.table.lena), scene.table.partnership.key
    assert "No pre-apprenticeship yet" in lena.get(at("preparing_list", key)).text
    given = {"body": str(scene.table.body.key), "name": "Ready for pipe", **FIVE, "credential": ""}
    lena.post(at("add_preparing", key), given)
    assert "1 element missing" in lena.get(at("preparing_list", key)).text
    lena.post(at("add_preparing", key), {**given, "name": "Ready", "credential": "OSHA card"})
    found = PreApprenticeship.objects.get(name="Ready")
    promise = {"program": str(scene.program.key), "places": "2", "from_on": START.isoformat()}
    lena.post(at("add_entry", found.key), promise)
    entry = DirectEntry.objects.get()
    lena.post(at("add_entrant", entry.key), {"name": "Ada Cole", "finished_on": START.isoformat()})
    lena.post(
        at("add_entered", DirectEntrant.objects.get().key), {"who": str(scene.enrollment.key)}
    )
    text = lena.get(at("preparing", found.key)).text
    assert "Ada Cole" in text
    assert 'value="1"' in text
    theirs = client_of(scene.table.marcus).get(at("preparing", found.key)).text
    assert "Ada Cole" not in theirs
    assert client_of(scene.table.marcus).get(at("add_entry", found.key)).status_code == 403


@pytest.mark.django_db
def test_the_database_has_the_last_word_on_the_way_in(scene: Scene):
    found = begun(scene)
    entry = promised(scene, found)
    person = finished(scene, entry)
    made: dict[str, Any] = {"made_by_alias": "x", "made_at": NOON}
    row: dict[str, Any] = {"preparing": found, "program": scene.program, "places": 1, "from_on": TODAY, **made}  # fmt: skip
    broken = {
        "training_preparing_name_once": lambda: PreApprenticeship.objects.create(body=scene.table.body, name="Ready for pipe", **made),
        "training_preparing_has_a_name": lambda: PreApprenticeship.objects.create(body=scene.table.body, name="", **made),
        "training_direct_entry_once": lambda: DirectEntry.objects.create(**{**row, "from_on": START}),
        "training_direct_entry_promises_places": lambda: DirectEntry.objects.create(**{**row, "places": 0}),
        "training_direct_entry_ends_after_start": lambda: DirectEntry.objects.create(to_on=START, **row),
        "training_direct_entrant_once": lambda: DirectEntrant.objects.create(entry=entry, participant=person.participant, finished_on=TODAY, **made),
    }  # fmt: skip

    for constraint, breaking in broken.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            breaking()
            pytest.fail(f"{constraint} held nothing back")


SEX = {"sex": ("female", "male", "declined", "all")}


def sexes(female: int | None, male: int | None, together: int | None) -> rules.Tables:
    return {"sex": {"female": female, "male": male, "all": together}}


@pytest.mark.pure
def test_conversion_by_group_is_entered_by_finished_where_both_may_be_shown():
    """C27: women 12 of 30, forty percent; a hidden number says nothing."""
    shown = rules.conversions(sexes(30, 40, 70), sexes(12, None, 45), SEX)

    assert [(each.answer, each.finished, each.entered) for each in shown] == [
        ("female", 30, 12), ("male", 40, None), ("declined", 0, 0), ("all", 70, 45),
    ]  # fmt: skip
    assert [each.conversion for each in shown[:3]] == [Decimal("0.4"), None, None]
    assert rules.conversions({}, {}, SEX) == []


@pytest.mark.pure
@pytest.mark.parametrize(
    ("finished", "entered", "others", "is_kept"),
    [
        (sexes(30, 40, 70), sexes(12, None, 45), sexes(18, None, 25), True),
        (sexes(30, 40, None), sexes(12, None, 45), sexes(18, None, 25), False),
        (sexes(30, 40, 70), sexes(12, None, None), sexes(18, None, 25), False),
        (sexes(30, 40, 70), sexes(12, None, 45), sexes(18, None, None), False),
        (sexes(30, 40, 70), {}, sexes(30, 40, 70), True),
    ],
)  # fmt: skip
def test_a_question_whose_sums_are_hidden_is_left_out_beside_the_live_sums(
    finished: rules.Tables, entered: rules.Tables, others: rules.Tables, is_kept: bool
):
    """All who finished and all who entered stand on the same page, so a hidden sum would be read off them."""
    found = rules.beside_live_sums({"finished": finished, "entered": entered, "others": others})

    assert bool(found[0]) is is_kept
    assert bool(found[1]) is (is_kept and bool(entered))


@pytest.mark.pure
@pytest.mark.parametrize(
    ("later", "too_much"),
    [
        (sexes(30, 40, 70), False), (sexes(35, 40, 75), True), (sexes(41, 40, 81), False),
        (sexes(None, 40, 70), False), (sexes(None, 45, 75), True),
    ],
)  # fmt: skip
def test_two_counts_beside_each_other_tell_of_eleven_people_or_of_none(
    later: rules.Tables, too_much: bool
):
    before = (sexes(30, 40, 70), {})
    assert rules.tells_too_much(before, (later, {}), smallest=11) is too_much


@pytest.mark.pure
@pytest.mark.parametrize(
    ("entered", "too_much"), [((21, 20, 41), True), ((10, 20, 30), False), ((None, 20, None), False)]
)  # fmt: skip
def test_who_did_not_enter_is_not_read_off_two_counts(
    entered: tuple[int | None, int, int | None], too_much: bool
):
    """Twelve more women finished and eleven of them entered: one did not."""
    before = (sexes(30, 40, 70), sexes(10, 20, 30))
    later = (sexes(42, 40, 82), sexes(*entered))
    assert rules.tells_too_much(before, later, smallest=11) is too_much


def counted(finished: rules.Tables, entered: rules.Tables) -> dict[str, rules.Tables]:
    return {"finished": finished, "entered": entered}


@pytest.mark.django_db
def test_counts_lie_ninety_days_apart_and_never_tell_of_a_few(scene: Scene):
    found = begun(scene)
    first = counted(sexes(30, 40, 70), sexes(12, 33, 45))

    def keep(given: dict[str, rules.Tables], days: int, by: Any = scene.table.lena) -> None:
        actions.keep_count(
            preparing=found, counted=given, smallest=11, by=by, at=NOON + timedelta(days=days)
        )

    with refused("promised places counts them"):
        keep(first, 0)
    finished(scene, promised(scene, found))
    assert preparing.prepared_people(found, seen_by=scene.table.marcus) == ([], [])
    assert [len(each) for each in preparing.prepared_people(found, seen_by=scene.table.lena)] == [
        0,
        1,
    ]
    with refused("promised places counts them"):
        keep(first, 0, scene.table.marcus)
    keep(first, 0)
    with refused("90 days apart"):
        keep(first, 89)
    with refused("fewer than 11 people"):
        keep(counted(sexes(34, 40, 74), sexes(12, 33, 45)), 90)
    keep(counted(sexes(41, 40, 81), sexes(12, 33, 45)), 90)
    newest = preparing.newest_count(found)
    assert newest is not None
    assert newest.finished["sex"]["female"] == 41
    assert "preparing.counted" in acts(scene.table.body.log)


@pytest.mark.django_db
def test_the_split_is_counted_shown_and_exported(scene: Scene):
    """One person finished: nothing by group may be shown, and the live sums stay what they were."""
    found, lena = begun(scene), client_of(scene.table.lena)
    marcus = client_of(scene.table.marcus)
    finished(scene, promised(scene, found))
    here = at("preparing", found.key)
    assert "Nobody has been counted by group yet" in lena.get(here).text
    assert marcus.post(at("count_prepared", found.key)).status_code == 403
    assert not found.counts.exists()
    lena.post(at("count_prepared", found.key))
    assert "Too few people to show anything by group" in lena.get(here).text
    assert found.counts.get().finished == {}
    found.counts.update(finished=sexes(30, 40, 70), entered=sexes(12, None, 45))
    for client in (lena, marcus):
        page = client.get(here).text
        assert "40.0" in page
        assert "·" in page
        sheet = client.get(at("preparing_file", found.key)).text
        assert "Sex,Women,30,12,40.0" in sheet
        assert "Sex,Men,40,·,·" in sheet
        assert "Ada Cole" not in sheet


@pytest.mark.django_db
def test_the_database_keeps_one_count_a_day(scene: Scene):
    found = begun(scene)
    given: dict[str, Any] = {"preparing": found, "on": TODAY, "finished": {}, "entered": {}, "smallest": 11, "made_at": NOON}  # fmt: skip
    PreparingCount.objects.create(**given)
    with pytest.raises(IntegrityError), transaction.atomic():
        PreparingCount.objects.create(**given)
