"""A partnership with everything in it, the copies that labor takes, and an empty platform to load them into."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import override_settings

from highroad.areas.copies import actions
from highroad.areas.copies.models import Copy
from highroad.areas.copies.rules.manifests import Manifest, Member
from highroad.areas.ledger.models import SigningKey
from highroad.areas.library.models import Helper, Resource
from highroad.areas.partnerships.vocabulary import Side
from tests.areas.copies.shown import asked_earlier, shown_by_area
from tests.cast import sam
from tests.world.canaries import Aviary
from tests.world.everything import WholeBuilder
from tests.world.library import furnish
from tests.world.partnerships import Table

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
EARLIER = "earlier.example.org"


class Taken:
    """What is left of the earlier platform: two files, and what was in them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.aviary = folder, Aviary()
        self.data = folder / "earlier"
        with override_settings(DATA=self.data, ROWS_ROOT=self.data / "rows", HOST=EARLIER):
            self.table = WholeBuilder("own", self.aviary, sam()).build()
            asked_earlier(self.table)
            self.shown = shown_by_area(self.table)
            self.joint = self.take("joint.zip", None)
            self.own = self.take("labor.zip", Side.LABOR)

    def take(self, name: str, side: Side | None) -> Path:
        copy = take(self.table, side)
        assert copy.status == "ready", copy.trouble
        return copy.path.rename(self.folder / name)

    def resigned(self, manifest: Manifest) -> bytes:
        """The signature of the earlier platform under a table of contents."""
        with override_settings(DATA=self.data):
            return SigningKey().note(manifest.note_text(), manifest.logs[0].origin).encode()


def take(table: Table, side: Side | None) -> Copy:
    asked = actions.ask(
        partnership=table.partnership, own_side=side, by=table.people["labor"], at=NOON
    )
    return actions.make(asked, at=NOON)


def once(folder: Path) -> Taken:
    """Builds the world, takes the copies, and leaves the database as it was."""
    block: Any = transaction.atomic()
    block._from_testcase = True  # checkpoints ask to be outermost
    with block:
        taken = Taken(folder)
        transaction.set_rollback(True)
    return taken


def library() -> None:
    """What every installation has: the same resource and helper, under their addresses."""
    if not Resource.objects.exists() and not Helper.objects.exists():
        furnish("own", lambda zone, name: name, NOON)


def manifest_of(path: Path) -> Manifest:
    with zipfile.ZipFile(path) as opened:
        return Manifest.parse(opened.read("manifest.json"))


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(content: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as into:
        for name, raw in content.items():
            into.writestr(name, raw)
    return path


def forged(
    taken: Taken, name: str, change: Callable[[bytes], bytes], path: Path, key: bool = True
) -> Path:
    """A copy in which one file was changed, and the table of contents made to fit and signed again."""
    content = members(taken.joint)
    content[name] = change(content[name])
    old = manifest_of(taken.joint)
    manifest = replace(old, members=tuple(listed(one, content) for one in old.members))
    content["manifest.json"] = manifest.raw()
    if key:
        content["manifest.note"] = taken.resigned(manifest)
    return packed(content, path)


def listed(member: Member, content: dict[str, bytes]) -> Member:
    raw = content[member.name]
    lines = 0 if member.name.endswith(".zip") else raw.count(b"\n")
    return replace(member, bytes=len(raw), sha256=hashlib.sha256(raw).hexdigest(), lines=lines)
