"""Opening a file that claims to be a copy: nothing is unpacked, nothing is trusted, every fault has its place."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from highroad.areas.copies.rules.manifests import (
    BESIDE,
    NAMES,
    ForeignFormatError,
    Manifest,
    Member,
)
from highroad.areas.ledger.rules import notes
from highroad.kit.answers import Answer, Refused, no
from highroad.kit.copying import Fault

MOST_FILES = 400
LONGEST_MANIFEST = 4 << 20
LONGEST_NOTE = 8_192
LONGEST_LINE = 64 << 20
MOST_BYTES = 32 << 30
"""All files together, unpacked."""
TIGHTEST = 400
"""How many times larger than packed a file may be: text of ours packs ten to forty times."""
SMALL = 1 << 20
"""Up to here no file does harm, however tightly it is packed."""
BLOCK = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


class Archive:
    """A file that can be read as a copy. Raises `Refused` if it is none at all."""

    def __init__(self, path: Path) -> None:
        self.faults: list[Fault] = []
        try:
            self.zip = zipfile.ZipFile(path)
        except (*BROKEN, ValueError) as error:
            raise Refused(no("This is no copy of a partnership: it is not a ZIP file.")) from error
        self.files = {info.filename: info for info in self.zip.infolist()}
        self.refuse_harm()
        self.manifest = self.read_manifest()

    def refuse_harm(self) -> None:
        """Say no to what could fill the disk or wait forever, before anything is read."""
        infos = self.zip.infolist()
        names = Counter(info.filename for info in infos)
        if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
            raise Refused(no("This file would unpack to far more than a copy can hold."))
        for info in infos:
            place = info.filename[:80]
            if not NAMES.fullmatch(info.filename) and info.filename not in BESIDE:
                self.fault(place, no("This file does not belong to a copy."))
            if names[info.filename] > 1:
                self.fault(place, no("This file is there twice."))
            if info.flag_bits & 1:
                self.fault(place, no("This file is encrypted."))
            if info.file_size > SMALL + TIGHTEST * info.compress_size:
                self.fault(place, no("This file would unpack to far more than a copy can hold."))
        if self.faults:
            self.zip.close()

    def fault(self, place: str, answer: Answer) -> None:
        self.faults.append(Fault(place, answer))

    def read_manifest(self) -> Manifest | None:
        """What the copy says it holds; none, with a fault, if that cannot be read."""
        if self.faults:
            return None
        try:
            return Manifest.parse(self.small("manifest.json", LONGEST_MANIFEST))
        except KeyError:
            self.fault("manifest.json", no("This file is missing."))
        except ForeignFormatError as error:
            self.fault(
                "manifest.json",
                no(
                    "This copy is of the format {format}, which this Highroad does not know. "
                    "Bring it up to date first.",
                    format=str(error),
                ),
            )
        except (ValueError, *BROKEN):
            self.fault("manifest.json", no("This file was changed, or is damaged."))
        return None

    def small(self, name: str, most: int) -> bytes:
        """One short file whole. Raises `KeyError`, `ValueError` if it is long."""
        if self.files[name].file_size > most:
            raise ValueError("too long")
        return self.zip.read(name)

    def open(self, name: str) -> BinaryIO:
        """One file for reading; never more of it than its size."""
        return io.BufferedReader(self.zip.open(name), BLOCK)  # type: ignore[type-var]

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file, each with its end."""
        with self.open(name) as opened:
            yield from iter(partial(opened.readline, LONGEST_LINE), b"")

    @staticmethod
    def refuse_bomb(bundle: Path) -> None:
        """Raise `ValueError` for a record that would unpack to far more than it can hold."""
        with zipfile.ZipFile(bundle) as opened:
            infos = opened.infolist()
        tight = [info for info in infos if info.file_size > SMALL + TIGHTEST * info.compress_size]
        if tight or sum(info.file_size for info in infos) > MOST_BYTES or len(infos) > 10**6:
            raise ValueError("it would unpack to far more than a record can hold")

    def check(self, expected_key: str = "") -> None:
        """Compare every file with the table of contents, and that with its signature."""
        manifest = self.manifest
        if manifest is None:
            return
        listed = {member.name for member in manifest.members}
        for name in sorted(set(self.files) - listed - BESIDE):
            self.fault(name, no("This file is not in the table of contents."))
        for member in manifest.members:
            self.compare(member)
        self.check_signature(manifest, expected_key.strip())

    def compare(self, member: Member) -> None:
        if member.name not in self.files:
            self.fault(member.name, no("This file is missing."))
            return
        digest, count, lines = hashlib.sha256(), 0, 0
        try:
            with self.open(member.name) as opened:
                for block in iter(partial(opened.read, BLOCK), b""):
                    digest.update(block)
                    count += len(block)
                    lines += block.count(b"\n")
        except BROKEN:
            count = -1
        is_counted = member.name.endswith(".zip") or lines == member.lines
        if (count, digest.hexdigest()) != (member.bytes, member.sha256) or not is_counted:
            self.fault(member.name, no("This file was changed, or is damaged."))

    def check_signature(self, manifest: Manifest, expected_key: str) -> None:
        """That the platform the copy names has signed its table of contents."""
        if expected_key and expected_key != manifest.log_key:
            self.fault(
                "manifest.note", no("The key in this copy is not the key that you were given.")
            )
        try:
            key = notes.Verifier.parse(manifest.log_key, notes.ED25519)
            signed = self.small("manifest.note", LONGEST_NOTE).decode()
            text, signature = notes.opened(signed, key.name, key.public)
            holds = key.holds(text.encode(), signature) and key.name == manifest.logs[0].origin
        except KeyError:
            self.fault("manifest.note", no("This file is missing."))
            return
        except (ValueError, *BROKEN):
            holds, text = False, ""
        if not holds or text != manifest.note_text():
            self.fault("manifest.note", no("The signature of the earlier platform does not hold."))
