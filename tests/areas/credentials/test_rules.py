"""Signatures, content and keys: the official vectors byte for byte, and every way to spoil them."""

from __future__ import annotations

import base64
import copy
import gzip
from datetime import UTC, datetime

import pytest

from highroad.areas.credentials.rules import (
    achievements,
    badges,
    dids,
    multibase,
    proofs,
    status_lists,
)
from highroad.areas.credentials.rules.verifying import MOST_INSIDE, Known, verify
from highroad.areas.credentials.vocabulary import (
    CredentialKind,
    KeyEnd,
    KeySource,
    ProofState,
    Suite,
    Weight,
)
from highroad.kit.answers import Refused
from tests.areas.credentials.making import (
    AT,
    COMMITTEE,
    LABOR,
    LIST,
    MANAGEMENT,
    VALID,
    both,
    first_is_good,
    known,
    made_badge,
    said,
    signed,
    tampered,
    vector,
    verify_quietly,
)
from tests.areas.credentials.test_frameworks import KEY, SITE, TERMS

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("name", ["w3c_rdfc.json", "w3c_jcs.json"])
def test_w3c_vectors_are_made_byte_for_byte(name):
    """w3c/vc-di-eddsa, TestVectors: with the published key the very same proof comes out."""
    found, key = vector(name), vector("w3c_key.json")
    made = proofs.sign(
        proofs.unsigned(found), private=multibase.private_key(key["privateKeyMultibase"]),
        method=found["proof"]["verificationMethod"], created=found["proof"]["created"],
        suite=Suite(found["proof"]["cryptosuite"]),
    )  # fmt: skip

    assert made == found["proof"]


def test_digests_of_the_w3c_vectors():
    """Proof options first, then the document (TestVectors/*/proofHash*, docHash*)."""
    options, content = proofs.digests(vector("w3c_rdfc.json"), vector("w3c_rdfc.json")["proof"])

    assert content.hex() == "517744132ae165a5349155bef0bb0cf2258fff99dfe1dbd914b938d775a36017"
    assert options.hex() != content.hex()


@pytest.mark.parametrize("name", VALID)
def test_official_samples_verify_and_altered_ones_do_not(name):
    found = vector(name)
    assert verify(found, known=Known(), at=AT).proofs[0].state is ProofState.GOOD
    for spoiled in tampered(found):
        assert not verify_quietly(spoiled)


def test_a_wrong_proof_value_of_1edtech_is_a_bad_signature_and_nothing_else_is_wrong():
    report = verify(vector("1edtech_err_proof_value.json"), known=Known(), at=AT)

    assert report.proofs[0].state is ProofState.BAD
    assert report.is_right
    assert not report.is_fine


def test_an_expired_sample_of_1edtech_is_signed_well_and_expired():
    report = verify(vector("1edtech_err_expired.json"), known=Known(), at=AT)

    assert report.is_signed_well
    assert "It expired on {day}." in said(report, Weight.WRONG)


def test_every_field_that_is_altered_is_found():
    document = both(made_badge())
    assert verify_quietly(document)

    found = [one for one in tampered(document) if verify_quietly(one)]

    assert not found


def test_every_field_of_a_transcript_that_is_altered_is_found():
    shown = badges.Achievement(
        address="https://highroad.example/credentials/a/2", kind=CredentialKind.COMPETENCY,
        name="Reads a plan", description="d", criteria="c", level="3",
    )  # fmt: skip
    whole = badges.Achievement(
        address="https://highroad.example/credentials/a/3", kind=CredentialKind.COMPLETION,
        name="Technician", description="d", criteria="8,000 hours",
    )  # fmt: skip
    given = made_badge()
    document = both(
        badges.transcript(
            key="6a3e0a3e-0000-4000-8000-000000000009", what=whole, shown=[shown], badges=[both(given)],
            issuer=badges.Issuer(did=COMMITTEE, name="J", signers=(badges.Signer(did=LABOR, name="L"),)),
            held=badges.Held(name="Nia", salt="s"), place=badges.Place(list_address=LIST, index=3),
            since=AT,
        )
    )  # fmt: skip
    report = verify(document, known=known(), at=AT)
    assert report.is_fine
    assert [one.title for one in report.contained] == ["Aligns a shaft"]

    assert not [one for one in tampered(document) if first_is_good(one)]


