"""Which credentials were revoked: one bit each in a list that is itself signed (W3C Bitstring Status List 1.0)."""

from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Iterable
from typing import Any, Final

from highroad.areas.credentials.rules.contexts import CREDENTIALS
from highroad.areas.credentials.rules.reading import Document
from highroad.kit.answers import Refused, no

BITS: Final = 131_072
"""The least length: nobody is found by being one of few."""
LARGEST: Final = 4_000_000
"""Bytes of a list once unpacked."""
PURPOSE: Final = "revocation"


def encoded(revoked: Iterable[int]) -> str:
    """The list as it is published: compressed, base64url, with the letter of multibase in front."""
    bits = bytearray(BITS // 8)
    for index in revoked:
        bits[index // 8] |= 0x80 >> (index % 8)
    packed = gzip.compress(bytes(bits), mtime=0)
    return f"u{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def is_marked(encoded_list: str, index: int) -> bool:
    """Whether the bit of an index is set. Raises `Refused` for a list that cannot be read."""
    bits = unpacked(encoded_list)
    if not 0 <= index < len(bits) * 8:
        raise Refused(no("The credential names a place that its status list does not have."))
    return bool(bits[index // 8] & (0x80 >> (index % 8)))


def unpacked(encoded_list: str) -> bytes:
    """The bits, at most 4 MB of them. Raises `Refused`."""
    text = encoded_list.removeprefix("u")
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        opened = zlib.decompressobj(wbits=31)
        bits = opened.decompress(packed, LARGEST)
    except (ValueError, zlib.error) as error:
        raise Refused(no("The status list cannot be unpacked.")) from error
    if not opened.eof and len(bits) < LARGEST:
        raise Refused(no("The status list cannot be unpacked."))
    if not opened.eof:
        raise Refused(no("The status list is larger than any list needs to be."))
    return bits


def list_document(*, address: str, issuer: str, revoked: Iterable[int], since: str) -> Document:
    """The list as a credential of its own, to be signed."""
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": since,
        "credentialSubject": {
            "id": f"{address}#list", "type": "BitstringStatusList", "statusPurpose": PURPOSE,
            "encodedList": encoded(revoked),
        },
    }  # fmt: skip


def entry(*, address: str, index: int) -> Document:
    """What a credential says about where its status stands."""
    return {
        "id": f"{address}#{index}", "type": "BitstringStatusListEntry", "statusPurpose": PURPOSE,
        "statusListIndex": str(index), "statusListCredential": address,
    }  # fmt: skip


def index_of(entry_: dict[str, Any]) -> int:
    """The place of a credential in its list. Raises `Refused`."""
    told = str(entry_.get("statusListIndex", ""))
    if not told.isdecimal() or len(told) > 9:
        raise Refused(no("The credential names a place that its status list does not have."))
    return int(told)
