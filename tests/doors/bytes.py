"""Every byte that comes back, made readable: escapes undone, archives opened, documents unpacked."""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
from typing import Any
from urllib.parse import unquote

import pikepdf

BASE64 = re.compile(r"[A-Za-z0-9+/]{24,}={0,2}")


def body_of(answer: Any) -> bytes:
    if getattr(answer, "streaming", False):
        return b"".join(answer.streaming_content)
    return bytes(answer.content)


def readable(data: bytes) -> str:
    """One text in which a marked word is found, however it was written down."""
    parts = [data]
    if data.startswith(b"PK"):
        parts += members(data)
    if data.startswith(b"%PDF"):
        parts += streams(data)
    text = "\n".join(written for part in parts for written in readings(part))
    return "\n".join([text, *(decoded(found) for found in BASE64.findall(text))])


def readings(data: bytes) -> list[str]:
    plain = data.decode("utf-8", "replace")
    wide = (
        [data[shift:].decode("utf-16-be", "replace") for shift in (0, 1)] if b"\0" in data else []
    )
    return [plain, html.unescape(unquote(plain)), *wide]


def members(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name.encode() + b"\n" + archive.read(name) for name in archive.namelist()]


def streams(data: bytes) -> list[bytes]:
    """The streams of a PDF and its strings: titles, alternative texts, what is said of structure."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                try:
                    found.append(thing.read_bytes())
                except pikepdf.PdfError:
                    continue
            found.append(repr(thing).encode())
    return found


def decoded(text: str) -> str:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "replace")
    except ValueError:
        return ""
