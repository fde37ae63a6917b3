"""The verifier's own Ed25519, against RFC 8032 and against another implementation."""

from __future__ import annotations

import random

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from witness.verify import ORDER, P, is_signed

pytestmark = pytest.mark.pure
RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_examples_of_rfc_8032_hold(public: str, message: str, signature: str):
    raw = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)

    assert is_signed(*raw)
    assert not is_signed(raw[0], raw[1] + b"x", raw[2])


def test_it_agrees_with_another_implementation_on_good_and_bad_signatures():
    chance = random.Random(8032)
    for _ in range(150):
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        public, message = bytearray(key.public_key().public_bytes_raw()), chance.randbytes(40)
        signature = bytearray(key.sign(message))
        if chance.random() < 0.7:
            bent = chance.choice([public, signature])
            bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)

        assert is_signed(bytes(public), message, bytes(signature)) == others_say(
            bytes(public), message, bytes(signature)
        )


def others_say(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def test_a_signature_has_one_spelling():
    """Adding the group order to S would give a second signature for the same text."""
    public, message, signature = (bytes.fromhex(part) for part in RFC_8032[1])
    shifted = int.from_bytes(signature[32:], "little") + ORDER
    again = signature[:32] + shifted.to_bytes(32, "little")

    assert is_signed(public, message, signature)
    assert not is_signed(public, message, again)


@pytest.mark.parametrize(
    "public",
    [
        (P + 1).to_bytes(32, "little"),
        (1 | 1 << 255).to_bytes(32, "little"),
        (2).to_bytes(32, "little"),
        b"short",
    ],
    ids=["not reduced", "zero with a sign", "not on the curve", "too short"],
)
def test_what_is_no_public_key_signs_nothing(public: bytes):
    assert not is_signed(public, b"", bytes(64))


def test_what_has_not_64_bytes_is_no_signature():
    public, message, signature = (bytes.fromhex(part) for part in RFC_8032[0])

    assert not is_signed(public, message, signature[:-1])
    assert not is_signed(public, message, signature + b"\x00")
