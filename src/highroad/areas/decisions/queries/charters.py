"""Which charter is in force: the newest whose very text both sides adopted."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from highroad.areas.decisions import rules
from highroad.areas.decisions.queries.outcomes import current_wording, outcome, with_answers
from highroad.areas.decisions.rules import FrozenRule
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Charter
from highroad.areas.partnerships.rules import SideTerms
from highroad.areas.partnerships.vocabulary import SideRule
from highroad.kit.refs import Ref

CHARTER = Charter._meta.label_lower


def charter_in_force(body: Body, on: date | None = None) -> Charter | None:
    """The newest charter adopted by that day whose clauses still read as they were signed."""
    day = on or timezone.localdate()
    put = with_answers().filter(body=body, subject__startswith=f"{CHARTER}:", withdrawn_at=None)
    adopted = []
    for decision in put:
        view = outcome(decision, on=day)
        if view.outcome is Outcome.ADOPTED and view.settled_on and view.settled_on <= day:
            key = Ref.parse(decision.subject).key
            adopted.append((view.settled_on, decision.opened_at, key, decision))
    charters = partnerships.charters_by_key([key for _on, _at, key, _decision in adopted])
    for _on, _at, key, decision in sorted(adopted, key=lambda row: row[:2], reverse=True):
        charter = charters.get(key)
        if charter and current_wording(decision).digest == digest_of_charter(charter):
            return charter
    return None


def digest_of_charter(charter: Charter) -> str:
    """The digest of a charter's text as its clauses read now."""
    return rules.digest_of(partnerships.charter_text_of(charter))


def frozen_rules(body: Body, on: date) -> tuple[FrozenRule, ...]:
    """How each side decides on a day, and which filled seats may answer."""
    terms = partnerships.terms_in(charter_in_force(body, on), body)
    return tuple(_frozen(body, side, on) for side in terms)


def _frozen(body: Body, terms: SideTerms, on: date) -> FrozenRule:
    seats = partnerships.entitled_seats(body, terms.side, on)
    quorum = terms.quorum
    if terms.rule is SideRule.CHAIRS_WORD:
        seats, quorum = [seat for seat in seats if seat.is_co_chair], 1
    return FrozenRule(
        side=terms.side,
        rule=terms.rule,
        base=terms.base,
        quorum=quorum,
        entitled=tuple(str(seat.key) for seat in seats),
    )
