"""Keeps row files that never change, and opens them again.

One Parquet file a filing, in a folder per partnership, with a manifest beside it: filing, SHA-256, bytes,
rows, version of the columns. Order of keeping: the file is written and brought to the disk, renamed,
the folder is brought to the disk; then the manifest, the same way; then the caller commits. What has no
filing in the database cannot be reached, and is swept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from time import time
from typing import Any
from uuid import UUID

import duckdb

from highroad.areas.filings.rows.dictionaries import literal
from highroad.areas.filings.rows.mapping import SCHEMA, SCHEMA_VERSION, lines_of
from highroad.areas.filings.rules.scans import RowScan
from highroad.kit.periods import Period

SWEPT_AFTER = 24 * 60 * 60
"""Seconds before a file without a filing is swept: an upload may still be on its way."""


@dataclass(frozen=True)
class Manifest:
    """What stands beside a row file and says what it must be."""

    filing: str
    partnership: str
    sha256: str
    bytes: int
    rows: int
    schema_version: int = SCHEMA_VERSION


class Damaged(Exception):
    """A row file is not what its manifest says, or is missing."""


def folder_of(root: Path, partnership: UUID | str) -> Path:
    """Where the row files of a partnership stand."""
    return root / str(UUID(str(partnership)))


def path_of(root: Path, partnership: UUID | str, filing: UUID | str) -> Path:
    """Where the row file of a filing stands."""
    return folder_of(root, partnership) / f"{UUID(str(filing))}.parquet"


def keep(
    staged: Path, *, root: Path, partnership: UUID, filing: UUID, rows: int, digest: str
) -> Manifest:
    """Put a row file that is on the disk in its place for good. Raises `FileExistsError` if taken."""
    folder = folder_of(root, partnership)
    make_folder(folder)
    place = path_of(root, partnership, filing)
    if place.exists():
        raise FileExistsError(place.name)
    manifest = Manifest(str(filing), str(partnership), digest, staged.stat().st_size, rows)
    staged.chmod(0o440)
    staged.replace(place)
    bring_folder_to_disk(folder)
    write_durably(place.with_suffix(".json"), json.dumps(asdict(manifest), indent=1).encode())
    return manifest


def keep_upload(upload: Path, *, root: Path, digest: str) -> Path:
    """Keep an upload that is on the disk, under its digest; the same bytes are kept once."""
    place = upload_path(root, digest)
    make_folder(place.parent)
    if not place.exists():
        try:
            place.hardlink_to(upload)
        except OSError:  # another disk, or a file system without links
            write_durably(place, upload.read_bytes())
        bring_folder_to_disk(place.parent)
    return place


def upload_path(root: Path, digest: str) -> Path:
    """Where an upload with this digest stands."""
    if len(digest) != 64 or not all(letter in "0123456789abcdef" for letter in digest):
        raise ValueError("not a digest")
    return root / digest[:2] / digest


def make_folder(folder: Path) -> None:
    """Make a folder and bring its name to the disk."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True, mode=0o750)
        bring_folder_to_disk(folder.parent)


def write_durably(place: Path, content: bytes) -> None:
    """Write, bring to the disk, rename, bring the folder to the disk: whole or not at all."""
    staged = place.with_name(f".{place.name}.{os.getpid()}.part")
    with staged.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    staged.replace(place)
    bring_folder_to_disk(place.parent)


