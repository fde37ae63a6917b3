"""Where records stand that both sides adopt by their digest: values, rules, nominations, figures shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.problem_solving.models import Nomination, RuleChange, Sharing, ValueSet
from highroad.kit.refs import Ref

Adoptable = ValueSet | RuleChange | Nomination | Sharing
"""Records whose adopted text must name their digest."""


@dataclass(frozen=True)
class Standing:
    """The newest decision on a record, and how it stands; adopted only if it names the digest."""

    decision_key: UUID | None = None
    outcome: Outcome = Outcome.OPEN
    settled_on: date | None = None


def standings_of(rows: Iterable[Adoptable], *, on: date | None = None) -> Mapping[UUID, Standing]:
    """Where each of these stands, in a constant number of queries."""
    asked = list(rows)
    put = decisions.with_answers().filter(subject__in=[str(Ref.to(row)) for row in asked])
    newest = {one.subject: one for one in put.order_by("opened_at")} if asked else {}
    found = {}
    for row in asked:
        decision = newest.get(str(Ref.to(row)))
        if decision is None:
            found[row.key] = Standing()
            continue
        view = decisions.outcome(decision, on=on)
        is_named = row.digest in decisions.current_wording(decision).text
        is_other = view.outcome is Outcome.ADOPTED and not is_named
        outcome = Outcome.DECLINED if is_other else view.outcome
        found[row.key] = Standing(decision.key, outcome, view.settled_on)
    return found
