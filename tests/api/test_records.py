"""The record for machines: a witness with its key alone, seats by signing in, others find nothing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from witness import asking
from witness.keeper import Keeper, KeeperError

from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.models import Cosignature
from highroad.areas.witnesses import queries
from highroad.areas.witnesses.vocabulary import Finality
from tests.areas.witnesses.signing import LATER, Agreed, agreed, keeper_of, origin

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(tmp_path: Path) -> Agreed:
    return agreed(tmp_path)


class OverDjango(asking.Platform):
    """The same requests as over the network, answered in this process."""

    def ask(self, route: str, body: bytes | None = None) -> bytes:
        told = urlsplit(f"{self.log.address}/{route}")
        path = told.path + (f"?{told.query}" if told.query else "")
        method = "GET" if body is None else "POST"
        header = self.keeper.request_header(method, path, body or b"", int(time.time()))
        answer = Client().generic(
            method, path, body or b"", content_type="text/plain", HTTP_AUTHORIZATION=header
        )
        if answer.status_code != 200:
            raise KeeperError(str(answer.status_code))
        return bytes(answer.content)


def pulled(scene: Agreed, keeper: Keeper, monkeypatch: Any) -> list[Any]:
    monkeypatch.setattr(asking, "Platform", OverDjango)
    address = f"https://testserver/api/v1/records/{scene.table.partnership.key}"
    log = keeper.watch(keeper.logs[origin(scene.log)].keys[0], address)
    return asking.pull(keeper, log)


def test_pull_from_both_sides_makes_a_decision_final(scene: Agreed, monkeypatch: Any):
    made = scene.decided()
    ledger.checkpoint(scene.log, at=LATER)

    replies = [
        *pulled(scene, scene.labor, monkeypatch),
        *pulled(scene, scene.management, monkeypatch),
    ]
    again = pulled(scene, scene.labor, monkeypatch)

    found = queries.finality_of(made, scene.table.lena)
    assert [reply.status for reply in replies] == [200, 200]
    assert again == []
    assert found is not None
    assert found.finality is Finality.FINAL


def test_a_stranger_s_key_opens_nothing(scene: Agreed, tmp_path: Path, monkeypatch: Any):
    ledger.checkpoint(scene.log, at=LATER)
    stranger = keeper_of("stranger", tmp_path, scene.log)

    with pytest.raises(KeeperError, match="404"):
        pulled(scene, stranger, monkeypatch)

    assert not Cosignature.objects.exists()


def test_a_witness_sees_no_content(scene: Agreed):
    ledger.checkpoint(scene.log, at=LATER)
    path = f"/api/v1/records/{scene.table.partnership.key}/bundle"
    header = scene.labor.request_header("GET", path, b"", int(time.time()))

    assert Client().get(path, HTTP_AUTHORIZATION=header).status_code == 404


def test_an_old_request_is_not_answered_again(scene: Agreed):
    ledger.checkpoint(scene.log, at=LATER)
    path = f"/api/v1/records/{scene.table.partnership.key}/checkpoint"
    now = int(time.time())
    codes = [
        Client().get(
            where, HTTP_AUTHORIZATION=scene.labor.request_header("GET", path, b"", at)
        ).status_code
        for where, at in ((path, now), (path, now - 3_600), (f"{path}?side=", now))
    ]  # fmt: skip

    assert codes == [200, 404, 404]


def test_seats_read_checkpoints_and_proofs(scene: Agreed):
    scene.decided()
    scene.both_sign()
    client = Client()
    client.force_login(scene.table.lena)
    base = f"/api/v1/records/{scene.table.partnership.key}"

    checkpoint = client.get(f"{base}/checkpoints").json()[0]
    inclusion = client.get(f"{base}/inclusion?number=2").json()
    consistency = client.get(f"{base}/consistency?old=3").json()

    assert sorted(checkpoint["cosigned_by"]) == ["labor", "management"]
    assert inclusion["root"] == checkpoint["root"]
    assert consistency["new"] == checkpoint["size"]
    assert client.get(f"{base}/final").json()["final_size"] == checkpoint["size"]
    assert client.get(f"{base}/inclusion?number=9999").status_code == 404


def test_outsiders_find_nothing(scene: Agreed):
    scene.both_sign()
    stranger = Client()
    stranger.force_login(scene.table.olu)
    for route in (
        "checkpoint",
        "checkpoints",
        "final",
        "inclusion",
        "consistency",
        "wanted",
        "bundle",
    ):
        path = f"/api/v1/records/{scene.table.partnership.key}/{route}"
        assert stranger.get(path).status_code == 404
        assert Client().get(path).status_code == 404
