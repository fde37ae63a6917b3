"""The models: relations point down, every field has its circle, every constraint has a test that hits it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from highroad.kit.privacy import circle_of
from tests.house.plan import AREAS, ROOT, floors

pytestmark = pytest.mark.pure


def ours() -> list[Any]:
    return [model for model in apps.get_models() if model.__module__.startswith("highroad.areas.")]


def area_of(model: Any) -> str:
    return str(model.__module__.split(".")[2])


def test_every_relation_points_down_or_stays_at_home():
    rising = [
        f"{model.__name__}.{field.name} -> {field.related_model.__name__}"
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and isinstance(field.related_model, type)
        and field.related_model.__module__.startswith("highroad.areas.")
        and area_of(field.related_model) != area_of(model)
        and floors()[area_of(field.related_model)] >= floors()[area_of(model)]
    ]

    assert not rising, f"Hold a Ref, or turn the relation round: {rising}"


def test_every_on_delete_says_why():
    silent = []
    for path in [*AREAS.glob("*/models.py"), *AREAS.glob("*/models/*.py")]:
        lines = path.read_text().splitlines()
        for number, line in enumerate(lines):
            if "on_delete=" in line and "#" not in line and "#" not in lines[number - 1]:
                silent.append(f"{path.relative_to(ROOT)}:{number + 1}")

    assert not silent, f"Put the reason beside on_delete: {silent}"


def test_every_field_stands_in_exactly_one_circle():
    homeless = []
    for model in ours():
        for field in model._meta.concrete_fields:
            try:
                circle_of(model, field.name)
            except (LookupError, AttributeError) as error:
                homeless.append(str(error))

    assert not homeless, homeless


def test_every_model_says_what_it_is():
    assert not [model.__name__ for model in ours() if "__str__" not in vars(model)]


def test_every_constraint_is_hit_by_a_test():
    tests = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    unhit = [
        constraint.name
        for model in ours()
        for constraint in model._meta.constraints
        if not re.search(rf"\b{constraint.name}\b", tests)
    ]

    assert not unhit, f"Name the constraint in the test that hits it: {unhit}"


def test_people_are_not_followed_back_to_what_they_answered():
    followed = [
        f"{model.__name__}.{field.name}"
        for model in ours()
        if area_of(model) in {"self_identification", "supports"}
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and not field.remote_field.hidden
    ]

    assert not followed
