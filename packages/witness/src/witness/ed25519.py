"""Ed25519 (RFC 8032), signing: the one thing that checking alone does not need.

Plain Python, for a machine of one's own: it takes a few milliseconds, and somebody who can measure
them on that machine could learn something of the key.
"""

from __future__ import annotations

import hashlib
import secrets

from witness.verify import BASE, NEUTRAL, ORDER, P, Point, add

SEED_BYTES = 32


def new_seed() -> bytes:
    """A new private key: 32 bytes from the system's generator."""
    return secrets.token_bytes(SEED_BYTES)


def public_of(seed: bytes) -> bytes:
    """The public key of a private one."""
    return encoded(times(scalar_of(seed)[0], BASE))


def sign(seed: bytes, message: bytes) -> bytes:
    """The signature of a message, 64 bytes; the same each time."""
    scalar, prefix = scalar_of(seed)
    public = encoded(times(scalar, BASE))
    nonce = number(hashlib.sha512(prefix + message).digest()) % ORDER
    start = encoded(times(nonce, BASE))
    challenge = number(hashlib.sha512(start + public + message).digest()) % ORDER
    return start + ((nonce + challenge * scalar) % ORDER).to_bytes(32, "little")


def scalar_of(seed: bytes) -> tuple[int, bytes]:
    """The secret number, and the prefix that makes nonces. Raises `ValueError` on another length."""
    if len(seed) != SEED_BYTES:
        raise ValueError(f"a private key has {SEED_BYTES} bytes")
    hashed = hashlib.sha512(seed).digest()
    scalar = number(hashed[:32]) & (2**254 - 8) | 2**254
    return scalar, hashed[32:]


def number(raw: bytes) -> int:
    return int.from_bytes(raw, "little")


def times(scalar: int, point: Point) -> Point:
    total = NEUTRAL
    for bit in range(scalar.bit_length() - 1, -1, -1):
        total = add(total, total)
        if scalar >> bit & 1:
            total = add(total, point)
    return total


def encoded(point: Point) -> bytes:
    shrink = pow(point[2], P - 2, P)
    x, y = point[0] * shrink % P, point[1] * shrink % P
    return (y | (x & 1) << 255).to_bytes(32, "little")
