"""What a collector is asked about, read once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from highroad.areas.accounts.models import User
from highroad.areas.assurances import queries as assurances
from highroad.areas.assurances.queries import AgreementLine
from highroad.areas.assurances.vocabulary import AgreementStatus
from highroad.areas.decisions import queries as decisions
from highroad.areas.demand import queries as demand
from highroad.areas.demand.queries import ForecastView
from highroad.areas.fair_access import queries as fair_access
from highroad.areas.fair_access.queries import PublicationLine
from highroad.areas.filings import queries as filings
from highroad.areas.filings.queries import Filing
from highroad.areas.filings.vocabulary import FilingStatus
from highroad.areas.guide.rules import EvidenceLine
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Charter, Partnership
from highroad.areas.partnerships.vocabulary import BodyKind
from highroad.areas.supports import queries as supports
from highroad.areas.supports.queries import TotalView


@dataclass(frozen=True)
class Asked:
    """What a collector is asked about: a partnership, as this reader sees it, on this day."""

    partnership: Partnership
    seen_by: User
    on: date

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies at the top of the tree, and every access and opportunity committee."""
        return [
            partnerships.get_body(line.key, self.seen_by)
            for line in partnerships.list_bodies(self.partnership, self.seen_by)
            if line.depth == 0 or line.kind == BodyKind.ACCESS_AND_OPPORTUNITY_COMMITTEE
        ]

    @cached_property
    def charters(self) -> list[Charter]:
        """The charters of these bodies that are in force on the day."""
        found = [decisions.charter_in_force(body, self.on) for body in self.bodies]
        return [charter for charter in found if charter is not None]

    @cached_property
    def filings(self) -> list[Filing]:
        """The filings that count, newest first."""
        found = filings.list_filings(self.partnership, self.seen_by)
        return [line.filing for line in found if line.status is FilingStatus.CERTIFIED]

    @cached_property
    def forecasts(self) -> list[ForecastView]:
        """Every forecast that was put to both sides."""
        return demand.list_forecasts(self.partnership, self.seen_by)

    @cached_property
    def figures(self) -> list[PublicationLine]:
        """What the partnership has published and not withdrawn."""
        return fair_access.published_public(self.partnership)

    @cached_property
    def supports(self) -> list[TotalView]:
        """Protected totals of supports that both sides published."""
        return supports.published_for_guide(self.partnership)

    @cached_property
    def agreements(self) -> list[AgreementLine]:
        """The agreements in force that both sides say are theirs, with their text kept."""
        found = assurances.list_agreements(self.partnership, self.seen_by, self.on)
        return [
            line
            for line in found
            if line.status is AgreementStatus.IN_FORCE and line.is_shared and line.documents
        ]


Collector = Callable[[Asked], list[EvidenceLine]]
