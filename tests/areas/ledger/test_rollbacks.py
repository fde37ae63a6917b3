"""A database that is older than what was signed is noticed at the start, and nothing is signed for it."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from highroad.areas.ledger import actions, queries
from highroad.areas.ledger.models import Checkpoint, Entry, Log, Opening, Subtree
from highroad.areas.ledger.queries import Damaged
from tests.areas.ledger.keeping import LOG, NOON, acted, behind_the_guards, opened

pytestmark = pytest.mark.django_db


def rolled_back_to(size: int) -> None:
    """As if yesterday's backup had been restored, with the keys of today."""
    log = Log.objects.get(name=LOG)
    with behind_the_guards():
        Opening.objects.filter(entry__number__gt=size).delete()
        Checkpoint.objects.filter(size__gt=size).delete()
        Entry.objects.filter(number__gt=size).delete()
    grown = queries.reading.tree.Tree()
    Subtree.objects.all().delete()
    for leaf in Entry.objects.order_by("number").values_list("leaf", flat=True):
        grown.append(bytes.fromhex(leaf))
    log.size, log.peaks = grown.size, [peak.hex() for peak in grown.peaks]
    log.save()


def test_all_is_well_while_the_record_grows():
    opened()
    acted(3)
    actions.checkpoint(LOG, at=NOON)
    acted(5)

    assert queries.rollbacks_for_system() == []
    call_command("check_record")


def test_a_restored_backup_is_noticed_at_the_start_and_not_signed_for(capsys):
    opened()
    acted(3)
    actions.checkpoint(LOG, at=NOON)
    acted(5)
    actions.checkpoint(LOG, at=NOON)
    rolled_back_to(3)

    (found,) = queries.rollbacks_for_system()
    assert (found.log, found.size, found.signed_size, found.is_cosigned) == (LOG, 3, 8, False)
    with pytest.raises(SystemExit):
        call_command("check_record")
    assert "What to do" in capsys.readouterr().err
    with pytest.raises(Damaged, match="rolled back"):
        actions.checkpoint(LOG, at=NOON)


def test_grown_again_to_the_same_size_it_is_still_another_record():
    opened()
    acted(8)
    actions.checkpoint(LOG, at=NOON)
    rolled_back_to(3)
    acted(5)

    (found,) = queries.rollbacks_for_system()

    assert found.signed_size == 8


def test_a_log_that_is_gone_is_noticed():
    opened()
    acted(2)
    actions.checkpoint(LOG, at=NOON)
    with behind_the_guards():
        Opening.objects.all().delete()
        Checkpoint.objects.all().delete()
        Entry.objects.all().delete()
    Log.objects.all().delete()

    assert [line.size for line in queries.rollbacks_for_system()] == [0]


def test_erasing_what_a_person_wrote_leaves_the_record_whole_and_signed(tmp_path):
    from witness import verify

    opened()
    first, *_ = acted(4, content={"reason": "Peñasco"})
    actions.checkpoint(LOG, at=NOON)
    actions.erase(first.key, by="system", at=NOON)
    path = tmp_path / "bundle.zip"
    path.write_bytes(queries.bundle_for_system(LOG))

    found = verify.check(path)

    assert (found.faults, found.erased, found.openings) == ([], 1, 3)
    assert queries.rollbacks_for_system() == []
