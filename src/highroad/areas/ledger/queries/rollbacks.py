"""Whether the database is older than what was signed: quick enough to be asked at each start."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from highroad.areas.ledger.models import Log
from highroad.areas.ledger.models.secrets import last_cosigned, last_signed, remembered_logs
from highroad.areas.ledger.queries.reading import stored_roots
from highroad.areas.ledger.rules import notes, tree


@dataclass(frozen=True)
class Rollback:
    """A log that is behind what this server signed, or differs from it."""

    log: str
    """Its name, or the key of its row where the database does not know it any more."""
    size: int
    signed_size: int
    is_cosigned: bool
    """Whether witnesses countersigned what is missing: they will refuse whatever differs."""


def rollbacks_for_system() -> list[Rollback]:
    """Every log that is behind, or beside, the last head signed for it.

    The heads are kept in the folder of the keys, outside the database. A log that was not signed
    for yet cannot be judged.
    """
    kept = {row.key: row for row in Log.objects.filter(pk__in=remembered_logs())}
    found = []
    for key in remembered_logs():
        heads = [
            (notes.Head.parse(notes.parts(note)[0]), is_cosigned)
            for note, is_cosigned in ((last_signed(key), False), (last_cosigned(key), True))
            if note
        ]
        broken = [pair for pair in heads if not is_kept(kept.get(key), pair[0])]
        if broken:
            head = max((head for head, _ in broken), key=lambda one: one.size)
            found.append(rollback_of(key, kept.get(key), head, any(seen for _, seen in broken)))
    return found


def is_kept(log: Log | None, head: notes.Head) -> bool:
    """Whether the stored hashes still lead to this head at its size."""
    if log is None or log.size < head.size:
        return False
    places = tree.Span(0, head.size).nodes()
    try:
        roots = stored_roots(log, places)
    except KeyError:  # an entry is missing
        return False
    return tree.fold([roots[place] for place in places if place in roots]) == head.root


def rollback_of(key: UUID, log: Log | None, head: notes.Head, is_cosigned: bool) -> Rollback:
    return Rollback(
        log=log.name if log else str(key),
        size=log.size if log else 0,
        signed_size=head.size,
        is_cosigned=is_cosigned,
    )