def test_a_field_that_no_word_covers_is_not_signed_and_said():
    document = both(made_badge())
    document["bonus"] = "a raise"

    report = verify(document, known=known(), at=AT)

    assert (
        report.proofs[0].answer.sentence == "No signature covers this part of the document: {name}."
    )


@pytest.mark.parametrize("suite", list(Suite))
def test_two_signatures_make_a_whole_and_one_alone_does_not(suite):
    document = signed(made_badge(), (1, LABOR), (2, MANAGEMENT), suite=suite)
    report = verify(document, known=known(), at=AT, name="  nia  BROOKS ")
    assert report.is_fine
    assert report.is_whole
    assert "Everybody has signed who must: {count}." in said(report, Weight.FINE)
    assert "It is about somebody of the name you gave." in said(report, Weight.FINE)

    for one in document["proof"]:
        alone = verify({**document, "proof": [one]}, known=known(), at=AT)
        assert alone.is_signed_well
        assert "A good signature of {who} is missing." in said(alone, Weight.WRONG)


def test_the_same_side_twice_is_not_both_sides():
    document = signed(made_badge(), (1, LABOR), (3, LABOR))

    assert not verify(document, known=Known(), at=AT).is_right


def test_another_name_is_found():
    report = verify(both(made_badge()), known=known(), at=AT, name="Nia Brock")

    assert said(report, Weight.WRONG) == ["It is not about somebody of the name you gave."]


def test_offline_without_documents_it_is_said_what_was_not_checked():
    report = verify(both(made_badge()), known=Known(), at=AT)

    assert report.is_fine
    assert {one.source for one in report.proofs} == {KeySource.NAME}
    assert not report.is_whole


def test_an_old_key_stays_good_for_what_it_signed_and_not_for_more():
    ended = datetime(2026, 11, 21, tzinfo=UTC)
    at_hand = known(ended_at=ended, end=KeyEnd.ROTATED)
    before = both(made_badge())
    after = signed(made_badge(), (1, LABOR), (2, MANAGEMENT), created="2026-11-22T00:00:00Z")

    assert verify(before, known=at_hand, at=AT).is_fine
    assert said(verify(after, known=at_hand, at=AT), Weight.WRONG) == [
        "The signature was made after its key had been replaced."
    ]


@pytest.mark.parametrize(
    ("created", "sentences"),
    [
        ("2026-11-21T23:30:00-05:00", ["The signature was made after its key had been replaced."]),
        ("2026-11-22T01:00:00+05:00", []),
        ("yesterday", ["It does not say when it was signed, and its key has been replaced since."]),
    ],
)
def test_a_replaced_key_is_held_to_the_moment_and_not_to_its_spelling(
    created: str, sentences: list[str]
):
    """Moments as XML Schema writes them, in any time zone (W3C Data Integrity 1.0, `created`, `expires`)."""
    at_hand = known(ended_at=datetime(2026, 11, 22, tzinfo=UTC), end=KeyEnd.ROTATED)
    document = signed(made_badge(), (1, LABOR), (2, MANAGEMENT), created=created)

    assert said(verify(document, known=at_hand, at=AT), Weight.WRONG) == sentences


def test_a_record_with_more_credentials_than_are_looked_at_is_not_fine():
    """What nobody looked at is not passed over in silence."""
    for many, is_told in ((MOST_INSIDE, False), (MOST_INSIDE + 1, True)):
        record = {"credentialSubject": {"verifiableCredential": [{"id": "urn:x"}] * many}}
        found = said(verify(record, known=known(), at=AT), Weight.WRONG)
        assert ("It holds more credentials than are looked at." in found) == is_told


def test_a_lost_key_vouches_for_nothing():
    at_hand = known(ended_at=datetime(2026, 11, 21, tzinfo=UTC), end=KeyEnd.LOST)

    assert "The issuer no longer vouches for what this key signed." in said(
        verify(both(made_badge()), known=at_hand, at=AT), Weight.WRONG
    )


