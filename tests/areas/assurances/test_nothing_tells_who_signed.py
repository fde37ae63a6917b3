"""The hardest line, read off the schema: no table of this area could hold a worker."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

pytestmark = pytest.mark.pure
SAFE = (
    models.CharField, models.TextField, models.DateField, models.DateTimeField, models.BooleanField,
    models.PositiveIntegerField, models.PositiveSmallIntegerField, models.DecimalField,
    models.UUIDField, models.BinaryField, models.ForeignKey, models.JSONField,
)  # fmt: skip
MAY_POINT_TO = {
    "Agreement", "AgreementClause", "Body", "ClauseBreach", "Party", "Partnership", "Recognition",
}  # fmt: skip
ABOUT_A_PERSON = ("user", "worker", "person", "email", "phone", "badge", "employee", "witness",
                  "reporter", "signer", "supporter", "attend", "card", "vote", "ip_", "address")  # fmt: skip


def test_no_field_of_this_area_could_hold_a_worker():
    """No key leads to somebody who signs in or is served; no field is named after one. `workers` is a count."""
    for model in apps.get_app_config("assurances").get_models():
        for field in model._meta.get_fields():
            if field.auto_created:
                assert not field.concrete, field
                continue
            assert isinstance(field, SAFE), f"{model.__name__}.{field.name}"
            if isinstance(field, models.ForeignKey):
                assert field.related_model.__name__ in MAY_POINT_TO  # type: ignore[union-attr]
            named = [word for word in ABOUT_A_PERSON if word in field.name]
            assert not named or (model.__name__, field.name) == ("Agreement", "workers")
        assert not model._meta.many_to_many


def test_nothing_points_here_from_people():
    """No table of people or of any other area leads to a record of free choice."""
    ours = set(apps.get_app_config("assurances").get_models())

    pointing = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model not in ours
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model in ours
    ]

    assert not pointing
