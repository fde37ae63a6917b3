"""The logs of a copy: verified as bundles, loaded as they were, and proved once more."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from witness import verify

from highroad.areas.copies.actions.loading.saving import save
from highroad.areas.copies.actions.loading.state import Loading
from highroad.areas.copies.queries.registry import LEDGER
from highroad.areas.copies.rules.archives import Archive
from highroad.areas.copies.rules.manifests import LogPart, Manifest
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.actions import Damaged
from highroad.areas.ledger.models import Log
from highroad.areas.ledger.queries import root_for_system
from highroad.areas.ledger.rules import notes
from highroad.areas.ledger.vocabulary import LogKind
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import no


def save_logs(loading: Loading, manifest: Manifest) -> None:
    """The logs as they were, then what was signed for them; and whether it holds together."""
    held = {}
    for part in manifest.logs:
        found = save_log(loading, part, manifest)
        if found is not None:
            held[part] = found
    if loading.faults:
        return
    for copied in LEDGER:
        save(loading, copied)
    for part, log in held.items():
        ledger.know_earlier_key(log, key_of(manifest, part), at=loading.at)
        prove(loading, part, log)
    partnership = Partnership(key=UUID(manifest.partnership))
    for side in Side:
        ledger.open_log(name=partnership.side_log(side), kind=LogKind.SIDE)


def save_log(loading: Loading, part: LogPart, manifest: Manifest) -> Log | None:
    with TemporaryDirectory(prefix="highroad-") as folder:
        bundle = Path(folder) / "bundle.zip"
        with bundle.open("wb") as into, loading.archive.open(part.member) as opened:
            shutil.copyfileobj(opened, into)
        if not is_whole(loading, part, bundle, manifest):
            return None
        return ledger.bring_log(
            bundle, key=UUID(part.key), name=part.name, kind=LogKind(part.kind),
            origin=part.origin, at=loading.at,
        )  # fmt: skip


def is_whole(loading: Loading, part: LogPart, bundle: Path, manifest: Manifest) -> bool:
    """Whether the bundle verifies by itself, with the key that signed the copy."""
    try:
        Archive.refuse_bomb(bundle)
        found = verify.check(bundle)
        keys = found.policy.logs.get(part.origin, [])
    except (verify.UnreadableError, ValueError) as error:
        loading.fault(part.member, no("The record cannot be read: {reason}", reason=str(error)))
        return False
    for words in found.faults[:20]:
        loading.fault(part.member, no("{words}", words=words))
    known = verify.Key.parse(key_of(manifest, part), 1)
    head = (found.tree.size, found.tree.root.hex())
    if not found.faults and (known not in keys or head != (part.size, part.root)):
        loading.fault(part.member, no("The record is not the one that the copy was made of."))
    return not loading.faults


def prove(loading: Loading, part: LogPart, log: Log) -> None:
    try:
        root = root_for_system(log)
    except Damaged as damaged:
        loading.fault(part.member, damaged.answer)
        return
    if (log.size, root.hex()) != (part.size, part.root):
        loading.fault(part.member, no("The record is not the one that the copy was made of."))


def key_of(manifest: Manifest, part: LogPart) -> str:
    """The key of the earlier platform under the name of one of its logs."""
    public = notes.Verifier.parse(manifest.log_key, notes.ED25519).public
    return notes.verifier_key(part.origin, public)
