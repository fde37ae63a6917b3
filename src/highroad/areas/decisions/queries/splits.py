"""Bodies that became two: what is proposed, what was done, and where the earlier history stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.decisions import rules
from highroad.areas.decisions.models import Split
from highroad.areas.decisions.queries.outcomes import outcome_on, state_of, with_answers
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Answer
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class SplitLine:
    """One split as the page of a body shows it."""

    split: Split
    decision: UUID | None
    is_adopted: bool


def get_split(key: UUID | str, seen_by: User) -> Split:
    """A split of a body the reader may see. Raises `NotFound`."""
    rows = Split.objects.select_related("body__partnership", "new_body")
    seen = partnerships.joint_partnerships(seen_by)
    return partnerships.one(rows.filter(body__partnership__in=seen), key)


def splits_of(body: Body) -> list[SplitLine]:
    """What came out of a body, or may come, and what it came out of itself, oldest first."""
    found = Split.objects.filter(body=body) | Split.objects.filter(new_body=body)
    return [_line(split) for split in found.select_related("body", "new_body")]


def _line(split: Split) -> SplitLine:
    put = with_answers().filter(subject=str(Ref.to(split))).order_by("-opened_at").first()
    return SplitLine(
        split=split,
        decision=put.key if put else None,
        is_adopted=put is not None and state_of(put) is Outcome.ADOPTED,
    )


def to_carry_out(bodies: Collection[UUID], on: date) -> list[Split]:
    """Splits of these bodies that both sides adopted and nobody has carried out, oldest first."""
    rows = Split.objects.filter(body__in=bodies, done_at=None).select_related("body__partnership")
    return [split for split in rows if may_be_carried_out(split, on)]


def may_be_carried_out(split: Split, on: date) -> Answer:
    """Whether a split is done now, by its decision and what else is open in the body."""
    put = with_answers().filter(body=split.body, withdrawn_at=None)
    return rules.may_be_carried_out(
        is_done=split.done_at is not None,
        is_adopted=outcome_on(Ref.to(split), on=on)
        == (Outcome.ADOPTED, rules.digest_of(split.text)),
        others_open=sum(state_of(one, on=on) is Outcome.OPEN for one in put),
    )
