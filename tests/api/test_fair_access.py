"""Published figures for machines."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import RequestFactory

from highroad.api.fair_access import PublicationOut, TableOut, get_published, list_published
from highroad.areas.fair_access import actions
from highroad.kit.answers import NotFound
from tests.areas.fair_access.scene import AFTER, Scene, certified, laid
from tests.web.test_fair_access_pages import ROWS, published

ASKED = RequestFactory().get("/api/v1/figures")


@pytest.fixture
def scene(db: Any) -> Scene:
    found = laid()
    certified(found, ROWS)
    return found


def test_a_stranger_lists_and_reads_what_is_published(scene: Scene):
    made = published(scene)

    (line,) = (PublicationOut(**found).model_dump(mode="json") for found in list_published(ASKED))
    table = TableOut(**get_published(ASKED, made.key)).model_dump(mode="json")

    assert line["key"] == table["key"] == str(made.key)
    canonical = json.dumps(
        table["table"], sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert hashlib.sha256(canonical.encode()).hexdigest() == table["digest"] == made.digest


def test_withdrawn_and_unknown_figures_are_not_found(scene: Scene):
    made = published(scene)
    actions.withdraw(publication=made, reason="Wrong column.", by=scene.lena, at=AFTER)

    for key in (made.key, uuid4()):
        with pytest.raises(NotFound):
            get_published(ASKED, key)
