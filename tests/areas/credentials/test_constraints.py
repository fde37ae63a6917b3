"""What the database holds to, whatever the actions do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.credentials.actions import issuing
from highroad.areas.credentials.models import (
    Credential,
    CredentialWord,
    HolderLink,
    IssuerKey,
    ProviderStatement,
    Revocation,
    Signatory,
    StatusList,
)
from tests.areas.credentials.issued import Issued, make_issued
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def issued() -> Issued:
    return make_issued()


def broken(make: Callable[[], object], name: str) -> None:
    """The database refuses it; `name` is the constraint that does."""
    with pytest.raises(IntegrityError), transaction.atomic():
        make()
        pytest.fail(name)


def test_every_constraint_of_the_database(issued: Issued):
    one = issued.issue()
    body, labor = issued.scene.table.body, issued.scene.table.labor
    word, key = CredentialWord.objects.first(), IssuerKey.objects.first()
    assert word is not None
    assert key is not None
    copy = {
        "enrollment": one.enrollment, "body": body, "kind": one.kind, "about": one.about, "document": {},
        "prepared_by_alias": "x", "prepared_at": NOON,
    }  # fmt: skip
    said = {
        "credential": one,
        "side": "labor",
        "is_yes": True,
        "by": issued.scene.ben,
        "alias": "x",
        "at": NOON,
    }
    asked = Revocation.objects.create(credential=one, reason="asked", asked_at=NOON)
    link = {"enrollment": one.enrollment, "made_by_alias": "x", "made_at": NOON}
    HolderLink.objects.create(**link, mark="a")
    CredentialWord.objects.create(**said, revocation=asked)
    spoiled = {
        "credentials_one_of_a_kind": lambda: Credential.objects.create(**copy, place=one.place + 1),
        "credentials_place_once": lambda: Credential.objects.create(**{**copy, "about": "other"}, place=one.place),
        "credentials_forgotten_is_empty": lambda: Credential.objects.filter(pk=one.pk).update(forgotten_at=NOON),
        "credentials_word_once": lambda: CredentialWord.objects.create(**said),
        "credentials_revoking_word_once": lambda: CredentialWord.objects.create(**{**said, "by": word.by}, revocation=asked),
        "credentials_word_has_a_side": lambda: CredentialWord.objects.create(**{**said, "side": "third"}),
        "credentials_no_has_a_reason": lambda: CredentialWord.objects.filter(pk=word.pk).update(is_yes=False),
        "credentials_one_revocation": lambda: Revocation.objects.create(credential=one, reason="asked", asked_at=NOON),
        "credentials_signatory_once": lambda: Signatory.objects.create(body=body, side="labor", party=labor, named_at=NOON),
        "credentials_signatory_has_a_side": lambda: Signatory.objects.create(body=body, side="third", party=labor, named_at=NOON),
        "credentials_key_number_once": lambda: IssuerKey.objects.create(party=labor, number=1, public="z", made_at=NOON, ended_at=NOON, end="lost"),
        "credentials_one_key_signs": lambda: IssuerKey.objects.create(party=labor, number=7, public="z", made_at=NOON),
        "credentials_key_ends_with_a_reason": lambda: IssuerKey.objects.filter(pk=key.pk).update(ended_at=NOON),
        "credentials_one_link": lambda: HolderLink.objects.create(**link, mark="b"),
        "credentials_link_ends_after_start": lambda: HolderLink.objects.filter(mark="a").update(ended_at=NOON - timedelta(days=1)),
        "one status list a body": lambda: StatusList.objects.create(body=body, document={}, made_at=NOON),
    }  # fmt: skip
    for name, make in spoiled.items():
        broken(make, name)


def test_one_person_never_speaks_for_both_sides(issued: Issued):
    one = issued.prepare()
    word = issued.say(one, issued.lena)
    broken(
        lambda: CredentialWord.objects.create(
            credential=one, side="management", is_yes=True, by=word.by, alias="x", at=NOON
        ),
        "credentials_two_people",
    )
    assert issuing.digest_of(one.document) == one.digest


def test_a_version_of_a_provider_record_has_its_number_once_and_its_rules(issued: Issued):
    given = {
        "program": issued.scene.enrollment.program, "number": 1, "as_of": NOON.date(), "told": {},
        "lines": [], "pack": "list-2016", "made_by_alias": "L1", "made_at": NOON,
    }  # fmt: skip
    kept = ProviderStatement.objects.create(**given)
    assert str(kept) == f"{kept.program} 1"
    broken(lambda: ProviderStatement.objects.create(**given), "credentials_statement_number_once")
    for wrong in ({"number": 0}, {"number": 2, "pack": ""}):
        broken(
            lambda wrong=wrong: ProviderStatement.objects.create(**{**given, **wrong}),
            "credentials_statement_has_its_rules",
        )
