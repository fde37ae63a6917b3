"""Makes bundles for the tests, from the format alone: nothing here comes from Highroad."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from witness import verify

ORIGIN = "record.example.org/p/7f3c"
LOG_KEY = Ed25519PrivateKey.from_private_bytes(b"l" * 32)
LABOR_KEY = Ed25519PrivateKey.from_private_bytes(b"a" * 32)
MANAGEMENT_KEY = Ed25519PrivateKey.from_private_bytes(b"m" * 32)


def vkey(name: str, key: Ed25519PrivateKey, kind: int = 1) -> str:
    spelled = bytes([kind]) + key.public_key().public_bytes_raw()
    number = hashlib.sha256(f"{name}\n".encode() + spelled).digest()[:4]
    return f"{name}+{number.hex()}+{base64.b64encode(spelled).decode()}"


POLICY = f"log {vkey(ORIGIN, LOG_KEY)}\nquorum none\n"
BOTH = f"""\
log {vkey(ORIGIN, LOG_KEY)}
witness labor {vkey("labor.example.net/witness", LABOR_KEY, 4)}
witness management {vkey("management.example.com/witness", MANAGEMENT_KEY, 4)}
group both all labor management
quorum both
"""


def root(leaves: list[bytes]) -> bytes:
    """The recursive definition of RFC 6962, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()


def signature_line(name: str, key: Ed25519PrivateKey, text: str, time: int | None = None) -> str:
    kind = b"\x01" if time is None else b"\x04"
    stamp = b"" if time is None else time.to_bytes(8, "big")
    message = text if time is None else f"cosignature/v1\ntime {time}\n{text}"
    public = key.public_key().public_bytes_raw()
    number = hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]
    return f"— {name} {base64.b64encode(number + stamp + key.sign(message.encode())).decode()}\n"


def note(size: int, top: bytes, *, origin: str = ORIGIN, key: Ed25519PrivateKey = LOG_KEY) -> str:
    text = f"{origin}\n{size}\n{base64.b64encode(top).decode()}\n"
    return f"{text}\n{signature_line(origin, key, text)}"


def entry(number: int, commit: str, side: str = "labor") -> bytes:
    return (
        f'{{"act":"decision.signed","actor":"p-4c1e9a7b","at":"2026-03-02T15:04:05Z",'
        f'"commit":"{commit}","object":"decisions.signoff:{number:08d}-0f4e",'
        f'"seq":{number},"side":"{side}"}}'
    ).encode()


@dataclass
class Made:
    """A bundle in pieces, to be bent by a test and written down."""

    files: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(
        cls, size: int, *, checkpoints: tuple[int, ...] = (), erased: tuple[int, ...] = ()
    ) -> Made:
        made = cls()
        lines, openings = [], []
        for number in range(1, size + 1):
            salt = hashlib.sha256(f"salt {number}".encode()).digest()
            content = f'{{"stance":"agree","n":"Peñasco {number}"}}'.encode()
            has_content = number % 3 != 0
            commit = hashlib.sha256(salt + content).hexdigest() if has_content else ""
            lines.append(entry(number, commit))
            if has_content and number not in erased:
                openings.append(f"{number} {salt.hex()} ".encode() + content)
        made.put_entries(lines, checkpoints or (size,))
        made.files["openings.txt"] = b"".join(line + b"\n" for line in openings)
        made.files["policy.txt"] = POLICY.encode()
        made.files["README.txt"] = b"about this bundle\n"
        return made

    def put_entries(self, lines: list[bytes], checkpoints: tuple[int, ...]) -> None:
        leaves = [hashlib.sha256(b"\x00" + line).digest() for line in lines]
        self.files["entries.jsonl"] = b"".join(line + b"\n" for line in lines)
        self.files["leaves.bin"] = b"".join(leaves)
        for size in checkpoints:
            self.files[named(size)] = note(size, root(leaves[:size])).encode()

    @property
    def lines(self) -> list[bytes]:
        return self.files["entries.jsonl"].splitlines(keepends=True)

    def with_lines(self, lines: list[bytes]) -> Made:
        """The same bundle with other entries, the listed hashes made to fit them."""
        leaves = [hashlib.sha256(b"\x00" + line.rstrip(b"\n")).digest() for line in lines]
        return self.having({"entries.jsonl": b"".join(lines), "leaves.bin": b"".join(leaves)})

    def having(self, changed: dict[str, bytes | None]) -> Made:
        files = {**self.files, **changed}
        return Made({name: content for name, content in files.items() if content is not None})

    def write(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w") as bundle:
            for name, content in self.files.items():
                bundle.writestr(name, content)
        return path

    def unpack(self, folder: Path) -> Path:
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        return folder


def named(size: int) -> str:
    return f"checkpoints/{size:020}.txt"


def write_large(path: Path, size: int) -> Path:
    """A bundle of many entries, each with content, written as a stream."""
    peaks: list[bytes] = []
    openings = path.with_suffix(".openings")
    leaves = path.with_suffix(".leaves")
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle,
        openings.open("wb") as said,
        leaves.open("wb") as listed,
    ):
        with bundle.open("entries.jsonl", "w", force_zip64=True) as out:
            for line, opening in lines_and_openings(size):
                leaf = hashlib.sha256(b"\x00" + line).digest()
                grow(peaks, leaf, int(line.split(b'"seq":')[1].split(b",")[0]) - 1)
                out.write(line + b"\n")
                said.write(opening)
                listed.write(leaf)
        said.flush()
        listed.flush()
        bundle.write(openings, "openings.txt")
        bundle.write(leaves, "leaves.bin")
        top = peaks[-1]
        for peak in reversed(peaks[:-1]):
            top = hashlib.sha256(b"\x01" + peak + top).digest()
        bundle.writestr(named(size), note(size, top))
        bundle.writestr("policy.txt", POLICY)
    openings.unlink()
    leaves.unlink()
    return path


def lines_and_openings(size: int) -> Iterator[tuple[bytes, bytes]]:
    for number in range(1, size + 1):
        salt = hashlib.sha256(number.to_bytes(8, "big")).digest()
        content = b'{"stance":"agree","text":"%d"}' % number
        yield (
            entry(number, hashlib.sha256(salt + content).hexdigest()),
            b"%d %s %s\n" % (number, salt.hex().encode(), content),
        )


def grow(peaks: list[bytes], leaf: bytes, index: int) -> None:
    while index & 1:
        leaf = hashlib.sha256(b"\x01" + peaks.pop() + leaf).digest()
        index >>= 1
    peaks.append(leaf)


def faults(made: Made, tmp_path: Path, **given: Path | None) -> list[str]:
    """What verify.py finds wrong with a bundle."""
    return verify.check(made.write(tmp_path / "bundle.zip"), **given).faults
