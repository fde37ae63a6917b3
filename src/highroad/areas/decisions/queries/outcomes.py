"""Outcomes, computed each time from the answers; a sealed answer stays with its side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import rules
from highroad.areas.decisions.models import Decision, SignOff, Wording
from highroad.areas.decisions.rules import Count, FrozenRule, Standing, Tally
from highroad.areas.decisions.vocabulary import Outcome, Stance
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Base, Side, SideRule
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class OutcomeView:
    """Where a proposal stands, with each side's tally as this reader may see it."""

    outcome: Outcome
    tallies: tuple[Tally, ...]
    wording_number: int
    digest: str
    settled_on: date | None
    is_revealed: bool
    """Whether every answer to the current wording may be seen by both sides."""


def with_answers() -> QuerySet[Decision]:
    """Decisions with all that their outcome rests on, in four queries for any number.

    Where a meeting was asked to confirm one of them, two more.
    """
    return Decision.objects.select_related("body__partnership", "ratification").prefetch_related(
        "wordings__sign_offs", "ratification__wordings__sign_offs"
    )


def ratification_of(decision: Decision) -> Decision | None:
    """The decision by which a meeting was asked to confirm this one, or nothing."""
    found: Decision | None = getattr(decision, "ratification", None)
    return found


def current_wording(decision: Decision) -> Wording:
    """The newest text; only its answers count."""
    return max(decision.wordings.all(), key=lambda wording: wording.number)


def frozen_of(decision: Decision) -> tuple[FrozenRule, ...]:
    """The rules of each side as they were frozen when the proposal was opened."""
    return tuple(
        FrozenRule(
            side=Side(side),
            rule=SideRule(decision.rules[side]["rule"]),
            base=Base(decision.rules[side]["base"]),
            quorum=int(decision.rules[side]["quorum"]),
            entitled=tuple(decision.rules[side]["entitled"]),
            co_chair=str(decision.rules[side].get("co_chair", "")),
            dissent=int(decision.rules[side].get("dissent", 0)),
            proxies_count=bool(decision.rules[side].get("proxies_count", False)),
        )
        for side in decision.keys
    )


def entitled(decision: Decision) -> frozenset[str]:
    """The keys of all seats that may answer."""
    return frozenset(key for frozen in frozen_of(decision) for key in frozen.entitled)


def standing_of(decision: Decision, wording: Wording, on: date) -> Standing:
    """What the outcome of one wording rests on, on a day."""
    is_current = wording.number == current_wording(decision).number
    frozen, answers = frozen_of(decision), list(wording.sign_offs.all())
    return Standing(
        counts={rule.side: _count(answers, rule) for rule in frozen},
        rules=frozen,
        is_sealed=decision.is_sealed,
        is_withdrawn=decision.withdrawn_at is not None,
        is_closed=not is_current or rules.is_closed(decision.closes_on, on),
    )


def _count(answers: Iterable[SignOff], rule: FrozenRule) -> Count:
    own = [answer for answer in answers if answer.side == rule.side]
    stances = Counter(Stance(answer.stance) for answer in own)
    return Count(
        agree=stances[Stance.AGREE],
        stand_aside=stances[Stance.STAND_ASIDE],
        decline=stances[Stance.DECLINE],
        live_with=stances[Stance.LIVE_WITH],
        by_proxy=sum(answer.proxy_id is not None for answer in own),
        has_chair=not rule.co_chair or any(str(a.seat_id) == rule.co_chair for a in own),
    )


def is_revealed(decision: Decision, wording: Wording) -> bool:
    """Whether both sides may see each other's answers to a wording."""
    return not decision.is_sealed or standing_of(decision, wording, date.max).has_all_spoken


def own_side(decision: Decision, reader: User | None) -> str:
    """The side whose sealed answers a reader may see; none for the system."""
    seat = partnerships.seat_of(reader, body=decision.body) if reader else None
    return seat.side if seat else ""


def outcome(
    decision: Decision, *, on: date | None = None, seen_by: User | None = None
) -> OutcomeView:
    """Where a proposal stands on a day, today if none is named, as a reader may see it.

    Without a reader no sealed answer is shown at all.
    """
    day = on or timezone.localdate()
    wording = current_wording(decision)
    standing = standing_of(decision, wording, day)
    found = rules.outcome(standing)
    settled_on = _settled_on(decision, wording, found, standing)
    second = ratification_of(decision) if decision.needs_ratifying else None
    if second is not None and found is Outcome.ADOPTED:
        settled_on = outcome(second, on=day).settled_on or settled_on
    found = _confirmed(decision, found, day)
    revealed = is_revealed(decision, wording)
    own = "" if revealed else own_side(decision, seen_by)
    return OutcomeView(
        outcome=found,
        tallies=tuple(
            rules.tally(standing, frozen)
            if revealed or frozen.side == own
            else rules.sealed_tally(frozen)
            for frozen in standing.rules
        ),
        wording_number=wording.number,
        digest=wording.digest,
        settled_on=settled_on,
        is_revealed=revealed,
    )


def state_of(decision: Decision, *, on: date | None = None) -> Outcome:
    """The outcome alone."""
    day = on or timezone.localdate()
    found = rules.outcome(standing_of(decision, current_wording(decision), day))
    return _confirmed(decision, found, day)


def _confirmed(decision: Decision, found: Outcome, on: date) -> Outcome:
    """What a yes that a meeting must confirm comes to."""
    if not decision.needs_ratifying:
        return found
    second = ratification_of(decision)
    return rules.confirmed(found, state_of(second, on=on) if second else None)


def _settled_on(
    decision: Decision, wording: Wording, found: Outcome, standing: Standing
) -> date | None:
    """The day of the answer that settled it, or the day after the last one for answers."""
    if found is Outcome.OPEN:
        return None
    if decision.withdrawn_at is not None:
        return timezone.localdate(decision.withdrawn_at)
    if found is Outcome.LAPSED or (not standing.has_all_spoken and found is Outcome.ADOPTED):
        return decision.closes_on + timedelta(days=1) if decision.closes_on else None
    answered = [answer.signed_at for answer in wording.sign_offs.all()]
    return timezone.localdate(max(answered)) if answered else None


def outcome_on(subject: Ref, *, on: date | None = None) -> tuple[Outcome, str] | None:
    """Where the newest decision on a record stands, and the digest of its text; or nothing.

    A provisional yes is none yet: for whoever waits for it the decision is open.
    """
    newest = with_answers().filter(subject=str(subject)).order_by("-opened_at").first()
    if newest is None:
        return None
    found = state_of(newest, on=on)
    if found is Outcome.PROVISIONAL:
        found = Outcome.OPEN
    return found, current_wording(newest).digest
