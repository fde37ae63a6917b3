"""Lines of old diaries lose the account of whoever opened their own case, and keep those of navigators."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from highroad.areas.supports.models import DiaryLine
from highroad.areas.supports.vocabulary import Act
from tests import cast
from tests.areas.supports.scene import make_scene

pytestmark = pytest.mark.django_db
MOVE = import_module("highroad.areas.supports.migrations.0004_nobody_of_a_case_in_the_diary")


def test_who_opened_their_own_case_goes_from_old_lines():
    scene, person = make_scene(), cast.person("Ana Ruiz")
    case = scene.ask()
    DiaryLine.objects.filter(case=case).delete()
    for act, by in (
        (Act.OPENED, person),
        (Act.CONSENTED, person),
        (Act.SCREENED, scene.nora),
        (Act.APPROVED, person),
        (Act.WITHDREW, None),
    ):
        DiaryLine.objects.create(case=case, act=act, by=by, at=timezone.now())  # fmt: skip

    MOVE.forget_who(apps, None)

    kept = dict(DiaryLine.objects.filter(case=case).values_list("act", "by__name"))
    assert kept == {
        "opened": None, "consented": None, "screened": scene.nora.name, "approved": "Ana Ruiz",
        "withdrew": None,
    }  # fmt: skip
