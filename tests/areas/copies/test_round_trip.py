"""Taken there, loaded here, taken again: the same content, and a record that goes on."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from witness import verify

from highroad.areas.accounts.models import User
from highroad.areas.copies import actions
from highroad.areas.copies.rules.manifests import Manifest
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.queries import outcome
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries as records
from highroad.areas.ledger.models import LogKey
from highroad.areas.partnerships.models import Partnership
from highroad.areas.problem_solving.models import CaucusNote
from tests.areas.copies.scene import EARLIER, NOON, Taken, library, manifest_of, members
from tests.areas.copies.shown import shown_by_area
from tests.cast import give_app

pytestmark = pytest.mark.django_db


def bring(path: Path, key: str = "") -> Partnership:
    library()
    loading, partnership = actions.bring_from_console(path, key=key, at=NOON)
    assert partnership is not None, [(one.place, one.answer.reason) for one in loading.faults]
    connection.check_constraints()
    return partnership


def test_what_was_taken_is_loaded_and_taken_again_with_the_same_content(taken, tmp_path):
    partnership = bring(taken.joint)

    again = tmp_path / "again.zip"
    actions.take_for_system(partnership, again, at=NOON)

    first, second = manifest_of(taken.joint), manifest_of(again)
    assert first.content == second.content
    assert {one.name: one.lines for one in first.members if one.lines} != {}
    people = [one for one in first.members if one.name == "people.jsonl"]
    assert people == [one for one in second.members if one.name == "people.jsonl"]


AREAS = ("assurances", "demand", "training", "placements", "job_quality")
LINES = {
    "assurances": 14, "demand": 16, "training": 5, "placements": 2, "job_quality": 15,
}  # fmt: skip


def shown_to_whoever_takes_the_seat(taken: Taken) -> dict[str, list[Any]]:
    """As if the brought name could sign in; undone, since a name cannot."""
    with transaction.atomic():
        person = User.objects.get(pk=taken.table.people["labor"].pk)
        person.is_active = True
        person.save()
        give_app(person)
        shown = shown_by_area(taken.table)
        transaction.set_rollback(True)
    return shown


@pytest.fixture(scope="module")
def brought(taken: Taken, django_db_blocker: Any) -> tuple[dict[str, list[Any]], Manifest]:
    """What the same member reads at the other end, and the table of contents of a copy taken there."""
    again = taken.folder / "brought.zip"
    with django_db_blocker.unblock():
        block: Any = transaction.atomic()
        block._from_testcase = True  # checkpoints ask to be outermost
        with block:
            partnership = bring(taken.joint)
            shown = shown_to_whoever_takes_the_seat(taken)
            found = actions.take_for_system(partnership, again, at=NOON)
            transaction.set_rollback(True)
    return shown, found


@pytest.mark.parametrize("area", AREAS)
def test_an_area_reads_the_same_where_it_was_brought_and_is_copied_again_alike(
    taken, brought, area
):
    shown, again = brought
    first = [one for one in manifest_of(taken.joint).members if f"/{area}." in one.name]

    assert shown[area] == taken.shown[area]
    assert len([one for one in first if one.lines]) == LINES[area]
    assert first == [one for one in again.members if f"/{area}." in one.name]


def test_nothing_of_a_person_served_and_no_tally_is_in_a_copy(taken: Taken):
    names = {one.name for one in manifest_of(taken.own).members}
    about_people = (
        "participants",
        "supports",
        "self_identification",
        "training.hours",
        "training.enrol",
    )

    assert not [name for name in names if name.split("/")[-1].startswith(about_people)]
    assert "records/placements.placement.jsonl" not in names
    told = members(taken.own)["records/job_quality.wordstatement.jsonl"].decode()
    assert "true_count" not in told
    assert sorted(re.findall(r'"brought_shown":"(\w+)"', told)) == [
        "nearly_all",
        "share",
        "too_few",
    ]


def test_the_record_goes_on_and_verifies_against_what_a_party_held_before(taken, tmp_path):
    partnership = bring(taken.joint)
    size = records.size_for_system(partnership.log)
    ledger.checkpoint(partnership.log, at=NOON)

    bundle, older = tmp_path / "bundle.zip", tmp_path / "older.zip"
    bundle.write_bytes(records.bundle_for_system(partnership.log))
    older.write_bytes(members(taken.joint)["ledger/joint.zip"])
    found = verify.check(bundle, None, older)

    assert found.faults == []
    assert found.tree.size == size == manifest_of(taken.joint).logs[0].size + 1
    newest = records.entry_at_for_system(partnership.log, size)
    assert newest.statement.act == "partnership.brought"
    assert EARLIER in str(newest.content)
    assert LogKey.objects.get(log__name=partnership.log).until_size == size - 1
    assert records.rollbacks_for_system() == []


def test_outcomes_are_what_they_were(taken):
    bring(taken.joint)

    adopted = Decision.objects.get(pk=taken.table.things["adopted"].pk)
    open_still = Decision.objects.get(pk=taken.table.things["decision"].pk)
    assert outcome(adopted).outcome is Outcome.ADOPTED
    assert outcome(open_still).outcome is Outcome.OPEN


def test_people_come_as_placeholders_that_nobody_can_use(taken):
    bring(taken.joint)

    person = User.objects.get(pk=taken.table.people["labor"].pk)
    assert person.name == taken.table.people["labor"].name
    assert not person.is_active
    assert not person.has_usable_password()
    assert person.email.endswith(".invalid")
    assert "example.org" not in "".join(User.objects.values_list("email", flat=True))


def test_a_side_takes_its_own_room_along_and_nobody_elses(taken):
    bring(taken.own)

    assert set(CaucusNote.objects.values_list("side", flat=True)) == {"labor"}
    assert records.size_for_system(f"{taken.table.partnership.log}/labor") > 0
    assert records.size_for_system(f"{taken.table.partnership.log}/management") == 0


def text_of(path: Path) -> str:
    """Every byte of a copy that is text, the records in it unpacked."""
    told = []
    for name, raw in members(path).items():
        if name.startswith("ledger/"):
            with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
                told += [bundle.read(one).decode(errors="replace") for one in bundle.namelist()]
        else:
            told.append(raw.decode())
    return "\n".join(told)


@pytest.mark.parametrize(("which", "hidden"), [
    ("joint", {"labor", "management", "rows", "office", "link"}),
    ("own", {"management", "rows", "office", "link"}),
])  # fmt: skip
def test_no_word_of_another_zone_and_no_address_is_in_a_copy(taken: Taken, which, hidden):
    told = text_of(getattr(taken, which))

    zones = {taken.aviary.planted[end][1] for end in taken.aviary.planted if end in told}
    assert "joint" in zones
    assert zones & hidden == set()
    assert "own.labor@example.org" not in told
