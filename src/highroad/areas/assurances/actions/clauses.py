"""Clauses: entered as data, each a promise of the side it binds; shown afresh before evidence is too old."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from highroad.areas.accounts.models import User
from highroad.areas.assurances.actions.hands import note, seat_on_a_side
from highroad.areas.assurances.models import Agreement, AgreementClause
from highroad.areas.assurances.permissions import may_change, may_renew
from highroad.areas.assurances.queries.promises import promises_about
from highroad.areas.assurances.rules import clauses as rules
from highroad.areas.assurances.vocabulary import ClauseAct, DayCount
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentKind
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class ClauseTerms:
    """What a clause says: its act, its words, whom it binds, for how many days evidence counts."""

    act: ClauseAct
    heading: str
    text: str
    binds: Side
    fresh_days: int = 365
    answer_days: int | None = None
    day_count: DayCount = DayCount.CALENDAR


@transaction.atomic
def add_clause(
    *, agreement: Agreement, terms: ClauseTerms, by: User, at: datetime
) -> AgreementClause:
    """Enter a clause and put its promise to the side that it binds.

    Entered by that side it is pledged; entered by the other it is asked for. Raises `Refused`.
    """
    require(may_change(by, agreement))
    require(rules.may_be_clause(terms.heading, terms.text, terms.fresh_days))
    seat = seat_on_a_side(by, agreement.body)
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    given = {**asdict(terms), "heading": terms.heading.strip(), "text": terms.text.strip()}
    made = AgreementClause.objects.create(
        agreement=agreement, number=agreement.clauses.count() + 1, side=seat.side,
        made_by_alias=seat.alias, made_at=at, **given,
    )  # fmt: skip
    note(
        agreement.body, "clause.entered", made, seat=seat, at=at,
        content={**given, "agreement": str(agreement.pk)},
    )  # fmt: skip
    _promise(made, by=by, at=at)
    return made


def _promise(clause: AgreementClause, *, by: User, at: datetime) -> Commitment:
    return commitments.promise(
        kind=CommitmentKind.PLEDGE, what=clause.heading, detail=clause.text,
        owner=Side(clause.binds), where=clause.agreement.body, about=Ref.to(clause), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def renew(*, clause: AgreementClause, by: User, at: datetime) -> Commitment:
    """Begin the next round of evidence: the promise stands again, to be shown and confirmed.

    Raises `Refused` for the other side, and while a round is under way.
    """
    require(may_renew(by, clause))
    about = str(Ref.to(clause))
    AgreementClause.objects.select_for_update().get(pk=clause.pk)
    if promises_about([about]).get(about) and promises_about([about])[about].running_key:
        raise Refused(no("This is promised already: show that it is kept."))
    return _promise(clause, by=by, at=at)
