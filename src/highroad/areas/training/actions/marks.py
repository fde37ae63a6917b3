"""A side marks items of proposed standards: agreed, or not yet with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.training.actions.writing import record, whole
from highroad.areas.training.models import ItemMark, ProgramStandards
from highroad.areas.training.permissions import programs as permissions
from highroad.areas.training.queries import marks as queries
from highroad.areas.training.rules import marks as rules
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@whole
def mark_items(
    *, version: ProgramStandards, items: Sequence[str], is_agreed: bool, by: User, at: datetime,
    reason: str = "",
) -> list[ItemMark]:  # fmt: skip
    """Keep the word of one's side on items, named as `process:welding`; the side's newest word counts.

    What the side has marked as agreed is not marked so again. Raises `Refused`.
    """
    kept = ProgramStandards.objects.select_for_update(of=("self",)).get(pk=version.pk)
    require(permissions.may_mark(by, kept, timezone.localdate(at)))
    seat = partnerships.seat_of(by, body=kept.program.body)
    side, why = seat.side if seat else "", "" if is_agreed else reason.strip()
    found = queries.items_standing(kept)
    known = [line.item for line in found.lines]
    require(rules.may_say(is_agreed=is_agreed, reason=why, chosen=items, known=known))
    chosen = [
        line.item
        for line in found.lines
        if line.item.name in items and not (is_agreed and line.is_agreed_by(side))
    ]
    if not chosen:
        raise Refused(no("Your side has marked these as agreed already."))
    first = kept.marks.count() + 1
    made = ItemMark.objects.bulk_create(
        ItemMark(
            standards=kept, number=number, kind=item.kind, item=item.key, side=side,
            is_agreed=is_agreed, reason=why, by=by, at=at,
        )
        for number, item in enumerate(chosen, start=first)
    )  # fmt: skip
    record(
        kept.program.body, "standards.marked", Ref.to(kept), by=by, at=at,
        content={
            "number": kept.number, "digest": kept.digest, "agreed": is_agreed,
            "items": [item.digest for item in chosen],
        },
    )  # fmt: skip
    return made
