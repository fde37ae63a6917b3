"""Keys and signatures as text: base58 (Bitcoin's alphabet) and Multikey of Ed25519."""

from __future__ import annotations

from typing import Final

ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
PLACES: Final = {letter: place for place, letter in enumerate(ALPHABET)}
PUBLIC: Final = b"\xed\x01"
"""What stands before a public Ed25519 key (multicodec)."""
PRIVATE: Final = b"\x80\x26"
KEY: Final = 32
LONGEST: Final = 120
"""More letters than any key or signature has; reading is quadratic."""


def base58(content: bytes) -> str:
    """The bytes in base58; each zero byte in front is a `1`."""
    number, written = int.from_bytes(content, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        written = ALPHABET[rest] + written
    return "1" * (len(content) - len(content.lstrip(b"\0"))) + written


def unbase58(text: str) -> bytes:
    """What `base58` wrote. Raises `ValueError` for other letters and for very long texts."""
    if len(text) > LONGEST or any(letter not in PLACES for letter in text):
        raise ValueError("not base58")
    number = 0
    for letter in text:
        number = number * 58 + PLACES[letter]
    found = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return b"\0" * (len(text) - len(text.lstrip("1"))) + found


def multibase(content: bytes) -> str:
    """Base58 with the letter that says so."""
    return f"z{base58(content)}"


def unmultibase(text: str) -> bytes:
    """The bytes of a multibase text in base58. Raises `ValueError`."""
    if not text.startswith("z"):
        raise ValueError("not multibase in base58")
    return unbase58(text[1:])


def public_text(key: bytes) -> str:
    """A public key as Multikey."""
    return multibase(PUBLIC + key)


def public_key(text: str) -> bytes:
    """The 32 bytes of a public key. Raises `ValueError` for another kind of key."""
    return _key(text, PUBLIC)


def private_key(text: str) -> bytes:
    """The 32 bytes of a private key. Raises `ValueError`."""
    return _key(text, PRIVATE)


def _key(text: str, prefix: bytes) -> bytes:
    found = unmultibase(text)
    if found[: len(prefix)] != prefix or len(found) != len(prefix) + KEY:
        raise ValueError("not a key of Ed25519")
    return found[len(prefix) :]
