"""A credential inside a picture or a paper: baked into PNG, attached to PDF, and taken out again."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from highroad.areas.credentials.rules.reading import LARGEST
from highroad.kit.answers import Refused, no

PNG: Final = b"\x89PNG\r\n\x1a\n"
KEYWORDS: Final = (b"openbadgecredential", b"clrcredential")
"""Open Badges 3.0, section 5.3: the keyword of the iTXt chunk."""
LARGEST_FILE: Final = 10_000_000
MOST_CHUNKS: Final = 10_000


def bake(picture: bytes, document: Mapping[str, Any]) -> bytes:
    """The picture with the credential in it, right after its head. Raises `Refused` if it is no PNG."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    is_record = "ClrCredential" in document.get("type", ())
    body = KEYWORDS[is_record] + b"\0\0\0\0\0" + text
    chunks = [one for one in _chunks(picture) if not _is_ours(one)]
    made = [chunks[0], (b"iTXt", body), *chunks[1:]]
    return PNG + b"".join(_chunk(kind, content) for kind, content in made)


def credential_in(content: bytes) -> bytes:
    """The credential a file carries: JSON as it is, out of a PNG, out of a PDF. Raises `Refused`."""
    if len(content) > LARGEST_FILE:
        raise Refused(no("This file is larger than 10 MB; it is not read."))
    if content.startswith(PNG):
        return _baked(content)
    if content.lstrip()[:5] == b"%PDF-":
        return _attached(content)
    return content


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def _chunks(picture: bytes) -> list[tuple[bytes, bytes]]:
    """Every chunk, its checksum seen. Raises `Refused`."""
    place = len(PNG)
    found: list[tuple[bytes, bytes]] = []
    while picture.startswith(PNG) and place + 12 <= len(picture) and len(found) < MOST_CHUNKS:
        (length,) = struct.unpack(">I", picture[place : place + 4])
        kind, content = picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]
        checksum = picture[place + 8 + length : place + 12 + length]
        if len(content) < length or checksum != struct.pack(">I", zlib.crc32(kind + content)):
            break
        found.append((kind, content))
        if kind == b"IEND":
            return found
        place += 12 + length
    raise Refused(no("This picture is damaged, or it is no PNG."))


def _is_ours(chunk: tuple[bytes, bytes]) -> bool:
    kind, content = chunk
    return kind == b"iTXt" and content.split(b"\0", 1)[0] in KEYWORDS


def _baked(picture: bytes) -> bytes:
    ours = [content for kind, content in _chunks(picture) if _is_ours((kind, content))]
    if not ours:
        raise Refused(
            no("There is no credential in this picture. Ask for the file as it was given out.")
        )
    if len(ours) > 1:
        raise Refused(no("There is more than one credential in this picture."))
    _keyword, _nought, rest = ours[0].partition(b"\0")
    flags, rest = rest[:2], rest[2:]
    _language, _nought, rest = rest.partition(b"\0")
    _translated, _nought, text = rest.partition(b"\0")
    return unpacked(text) if flags[:1] == b"\1" else text


def unpacked(packed: bytes) -> bytes:
    """A compressed text, up to the size a credential may have. Raises `Refused`."""
    opened = zlib.decompressobj()
    try:
        found = opened.decompress(packed, LARGEST + 1)
    except zlib.error as error:
        raise Refused(no("What this file carries cannot be unpacked.")) from error
    if len(found) > LARGEST or opened.unconsumed_tail:
        raise Refused(no("What this file carries unpacks to more than any credential needs."))
    return found


STREAM: Final = re.compile(rb"/Type\s*/EmbeddedFile\b[^\x00]{0,600}?stream\r?\n")


def _attached(paper: bytes) -> bytes:
    """The first attached file that begins like JSON; compressed with Flate or not at all."""
    for found in _streams(paper):
        if found.lstrip()[:1] == b"{":
            return found
    raise Refused(
        no(
            "There is no credential attached to this PDF that can be read here. Take its JSON instead."
        )
    )


def _streams(paper: bytes) -> Iterator[bytes]:
    for count, one in enumerate(STREAM.finditer(paper)):
        if count > 20:
            return
        end = paper.find(b"endstream", one.end())
        content = paper[one.end() : end if end >= 0 else len(paper)]
        yield unpacked(content) if b"FlateDecode" in _dictionary(paper, one) else content


def _dictionary(paper: bytes, one: re.Match[bytes]) -> bytes:
    begins = paper.rfind(b"<<", max(0, one.start() - 300), one.start())
    return paper[max(0, begins) : one.end()]
