"""The workers' word on declared terms, as far as it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from highroad.areas.accounts.models import User
from highroad.areas.job_quality.models import JobCard, WordRound, WordStatement, WordTicket
from highroad.areas.job_quality.queries.cards import plain, visible
from highroad.areas.job_quality.rules import word
from highroad.areas.job_quality.rules.word import Confirmation
from highroad.areas.job_quality.vocabulary import BY_KEY, Indicator, WordShown
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import NotFound


@dataclass(frozen=True)
class WordLine:
    """A declared term and the workers' word on it: the gap between the two is the figure."""

    indicator: Indicator
    value: Decimal
    declared_by: str
    said: Confirmation

    @property
    def shown(self) -> str:
        return plain(self.value)

    @property
    def gap(self) -> Decimal | None:
        """Points between what is declared, which is true for everybody or for nobody, and what workers say."""
        return None if self.said.percent is None else 100 - self.said.percent


@dataclass(frozen=True)
class RoundView:
    """A round as it may be shown on a day. While it runs, nothing of its answers is."""

    key: UUID
    number: int
    opened_on: date
    closes_on: date
    tickets: int
    is_closed: bool
    lines: tuple[WordLine, ...]


def get_round(key: UUID | str, seen_by: User) -> WordRound:
    """One round. Raises `NotFound`."""
    found = WordRound.objects.filter(job__in=visible(seen_by))
    return partnerships.one(found.select_related("job__body__partnership"), key)


def list_rounds(job: JobCard, seen_by: User, on: date) -> list[RoundView]:
    """The rounds of a job, newest first, each as it may be shown."""
    found = WordRound.objects.filter(job=job, job__in=visible(seen_by))
    rows = found.prefetch_related("statements__reading")
    return [
        RoundView(
            key=row.key, number=row.number, opened_on=row.opened_on, closes_on=row.closes_on,
            tickets=row.ticket_count, is_closed=not word.is_answerable(row.closes_on, on),
            lines=tuple(_word_line(each, row, on) for each in row.statements.all()),
        )
        for row in rows
    ]  # fmt: skip


def _word_line(row: WordStatement, of: WordRound, on: date) -> WordLine:
    return WordLine(
        indicator=BY_KEY[row.reading.indicator], value=row.reading.value,
        declared_by=str(Side(row.reading.side).label),
        said=said_of(row, of, on),
    )  # fmt: skip


def said_of(row: WordStatement, of: WordRound, on: date) -> Confirmation:
    """What may be shown of a statement; of one that came by a copy, what was shown where it was asked."""
    if row.brought_shown:
        return Confirmation(WordShown(row.brought_shown), row.brought_percent)
    return word.confirmation(
        row.true_count, row.untrue_count, row.unsure_count, smallest=of.smallest_count,
        is_closed=not word.is_answerable(of.closes_on, on),
    )  # fmt: skip


def statements_public(ticket_digest: str, on: date) -> list[tuple[Indicator, Decimal]]:
    """What a ticket asks about. Raises `NotFound` for none, a used one and a late one, all alike."""
    found = WordTicket.objects.filter(digest=ticket_digest).select_related("round").first()
    if found is None or not word.is_answerable(found.round.closes_on, on):
        raise NotFound
    rows = WordStatement.objects.filter(round=found.round_id).select_related("reading")
    return [(BY_KEY[row.reading.indicator], row.reading.value) for row in rows.order_by("number")]
