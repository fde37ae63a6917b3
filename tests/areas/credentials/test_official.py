"""Official samples of W3C and 1EdTech, old and new: what is good, what is altered, what is good and not right."""

from __future__ import annotations

import copy

import pytest

from highroad.areas.credentials.rules import contexts, dids, multibase, proofs
from highroad.areas.credentials.rules.verifying import Known, verify
from highroad.areas.credentials.vocabulary import KeySource, ProofState, Weight
from highroad.kit.answers import Refused
from tests.areas.credentials.making import AT, said, tampered, vector, verify_quietly

pytestmark = pytest.mark.pure
GOOD = (
    "1edtech_simple", "1edtech_did_web", "1edtech_context_alias", "1edtech_context_version",
    "1edtech_endorsement", "1edtech_clr_simple", "1edtech_v1", "1edtech_eddsa_2022",
    "w3c_ed25519_2020", "w3c_proof_chain",
)  # fmt: skip
ISSUER = "https://1edtech.edu/issuers/565049"
KEY = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"


def states(found):
    return [one.state for one in verify(found, known=Known(), at=AT).proofs]


@pytest.mark.parametrize("name", GOOD)
def test_an_official_sample_is_signed_well(name):
    report = verify(vector(f"{name}.json"), known=Known(), at=AT)

    assert report.is_signed_well
    assert {one.source for one in report.proofs} == {KeySource.NAME}
    assert all(one.is_signed_well for one in report.contained)


@pytest.mark.parametrize("name", GOOD)
def test_whatever_is_altered_in_it_is_found(name):
    found = vector(f"{name}.json")

    assert not [one for one in tampered(found) if verify_quietly(one)]


@pytest.mark.parametrize("name", [one for one in GOOD if one.startswith("1edtech")])
def test_nothing_is_wrong_with_what_a_good_sample_of_1edtech_says(name):
    """Days before 2010 and persons as DIDs: what `validFrom` and `issuanceDate` say holds alike."""
    report = verify(vector(f"{name}.json"), known=Known(), at=AT)

    assert said(report, Weight.WRONG) == []
    assert report.is_fine


def test_one_good_signature_beside_one_that_is_not_read():
    """1EdTech, simple-multiple-proofs: each is looked at by itself."""
    found = vector("1edtech_multiple_proofs_v1.json")

    assert states(found) == [ProofState.UNSUPPORTED, ProofState.GOOD]
    assert verify(found, known=Known(), at=AT).is_fine
    found["proof"][1]["created"] = "2022-11-16T18:54:23Z"
    assert states(found) == [ProofState.UNSUPPORTED, ProofState.BAD]
    assert not verify(found, known=Known(), at=AT).is_signed_well


def test_a_kind_of_evidence_that_no_word_covers_is_a_bad_signature():
    """1EdTech, simple-err-evidence-type."""
    (line,) = verify(vector("1edtech_err_evidence.json"), known=Known(), at=AT).proofs

    assert line.state is ProofState.BAD
    assert line.answer.sentence == "No signature covers this part of the document: {name}."


@pytest.mark.parametrize("name", ["1edtech_revoked", "1edtech_revoked_blank_nodes"])
def test_a_revoked_sample_is_signed_well_and_revoked(name):
    """1EdTech, bit-string-list: place 23 of the list is marked; the issuer's document is made for the test."""
    found, status_list = vector(f"{name}.json"), vector("1edtech_status_list.json")
    address = found["credentialStatus"]["statusListCredential"]
    document = dids.did_document(ISSUER, [dids.PublicKey(text=KEY, owner=ISSUER)])
    at_hand = Known(documents={ISSUER: document}, lists={address: status_list})
    report = verify(found, known=at_hand, at=AT)

    assert report.is_signed_well
    assert said(report, Weight.WRONG) == ["It was revoked by its issuer."]
    assert verify(found, known=Known(), at=AT).is_fine
    spoiled = copy.deepcopy(status_list)
    spoiled["validFrom"] = "2021-04-05T14:27:41Z"
    assert said(
        verify(found, known=Known(documents={ISSUER: document}, lists={address: spoiled}), at=AT),
        Weight.WRONG,
    ) == ["The status list at hand is not signed by the issuer's keys."]


