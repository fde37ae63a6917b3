"""Who of a craft may retire when, as it was counted."""

from __future__ import annotations

from dataclasses import dataclass

from highroad.areas.accounts.models import User
from highroad.areas.demand.models import CraftAges, Partnership
from highroad.areas.demand.queries import needs
from highroad.areas.demand.rules.ages import to_replace
from highroad.areas.demand.vocabulary import RetiresIn

SPANS = (RetiresIn.NOW, RetiresIn.FIVE, RetiresIn.TEN)


@dataclass(frozen=True)
class AgesView:
    """A count with what it means for replacement; nothing where a count is not shown."""

    ages: CraftAges
    now: int | None
    five: int | None
    ten: int | None
    total: int | None

    @property
    def in_five(self) -> float | None:
        """Hands to replace within five years, if all who may retire do."""
        return to_replace(_sum(self.now, self.five), self.total, self.ages.attrition, 5)

    @property
    def in_ten(self) -> float | None:
        """The same within ten."""
        may_retire = _sum(self.now, self.five, self.ten)
        return to_replace(may_retire, self.total, self.ages.attrition, 10)


def _sum(*counts: int | None) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def list_ages(partnership: Partnership, seen_by: User) -> list[AgesView]:
    """The newest count of every craft, by name. Raises `NotFound`."""
    needs.must_see(partnership, seen_by)
    found: dict[str, AgesView] = {}
    for each in CraftAges.objects.filter(partnership=partnership):
        now, five, ten = (each.content[span] for span in SPANS)
        found.setdefault(each.craft, AgesView(each, now, five, ten, each.content["total"]))
    return list(found.values())
