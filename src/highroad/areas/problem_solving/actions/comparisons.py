"""Beginning a comparison, letting the others see figures by both keys, and ending it by one."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving import queries
from highroad.areas.problem_solving.actions.sides import held, whole
from highroad.areas.problem_solving.models import Comparison, Sharing
from highroad.areas.problem_solving.permissions import may_end_sharing, may_propose_values
from highroad.areas.problem_solving.vocabulary.comparisons import SharedFigure
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@whole
def begin_comparison(*, body: Body, name: str, by: User, at: datetime) -> Comparison:
    """Make one with a code that people hand on. It shows nothing of anybody yet. Raises `Refused`."""
    require(may_propose_values(by, body))
    if not name.strip():
        raise Refused(no("Give it a name."))
    alias = partnerships.alias_of(by, body.partnership, body=body)
    made = Comparison.objects.create(
        name=name.strip(), begun_in=body, made_by_alias=alias, made_at=at,
        code="".join(secrets.choice(LETTERS) for _each in range(20)),
    )  # fmt: skip
    _record(body, "comparison.begun", Ref.to(made), alias=alias, by=by, at=at, name=made.name)
    return made


@whole
def propose_sharing(
    *,
    comparison: Comparison,
    body: Body,
    figures: Collection[SharedFigure],
    shown_as: str,
    by: User,
    at: datetime,
) -> Decision:
    """Put to both sides which figures the others see, and under which name. Raises `Refused`."""
    require(may_propose_values(by, body))
    chosen = [figure for figure in SharedFigure if figure in figures]
    if not chosen or not shown_as.strip():
        raise Refused(no("Choose at least one figure, and the name the others see."))
    made = Sharing.objects.create(
        comparison=comparison, body=body, shown_as=shown_as.strip(), made_at=at,
        figures=[figure.value for figure in chosen],
        number=queries.next_number(Sharing, comparison=comparison),
        made_by_alias=partnerships.alias_of(by, body.partnership, body=body),
    )  # fmt: skip
    told = _(
        "In “{name}” the others see of us, as “{shown}”: {figures}. Nothing else, and until one side ends it."
    )
    words = told.format(
        name=comparison.name, shown=made.shown_as,
        figures="; ".join(str(figure.label) for figure in chosen),
    )  # fmt: skip
    return decisions.propose(
        body=body, title=_("Figures for “{name}”").format(name=comparison.name), by=by, at=at,
        text=f"{words}\n\nSHA-256 {made.digest}", subject=Ref.to(made),
    )  # fmt: skip


@whole
def end_sharing(*, sharing: Sharing, by: User, at: datetime) -> Sharing:
    """The others see nothing of it from now on; one co-chair is enough. Raises `Refused`."""
    kept = held(sharing)
    require(may_end_sharing(by, kept))
    sides = sorted(partnerships.chairs_of_partnership(by, kept.body.partnership))
    kept.ended_at, kept.ended_side = at, sides[0]
    kept.save(update_fields=["ended_at", "ended_side"])
    alias = partnerships.alias_of(by, kept.body.partnership, body=kept.body)
    _record(
        kept.body, "sharing.ended", Ref.to(kept), alias=alias, by=by, at=at,
        name=kept.comparison.name,
    )  # fmt: skip
    return kept


def _record(
    body: Body, act: str, about: Ref, *, alias: str, by: User, at: datetime, name: str
) -> None:
    seat = partnerships.seat_of(by, body=body)
    ledger.record(
        body.log, act=act, about=about, by=alias, at=at, side=seat.side if seat else "",
        content={"name": name},
    )  # fmt: skip
