"""What the database refuses, whoever asks."""

from __future__ import annotations

from typing import Any

import pytest

from highroad.areas.assurances import actions
from highroad.areas.assurances.models import (
    Agreement,
    AgreementClause,
    AgreementDocument,
    AgreementParty,
    AgreementWord,
    BreachWord,
    ClauseBreach,
    Register,
)
from highroad.areas.assurances.vocabulary import AgreementStance
from tests.areas.assurances.scene import DAY, Scene, make_scene, refused_by
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    made.share()
    made.keep_text()
    return made


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("assurances_agreement_has_a_name", {"title": ""}),
        ("assurances_agreement_ends_after_start", {"to_on": "2000-01-01"}),
        ("assurances_agreement_end_has_a_reason", {"ended_on": DAY}),
        ("assurances_agreement_kind_known", {"kind": "a pact"}),
    ],
)
def test_an_agreement_is_whole(scene: Scene, constraint: str, change: dict[str, Any]):
    refused_by(constraint, lambda: Agreement.objects.update(**change))


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("assurances_clause_says_something", {"text": ""}),
        ("assurances_clause_evidence_grows_old", {"fresh_days": 0}),
        ("assurances_clause_evidence_grows_old", {"fresh_days": 732}),
    ],
)
def test_a_clause_is_whole(scene: Scene, constraint: str, change: dict[str, Any]):
    refused_by(constraint, lambda: AgreementClause.objects.update(**change))


@pytest.mark.parametrize(
    ("constraint", "model"),
    [
        ("assurances_clause_number", AgreementClause),
        ("assurances_party_signs_once", AgreementParty),
        ("assurances_document_once", AgreementDocument),
        ("assurances_word_number", AgreementWord),
    ],
)
def test_nothing_is_there_twice(scene: Scene, constraint: str, model: Any):
    row = model.objects.first()

    refused_by(constraint, lambda: model(**values(row)).save(force_insert=True))


def values(row: Any) -> dict[str, Any]:
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }


def test_a_dispute_says_why(scene: Scene):
    refused_by(
        "assurances_dispute_has_its_reason",
        lambda: AgreementWord.objects.update(stance=AgreementStance.DISPUTE),
    )


def test_breaches_and_what_is_said_of_them_are_numbered(scene: Scene):
    actions.report_breach(
        clause=scene.clause, happened_on=DAY, words="A poll.", by=scene.table.lena, at=NOON
    )
    breach, word = ClauseBreach.objects.get(), BreachWord.objects.get()

    refused_by(
        "assurances_breach_number",
        lambda: ClauseBreach(**values(breach)).save(force_insert=True),
    )
    refused_by(
        "assurances_breach_word_number", lambda: BreachWord(**values(word)).save(force_insert=True)
    )
    refused_by(
        "assurances_finding_names_its_neutral", lambda: BreachWord.objects.update(act="found")
    )


def test_a_register_is_public_only_after_a_decision(scene: Scene):
    made = actions.put_register(body=scene.table.body, by=scene.table.lena, at=NOON)
    rows = Register.objects.filter(pk=made.pk)

    refused_by(
        "assurances_register_published_after_a_decision", lambda: rows.update(status="published")
    )
    refused_by(
        "assurances_register_withdrawn_with_a_reason",
        lambda: rows.update(status="withdrawn", published_at=NOON),
    )
    refused_by(
        "assurances_register_number", lambda: Register(**values(made)).save(force_insert=True)
    )
    rows.update(status="published", published_at=NOON)
    second = {**values(made), "number": 2, "status": "published", "published_at": NOON}
    refused_by(
        "assurances_one_register_is_public", lambda: Register(**second).save(force_insert=True)
    )
