"""Loading the content of a copy into the database, with every fault named. The caller holds the transaction."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, transaction
from witness import verify

from highroad.areas.accounts.models import User
from highroad.areas.copies.actions.people import is_placeholder, person_of, placeholder
from highroad.areas.copies.queries.registry import COPIED, LEDGER
from highroad.areas.copies.rules.archives import Archive
from highroad.areas.copies.rules.manifests import LogPart, Manifest
from highroad.areas.fair_access import actions as fair_access
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.actions import Damaged
from highroad.areas.ledger.models import Log
from highroad.areas.ledger.queries import root_for_system
from highroad.areas.ledger.rules import notes
from highroad.areas.ledger.vocabulary import LogKind
from highroad.areas.partnerships.models import Partnership
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, no
from highroad.kit.copying import Fault, Reading, filled

BATCH = 500
MOST_FAULTS = 200
CONSTRAINT = re.compile(r"[a-z]+_[a-z_]{3,60}")


@dataclass
class Loading:
    """One try at loading a copy."""

    archive: Archive
    at: datetime
    counts: dict[str, int] = field(default_factory=dict)
    remarks: list[Fault] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
    people: dict[UUID, UUID] = field(default_factory=dict)
    keys: dict[str, set[Any]] = field(default_factory=dict)
    """By model, the keys of everything that is in the copy."""
    known_here: dict[str, dict[Any, Any]] = field(default_factory=dict)
    """By model, what is here already under another key."""

    @property
    def faults(self) -> list[Fault]:
        return self.archive.faults[:MOST_FAULTS]

    def fault(self, place: str, answer: Answer) -> None:
        self.archive.fault(place, answer)

    def run(self) -> Partnership | None:
        """Load everything; nothing, if there is a fault, of which as many are named as can be."""
        manifest = self.archive.manifest
        if manifest is None or self.faults or not self.has_known_fields(manifest):
            return None
        self.read_all(manifest)
        self.check_partnership(manifest)
        if self.faults:
            return None
        self.take_people()
        self.fit()
        if not self.faults:
            self.save_all()
        if not self.faults:
            self.judge_figures(manifest)
        if not self.faults:
            self.save_logs(manifest)
        if self.faults:
            return None
        return Partnership.objects.get(pk=manifest.partnership)

    def has_known_fields(self, manifest: Manifest) -> bool:
        """Whether the copy holds what this Highroad knows, field by field."""
        listed = {member.name: member for member in manifest.members}
        for copied in (*LEDGER, *COPIED):
            if copied.is_for_reading:
                continue
            name = f"records/{copied.label}.jsonl"
            member = listed.pop(name, None)
            if member is None:
                self.fault(name, no("This file is missing."))
            elif set(member.fields) != copied.names:
                strange = ", ".join(sorted(set(member.fields) ^ copied.names))[:200]
                self.fault(
                    name,
                    no("The earlier platform is of another version: {fields}.", fields=strange),
                )
        for name in listed:
            if name.startswith("records/"):
                self.fault(name, no("This Highroad does not know what this file holds."))
        if "people.jsonl" not in listed:
            self.fault("people.jsonl", no("This file is missing."))
        return not self.faults

    def read_all(self, manifest: Manifest) -> None:
        for copied in (*LEDGER, *COPIED):
            if copied.is_for_reading:
                continue
            reading = Reading(copied)
            for number, raw in enumerate(self.archive.lines(f"records/{copied.label}.jsonl"), 1):
                reading.take(number, raw)
                if len(reading.faults) > MOST_FAULTS:
                    break
            self.readings[copied.label] = reading
            self.keys[copied.label] = {row.pk for row in reading.rows}
            self.archive.faults += reading.faults
            self.check_order(reading)
            self.counts[copied.label] = len(reading.rows)
        self.keys["ledger.log"] = {UUID(part.key) for part in manifest.logs}

    def check_order(self, reading: Reading) -> None:
        """That no key is there twice, and that lines stand in the order of their keys."""
        keys = [row.pk for row in reading.rows]
        place = f"records/{reading.copied.label}.jsonl"
        if len(set(keys)) != len(keys):
            self.fault(place, no("Two lines have the same key."))
        elif keys != sorted(keys):
            self.fault(place, no("The lines are not in the order of their keys."))

    def check_partnership(self, manifest: Manifest) -> None:
        """That the copy is of one partnership, and that it is not here."""
        if self.keys["partnerships.partnership"] != {UUID(manifest.partnership)}:
            place = "records/partnerships.partnership.jsonl"
            self.fault(place, no("A copy holds exactly one partnership."))
        elif Partnership.objects.filter(pk=manifest.partnership).exists():
            self.fault("manifest.json", no("This partnership is here already."))
        for part, name in zip(manifest.logs, names_of(manifest), strict=False):
            if part.name != name or part.kind not in LogKind.values:
                self.fault(part.member, no("This is not the record of this partnership."))
            if Log.objects.filter(key=part.key).exists():
                self.fault(part.member, no("This record is here already."))
        if len(manifest.logs) != len(names_of(manifest)):
            self.fault("ledger", no("This is not the record of this partnership."))

    def take_people(self) -> None:
        """Everybody a record speaks of, as a placeholder that cannot sign in and has no address."""
        named: dict[UUID, str] = {}
        for number, raw in enumerate(self.archive.lines("people.jsonl"), 1):
            found = person_of(raw)
            if found is None or found[0] in named:
                self.fault(f"people.jsonl, {number}", no("This line cannot be read."))
            else:
                named[found[0]] = found[1]
        here = {user.key: user for user in User.objects.filter(key__in=named)}
        made = []
        for key, name in named.items():
            known = here.get(key)
            self.people[key] = key if known is None or is_placeholder(known) else uuid4()
            if known is None or not is_placeholder(known):
                made.append(placeholder(self.people[key], name))
        if not self.faults:
            User.objects.bulk_create(made, batch_size=BATCH)
        self.counts["accounts.user"] = len(named)

    def fit(self) -> None:
        """Make rows fit what is here: organizations that exist, people, what is found by its address."""
        for reading in self.readings.values():
            if reading.copied.same:
                self.use_those_here(reading)
        for reading in self.readings.values():
            if reading.copied.found_by:
                self.find(reading)
        for reading in self.readings.values():
            for number, row in enumerate(reading.rows, 1):
                self.fit_row(reading, number, row)
            self.check_links(reading)
        self.fit_slug()

    def use_those_here(self, reading: Reading) -> None:
        copied, remaining, known = reading.copied, [], {}
        for row in reading.rows:
            alike = copied.model._default_manager.filter(
                **{f"{name}__iexact": getattr(row, name) for name in copied.same}
            ).first()
            if alike is None:
                remaining.append(row)
            else:
                known[row.pk] = alike.pk
                self.remarks.append(Fault(str(row), no("It is here already, and is used.")))
        reading.rows[:] = remaining
        self.known_here[copied.label] = known

    def find(self, reading: Reading) -> None:
        """Relations to what every installation has; what is missing here is not loaded."""
        remaining = []
        for row in reading.rows:
            missing = [one for one in reading.copied.found_by if not self.found(row, one)]
            if missing:
                self.keys[reading.copied.label].discard(row.pk)
                address = row.found_by[missing[0]]
                self.remarks.append(
                    Fault(str(address), no("The library here does not have it; it is left out."))
                )
            else:
                remaining.append(row)
        reading.rows[:] = remaining

    def found(self, row: Any, name: str) -> bool:
        reading = self.readings[row._meta.label_lower]
        target = row._meta.get_field(name).related_model
        address = {reading.copied.found_by[name]: row.found_by[name]}
        key = target._default_manager.filter(**address).values_list("pk", flat=True).first()
        setattr(row, f"{name}_id", key)
        return key is not None

    def fit_row(self, reading: Reading, number: int, row: Any) -> None:
        for one in reading.copied.fields:
            if not one.is_relation or one.name in reading.copied.found_by:
                continue
            key = getattr(row, one.attname)
            if key is None:
                continue
            target: Any = one.related_model
            if target is User:
                key = self.people.get(key)
            elif key not in self.keys.get(target._meta.label_lower, ()):
                key = None
            if key is None:
                reading.fault(number, one.name, no("It names a record that is not in the copy."))
                self.archive.faults.append(reading.faults[-1])
                continue
            known = self.known_here.get(target._meta.label_lower, {})
            setattr(row, one.attname, known.get(key, key))

    def check_links(self, reading: Reading) -> None:
        for name, pairs in reading.links.items():
            target: Any = reading.copied.model._meta.get_field(name).related_model
            there = self.keys.get(target._meta.label_lower, set())
            if any(other not in there for _, other in pairs):
                place = f"records/{reading.copied.label}.jsonl, {name}"
                self.fault(place, no("It names a record that is not in the copy."))

    def fit_slug(self) -> None:
        """The address of the partnership, with an end of its own where it is taken here."""
        for row in self.readings["partnerships.partnership"].rows:
            if Partnership.objects.filter(slug=row.slug).exists():
                row.slug = f"{row.slug[:70]}-{row.key.hex[:8]}"
                self.remarks.append(
                    Fault(row.slug, no("The address is taken here; this one is used."))
                )
        demonstration = any(
            row.is_demonstration for row in self.readings["partnerships.partnership"].rows
        )
        for row in self.readings["partnerships.organization"].rows:
            row.is_demonstration = demonstration

    def save_all(self) -> None:
        for copied in COPIED:
            if not copied.is_for_reading:
                self.save(self.readings[copied.label])

    def judge_figures(self, manifest: Manifest) -> None:
        """A signature says who wrote a figure, not that it gives nobody away: that is judged here."""
        partnership = Partnership.objects.get(pk=manifest.partnership)
        unreadable, held_back = fair_access.judge_brought(partnership=partnership, at=self.at)
        for title in unreadable:
            self.fault(title, no("These figures are no table that can be shown."))
        for title in held_back:
            self.remarks.append(
                Fault(title, no("These figures do not hold here; the public will not see them."))
            )

    def save(self, reading: Reading) -> None:
        """Save the rows of one model; the constraints have the last word."""
        model = reading.copied.model
        try:
            with transaction.atomic():
                if reading.copied.bytes:
                    self.save_with_bytes(reading)
                else:
                    model._default_manager.bulk_create(reading.rows, batch_size=BATCH)
                for name, pairs in reading.links.items():
                    many: Any = model._meta.get_field(name)
                    through = many.remote_field.through
                    here, there = many.m2m_field_name(), many.m2m_reverse_field_name()
                    through._default_manager.bulk_create(
                        [
                            through(**{f"{here}_id": one, f"{there}_id": other})
                            for one, other in pairs
                        ],
                        batch_size=BATCH,
                    )
        except (DatabaseError, OverflowError):
            self.name_refused(reading)

    def save_with_bytes(self, reading: Reading) -> None:
        """Save rows with documents, only a few of which are in memory at once."""
        copied = reading.copied
        lines = self.archive.lines(f"records/{copied.label}.jsonl")
        rows = filled(copied, {row.pk: row for row in reading.rows}, lines)
        while some := list(islice(rows, copied.chunk)):
            copied.model._default_manager.bulk_create(some)
            for row in some:
                for name in copied.bytes:
                    setattr(row, name, getattr(row, name) and b"")

    def name_refused(self, reading: Reading) -> None:
        """Which lines the database refuses: one by one."""
        before = len(self.archive.faults)
        for number, row in enumerate(reading.rows, 1):
            try:
                with transaction.atomic():
                    row.__class__._default_manager.bulk_create([row])
            except (DatabaseError, OverflowError) as error:
                reading.fault(number, "", no("It breaks a rule: {rule}.", rule=rule_of(error)))
                self.archive.faults.append(reading.faults[-1])
                if len(self.archive.faults) - before >= 20:
                    return
        if len(self.archive.faults) == before:
            place = f"records/{reading.copied.label}.jsonl"
            self.fault(place, no("These lines do not go together."))

    def save_logs(self, manifest: Manifest) -> None:
        """The logs as they were, then what was signed for them; and whether it holds together."""
        held = {}
        for part in manifest.logs:
            found = self.save_log(part, manifest)
            if found is not None:
                held[part] = found
        if self.faults:
            return
        for copied in LEDGER:
            self.save(self.readings[copied.label])
        for part, log in held.items():
            ledger.know_earlier_key(log, key_of(manifest, part), at=self.at)
            self.prove(part, log)
        partnership = Partnership(key=UUID(manifest.partnership))
        for side in Side:
            ledger.open_log(name=partnership.side_log(side), kind=LogKind.SIDE)

    def save_log(self, part: LogPart, manifest: Manifest) -> Log | None:
        with TemporaryDirectory(prefix="highroad-") as folder:
            bundle = Path(folder) / "bundle.zip"
            with bundle.open("wb") as into, self.archive.open(part.member) as opened:
                shutil.copyfileobj(opened, into)
            if not self.is_whole(part, bundle, manifest):
                return None
            return ledger.bring_log(
                bundle, key=UUID(part.key), name=part.name, kind=LogKind(part.kind),
                origin=part.origin, at=self.at,
            )  # fmt: skip

    def is_whole(self, part: LogPart, bundle: Path, manifest: Manifest) -> bool:
        """Whether the bundle verifies by itself, with the key that signed the copy."""
        try:
            Archive.refuse_bomb(bundle)
            found = verify.check(bundle)
            keys = found.policy.logs.get(part.origin, [])
        except (verify.UnreadableError, ValueError) as error:
            self.fault(part.member, no("The record cannot be read: {reason}", reason=str(error)))
            return False
        for words in found.faults[:20]:
            self.fault(part.member, no("{words}", words=words))
        known = verify.Key.parse(key_of(manifest, part), 1)
        head = (found.tree.size, found.tree.root.hex())
        if not found.faults and (known not in keys or head != (part.size, part.root)):
            self.fault(part.member, no("The record is not the one that the copy was made of."))
        return not self.faults

    def prove(self, part: LogPart, log: Log) -> None:
        try:
            root = root_for_system(log)
        except Damaged as damaged:
            self.fault(part.member, damaged.answer)
            return
        if (log.size, root.hex()) != (part.size, part.root):
            self.fault(part.member, no("The record is not the one that the copy was made of."))


def names_of(manifest: Manifest) -> list[str]:
    """What the logs of the copy must be called."""
    joint = f"p/{manifest.partnership}"
    return [joint, *([f"{joint}/{manifest.side}"] if manifest.side else [])]


def key_of(manifest: Manifest, part: LogPart) -> str:
    """The key of the earlier platform under the name of one of its logs."""
    public = notes.Verifier.parse(manifest.log_key, notes.ED25519).public
    return notes.verifier_key(part.origin, public)


def rule_of(error: Exception) -> str:
    """The constraint that a database names: PostgreSQL beside its sentence, SQLite in it."""
    named = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    found = CONSTRAINT.search(str(error).replace("CHECK constraint failed: ", ""))
    return str(named or (found[0] if found else "—"))