def test_a_chain_of_signatures_signs_along_what_was_there_before():
    """w3c/vc-di-eddsa, proof-set-chain: the third builds on the first two, the fourth on the third."""
    found = vector("w3c_proof_chain.json")
    assert states(found) == [ProofState.GOOD] * 4

    found["proof"][0]["created"] = "2023-02-24T23:36:39Z"
    assert states(found) == [ProofState.BAD, ProofState.GOOD, ProofState.BAD, ProofState.GOOD]


def test_a_link_of_a_chain_that_was_taken_out_is_missed():
    found = vector("w3c_proof_chain.json")
    del found["proof"][1]
    third = verify(found, known=Known(), at=AT).proofs[1]

    assert third.state is ProofState.BAD
    assert third.answer.sentence == "This signature builds on another one that is not there."


def test_the_digests_that_1edtech_prints_for_its_signed_example():
    """Open Badges 3.0, implementation guide, "Linked Data Proof Test Vector": proof and document hash."""
    options = {
        "type": "DataIntegrityProof", "created": "2010-01-01T19:23:24Z",
        "verificationMethod": f"https://example.edu/issuers/565049#{KEY}",
        "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod",
    }  # fmt: skip
    document = {**vector("1edtech_v1.json"), "@context": [contexts.OLDER, contexts.UNVERSIONED[1], contexts.INTEGRITY]}  # fmt: skip
    document["issuer"] = {
        "id": "https://example.edu/issuers/565049", "type": ["Profile"],
        "url": "https://www.imsglobal.org", "name": "Example Corp",
    }  # fmt: skip
    told, content = proofs.digests(document, options)

    assert told.hex() == "3cf3c265b6c8ebb29b4d5ea310b87d2f31c79b633eff8af561d2e8c97a85c8cb"
    assert content.hex() == "d994aebd5e53f4af4495dbe9e1155410bae683811107c26acf83671075c163b3"
    value = (
        "zUSD5bjo6mYV1n9i9E6ZwUiHuj4JyZDjCDfDqoJcPi9XJrc9LYstik9mdBvutdwBdquWXjWrwJDVGJrAarvRs8uD"
    )
    assert proofs.is_signed(document, {**options, "proofValue": value}, multibase.public_key(KEY))


@pytest.mark.parametrize(
    ("proof", "is_read"),
    [
        ({"type": "DataIntegrityProof", "cryptosuite": "eddsa-2022"}, True),
        ({"type": "Ed25519Signature2020"}, True),
        ({"type": "Ed25519Signature2020", "cryptosuite": "eddsa-2022"}, False),
        ({"type": "Ed25519Signature2018"}, False),
        ({"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023"}, False),
        ({"type": "DataIntegrityProof"}, False),
        ({}, False),
    ],
)
def test_which_kinds_of_signatures_are_read(proof, is_read):
    assert proofs.is_read(proof) is is_read


def test_a_context_that_is_another_than_we_know_is_not_used(monkeypatch):
    contexts.context.cache_clear()
    name, _digest = contexts.PINNED[contexts.OLDER]
    monkeypatch.setattr(contexts, "PINNED", {contexts.OLDER: (name, "0" * 64)})
    with pytest.raises(contexts.ChangedContextError, match=name):
        contexts.context(contexts.OLDER)
    contexts.context.cache_clear()


def test_a_loop_of_signatures_is_refused_or_bad():
    """Two that each build on the other can never both have been made."""
    found = vector("w3c_proof_chain.json")
    found["proof"][0]["previousProof"] = found["proof"][2]["id"]
    with pytest.raises(Refused, match="not there"):
        proofs.earlier({**found, "proof": found["proof"][:2]}, found["proof"][0])
    assert ProofState.BAD in states(found)
