"""From recorded to final: only when every side that must has countersigned one checkpoint."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from witness import verify
from witness.keeper import Keeper

from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries as ledger_queries
from highroad.areas.ledger.models import Cosignature
from highroad.areas.witnesses import actions, queries
from highroad.areas.witnesses.vocabulary import Cosigner, Finality, KeeperTask
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests.areas.guide.table import NOON, laid
from tests.areas.witnesses.signing import LATER, Agreed, adopt, agreed, keeper_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(tmp_path: Path) -> Agreed:
    return agreed(tmp_path)


def standing(scene: Agreed, decision: Any) -> queries.FinalityLine:
    found = queries.finality_of(decision, scene.table.lena)
    assert found is not None
    return found


def test_a_decision_is_recorded_then_final_once_both_have_countersigned(scene: Agreed):
    made = scene.decided()
    steps = [standing(scene, made)]
    ledger.checkpoint(scene.log, at=LATER)
    steps.append(standing(scene, made))
    scene.signed(scene.labor)
    steps.append(standing(scene, made))
    scene.signed(scene.management)
    steps.append(standing(scene, made))

    assert [one.finality for one in steps] == [*[Finality.RECORDED] * 3, Finality.FINAL]
    assert [one.missing for one in steps] == [
        (Cosigner.LABOR, Cosigner.MANAGEMENT),
        (Cosigner.LABOR, Cosigner.MANAGEMENT),
        (Cosigner.MANAGEMENT,),
        (),
    ]
    assert [one.is_provable for one in steps] == [False, True, True, True]
    assert steps[-1].since == LATER
    assert steps[-1].size >= steps[-1].number


def test_one_side_twice_is_not_both(scene: Agreed):
    made = scene.decided()
    ledger.checkpoint(scene.log, at=LATER)
    scene.signed(scene.labor)
    scene.signed(scene.labor)

    assert standing(scene, made).finality is Finality.RECORDED


def test_sides_that_sign_at_different_times_meet_at_one_checkpoint(scene: Agreed):
    """Labor signs in the morning; the record grows; management signs in the evening."""
    made = scene.decided("Start at seven")
    ledger.checkpoint(scene.log, at=LATER)
    scene.signed(scene.labor)
    later = scene.decided("Start at eight")
    ledger.checkpoint(scene.log, at=LATER)
    scene.signed(scene.management)

    assert standing(scene, made).finality is Finality.FINAL
    assert standing(scene, later).finality is Finality.RECORDED


def test_without_a_policy_nothing_is_final(tmp_path: Path):
    table = laid()
    scene = Agreed(table, Keeper(tmp_path / "a"), Keeper(tmp_path / "b"))
    made = scene.decided()

    found = standing(scene, made)

    assert (found.finality, found.is_agreed) == (Finality.RECORDED, False)


def test_a_policy_that_only_one_side_signed_holds_nothing(scene: Agreed):
    other = actions.propose_policy(body=scene.table.body, by=scene.table.lena, at=LATER)

    in_force = queries.policy_in_force(scene.table.partnership)

    assert in_force is not None
    assert in_force.key != other.key


def test_a_neutral_counts_where_both_sides_want_one(tmp_path: Path):
    third = Keeper(tmp_path / "neutral")
    key = third.make_key("mediator.example.org/witness")
    scene = agreed(tmp_path, neutral_key=key)
    third.watch(ledger_queries.log_key_for_system(scene.log))
    made = scene.decided()
    scene.both_sign()
    assert standing(scene, made).missing == (Cosigner.NEUTRAL,)

    actions.use_neutral(partnership=scene.table.partnership, by=scene.table.marcus, at=LATER)
    scene.signed(third)

    assert standing(scene, made).finality is Finality.FINAL


def test_an_open_proposal_is_neither(scene: Agreed):
    from highroad.areas.decisions import actions as decisions

    made = decisions.propose(
        body=scene.table.body, title="Open", text="Open.", by=scene.table.lena, at=LATER
    )

    assert queries.finality_of(made, scene.table.lena) is None


def test_a_stranger_finds_nothing(scene: Agreed):
    made = scene.decided()

    with pytest.raises(NotFound):
        queries.finality_of(made, scene.table.olu)
    with pytest.raises(NotFound):
        queries.decision_file(made, scene.table.olu)


def test_what_a_former_key_signed_goes_on_counting(scene: Agreed, tmp_path: Path):
    made = scene.decided()
    scene.both_sign()
    new = keeper_of("new", tmp_path, scene.log)
    actions.name_witness(
        partnership=scene.table.partnership, side="labor", public_key=new.public_key,
        by=scene.table.lena, at=LATER,
    )  # fmt: skip

    assert standing(scene, made).finality is Finality.FINAL


def test_the_file_of_a_decision_is_checked_by_itself(scene: Agreed, tmp_path: Path):
    made = scene.decided()
    scene.both_sign()
    path = tmp_path / "decision.zip"
    path.write_bytes(queries.decision_file(made, scene.table.marcus))

    found = verify.check_decision(path)

    assert not found.faults
    assert "PROVEN: 4 entries stand in the signed record: final." in list(found.told())
    assert any("agree" in line for line in found.told())


@pytest.mark.parametrize("bent", ["wording.txt", "proof"])
def test_a_bent_file_of_a_decision_is_found_out(scene: Agreed, tmp_path: Path, bent: str):
    made = scene.decided()
    scene.both_sign()
    path, other = tmp_path / "decision.zip", tmp_path / "bent.zip"
    path.write_bytes(queries.decision_file(made, scene.table.marcus))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if bent in name:
                content = content.replace(b"seven", b"eight").replace(b"index ", b"index 1")
            new.writestr(name, content)

    assert verify.check_decision(other).faults


def test_the_bundle_names_the_quorum_once_it_is_met(scene: Agreed, tmp_path: Path):
    scene.decided()
    ledger.checkpoint(scene.log, at=LATER)
    required = queries.required_for_system(scene.table.partnership)
    before = ledger_queries.policy_for_system(scene.log, required)
    scene.both_sign()
    path = tmp_path / "bundle.zip"
    path.write_bytes(ledger_queries.bundle_for_system(scene.log, required))

    found = verify.check(path)

    assert "quorum none" in before
    assert found.policy.quorum == "every-side"
    assert not found.faults
    assert found.final == found.tree.size


def test_something_public_is_judged_without_a_reader(scene: Agreed):
    assert queries.finality_public(Ref("fair_access.publication", "1")) is None


def test_the_keeper_is_asked_to_name_a_key_then_to_sign_then_nothing(tmp_path: Path):
    table = laid()
    policy = actions.propose_policy(body=table.body, by=table.lena, at=NOON)
    assert not queries.waiting_for(table.lena)
    from highroad.areas.decisions.models import Decision

    adopt(Decision.objects.get(pk=policy.decision_key), table, NOON)
    log = table.partnership.log
    ledger.checkpoint(log, at=NOON)
    first = queries.waiting_for(table.lena)
    keeper = keeper_of("labor", tmp_path, log)
    actions.name_witness(
        partnership=table.partnership, side="labor", public_key=keeper.public_key, by=table.lena,
        at=NOON,
    )  # fmt: skip
    second = queries.waiting_for(table.lena)
    ledger.checkpoint(log, at=NOON)
    Agreed(table, keeper, keeper).signed(keeper)

    assert [line.kind for line in first] == [KeeperTask.NAME_KEY]
    assert [line.kind for line in second] == [KeeperTask.COUNTERSIGN]
    assert not queries.waiting_for(table.lena)
    assert not queries.waiting_for(table.leo)
    assert [line.kind for line in queries.waiting_for(table.marcus)] == [KeeperTask.NAME_KEY]


def test_what_waits_is_found_in_a_fixed_number_of_queries(scene: Agreed):
    scene.decided()
    ledger.checkpoint(scene.log, at=LATER)
    with CaptureQueriesContext(
        connection,
    ) as sent:
        queries.waiting_for(scene.table.lena)

    assert len(sent) <= 9
    assert Cosignature.objects.count() == 0
