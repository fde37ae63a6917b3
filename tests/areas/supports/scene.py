"""A table with a desk for help, Nora its navigator, and people who ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from highroad.areas.accounts.models import User
from highroad.areas.supports import actions
from highroad.areas.supports.actions import Intake, Offer
from highroad.areas.supports.models import Desk, HelpOffer, Support, SupportCase
from highroad.areas.supports.vocabulary import Purpose, SupportKind
from tests import cast
from tests.cast import NOON
from tests.table import Table, make_table


@dataclass
class Scene:
    """The table, its desk and its navigator."""

    table: Table
    desk: Desk
    nora: User

    def ask(self, name: str = "Ana", **more: Any) -> SupportCase:
        """Somebody asks; Nora wrote it down, or they did it themselves."""
        terms: dict[str, Any] = {"name": name, "reach": "555 0100", "words": "My sitter left.", "answers": ["child_care"], "purposes": list(Purpose), "months": 6}  # fmt: skip
        person, at = more.pop("person", None), more.pop("at", NOON)
        case, self.code = actions.open_case(
            desk=self.desk, intake=Intake(**{**terms, **more}), person=person, at=at,
            navigator=None if person else self.nora,
        )  # fmt: skip
        return case

    def need(self, case: SupportCase) -> Support:
        """The first need of a case."""
        return Support.objects.filter(case=case).order_by("found_on", "kind")[0]

    def offer(self, **more: Any) -> HelpOffer:
        """Somebody who looks after children."""
        given: dict[str, Any] = {"organization": "Little Steps", "name": "Child care", "kinds": [SupportKind.CARE], **more}  # fmt: skip
        return actions.add_offer(desk=self.desk, offer=Offer(**given), by=self.nora, at=NOON)


def make_scene(**more: Any) -> Scene:
    """Lena named Nora, Marcus confirmed her."""
    table = make_table(**more)
    nora = cast.person("Nora Quist") if not more.get("people") else more["people"]["nora"]
    desk = actions.open_desk(
        partnership=table.partnership, name="Help desk", by=table.lena, at=NOON
    )
    named = actions.name_navigator(desk=desk, email=nora.email, by=table.lena, at=NOON)
    actions.confirm_navigator(navigator=named, by=table.marcus, at=NOON)
    return Scene(table, desk, nora)
