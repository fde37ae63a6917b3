"""Showing an issue to the public: one side asks, the other agrees, and either takes it back."""

from __future__ import annotations

from datetime import datetime

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Seat
from highroad.areas.problem_solving import notices, queries
from highroad.areas.problem_solving.actions.sides import give_word, record, seat_for, whole
from highroad.areas.problem_solving.models import Issue, PublicQuestion
from highroad.areas.problem_solving.permissions import (
    may_agree_to_public,
    may_ask_for_public,
    may_end_public,
)
from highroad.areas.problem_solving.vocabulary.issues import WordKind
from highroad.kit.answers import require
from highroad.kit.refs import Ref


@whole
def ask_for_public(*, issue: Issue, summary: str, by: User, at: datetime) -> PublicQuestion:
    """Put a text to the other side that the public shall read; the asking side has said yes by this.

    Raises `Refused` while another text is asked for or shown, and for an issue that went elsewhere.
    """
    require(may_ask_for_public(by, issue))
    seat = seat_for(by, issue.body)
    asked = PublicQuestion.objects.create(
        issue=issue, question=issue.question, summary=summary.strip(), side=seat.side,
        by_alias=seat.alias, asked_at=at,
    )  # fmt: skip
    _say_yes(asked, seat, at)
    _record(asked, "issue.public_asked", seat, at)
    notices.ask_for_public(asked, at=at)
    return asked


@whole
def agree_to_public(*, asked: PublicQuestion, by: User, at: datetime) -> PublicQuestion:
    """Say yes for one's side to this very text; with the last yes the public may read it."""
    kept = _held(asked)
    require(may_agree_to_public(by, kept))
    seat = seat_for(by, kept.body)
    _say_yes(kept, seat, at)
    if queries.have_all_said(
        kept.body, Ref.to(kept), WordKind.PUBLIC, queries.digest_of_public(kept)
    ):
        kept.shown_at = at
        kept.save(update_fields=["shown_at"])
        notices.close(kept, "issue.public", by_alias=seat.alias, at=at)
        notices.tell_of_public(kept, by=by, at=at)
    _record(kept, "issue.public_agreed", seat, at)
    return kept


@whole
def end_public(*, asked: PublicQuestion, by: User, at: datetime) -> PublicQuestion:
    """Take it back, by one side alone and at once: what was asked for, and what was shown."""
    kept = _held(asked)
    require(may_end_public(by, kept))
    seat = seat_for(by, kept.body)
    end(kept, seat, at)
    notices.tell_of_public(kept, by=by, at=at)
    return kept


def end(asked: PublicQuestion, seat: Seat, at: datetime) -> None:
    """The end itself, once it may be."""
    asked.ended_at, asked.ended_side = at, seat.side
    asked.save(update_fields=["ended_at", "ended_side"])
    notices.close(asked, "issue.public", by_alias=seat.alias, at=at)
    _record(asked, "issue.public_ended", seat, at)


def _held(asked: PublicQuestion) -> PublicQuestion:
    rows = PublicQuestion.objects.select_for_update(of=("self",))
    return rows.select_related("issue__body__partnership").get(pk=asked.pk)


def _say_yes(asked: PublicQuestion, seat: Seat, at: datetime) -> None:
    digest = queries.digest_of_public(asked)
    give_word(Ref.to(asked), WordKind.PUBLIC, digest, seat=seat, at=at)


def _record(asked: PublicQuestion, act: str, seat: Seat, at: datetime) -> None:
    record(
        asked.body, act, Ref.to(asked), seat=seat, at=at,
        content={"number": asked.issue.number, "digest": queries.digest_of_public(asked)},
    )  # fmt: skip
