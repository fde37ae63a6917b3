"""Every model of every area goes into a copy of a partnership, or somebody said why it does not."""

from __future__ import annotations

import uuid

import pytest
from django.apps import apps

from highroad.areas.copies.queries import COPIED, why_not
from highroad.areas.copies.queries.registry import LEDGER, NOT_COPIED
from highroad.kit.copying import NO_ROW

pytestmark = pytest.mark.pure
OURS = [model for model in apps.get_models() if model.__module__.startswith("highroad.areas.")]


def test_every_model_goes_into_a_copy_or_has_its_reason():
    copied = {one.label for one in (*LEDGER, *COPIED)}
    silent = [
        model._meta.label_lower
        for model in OURS
        if model._meta.label_lower not in copied and not why_not(model._meta.label_lower)
    ]

    assert not silent, (
        "Say in the area's queries what belongs to a copy (`COPIED`), or in "
        f"copies/queries/registry.py why it does not: {silent}"
    )


def test_nothing_is_both_copied_and_excused_and_no_excuse_is_for_nothing():
    copied = {one.label for one in (*LEDGER, *COPIED)}
    labels = {model._meta.label_lower for model in OURS}

    assert not copied & set(NOT_COPIED)
    assert not {name for name in NOT_COPIED if "." in name} - labels


def test_what_the_copied_speak_of_is_copied_too():
    """A row never names a record that stays behind; people go as key and name."""
    loaded = {one.label for one in COPIED if not one.is_for_reading}
    dangling = [
        f"{one.label}.{field.name}"
        for one in COPIED
        if not one.is_for_reading
        for field in (*one.fields, *one.many)
        if field.is_relation
        and field.name not in one.found_by
        and field.related_model._meta.label_lower not in loaded | {"accounts.user"}
    ]

    assert not dangling


def test_every_path_leads_to_what_the_row_belongs_to():
    for one in (*LEDGER, *COPIED):
        if one.belonging is None:
            str(one.model._default_manager.filter(one.of([uuid.UUID(int=1)])).query)
        if one.shared != NO_ROW:
            str(one.model._default_manager.filter(one.shared).query)
        if one.own:
            str(one.model._default_manager.filter(**{one.own: "labor"}).query)
