"""Issued by two, revoked by two, keys replaced, held by a link, forgotten."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from highroad.areas.credentials import permissions, queries
from highroad.areas.credentials.actions import holding, keys, revoking
from highroad.areas.credentials.models import (
    Credential,
    CredentialWord,
    HolderLink,
)
from highroad.areas.credentials.vocabulary import (
    CredentialKind,
    CredentialState,
    KeyEnd,
    RevocationReason,
    Weight,
)
from highroad.areas.training.models import StatusMove
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus
from highroad.kit.answers import NotFound
from tests import cast
from tests.areas.credentials.issued import Issued, make_issued
from tests.areas.training.scene import a_steward
from tests.cast import NOON
from tests.table import acts, refused

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def issued() -> Issued:
    return make_issued()


def checked(document: object, name: str = "") -> queries.Report:
    return queries.check_public(json.dumps(document).encode(), at=LATER, name=name)


def wrong(report: queries.Report) -> list[str]:
    return [one.answer.sentence for one in report.findings if one.weight is Weight.WRONG]


# ---- issuing


def test_a_credential_stands_when_both_sides_have_signed_the_same_text(issued: Issued):
    one = issued.prepare()
    assert queries.state_of(issued.fresh(one)) is CredentialState.PREPARED
    issued.say(one, issued.marcus)
    half = issued.fresh(one)
    assert queries.state_of(half) is CredentialState.PREPARED
    assert "A good signature of {who} is missing." in wrong(checked(queries.signed_document(half)))
    issued.say(one, issued.lena)
    whole = issued.fresh(one)

    assert queries.state_of(whole) is CredentialState.ISSUED
    report = checked(queries.signed_document(whole), name="Nia Fields")
    assert report.is_fine
    assert report.is_whole
    assert acts(issued.scene.table.body.log)[-3:] == [
        "credential.prepared", "credential.signed", "credential.signed",
    ]  # fmt: skip


def test_no_name_stands_in_it(issued: Issued):
    told = json.dumps(queries.signed_document(issued.issue()))

    assert "Nia" not in told
    assert "Fields" not in told


def test_what_was_not_shown_is_not_issued(issued: Issued):
    for about in ("welds", "flies"):
        with refused("not been shown"):
            issued.prepare(about)
    with refused("not been shown"):
        issued.prepare("completion", kind=CredentialKind.COMPLETION)


def test_one_of_a_kind_until_it_is_closed(issued: Issued):
    one = issued.prepare()
    with refused("already"):
        issued.prepare()
    issued.say(one, issued.marcus, is_yes=False, reason="The wrong year")
    assert queries.state_of(issued.fresh(one)) is CredentialState.DECLINED

    again = issued.prepare()
    assert again.digest != one.digest


def test_who_may_sign(issued: Issued):
    one = issued.prepare()
    for person in (a_steward(issued.scene.table), issued.scene.ben, cast.olu(), issued.scene.nia):
        with refused("co-chair"):
            issued.say(one, person)
    with refused("not the text"):
        issued.say(one, issued.lena, digest="0" * 64)
    with refused("Say why not"):
        issued.say(one, issued.lena, is_yes=False)
    issued.say(one, issued.lena)
    with refused("already"):
        issued.say(one, issued.lena)


def test_who_prepares(issued: Issued):
    with refused("coordinator"):
        issued.prepare(by=issued.marcus)
    assert not queries.list_earned(issued.scene.program, seen_by=issued.marcus, on=LATER.date())
    found = queries.list_earned(issued.scene.program, seen_by=issued.lena, on=LATER.date())
    assert [one.about for one in found] == ["aligns-a-shaft", "reads-a-plan"]
    issued.prepare()
    found = queries.list_earned(issued.scene.program, seen_by=issued.lena, on=LATER.date())
    assert [one.about for one in found] == ["reads-a-plan"]


def test_without_an_organization_of_each_side_nothing_is_prepared():
    bare = make_issued(with_signers=False)
    with refused("names the organization"):
        bare.prepare()
    with refused("of your own side"):
        keys.name_signatory(
            body=bare.scene.table.body, party=bare.scene.table.management, by=bare.lena, at=NOON
        )


def test_only_the_person_the_program_and_who_signs_see_it(issued: Issued):
    one = issued.issue()
    for person in (issued.lena, issued.marcus, issued.scene.nia):
        assert queries.get_credential(one.key, person)
    for person in (
        a_steward(issued.scene.table),
        issued.scene.ben,
        cast.olu(),
        issued.scene.table.sam,
    ):
        with pytest.raises(NotFound):
            queries.get_credential(one.key, person)
    assert [line.key for line in queries.list_own(seen_by=issued.scene.nia)] == [one.key]


def test_what_waits_is_closed_by_the_word(issued: Issued):
    one = issued.prepare()
    assert [line.view.key for line in queries.waiting_for(issued.marcus)] == [one.key]
    issued.say(one, issued.marcus)
    assert not list(queries.waiting_for(issued.marcus))
    assert [line.view.key for line in queries.waiting_for(issued.lena)] == [one.key]
    assert not list(queries.waiting_for(cast.olu()))


def test_a_transcript_at_completion_holds_the_badges(issued: Issued):
    badge = issued.issue()
    StatusMove.objects.create(
        enrollment=issued.scene.enrollment, number=9, status=EnrollmentStatus.COMPLETED, on=NOON.date(),
        by_alias="x", at=NOON,
    )  # fmt: skip
    one = issued.prepare("completion", kind=CredentialKind.COMPLETION)
    for by in (issued.lena, issued.marcus):
        issued.say(one, by)
    report = checked(queries.signed_document(issued.fresh(one)), name="Nia Fields")

    assert report.is_fine
    assert [each.document["id"] for each in report.contained] == [f"urn:uuid:{badge.key}"]
    names = [each["name"] for each in report.document["credentialSubject"]["achievement"]]
    assert names == ["Sprinkler fitters", "Aligns a shaft", "Reads a plan"]


# ---- keys


def test_an_old_key_verifies_and_a_new_one_signs(
    issued: Issued, django_capture_on_commit_callbacks
):
    """The private half of the old one goes when the new one stands, not before."""
    before = issued.issue()
    old = queries.active_key(issued.scene.table.labor)
    with django_capture_on_commit_callbacks(execute=True):
        new = keys.rotate_key(
            body=issued.scene.table.body,
            end=KeyEnd.ROTATED,
            by=issued.lena,
            at=NOON + timedelta(hours=1),
        )
        assert (Path(settings.DATA) / "keys" / "issuers" / old.key.hex).exists()
    after = issued.prepare("reads-a-plan")
    for by in (issued.lena, issued.marcus):
        issued.say(after, by, at=NOON + timedelta(hours=2))

    assert checked(queries.signed_document(before)).is_fine
    assert checked(queries.signed_document(issued.fresh(after))).is_fine
    assert new.number == 2
    folder = Path(settings.DATA) / "keys" / "issuers"
    assert not (folder / old.key.hex).exists()
    assert (folder / new.key.hex).stat().st_mode & 0o777 == 0o600


def test_a_lost_key_vouches_for_nothing(issued: Issued):
    one = issued.issue()
    keys.rotate_key(
        body=issued.scene.table.body,
        end=KeyEnd.LOST,
        by=issued.marcus,
        at=NOON + timedelta(hours=1),
    )

    assert "The issuer no longer vouches for what this key signed." in wrong(
        checked(queries.signed_document(one))
    )


def test_each_side_keeps_its_own_keys_alone(issued: Issued):
    with refused("co-chair"):
        keys.rotate_key(
            body=issued.scene.table.body, end=KeyEnd.LOST, by=a_steward(issued.scene.table), at=NOON
        )
    assert permissions.side_of(issued.lena, issued.scene.table.body) == "labor"


def test_documents_of_keys_are_public(issued: Issued):
    table = issued.scene.table
    document = queries.committee_document_public(table.body.key)
    own = queries.issuer_document_public(table.labor.key)

    assert len(document["assertionMethod"]) == 2
    assert own["assertionMethod"][0] in document["assertionMethod"]
    for read in (
        queries.committee_document_public,
        queries.issuer_document_public,
        queries.status_list_public,
    ):
        with pytest.raises(NotFound):
            read(issued.scene.program.key)


# ---- revoking


def test_revoking_takes_both_sides(issued: Issued):
    one = issued.issue()
    revoking.ask_back(
        credential=one, reason=RevocationReason.UNTRUE, words="", by=issued.lena, at=NOON
    )
    assert checked(queries.signed_document(one)).is_fine
    with refused("already"):
        revoking.answer_back(credential=one, is_yes=True, reason="", by=issued.lena, at=NOON)
    assert [line.is_revocation for line in queries.waiting_for(issued.marcus)] == [True]
    revoking.answer_back(credential=one, is_yes=True, reason="", by=issued.marcus, at=NOON)

    assert queries.state_of(issued.fresh(one)) is CredentialState.REVOKED
    assert wrong(checked(queries.signed_document(one))) == ["It was revoked by its issuer."]
    assert not list(queries.waiting_for(issued.marcus))
    assert issued.prepare()


def test_a_no_keeps_it(issued: Issued):
    one = issued.issue()
    revoking.ask_back(
        credential=one, reason=RevocationReason.MISTAKE, words="", by=issued.marcus, at=NOON
    )
    with refused("Say why not"):
        revoking.answer_back(credential=one, is_yes=False, reason=" ", by=issued.lena, at=NOON)
    revoking.answer_back(
        credential=one, is_yes=False, reason="It was right.", by=issued.lena, at=NOON
    )

    assert queries.state_of(issued.fresh(one)) is CredentialState.ISSUED
    assert checked(queries.signed_document(one)).is_fine
    revoking.ask_back(
        credential=one, reason=RevocationReason.UNTRUE, words="", by=issued.lena, at=LATER
    )
    assert queries.state_of(issued.fresh(one)) is CredentialState.ASKED_BACK


def test_only_what_was_issued_is_revoked(issued: Issued):
    with refused("both sides have issued"):
        revoking.ask_back(
            credential=issued.prepare(),
            reason=RevocationReason.ASKED,
            words="",
            by=issued.lena,
            at=NOON,
        )


# ---- holding


def test_a_link_leads_to_what_was_issued_and_is_kept_as_a_mark(issued: Issued):
    one = issued.issue()
    issued.prepare("reads-a-plan")
    token = holding.make_link(enrollment=issued.scene.enrollment, by=issued.lena, at=NOON)
    held = queries.held_public(token)

    assert [line.view.key for line in held.lines] == [one.key]
    assert token not in HolderLink.objects.get().mark
    again = holding.make_link(enrollment=issued.scene.enrollment, by=issued.scene.nia, at=NOON)
    for dead in (token, "", "x"):
        with pytest.raises(NotFound):
            queries.held_public(dead)
    holding.end_own_link(held=queries.held_public(again), at=LATER)
    with pytest.raises(NotFound):
        queries.held_public(again)
    with refused("coordinator"):
        holding.make_link(enrollment=issued.scene.enrollment, by=issued.marcus, at=NOON)


def test_the_address_that_shows_it_can_be_made_anew(issued: Issued):
    one = issued.issue()
    held = queries.held_public(
        holding.make_link(enrollment=issued.scene.enrollment, by=issued.lena, at=NOON)
    )
    assert queries.shown_public(one.shown_by)["id"] == f"urn:uuid:{one.key}"
    fresh = holding.show_elsewhere(held=held, key=one.key)

    assert queries.shown_public(fresh)
    with pytest.raises(NotFound):
        queries.shown_public(one.shown_by)


def test_whoever_is_forgotten_takes_everything_along(issued: Issued):
    one = issued.issue()
    document = queries.signed_document(one)
    token = holding.make_link(enrollment=issued.scene.enrollment, by=issued.lena, at=NOON)
    assert holding.forget(held=queries.held_public(token), at=LATER) == 1

    kept = Credential.objects.get()
    assert (kept.document, kept.title, kept.digest) == ({}, "", "")
    assert not CredentialWord.objects.exclude(proof=None).exists()
    assert queries.state_of(kept) is CredentialState.FORGOTTEN
    assert wrong(checked(document)) == ["It was revoked by its issuer."]
    with pytest.raises(NotFound):
        queries.held_public(token)
