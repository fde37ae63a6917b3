"""Judging every line of a copy before anything is saved: first each by itself, then whom and what it names."""

from __future__ import annotations

from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from highroad.areas.accounts.models import User
from highroad.areas.copies.actions.loading.people import is_placeholder, person_of
from highroad.areas.copies.actions.loading.state import (
    BATCH,
    LOADED,
    MOST_FAULTS,
    PEOPLE,
    PERSON,
    Loading,
    label_of,
    names_of,
)
from highroad.areas.copies.rules.keys import Keys
from highroad.areas.copies.rules.manifests import Manifest
from highroad.areas.ledger.models import Log
from highroad.areas.ledger.vocabulary import LogKind
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Answer, no
from highroad.kit.copying import Copied, Fault, Reading, Row, names_in

PARTNERSHIP = "partnerships.partnership"


def has_known_fields(loading: Loading, manifest: Manifest) -> bool:
    """Whether the copy holds what this Highroad knows, field by field."""
    listed = {member.name: member for member in manifest.members}
    for copied in LOADED:
        name = f"records/{copied.label}.jsonl"
        member = listed.pop(name, None)
        if member is None:
            loading.fault(name, no("This file is missing."))
        elif set(member.fields) != copied.names:
            strange = ", ".join(sorted(set(member.fields) ^ copied.names))[:200]
            loading.fault(
                name, no("The earlier platform is of another version: {fields}.", fields=strange)
            )
    for name in listed:
        if name.startswith("records/"):
            loading.fault(name, no("This Highroad does not know what this file holds."))
    if PEOPLE not in listed:
        loading.fault(PEOPLE, no("This file is missing."))
    return not loading.faults


def judge_lines(loading: Loading, manifest: Manifest) -> None:
    """Each line by itself, and the order of each file; what stays of them is their keys."""
    for copied in LOADED:
        judge_file(loading, copied)
    logs = loading.keys["ledger.log"] = Keys()
    for key in sorted(UUID(part.key) for part in manifest.logs):
        logs.add(key)


def judge_file(loading: Loading, copied: Copied) -> None:
    keys = loading.keys[copied.label] = Keys()
    reading, waiting, count = Reading(copied), list[Row](), 0
    disorder: dict[str, Answer] = {}
    for number, raw in loading.lines(copied):
        row = reading.take(number, raw)
        if len(reading.faults) > MOST_FAULTS:
            break
        if row is None:
            continue
        count += 1
        if not keys.add(row.made.pk):
            found = disorder_of(keys, row.made.pk)
            disorder[found.sentence] = found
        if copied.same or copied.found_by or copied.label == PARTNERSHIP:
            waiting.append(row)
        if len(waiting) >= BATCH:
            meet(loading, copied, waiting)
    meet(loading, copied, waiting)
    loading.counts[copied.label] = count
    loading.archive.faults += reading.faults
    for found in disorder.values():
        loading.fault(f"records/{copied.label}.jsonl", found)


def disorder_of(keys: Keys, key: UUID) -> Answer:
    """That no key may be there twice, and that lines stand in the order of their keys."""
    if keys.is_last(key):
        return no("Two lines have the same key.")
    return no("The lines are not in the order of their keys.")


def meet(loading: Loading, copied: Copied, waiting: list[Row]) -> None:
    """Note of some rows what is here already, and what they need that is not here; then forget them."""
    known = loading.known_here.setdefault(copied.label, {})
    for row in waiting:
        if copied.label == PARTNERSHIP:
            note_address(loading, row.made)
        alike = found_alike(copied, row.made) if copied.same else None
        if alike is not None:
            known[row.made.pk] = alike
            loading.remarks.append(Fault(str(row.made), no("It is here already, and is used.")))
    left_out = loading.left_out.setdefault(copied.label, set())
    for row in loading.find(copied, waiting):
        left_out.add(row.made.pk)
        loading.remarks.append(
            Fault(
                str(next(iter(row.outside.values()))),
                no("The library here does not have it; it is left out."),
            )
        )
    waiting.clear()


def found_alike(copied: Copied, made: Any) -> UUID | None:
    """The key of what is here already and says the same of itself."""
    alike = {f"{name}__iexact": getattr(made, name) for name in copied.same}
    found: UUID | None = (
        copied.model._default_manager.filter(**alike).values_list("pk", flat=True).first()
    )
    return found


def note_address(loading: Loading, made: Partnership) -> None:
    """The address of the partnership, with an end of its own where it is taken here."""
    loading.is_demonstration, loading.slug = made.is_demonstration, made.slug
    if Partnership.objects.filter(slug=made.slug).exists():
        loading.slug = f"{made.slug[:70]}-{made.key.hex[:8]}"
        loading.remarks.append(
            Fault(loading.slug, no("The address is taken here; this one is used."))
        )


def judge_people(loading: Loading) -> None:
    """Everybody a record speaks of: whoever is here under the same key stays apart, unless a placeholder."""
    named = loading.keys[PERSON] = Keys()
    moved = loading.known_here.setdefault(PERSON, {})
    numbered = enumerate(loading.archive.lines(PEOPLE), 1)
    while some := list(islice(numbered, BATCH)):
        keys = []
        for number, raw in some:
            found = person_of(raw)
            if found is None or not named.add(found[0]):
                loading.fault(f"{PEOPLE}, {number}", no("This line cannot be read."))
            else:
                keys.append(found[0])
        for user in User.objects.filter(key__in=keys):
            if not is_placeholder(user):
                moved[user.key] = uuid4()
        if loading.is_full:
            break
    loading.counts[PERSON] = len(named)


def judge_names(loading: Loading) -> None:
    """That no line names a record, or a person, that is not in the copy."""
    for copied in LOADED:
        reading = Reading(copied)
        for number, raw in loading.lines(copied):
            if loading.is_full or len(reading.faults) > MOST_FAULTS:
                break
            own, named = names_in(copied, raw)
            for one, key in named if loading.is_loaded(copied, own) else ():
                if not loading.holds(label_of(one), key):
                    reading.fault(
                        number, one.name, no("It names a record that is not in the copy.")
                    )
        loading.archive.faults += reading.faults


def check_partnership(loading: Loading, manifest: Manifest) -> None:
    """That the copy is of one partnership, and that it is not here."""
    key, held = UUID(manifest.partnership), loading.keys[PARTNERSHIP]
    if len(held) != 1 or key not in held:
        place = f"records/{PARTNERSHIP}.jsonl"
        loading.fault(place, no("A copy holds exactly one partnership."))
    elif Partnership.objects.filter(pk=key).exists():
        loading.fault("manifest.json", no("This partnership is here already."))
    for part, name in zip(manifest.logs, names_of(manifest), strict=False):
        if part.name != name or part.kind not in LogKind.values:
            loading.fault(part.member, no("This is not the record of this partnership."))
        if Log.objects.filter(key=part.key).exists():
            loading.fault(part.member, no("This record is here already."))
    if len(manifest.logs) != len(names_of(manifest)):
        loading.fault("ledger", no("This is not the record of this partnership."))
