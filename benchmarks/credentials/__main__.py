"""Signing and verifying a badge beside openbadgeslib, in the same run, by the same recipe.

Both make one Ed25519 proof (`eddsa-rdfc-2022`) over the same document and check it. Ours reads the
document for what no signature covers, which theirs leaves to another step. Say `--rounds N`.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from openbadgeslib.ob3.ldp import add_data_integrity_proof, verify_data_integrity_proof

from highroad.areas.credentials.rules import proofs

SAMPLE = Path("tests/areas/credentials/vectors/1edtech_err_expired.json")


def timed(rounds: int, do: Callable[[], object]) -> float:
    """The median of one round in milliseconds, after one to warm up."""
    do()
    found = []
    for _round in range(rounds):
        began = time.perf_counter()
        do()
        found.append((time.perf_counter() - began) * 1000)
    return statistics.median(found)


def main() -> None:
    """Four figures and two shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    document = proofs.unsigned(json.loads(SAMPLE.read_text()))
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    raw, method = key.private_bytes_raw(), "https://example.com/issuers/1#key"

    def signed() -> dict[str, object]:
        made = proofs.sign(document, private=raw, method=method, created="2026-01-01T00:00:00Z")
        return {**document, "proof": made}

    done = signed()
    ours = (
        timed(rounds, signed),
        timed(rounds, lambda: proofs.is_signed(done, done["proof"], key.public_key().public_bytes_raw())),  # type: ignore[arg-type]
    )  # fmt: skip
    theirs = (
        timed(rounds, lambda: add_data_integrity_proof(document, secret, method)),
        timed(rounds, lambda: verify_data_integrity_proof(done, public)),
    )
    for name, own, other in zip(("sign", "verify"), ours, theirs, strict=True):
        print(f"{name}: ours {own:.2f} ms, openbadgeslib {other:.2f} ms, share {own / other:.2f}")


if __name__ == "__main__":
    main()
