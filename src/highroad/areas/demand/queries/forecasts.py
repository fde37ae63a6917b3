"""Frozen forecasts: where each stands, and whether anything has moved since."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.demand.models import ConditionMove, CraftForecast, Partnership
from highroad.areas.demand.queries.needs import must_see
from highroad.areas.demand.vocabulary import ForecastStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref

STATUS = {
    Outcome.OPEN: ForecastStatus.PROPOSED,
    Outcome.ADOPTED: ForecastStatus.SIGNED,
    Outcome.DECLINED: ForecastStatus.DECLINED,
    Outcome.WITHDRAWN: ForecastStatus.WITHDRAWN,
}


@dataclass(frozen=True)
class ForecastView:
    """A forecast with where it stands; `is_overtaken` once a condition has moved since."""

    forecast: CraftForecast
    status: ForecastStatus
    is_overtaken: bool


def get_forecast(key: UUID | str, seen_by: User) -> CraftForecast:
    """A frozen forecast. Raises `NotFound`."""
    found = CraftForecast.objects.filter(partnership__in=partnerships.joint_partnerships(seen_by))
    try:
        kept = found.select_related("partnership", "body__partnership").filter(pk=key).first()
    except (ValidationError, ValueError) as error:
        raise NotFound from error
    if kept is None:
        raise NotFound
    return kept


def list_forecasts(partnership: Partnership, seen_by: User) -> list[ForecastView]:
    """Every forecast that was put, newest first."""
    must_see(partnership, seen_by)
    return forecasts_for_system(partnership)


def forecasts_for_system(partnership: Partnership) -> list[ForecastView]:
    """The same, for evidence and the clock."""
    found = ConditionMove.objects.filter(condition__partnership=partnership)
    moved_at = found.aggregate(last=Max("made_at"))["last"]
    return [
        ForecastView(each, status_of(each), moved_at is not None and moved_at > each.made_at)
        for each in CraftForecast.objects.filter(partnership=partnership).select_related("body")
    ]


def view_forecast(forecast: CraftForecast, seen_by: User) -> ForecastView:
    """One of them."""
    views = list_forecasts(forecast.partnership, seen_by)
    return next(view for view in views if view.forecast.pk == forecast.pk)


def status_of(forecast: CraftForecast) -> ForecastStatus:
    """Signed once both sides adopted this very content."""
    return status_on(Ref.to(forecast), forecast.proposal_digest)


def status_on(about: Ref, proposal_digest: str) -> ForecastStatus:
    """The same of anything frozen that was put to both sides."""
    outcome, digest = decisions.outcome_on(about) or (Outcome.WITHDRAWN, "")
    if outcome is Outcome.ADOPTED and digest != proposal_digest:
        return ForecastStatus.WITHDRAWN
    return STATUS.get(outcome, ForecastStatus.WITHDRAWN)
