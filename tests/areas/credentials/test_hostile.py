"""What comes from outside: hostile files, pictures and papers; and an independent judge."""

from __future__ import annotations

import json
import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from PIL import Image

from highroad.areas.credentials.rules import (
    carriers,
    contexts,
    proofs,
    reading,
)
from highroad.areas.credentials.rules.verifying import verify
from highroad.areas.credentials.vocabulary import (
    ProofState,
)
from highroad.kit.answers import Refused
from tests.areas.credentials.making import (
    AT,
    HOSTILE,
    LABOR,
    both,
    chunk,
    key_of,
    known,
    made_badge,
    pair,
    picture,
    with_chunks,
    with_context,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_credential_is_refused_in_words(name):
    content, sentence = HOSTILE[name]
    with pytest.raises(Refused, match=sentence):
        reading.read_json(content)


def test_brackets_in_texts_do_not_count():
    assert reading.read_json(b'{"a": "' + b"[" * 100 + b'\\"[[[{"}') == {"a": "[" * 100 + '"[[[{'}


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        ("https://evil.example/context.json", "is not among those kept here"),
        ("http://169.254.169.254/latest/meta-data", "is not among those kept here"),
        ({"name": "https://evil.example/other"}, "defines words of its own"),
    ],
)
def test_an_unknown_context_is_refused_and_never_fetched(extra, sentence):
    with pytest.raises(Refused, match=sentence):
        proofs.canonical_quads(with_context(extra))


def test_the_contexts_are_those_we_know():
    for address in contexts.PINNED:
        assert "@context" in contexts.context(address)


def test_a_document_that_would_be_canonical_only_in_years_is_refused():
    document = made_badge()
    document["credentialSubject"]["result"] = [
        {"type": ["Result"], "status": "Completed", "alignment": [{"type": ["Alignment"], "targetName": "x"}]}
        for _each in range(40)
    ]  # fmt: skip
    with pytest.raises(Refused, match="look alike"):
        proofs.canonical_quads(document)


def test_other_signatures_are_called_unsupported_and_not_bad():
    document = both(made_badge())
    document["proof"] += [
        {"type": "Ed25519Signature2018"},
        {"type": "DataIntegrityProof", "cryptosuite": "bbs-2023"},
        7,
    ]
    states = [one.state for one in verify(document, known=known(), at=AT).proofs]

    assert states[2:] == [ProofState.UNSUPPORTED] * 3
    assert verify(document, known=known(), at=AT).is_fine


def test_a_signature_for_another_purpose_is_bad():
    document = both(made_badge())
    document["proof"][0]["proofPurpose"] = "authentication"

    assert verify(document, known=known(), at=AT).proofs[0].state is ProofState.BAD


def test_without_a_signature_nothing_is_vouched_for():
    assert not verify(made_badge(), known=known(), at=AT).is_signed_well


def test_baked_and_taken_out_again():
    document = both(made_badge())
    baked = carriers.bake(carriers.bake(picture(), {"type": ["old"]}), document)

    assert json.loads(carriers.credential_in(baked)) == document
    assert Image.open(BytesIO(baked)).size == (8, 8)


def test_a_compressed_text_is_read_too():
    content = b"openbadgecredential\0\1\0\0\0" + zlib.compress(b'{"a": 1}')

    assert carriers.credential_in(with_chunks(chunk(b"iTXt", content))) == b'{"a": 1}'


def test_bombs_and_damage_in_pictures():
    bomb = b"openbadgecredential\0\1\0\0\0" + zlib.compress(bytes(60_000_000))
    ours = chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{}")
    for content, sentence in (
        (with_chunks(chunk(b"iTXt", bomb)), "unpacks to more"),
        (with_chunks(ours, ours), "more than one"),
        (with_chunks(), "no credential in this picture"),
        (with_chunks(ours)[:-6], "damaged"),
        (with_chunks(ours).replace(b"openbadge", b"OPENBADGE"), "damaged"),
        (with_chunks(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0junk")), "cannot be unpacked"),
        (carriers.PNG + struct.pack(">I", 2**31) + b"IHDR", "damaged"),
        (carriers.PNG + bytes(11_000_000), "larger than 10 MB"),
        (b"%PDF-1.7 nothing", "no credential attached"),
    ):
        with pytest.raises(Refused, match=sentence):
            carriers.credential_in(content)


def test_a_bomb_in_a_paper():
    bomb = b"%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode >>\nstream\n"
    with pytest.raises(Refused, match="unpacks to more"):
        carriers.credential_in(bomb + zlib.compress(bytes(60_000_000)) + b"\nendstream")


def test_openbadgeslib_agrees():
    """Another implementation of the same recipe verifies what we sign, and refuses what was altered."""
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3.ldp import add_data_integrity_proof, verify_data_integrity_proof

    document = both(made_badge())
    document["proof"] = document["proof"][0]
    private = Ed25519PrivateKey.from_private_bytes(pair(1)[0])
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    verify_data_integrity_proof(document, public)
    with pytest.raises(LibOpenBadgesException):
        verify_data_integrity_proof({**document, "name": "Another"}, public)

    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    theirs = add_data_integrity_proof(
        made_badge(),
        secret,
        key_of(1, LABOR).address,
        created=datetime(2026, 11, 20, 10, tzinfo=UTC),
    )
    assert theirs["proof"] == document["proof"]


@pytest.mark.parametrize(
    "hidden",
    [
        {"https://www.w3.org/2018/credentials#validUntil": "2020-01-01T00:00:00Z"},
        {"@included": [{"id": "urn:x", "name": "y"}]},
        {
            "evidence": [
                {"id": "urn:uuid:6a3e0a3e-0000-4000-8000-000000000001", "type": ["Evidence"]}
            ]
        },
    ],
)
def test_nothing_can_be_signed_and_hidden(hidden):
    with pytest.raises(Refused, match=r"hide|second place"):
        proofs.canonical_quads({**made_badge(), **hidden})
