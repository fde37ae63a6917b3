"""Signing for a log, and taking in what its witnesses signed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.db.models.functions import Coalesce

from highroad.areas.ledger import queries
from highroad.areas.ledger.models import Checkpoint, Cosignature, Log, SigningKey, Witness
from highroad.areas.ledger.models.secrets import (
    last_cosigned,
    last_signed,
    remember_cosigned,
    remember_signed,
)
from highroad.areas.ledger.queries import Damaged
from highroad.areas.ledger.rules import notes
from highroad.kit.answers import Refused, no

AHEAD = timedelta(minutes=10)
"""How far a witness's clock may run before ours."""


def checkpoint(log: str, *, at: datetime) -> Checkpoint:
    """Sign for a log as it stands; the newest checkpoint if nothing was added since.

    All is computed anew from the stored bytes before anything is signed. Raises `Damaged` and
    signs nothing when they differ from what was recorded or signed before. Not to be called inside
    another transaction: what is signed must have been committed.
    """
    held = queries.log_for_system(log)
    newest = held.checkpoints.order_by("-size").first()
    if newest and newest.size == held.size:
        refuse_if_behind(held)
        return newest
    head = notes.Head(held.origin, held.size, queries.root_for_system(held))
    note = SigningKey().note(head.text, held.origin)
    try:
        with transaction.atomic(durable=True):
            remember_signed(held.key, note)
            return Checkpoint.objects.create(
                log=held, size=head.size, root=head.root.hex(), note=note, made_at=at
            )
    except IntegrityError:  # somebody signed for the same size in the meantime
        return held.checkpoints.get(size=held.size)


def refuse_if_behind(log: Log) -> None:
    """Raise `Damaged` if this server signed, or witnesses countersigned, more than is here."""
    notes_kept = [note for note in (last_signed(log.key), last_cosigned(log.key)) if note]
    largest = max((notes.Head.parse(notes.parts(note)[0]).size for note in notes_kept), default=0)
    if largest > log.size:
        raise Damaged(
            no(
                "The record has {size} entries, but {number} were signed for: it was rolled back.",
                size=log.size,
                number=largest,
            )
        )


def checkpoint_all(*, at: datetime) -> dict[str, str]:
    """Sign for every log that has grown; the reason for each log that could not be signed for."""
    refused = {}
    signed = Coalesce(Max("checkpoints__size"), -1)
    grown = Log.objects.annotate(signed=signed).filter(size__gt=F("signed")).order_by("name")
    for name in grown.values_list("name", flat=True):
        try:
            checkpoint(name, at=at)
        except Damaged as damaged:
            refused[name] = damaged.answer.sentence.format(**damaged.answer.values)
    return refused


@transaction.atomic
def name_witness(log: str, *, side: str, public_key: str, at: datetime) -> Witness:
    """Put a key in place of the one a side had; what the old one signed goes on counting.

    Raises `ValueError` for what is no key of a witness, `Refused` if the log knows the key.
    """
    key = notes.Verifier.parse(public_key, notes.COSIGNATURE)
    held = Log.objects.select_for_update().get(name=log)
    for known in held.witnesses.all():
        if notes.Verifier.parse(known.public_key, notes.COSIGNATURE).public == key.public:
            raise Refused(no("This key stands in the record already. Make a new one."))
    end_witness(log, side=side, at=at)
    return Witness.objects.create(
        log=held, side=side, name=key.name, public_key=key.text, from_at=at
    )


def end_witness(log: str, *, side: str, at: datetime) -> bool:
    """Take a side's key out of use. Whether there was one."""
    current = Witness.objects.filter(log__name=log, side=side, to_at__isnull=True)
    return bool(current.update(to_at=at))


def countersign(log: str, *, signed: str, at: datetime) -> list[Cosignature]:
    """Take in a checkpoint that witnesses have signed; what came in anew.

    `signed` is the whole note, or our note with their lines under it. Lines of unknown keys are
    passed over. Raises `Refused` if it is no checkpoint of this log, a signature of a witness
    does not hold, or nobody we know signed.
    """
    try:
        text, lines = notes.parts(signed)
        head = notes.Head.parse(text)
    except ValueError as error:
        raise Refused(no("This is not a signed checkpoint.")) from error
    row = Checkpoint.objects.filter(log__name=log, size=head.size).select_related("log").first()
    if row is None or notes.parts(row.note)[0] != text:
        raise Refused(no("This is not a checkpoint of this record as it stands here."))
    found = {
        witness: cosigned
        for witness in row.log.witnesses.filter(to_at__isnull=True)
        for line in lines
        if (cosigned := taken(text, line, witness, at)) is not None
    }
    if not found:
        raise Refused(no("There is no signature of a witness of this record under it."))
    return put(row, found, at)


def taken(text: str, line: str, witness: Witness, at: datetime) -> notes.Cosigned | None:
    """A line as the signature of a witness; none if it is another's. Raises `Refused`."""
    key = notes.Verifier.parse(witness.public_key, notes.COSIGNATURE)
    try:
        found = notes.cosignature(text, line, key)
    except ValueError as error:
        raise Refused(no("The signature of {name} does not hold.", name=witness.name)) from error
    if found is not None and found.at > at + AHEAD:
        raise Refused(no("The clock of {name} runs ahead. Set it and sign again.", name=key.name))
    return found


def put(row: Checkpoint, found: dict[Witness, notes.Cosigned], at: datetime) -> list[Cosignature]:
    """Keep countersignatures, one a witness; and the head outside the database."""
    made = []
    for witness, cosigned in found.items():
        kept, is_new = Cosignature.objects.get_or_create(
            checkpoint=row, witness=witness,
            defaults={
                "log": row.log, "side": witness.side, "size": row.size, "line": cosigned.line,
                "signed_at": cosigned.at, "received_at": at,
            },
        )  # fmt: skip
        made += [kept] if is_new else []
    if made:
        line = queries.checkpoint_at_for_system(row.log.name, row.size)
        transaction.on_commit(lambda: remember_largest(row.log, line.note, row.size))
    return made


def remember_largest(log: Log, note: str, size: int) -> None:
    """Remember the largest countersigned checkpoint, outside the database."""
    kept = last_cosigned(log.key)
    if kept is None or notes.Head.parse(notes.parts(kept)[0]).size <= size:
        remember_cosigned(log.key, note)
