"""The helpers as anybody sees them, with the thresholds that hold today and those that held before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from highroad.areas.library.models import Helper
from highroad.areas.library.queries.text import Said, said
from highroad.areas.library.vocabulary import Cost, HelperKind, LinkStatus
from highroad.kit.answers import NotFound
from highroad.kit.periods import in_force


@dataclass(frozen=True)
class ThresholdView:
    """Whom a helper served from when until when, and who says so."""

    text: Said
    from_on: date | None
    to_on: date | None
    source: str
    holds: bool


@dataclass(frozen=True, kw_only=True)
class HelperView:
    """A helper in the reader's language."""

    key: UUID
    slug: str
    name: Said
    kind: HelperKind
    states: Sequence[str]
    cost: Cost
    offers: Said
    serves: Said
    ask: Said
    takes_joint_requests: bool
    thresholds: Sequence[ThresholdView]
    address: str
    link_status: LinkStatus
    link_checked_at: datetime | None
    checked_on: date
    updated_at: datetime

    @property
    def in_force(self) -> list[ThresholdView]:
        return [threshold for threshold in self.thresholds if threshold.holds]

    @property
    def past(self) -> list[ThresholdView]:
        return [threshold for threshold in self.thresholds if not threshold.holds]


def helper_view(kept: Helper, language: str, *, on: date) -> HelperView:
    """A helper, saved or a draft, as it stands on a day."""
    return HelperView(
        key=kept.key,
        slug=kept.slug,
        name=said(kept, "name", language),
        kind=HelperKind(kept.kind),
        states=kept.states.split(),
        cost=Cost(kept.cost),
        offers=said(kept, "offers", language),
        serves=said(kept, "serves", language),
        ask=said(kept, "ask", language),
        takes_joint_requests=kept.takes_joint_requests,
        thresholds=_thresholds(kept, language, on),
        address=kept.address,
        link_status=LinkStatus(kept.link_status),
        link_checked_at=kept.link_checked_at,
        checked_on=kept.checked_on,
        updated_at=kept.updated_at,
    )


def _thresholds(kept: Helper, language: str, on: date) -> list[ThresholdView]:
    found = []
    for block in kept.thresholds:
        value = block.value
        from_on, to_on = value.get("from_on"), value.get("to_on")
        found.append(
            ThresholdView(
                text=said(value, "text", language),
                from_on=from_on,
                to_on=to_on,
                source=value.get("source", ""),
                holds=in_force(on, from_on, to_on),
            )
        )
    return found


def get_helper_public(slug: str, *, language: str, on: date) -> HelperView:
    """A helper that is shown. Raises `NotFound`."""
    kept = Helper.objects.filter(live=True, slug=slug).first()
    if kept is None:
        raise NotFound
    return helper_view(kept, language, on=on)


def list_helpers_public(
    *, language: str, on: date, kind: str = "", state: str = ""
) -> list[HelperView]:
    """The helpers that are shown, federal agencies first; those without states serve everywhere."""
    order = list(HelperKind)
    shown = Helper.objects.filter(live=True)
    if kind:
        shown = shown.filter(kind=kind) if kind in HelperKind.values else shown.none()
    views = [helper_view(kept, language, on=on) for kept in shown]
    if state:
        views = [view for view in views if not view.states or state in view.states]
    return sorted(views, key=lambda view: (order.index(view.kind), str(view.name).casefold()))