def test_a_key_that_the_issuer_does_not_know():
    document = signed(made_badge(), (1, LABOR), (9, MANAGEMENT))

    assert "The issuer's document of keys does not know this key." in said(
        verify(document, known=known(), at=AT), Weight.WRONG
    )


@pytest.mark.parametrize(
    ("address", "did", "file"),
    [
        ("https://jatc.example", "did:web:jatc.example", "https://jatc.example/.well-known/did.json"),
        ("https://h.example:8443/a/b/", "did:web:h.example%3A8443:a:b", "https://h.example:8443/a/b/did.json"),
    ],
)  # fmt: skip
def test_a_did_and_where_its_document_is(address, did, file):
    assert dids.did_web(address) == did
    assert dids.document_address(did) == file


@pytest.mark.parametrize("did", ["did:key:z6Mk", "did:web:", "did:web:a::b", "https://x.example"])
def test_not_a_did_web(did):
    with pytest.raises(ValueError, match="did:web"):
        dids.document_address(did)


def test_base58_there_and_back():
    for content in (b"", b"\0", b"\0\0abc", bytes(range(64)), b"\xff" * 64):
        assert multibase.unbase58(multibase.base58(content)) == content
    for bad in ("0", "O", "l", "z" * 500):
        with pytest.raises(ValueError, match="base58"):
            multibase.unbase58(bad)
    with pytest.raises(ValueError, match="Ed25519"):
        multibase.public_key("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq")


def test_a_revoked_one_is_signed_well_and_revoked():
    report = verify(both(made_badge()), known=known(revoked=(94_567,)), at=AT)

    assert report.is_signed_well
    assert said(report, Weight.WRONG) == ["It was revoked by its issuer."]
    assert verify(both(made_badge()), known=known(revoked=(94_566, 94_568)), at=AT).is_fine


def test_a_status_list_by_somebody_else_or_altered_is_not_believed():
    at_hand = known()
    spoiled = copy.deepcopy(at_hand.lists[LIST])
    spoiled["credentialSubject"]["encodedList"] = status_lists.encoded([94_567])
    other = {**at_hand.lists[LIST], "issuer": LABOR}
    for one, sentence in (
        (spoiled, "The status list at hand is not signed by the issuer's keys."),
        (other, "The status list at hand is not the list of this issuer."),
    ):
        found = Known(documents=at_hand.documents, lists={LIST: one})
        assert sentence in said(verify(both(made_badge()), known=found, at=AT), Weight.WRONG)


def test_bits_of_a_status_list():
    made = status_lists.encoded([0, 9, 131_071])

    assert [status_lists.is_marked(made, one) for one in (0, 1, 9, 131_071)] == [
        True,
        False,
        True,
        True,
    ]
    with pytest.raises(Refused, match="place"):
        status_lists.is_marked(made, 131_072)
    with pytest.raises(Refused, match="unpacked"):
        status_lists.is_marked("u!!!", 1)


def test_a_bomb_of_a_status_list():
    bomb = base64.urlsafe_b64encode(gzip.compress(bytes(50_000_000))).decode().rstrip("=")
    with pytest.raises(Refused, match="larger"):
        status_lists.is_marked(f"u{bomb}", 1)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Shown at work and rated by two people at level 3 or 4 of 4.", 1),
        ("Reached by confirmed hours, months and competencies of the wage schedule.", 1),
        (
            "On-the-job learning: 8000 hours. Related instruction: 597.5 hours. Core competencies: 45.",
            3,
        ),
        ("Related instruction: 144 hours.", 1),
        ("Related instruction: 144 hours. And a raise.", 0),
        ("Shown at work and rated by two people at level 2.", 0),
        ("", 0),
    ],
)
def test_sentences_of_this_house_are_read_back_whole_or_not_at_all(text, sentences):
    found = achievements.read_back(text)

    assert len(found) == sentences
    assert " ".join(one.reason for one in found) == (text if sentences else "")


def test_every_criterion_this_house_writes_can_be_read_back():
    """Else a paper in Spanish would keep its English to itself."""
    for kind in CredentialKind:
        what = achievements.achievement_of(
            kind, "k", "T", "", terms=TERMS, program="P", standards=KEY, site=SITE
        )
        assert achievements.read_back(what.criteria)
