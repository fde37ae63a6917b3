"""Writing the file of a copy, from one moment of the database and never more than a chunk of it at a time."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from highroad.areas.accounts.models import User
from highroad.areas.copies.queries.registry import COPIED, LEDGER, NOT_COPIED
from highroad.areas.copies.rules.manifests import LogPart, Manifest, Member
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger import queries as records
from highroad.areas.ledger.models import Log, SigningKey
from highroad.areas.partnerships.models import Partnership
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.copying import Copied, line, taken

TRIES = 5
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Files carry no time of their own."""
README = """\
A full copy of a partnership, made by a Highroad platform.

  manifest.json    what is in here, with the digest of each file
  manifest.note    the signature of the platform under that
  ledger/          the record: each file in it is a bundle that verify.py checks by itself
  records/         everything else, one record a line, as JSON
  reading/         what goes along to be read, and is not loaded again
  people.jsonl     keys and names of the people that records speak of; no addresses

Any Highroad loads it: in the program office under "Load a partnership", or

  highroad load-partnership COPY.zip --check
  highroad load-partnership COPY.zip

The format is open, and described in docs/reference/copy-format.md of the source.
"""


def write(
    partnership: Partnership,
    path: Path,
    *,
    own_side: str,
    at: datetime,
    tell: Callable[[int], object] = lambda percent: None,
) -> Manifest:
    """Write the file, from one moment of the database. Raises `Damaged` if a log does not add up.

    `tell` hears again and again how many percent are written; what it raises ends the writing.
    """
    logs = [partnership.log, *([partnership.side_log(own_side)] if own_side else [])]
    waiting = path.with_suffix(".part")
    try:
        for attempt in range(TRIES):
            for log in logs:
                ledger.checkpoint(log, at=at)
            with one_moment():
                if all(map(is_signed_for, logs)) or attempt == TRIES - 1:
                    with zipfile.ZipFile(waiting, "w", zipfile.ZIP_DEFLATED) as into:
                        writer = Writer(into, partnership, own_side, at, tell)
                        manifest = writer.run(logs)
                    break
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    waiting.rename(path)
    return manifest


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction in which nothing that others write appears."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def is_signed_for(log: str) -> bool:
    newest = records.newest_checkpoint_for_system(log)
    return newest is not None and newest.size == records.size_for_system(log)


class Beating(io.FileIO):
    """A file that says each time that something more was written."""

    def __init__(self, path: Path, beat: Callable[[], object]) -> None:
        super().__init__(path, "wb")
        self.beat = beat

    def write(self, data: Any) -> int:
        self.beat()
        return super().write(data)


class Writer:
    """Writes the members of one copy, and remembers what it wrote."""

    def __init__(
        self,
        into: zipfile.ZipFile,
        partnership: Partnership,
        own_side: str,
        at: datetime,
        tell: Callable[[int], object],
    ) -> None:
        self.into, self.partnership, self.own_side, self.at = into, partnership, own_side, at
        self.tell = tell
        self.members: list[Member] = []
        self.people: set[str] = set()
        self.done, self.whole = 0, 1
        """Lines that are written, of how many; entries of the record count as lines."""

    def run(self, logs: Sequence[str]) -> Manifest:
        """Write everything, the table of contents last."""
        self.whole += self.size_of(logs)
        parts = tuple(self.log(name) for name in logs)
        for copied in LEDGER:
            self.records(copied, logs)
        for copied in COPIED:
            self.records(copied, [self.partnership.key])
        self.put("people.jsonl", map(line, self.known_people()), ("key", "name"))
        key = SigningKey()
        manifest = Manifest(
            partnership=str(self.partnership.key),
            name=self.partnership.name,
            host=settings.HOST,
            made_at=self.at.isoformat(),
            side=self.own_side,
            log_key=key.verifier_key(parts[0].origin),
            logs=parts,
            members=tuple(self.members),
            left_out=NOT_COPIED,
        )
        note = key.note(manifest.note_text(), parts[0].origin)
        for name, content in (
            ("manifest.json", manifest.raw()), ("manifest.note", note.encode()),
            ("README.txt", README.encode()),
        ):  # fmt: skip
            self.into.writestr(packed(name), content)
        return manifest

    def size_of(self, logs: Sequence[str]) -> int:
        """How many lines there will be, more or less."""
        rows = sum(copied.rows(logs, self.own_side).count() for copied in LEDGER)
        rows += sum(copied.rows([self.partnership.key], self.own_side).count() for copied in COPIED)
        return rows + sum(map(records.size_for_system, logs))

    def beat(self) -> None:
        """Say how far it is."""
        self.tell(min(99, 100 * self.done // self.whole))

    def log(self, name: str) -> LogPart:
        """A log as a bundle, stored as it is: it is packed already."""
        held = Log.objects.get(name=name)
        side = name.removeprefix(self.partnership.log).strip("/")
        member = f"ledger/{side or 'joint'}.zip"
        with TemporaryDirectory(prefix="highroad-") as folder:
            bundle = Path(folder) / "bundle.zip"
            with Beating(bundle, self.beat) as opened:
                required = witnesses.required_for_system(self.partnership, side)
                records.write_bundle_for_system(name, opened, required)
            with bundle.open("rb") as opened:
                blocks = iter(lambda: opened.read(1 << 20), b"")
                self.put(member, blocks, kind=zipfile.ZIP_STORED)
        newest = records.newest_checkpoint_for_system(name)
        assert newest is not None
        self.done += newest.size
        return LogPart(
            key=str(held.key), name=name, kind=held.kind, origin=held.origin, size=newest.size,
            root=newest.root, member=member,
        )  # fmt: skip

    def records(self, copied: Copied, owners: Sequence[Any]) -> None:
        folder = "reading" if copied.is_for_reading else "records"
        relations = [
            one.name
            for one in copied.fields
            if one.is_relation and one.related_model is User and not copied.is_for_reading
        ]
        rows = self.remembered(taken(copied, owners, self.own_side), relations)
        self.put(f"{folder}/{copied.label}.jsonl", map(line, rows), tuple(sorted(copied.names)))

    def remembered(
        self, rows: Iterable[dict[str, Any]], relations: Sequence[str]
    ) -> Iterator[dict[str, Any]]:
        for row in rows:
            self.people.update(row[name] for name in relations if row[name])
            self.done += 1
            yield row

    def known_people(self) -> Iterator[dict[str, Any]]:
        """Key and name of everybody whom a record speaks of."""
        found = User.objects.filter(key__in=[UUID(key) for key in self.people]).order_by("key")
        for key, name in found.values_list("key", "name"):
            yield {"key": str(key), "name": name}

    def put(
        self,
        name: str,
        blocks: Iterable[bytes],
        fields: tuple[str, ...] = (),
        kind: int = zipfile.ZIP_DEFLATED,
    ) -> None:
        digest, count, lines = hashlib.sha256(), 0, 0
        with self.into.open(packed(name, kind), "w", force_zip64=True) as opened:
            for block in blocks:
                self.beat()
                opened.write(block)
                digest.update(block)
                count += len(block)
                lines += block.count(b"\n") if kind == zipfile.ZIP_DEFLATED else 0
        self.members.append(Member(name, count, digest.hexdigest(), lines, fields))


def packed(name: str, kind: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    about = zipfile.ZipInfo(name, EPOCH)
    about.compress_type = kind
    return about
