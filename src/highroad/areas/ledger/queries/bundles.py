"""A whole log as one file that can be checked without us."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterable
from importlib.resources import files
from typing import BinaryIO

from highroad.areas.ledger.models import SigningKey
from highroad.areas.ledger.queries.reading import checkpoint_line, log_for_system
from highroad.areas.ledger.queries.witnessing import final_for_system
from highroad.areas.ledger.rules import notes

CHUNK = 2_000
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Files in a bundle carry no time of their own: the same record gives the same bytes."""
README = """\
This is the whole record {origin}, up to entry {size}.

  entries.jsonl    one entry a line, the first line is entry 1
  leaves.bin       the hash of each entry, 32 bytes each
  openings.txt     what entries commit to: number, salt, content; erased content is not here
  checkpoints/     what the operator signed, by number of entries
  policy.txt       the keys to check with; compare them with those you were given
  verify.py        checks everything

To check it, with Python 3.11 or newer, no network needed:

  python verify.py BUNDLE.zip
  python verify.py BUNDLE.zip --policy MY-POLICY.txt --earlier MY-OLDER-BUNDLE.zip

Keep this file. With --earlier, a later bundle is compared with it, and nobody, the operator
included, can have changed a line in between without being seen.
"""


def bundle_for_system(log: str, required: Collection[str] = ()) -> bytes:
    """A log as a zip, up to its newest checkpoint. Raises `NotFound`."""
    into = io.BytesIO()
    write_bundle_for_system(log, into, required)
    return into.getvalue()


def write_bundle_for_system(log: str, into: BinaryIO, required: Collection[str] = ()) -> None:
    """Write a log as a zip, up to its newest checkpoint, one chunk at a time. Raises `NotFound`.

    `required` are the sides whose countersignatures make an entry final; its policy names them
    as soon as one checkpoint carries them all.
    """
    held = log_for_system(log)
    checkpoints = held.checkpoints.order_by("size").prefetch_related("cosignatures")
    size = max((row.size for row in checkpoints), default=0)
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as bundle:
        put(bundle, "README.txt", [README.format(origin=held.origin, size=size).encode()])
        put(bundle, "policy.txt", [policy_for_system(log, required).encode()])
        put(bundle, "verify.py", [files("witness").joinpath("verify.py").read_bytes()])
        for row in checkpoints:
            put(bundle, f"checkpoints/{row.size:020}.txt", [checkpoint_line(row).note.encode()])
        found = held.entries.filter(number__lte=size).order_by("number")
        lines = found.values_list("line", flat=True).iterator(chunk_size=CHUNK)
        put(bundle, "entries.jsonl", (f"{line}\n".encode() for line in lines))
        leaves = found.values_list("leaf", flat=True).iterator(chunk_size=CHUNK)
        put(bundle, "leaves.bin", (bytes.fromhex(leaf) for leaf in leaves))
        kept = found.filter(opening__erased_at__isnull=True, opening__isnull=False)
        openings = kept.values_list("number", "opening__salt", "opening__content")
        spelled = (" ".join(map(str, row)) for row in openings.iterator(chunk_size=CHUNK))
        put(bundle, "openings.txt", (f"{line}\n".encode() for line in spelled))


def put(bundle: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> None:
    """Add one file, part by part."""
    about = zipfile.ZipInfo(name, EPOCH)
    about.compress_type = zipfile.ZIP_DEFLATED
    with bundle.open(about, "w", force_zip64=True) as opened:
        for part in parts:
            opened.write(part)


def policy_for_system(log: str, required: Collection[str] = ()) -> str:
    """The keys with which a log is checked, as a policy file. Raises `NotFound`."""
    held = log_for_system(log)
    earlier = held.log_keys.order_by("until_size").values_list("public_key", flat=True)
    signed = held.checkpoints.exists() or not earlier
    own = [SigningKey().verifier_key(held.origin)] if signed else []
    witnesses = [(row.side, row.public_key) for row in held.witnesses.order_by("from_at")]
    needed = required if final_for_system(log, required) else ()
    return notes.policy_text([*earlier, *own], witnesses, needed)
