"""Naming keys and taking in countersignatures: by whom, and what is refused."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction

from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries as ledger_queries
from highroad.areas.ledger.models import Cosignature, Entry, Log, LogKey, Witness
from highroad.areas.witnesses import actions, rules
from highroad.areas.witnesses.models import WitnessPolicy
from highroad.kit.answers import Refused
from tests.areas.guide.table import NOON, laid
from tests.areas.witnesses.signing import LATER, Agreed, agreed, keeper_of, origin, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(tmp_path: Path) -> Agreed:
    return agreed(tmp_path)


def brought(scene: Agreed, note: str) -> list[str]:
    return list(actions.countersign(log=scene.log, signed=note, at=LATER))


def test_naming_a_key_stands_in_the_record_and_replaces_the_old_one(scene: Agreed, tmp_path: Path):
    new = keeper_of("new", tmp_path, scene.log)

    actions.name_witness(
        partnership=scene.table.partnership, side="labor", public_key=new.public_key,
        by=scene.table.lena, at=LATER,
    )  # fmt: skip

    (current,) = Witness.objects.filter(log__name=scene.log, side="labor", to_at=None)
    assert current.public_key == new.public_key
    assert Entry.objects.order_by("number").last().statement.act == "witness.named"  # type: ignore[union-attr]
    assert new.public_key not in Entry.objects.order_by("number").last().line  # type: ignore[union-attr]


def test_each_side_names_its_own_key_and_nobody_else(scene: Agreed, tmp_path: Path):
    new = keeper_of("new", tmp_path, scene.log)
    table = scene.table
    for person in (table.marcus, table.leo, table.priya, table.olu, table.sam):
        with pytest.raises(Refused):
            actions.name_witness(
                partnership=table.partnership, side="labor", public_key=new.public_key,
                by=person, at=LATER,
            )  # fmt: skip
        with pytest.raises(Refused):
            actions.end_witness(partnership=table.partnership, side="labor", by=person, at=LATER)


def test_a_key_cannot_be_used_by_both_sides(scene: Agreed):
    with pytest.raises(Refused, match="stands in the record already"):
        actions.name_witness(
            partnership=scene.table.partnership, side="management",
            public_key=scene.labor.public_key, by=scene.table.marcus, at=LATER,
        )  # fmt: skip


@pytest.mark.parametrize(
    "bent", ["", "x", "a+b+c", "labor.example.net/witness+00000000+BAAA", "Lena Ortiz+1+BA=="]
)
def test_what_is_no_key_is_refused(scene: Agreed, bent: str):
    assert not rules.may_be_key(bent)
    with pytest.raises(Refused):
        actions.name_witness(
            partnership=scene.table.partnership, side="labor", public_key=bent,
            by=scene.table.lena, at=LATER,
        )  # fmt: skip


def test_the_key_of_a_log_is_no_key_of_a_witness(scene: Agreed):
    assert not rules.may_be_key(ledger_queries.log_key_for_system(scene.log))


def test_the_same_countersignature_twice_is_one(scene: Agreed):
    scene.both_sign()

    assert brought(scene, seen(scene.labor, scene.log)) == []
    assert Cosignature.objects.filter(side="labor").count() == 1


def test_a_countersignature_is_kept_once_a_witness(scene: Agreed):
    """The constraint: ledger_cosigned_once_a_witness."""
    scene.both_sign()
    kept = Cosignature.objects.first()
    assert kept is not None
    kept.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        Cosignature.objects.create(
            log=kept.log, checkpoint=kept.checkpoint, witness=kept.witness, side=kept.side,
            size=kept.size, line=kept.line, signed_at=NOON, received_at=NOON,
        )  # fmt: skip


def test_a_countersignature_can_neither_be_changed_nor_deleted(scene: Agreed):
    scene.both_sign()
    for statement in ("UPDATE ledger_cosignature SET size = 1", "DELETE FROM ledger_cosignature"):
        with (
            pytest.raises(Exception, match="append only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_a_key_of_an_earlier_server_stands_once():
    """The constraint: ledger_log_key_once."""
    table = laid()
    log = Log.objects.get(name=table.partnership.log)
    told = {"log": log, "public_key": "k", "until_size": 1, "brought_at": NOON}
    LogKey.objects.create(**told)

    with pytest.raises(IntegrityError), transaction.atomic():
        LogKey.objects.create(**told)


def test_two_policies_have_two_numbers(scene: Agreed):
    """The constraint: witnesses_policy_number_once."""
    table = scene.table
    with pytest.raises(IntegrityError), transaction.atomic():
        WitnessPolicy.objects.create(
            partnership=table.partnership, body=table.body, number=1, made_by_alias="p-00000000",
            made_at=NOON,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("bend", "words"),
    [
        (lambda note: "hello", "not a signed checkpoint"),
        (lambda note: note.rsplit("—", 1)[0], "no signature of a witness"),
        (
            lambda note: re.sub(r"\n\d+\n", "\n1\n", note, count=1),
            "not a checkpoint of this record",
        ),
        (
            lambda note: note[:-20] + ("A" if note[-20] != "A" else "B") + note[-19:],
            "does not hold",
        ),
    ],
    ids=["text", "unsigned", "other size", "bent signature"],
)
def test_a_countersignature_that_is_none_is_refused(scene: Agreed, bend, words: str):
    ledger.checkpoint(scene.log, at=LATER)
    body = ledger_queries.add_checkpoint_for_system(
        scene.log, 0, ledger_queries.size_for_system(scene.log)
    )
    scene.labor.add_checkpoint(body.encode(), int(LATER.timestamp()))
    note = seen(scene.labor, scene.log)

    with pytest.raises(Refused, match=words):
        brought(scene, bend(note))


def test_a_stranger_s_signature_counts_for_nothing(scene: Agreed, tmp_path: Path):
    ledger.checkpoint(scene.log, at=LATER)
    stranger = keeper_of("stranger", tmp_path, scene.log)
    size = ledger_queries.size_for_system(scene.log)
    body = ledger_queries.add_checkpoint_for_system(scene.log, 0, size)
    stranger.add_checkpoint(body.encode(), int(LATER.timestamp()))

    with pytest.raises(Refused, match="no signature of a witness"):
        brought(scene, seen(stranger, scene.log))


def test_a_clock_far_ahead_is_told(scene: Agreed):
    ledger.checkpoint(scene.log, at=LATER)

    with pytest.raises(Refused, match="runs ahead"):
        scene.signed(scene.labor, at=LATER + timedelta(hours=3)) or None
        brought(scene, seen(scene.labor, scene.log))


def test_out_of_use_a_key_signs_no_more(scene: Agreed):
    ledger.checkpoint(scene.log, at=LATER)
    size = ledger_queries.size_for_system(scene.log)
    body = ledger_queries.add_checkpoint_for_system(scene.log, 0, size)
    scene.labor.add_checkpoint(body.encode(), int(LATER.timestamp()))

    actions.end_witness(
        partnership=scene.table.partnership, side="labor", by=scene.table.lena, at=LATER
    )

    with pytest.raises(Refused, match="no signature of a witness"):
        brought(scene, seen(scene.labor, scene.log))
    with pytest.raises(Refused, match="no key in use"):
        actions.end_witness(
            partnership=scene.table.partnership, side="labor", by=scene.table.lena, at=LATER
        )


def test_only_a_co_chair_proposes_who_countersigns(scene: Agreed):
    for person in (scene.table.leo, scene.table.priya, scene.table.olu, scene.table.sam):
        with pytest.raises(Refused):
            actions.propose_policy(body=scene.table.body, by=person, at=LATER)


def test_no_neutral_comes_in_that_nobody_agreed_on(scene: Agreed):
    with pytest.raises(Refused, match="agreed on a neutral"):
        actions.use_neutral(partnership=scene.table.partnership, by=scene.table.lena, at=LATER)


def test_the_origin_is_that_of_the_log(scene: Agreed):
    assert origin(scene.log).endswith(scene.log)
