"""Who may get a support, and who may get money during training. Findings say why, with their source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from highroad.areas.supports.rules import packs
from highroad.areas.supports.rules.packs import Pack
from highroad.areas.supports.vocabulary import Insurance, WorkerKind
from highroad.kit.answers import Answer, no


@dataclass(frozen=True)
class Verdict:
    """Yes, or every reason why not; and the rules it was judged by."""

    reasons: tuple[Answer, ...] = ()
    pack: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, kw_only=True)
class SupportFacts:
    """What is known before a support is given. Cents are of one person and one kind."""

    is_participant: bool
    other_sources: str
    """Which other sources were asked and what they said; without it the check was not made."""
    other_source_pays: bool
    is_necessary: bool
    asked_cents: int
    given_cents: int = 0
    cap_cents: int | None = None
    exception: str = ""
    """Why the cap is lifted, where the local board's procedure allows it."""


def judge_support(facts: SupportFacts, pack: Pack) -> Verdict:
    """The four tests: a participant, no other source, necessary, under the cap or an exception."""
    return Verdict(tuple(_missing(facts)), pack.name, packs.FOUR_TESTS)


def _missing(facts: SupportFacts) -> Iterator[Answer]:
    if not facts.is_participant:
        yield no("Only somebody in career or training services gets this support.")
    if not facts.other_sources.strip():
        yield no("Write down which other sources were asked.")
    elif facts.other_source_pays:
        yield no("Another program gives it: that comes first.")
    if not facts.is_necessary:
        yield no("It is given only where somebody could not take part without it.")
    if (
        is_over(facts.cap_cents, facts.given_cents + facts.asked_cents)
        and not facts.exception.strip()
    ):
        yield no("It goes over the cap of this fund, and no exception is written down.")


def is_over(cap: int | None, cents: int) -> bool:
    """Whether so many cents go over a cap; the cap itself is still within."""
    return cap is not None and cents > cap


@dataclass(frozen=True, kw_only=True)
class PaymentFacts:
    """What is known before money during training is paid."""

    kind: WorkerKind
    is_unemployed: bool
    insurance: Insurance
    on: date
    enrolled_on: date | None = None
    """The day the training begins or began; may lie ahead where somebody was accepted."""
    layoff_on: date | None = None
    long_layoff_told_on: date | None = None
    """When somebody was told that a short layoff will be longer than six months."""
    benefit_cents: int | None = None
    """The weekly unemployment benefit, where there was one."""
    poverty_cents: int | None = None
    """The poverty level for the same time, where there was none, adjusted for family income."""
    local_cents: int | None = None
    """What the local board pays adults."""


def judge_payment(facts: PaymentFacts, pack: Pack) -> Verdict:
    """Whether money during training may be paid on a day."""
    return Verdict(tuple(_against(facts, pack)), pack.name, pack.source)


def _against(facts: PaymentFacts, pack: Pack) -> Iterator[Answer]:
    if not facts.is_unemployed:
        yield no("Money during training is for people without work.")
    if facts.insurance is Insurance.RECEIVING:
        yield no("Unemployment insurance still pays.")
    if facts.enrolled_on is None:
        yield no("Money during training is for people enrolled in training or accepted for it.")
        return
    if (facts.enrolled_on - facts.on).days > pack.start_within_days:
        yield no("The class begins more than {days} days from now.", days=pack.start_within_days)
    if facts.kind is WorkerKind.DISLOCATED and facts.insurance is Insurance.CEASED:
        yield from _too_late(facts, facts.enrolled_on, pack)


def _too_late(facts: PaymentFacts, enrolled_on: date, pack: Pack) -> Iterator[Answer]:
    last = last_enrollment(facts.layoff_on, facts.long_layoff_told_on, pack)
    if last is None:
        yield no("The day of the layoff is needed.")
    elif enrolled_on > last:
        yield no("Enrolled after {day}, the last day for it.", day=last.isoformat())


def last_enrollment(layoff_on: date | None, told_on: date | None, pack: Pack) -> date | None:
    """The end of the 13th week after the layoff, or of the 8th after being told it will be long, if later."""
    ends = [
        day + timedelta(weeks=weeks)
        for day, weeks in ((layoff_on, pack.weeks_after_layoff), (told_on, pack.weeks_after_notice))
        if day is not None
    ]
    return max(ends) if ends and layoff_on is not None else None


def weekly_level(facts: PaymentFacts) -> int | None:
    """The most a week in cents: adults as set locally; else the benefit there was, or the poverty level."""
    if facts.kind is WorkerKind.ADULT:
        return facts.local_cents
    return facts.poverty_cents if facts.benefit_cents is None else facts.benefit_cents
