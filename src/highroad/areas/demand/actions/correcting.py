"""Facts of a project are said anew: the old ones stay in sight."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.demand.actions.needs import Hours, ProjectTerms, must_be_buildable
from highroad.areas.demand.models import CraftHours, PipelineProject, ProjectCorrection
from highroad.areas.demand.permissions import may_withdraw
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref

HOURS = "hours"
"""What a correction calls the owner's own hours among its facts."""


@transaction.atomic
def correct_project(
    *, project: PipelineProject, terms: ProjectTerms, hours: Hours, reason: str, by: User,
    at: datetime,
) -> ProjectCorrection:  # fmt: skip
    """Say facts of a project anew, in days as things stand today. Raises `Refused`.

    Its dates count from the day its condition is expected now; what was said before is kept beside.
    """
    kept = PipelineProject.objects.select_for_update(of=("self",)).get(pk=project.pk)
    require(may_withdraw(by, kept))
    must_be_buildable(terms, timezone.localdate(at))
    if not reason.strip():
        raise Refused(no("Give a reason: both sides will read it."))
    old, new = facts_of(kept), {**_written(asdict(terms)), HOURS: _hours(hours)}
    changed = [name for name in new if new[name] != old[name]]
    if not changed:
        raise Refused(no("Nothing differs from what was said. Say that it is still so instead."))
    _set(kept, terms, hours, timezone.localdate(at))
    alias = partnerships.alias_of(by, kept.partnership)
    try:
        with transaction.atomic():
            made = ProjectCorrection.objects.create(
                project=kept, number=kept.corrections.count() + 1, reason=reason.strip(),
                before={name: old[name] for name in changed},
                after={name: new[name] for name in changed}, made_by_alias=alias, made_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("Somebody else has just corrected this project.")) from error
    ledger.record(
        kept.partnership.log, act="demand.project_corrected", about=Ref.to(kept), by=alias, at=at,
        content={"before": made.before, "after": made.after, "reason": made.reason},
    )  # fmt: skip
    return made


def facts_of(project: PipelineProject) -> dict[str, Any]:
    """What is said of a project now, in days as things stand, as a correction keeps it."""
    terms = ProjectTerms(
        name=project.name, owner=project.owner, kind=project.kind, value=project.value,
        price_year=project.price_year, given_start=project.start_on,
        given_finish=project.finish_on, chance=project.chance, source=project.source,
        place=project.place, has_labor_agreement=project.has_labor_agreement, size=project.size,
        size_unit=project.size_unit, given_service=project.service_on,
    )  # fmt: skip
    own = {each.craft: (each.low, each.likely, each.high) for each in project.craft_hours.all()}
    return {**_written(asdict(terms)), HOURS: _hours(own)}


def _written(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in facts.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def _hours(hours: Hours) -> dict[str, list[str]]:
    return {craft: [_plain(one) for one in span] for craft, span in sorted(hours.items())}


def _set(project: PipelineProject, terms: ProjectTerms, hours: Hours, on: date) -> None:
    for name, value in asdict(terms).items():
        setattr(project, name, value)
    if project.condition is not None:
        project.counted_from = project.confirmed_for = project.condition.expected_on
    project.said_again_on = on
    project.save()
    project.craft_hours.all().delete()
    CraftHours.objects.bulk_create(
        CraftHours(project=project, craft=craft, low=low, likely=likely, high=high)
        for craft, (low, likely, high) in hours.items()
    )