def bring_folder_to_disk(folder: Path) -> None:
    """A rename is safe only when its folder is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def manifest_of(root: Path, partnership: UUID | str, filing: UUID | str) -> Manifest:
    """The manifest of a row file. Raises `Damaged` if there is none."""
    path = path_of(root, partnership, filing).with_suffix(".json")
    try:
        return Manifest(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise Damaged(f"{filing}: no manifest") from error


def check(root: Path, partnership: UUID | str, filing: UUID | str) -> Manifest:
    """Read a whole row file and compare it with its manifest. Raises `Damaged` on any difference."""
    manifest = manifest_of(root, partnership, filing)
    path = path_of(root, partnership, filing)
    if not path.is_file():
        raise Damaged(f"{filing}: no row file")
    with path.open("rb") as file:
        digest = sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != manifest.sha256:
        raise Damaged(f"{filing}: the digest differs")
    return manifest


def sweep(root: Path, *, filings: Collection[UUID], now: float | None = None) -> list[str]:
    """Delete row files and rests of broken writes that belong to no filing, a day after their last change."""
    known = {str(key) for key in filings}
    before = (time() if now is None else now) - SWEPT_AFTER
    return _sweep(root, before, lambda path: path.name.split(".")[0] in known)


def sweep_uploads(root: Path, *, digests: Collection[str], now: float | None = None) -> list[str]:
    """Delete kept uploads that no filing names, a day after their last change."""
    before = (time() if now is None else now) - SWEPT_AFTER
    return _sweep(root, before, lambda path: path.name in digests)


def sweep_scratch(root: Path, *, now: float | None = None) -> list[str]:
    """Delete folders of readings that were killed, a day after their last change."""
    before = (time() if now is None else now) - SWEPT_AFTER
    left = sorted(root.iterdir()) if root.is_dir() else []
    swept = [folder for folder in left if folder.is_dir() and folder.stat().st_mtime < before]
    for folder in swept:
        rmtree(folder)
    return [folder.name for folder in swept]


def _sweep(root: Path, before: float, is_known: Callable[[Path], bool]) -> list[str]:
    swept = []
    for path in sorted(root.rglob("*")) if root.is_dir() else []:
        if path.is_file() and not is_known(path) and path.stat().st_mtime < before:
            path.unlink()
            swept.append(path.name)
    return swept


def open_rows(scan: RowScan) -> duckdb.DuckDBPyConnection:
    """DuckDB with a view `rows`: the accepted lines of the scan in its period, and nothing else in reach.

    Columns are those of `mapping.SCHEMA`, and `row_file`. What was not filed is NULL. Close it.
    Raises `Damaged` if a row file of the scan is missing.
    """
    root = Path(scan.root)
    paths = [path_of(root, scan.partnership, key) for key in scan.keys]
    for path in paths:
        if not path.is_file():
            raise Damaged(f"{path.stem}: no row file")
    connection = connect(root)
    connection.execute(f"CREATE VIEW rows AS {_rows(paths, scan.period)}")
    return connection


def _rows(paths: list[Path], period: Period) -> str:
    if not paths:
        empty = ", ".join(f"NULL::{kind} AS {name}" for name, kind in SCHEMA)
        return f"SELECT {empty}, NULL::VARCHAR AS row_file WHERE false"
    columns = ", ".join(name for name, _kind in SCHEMA)
    return f"""
        SELECT {columns}, parse_filename(filename, true) AS row_file
        FROM ({lines_of([str(path) for path in paths])})
        WHERE status = 'accepted'
          AND week_ending BETWEEN DATE '{period.first_on}' AND DATE '{period.last_on}'
    """


def connect(root: Path, settings: Mapping[str, Any] | None = None) -> duckdb.DuckDBPyConnection:
    """DuckDB in memory that can reach the row store, and nothing else."""
    connection = duckdb.connect(config={"memory_limit": "1GB", **(settings or {})})
    for statement in (
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false",
        f"SET allowed_directories = [{literal(str(root))}]",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
    ):
        connection.execute(statement)
    return connection


def says_the_same(root: Path, partnership: UUID, one: UUID, other: UUID) -> bool:
    """Whether two filings hold the same lines, whatever their order, file name or format."""
    skip = {"line", "filed_otherwise", "source_sex", "source_race", "source_level", "unreadable"}
    columns = ", ".join(name for name, _kind in SCHEMA if name not in skip)
    first, second = (
        f"SELECT {columns} FROM ({lines_of([str(path_of(root, partnership, key))])})"
        for key in (one, other)
    )
    with connect(root) as connection:
        row = connection.execute(
            f"SELECT count(*) FROM (({first} EXCEPT ALL {second}) UNION ALL ({second} EXCEPT ALL {first}))"
        ).fetchone()
    return row == (0,)
