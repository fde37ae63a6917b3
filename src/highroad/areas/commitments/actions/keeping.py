"""Showing that a promise was kept, and what the other side says to it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from highroad.areas.accounts.models import User
from highroad.areas.commitments import notices, queries, rules
from highroad.areas.commitments.actions.moving import alias_of, held, move
from highroad.areas.commitments.models import Commitment, EvidenceItem
from highroad.areas.commitments.rules import EvidenceDraft
from highroad.areas.commitments.vocabulary import CommitmentAct as Act
from highroad.areas.commitments.vocabulary import EvidenceForm
from highroad.kit.answers import require


@transaction.atomic
def add_evidence(
    *, commitment: Commitment, draft: EvidenceDraft, by: User, at: datetime
) -> EvidenceItem:
    """Put forward a note, a figure or a file; the other side is asked whether it is done.

    It is kept as it was, with its SHA-256 in the record. Raises `Refused` without a source, for a
    day ahead, and for files that are empty, too large or of another kind.
    """
    day = timezone.localdate(at)
    require(rules.may_be_kept(draft, day))
    kept = held(commitment)
    number = kept.evidence.count() + 1
    moved = move(
        kept, Act.SHOW, by=by, at=at, content={"evidence": draft.digest, "form": draft.form.value}
    )
    is_file = draft.form is EvidenceForm.FILE
    item = EvidenceItem.objects.create(
        commitment=moved, number=number, form=draft.form, words=draft.words.strip(),
        figure=draft.figure, unit=draft.unit.strip(), source=draft.source.strip(), on=draft.on,
        file_name=draft.file_name if is_file else "", media_type=draft.media_type,
        content=draft.content if is_file else None, digest=draft.digest,
        side=queries.side_in(by, moved, day), added_by=by, added_at=at,
    )  # fmt: skip
    events = (notices.KEEP, notices.LATE, notices.CONFIRM)
    notices.close(moved, *events, by_alias=alias_of(by, moved), at=at)
    notices.ask_to_confirm(moved, by=by, at=at)
    return item


@transaction.atomic
def confirm(*, commitment: Commitment, by: User, at: datetime) -> Commitment:
    """The other side says it is done: the promise is kept, and this list is shorter."""
    kept = move(commitment, Act.CONFIRM, by=by, at=at)
    notices.close(kept, notices.CONFIRM, by_alias=alias_of(by, kept), at=at)
    notices.tell_owner(kept, gettext_noop("{place}: confirmed: {what}"), by=by, at=at)
    return kept


@transaction.atomic
def say_not_right(*, commitment: Commitment, reason: str, by: User, at: datetime) -> Commitment:
    """The other side says what is missing; the promise is open again, its evidence stays."""
    kept = move(commitment, Act.NOT_RIGHT, by=by, at=at, reason=reason)
    notices.close(kept, notices.CONFIRM, by_alias=alias_of(by, kept), at=at)
    notices.tell_owner(kept, gettext_noop("{place}: this is not right yet: {what}"), by=by, at=at)
    return kept
