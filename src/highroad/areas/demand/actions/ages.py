"""Who of a craft may retire when is counted, once a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand import analysis
from highroad.areas.demand.actions.actuals import smallest_count_of
from highroad.areas.demand.models import CraftAges
from highroad.areas.demand.permissions import may_plan
from highroad.areas.demand.rules import ages
from highroad.areas.demand.rules.ages import Group, PensionRule
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@dataclass(frozen=True, kw_only=True)
class AgesTerms:
    """People of a craft by age and service on a day; the share of the others that leaves each year."""

    craft: str
    as_of: date
    groups: Sequence[tuple[int, int, int, int, int]]
    """Ages from and to, years of service from and to, people."""
    rules: Sequence[tuple[int, int]]
    """Age and years of service from which on somebody may retire."""
    attrition: Decimal
    source: str


def count_ages(*, partnership: Partnership, terms: AgesTerms, by: User, at: datetime) -> CraftAges:
    """Keep who may retire when, in a table that tells of nobody; the groups are not kept. Raises `Refused`."""
    require(may_plan(by, partnership))
    groups = [Group(*group) for group in terms.groups]
    rules = [PensionRule(*rule) for rule in terms.rules]
    require(ages.may_be_counted(groups, rules))
    if terms.as_of > timezone.localdate(at):
        raise Refused(no("Count who is there: the day is not in the future."))
    smallest = smallest_count_of(partnership)
    counts = {span.value: people for span, people in ages.by_span(groups, rules).items()}
    try:
        content = analysis.people_by_span(counts, smallest_count=smallest)
    except analysis.TellsTooMuchError as error:
        raise Refused(no("These counts cannot be shown without telling of somebody.")) from error
    alias = partnerships.alias_of(by, partnership)
    try:
        with transaction.atomic():
            made = CraftAges.objects.create(
                partnership=partnership, craft=terms.craft.strip(), year=terms.as_of.year,
                as_of=terms.as_of, content=content, rules=[list(rule) for rule in terms.rules],
                attrition=terms.attrition, smallest_count=smallest, source=terms.source.strip(),
                made_by_alias=alias, made_at=at,
            )  # fmt: skip
            ledger.record(
                partnership.log, act="demand.figure_added", about=Ref.to(made), by=alias, at=at,
                content={"craft": made.craft},
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(
            no(
                "A craft is counted once a year, with a source: two counts would tell of people by "
                "their difference."
            )
        ) from error
    return made
