"""One short-lived copy of all keys of people, on another disk if the operator says so.

It holds the wrapped keys and the marks of the forgotten, and opens nothing without the secret of the
installation, which is not in it. Each new copy takes the place of the one before.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from highroad.areas.ledger.models import secrets as kept
from highroad.areas.supports.models.keys import folder, is_forgotten, put_back

NAME = "people.keys"
KEY_FILE = 32
"""How long the name of a key file is: a UUID in hexadecimal."""


def copy_path() -> Path:
    """Where the copy lies."""
    place = Path(settings.KEY_COPIES or Path(settings.DATA) / "key-copies")
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place / NAME


def key_files() -> Iterator[tuple[UUID, Path]]:
    """Every key there is, and its file."""
    for path in sorted(folder().glob("[0-9a-f][0-9a-f]/*")):
        if len(path.name) == KEY_FILE:
            yield UUID(path.name), path


def write_copy() -> int:
    """Write a new copy in place of the last one; how many keys are in it."""
    lines = [
        f"key {case.hex} {b64encode(path.read_bytes()).decode()}" for case, path in key_files()
    ]
    marks = [
        f"forgotten {path.name}" for path in sorted((folder() / "forgotten").glob("[0-9a-f]*"))
    ]
    kept.write(copy_path(), "\n".join((*lines, *marks, "")).encode())
    return len(lines)


def drop_forgotten() -> int:
    """Take those who were forgotten since out of the last copy, and nothing else; how many."""
    if not copy_path().exists():
        return 0
    before = copy_path().read_text().splitlines()
    after = [line for line in before if not _is_of_a_forgotten(line)]
    if len(after) < len(before):
        kept.write(copy_path(), "\n".join((*after, "")).encode())
    return len(before) - len(after)


def _is_of_a_forgotten(line: str) -> bool:
    kind, name, *_ = line.split()
    return kind == "key" and is_forgotten(UUID(name))


def read_copy() -> int:
    """Put back what is missing; who was forgotten stays forgotten. How many keys came back.

    Raises `FileNotFoundError` without a copy.
    """
    back, gone = 0, folder() / "forgotten"
    gone.mkdir(mode=0o700, exist_ok=True)
    lines = [line.split() for line in copy_path().read_text().splitlines()]
    for kind, name, *_ in lines:
        if kind == "forgotten" and not (gone / name).exists():
            kept.write(gone / name, b"")
    for kind, name, *wrapped in lines:
        if kind == "key" and not is_forgotten(UUID(name)):
            back += put_back(UUID(name), b64decode(wrapped[0]))
    return back
