"""Which log a page shows, and where its pages are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from highroad.areas.accounts.requests import User
from highroad.areas.ledger import queries
from highroad.areas.partnerships import permissions
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.answers import NotFound, require


@dataclass(frozen=True)
class Place:
    """A record as a reader may open it: the joint one, or that of a side of theirs."""

    key: UUID
    partnership: str
    log: str
    side: str
    own_sides: Sequence[Side]
    required: tuple[str, ...]
    """Who must countersign before its entries are final."""

    @property
    def side_label(self) -> str | Promise:
        """The side whose own record this is; nothing for the joint one."""
        return Side(self.side).label if self.side else ""

    @property
    def address(self) -> str:
        return self.to("record")

    @property
    def bundle(self) -> str:
        return self.to("bundle")

    def entry(self, number: int) -> str:
        return self.to("entry", number=number)

    def to(self, page: str, **more: int) -> str:
        """The address of a page of this record."""
        if self.side:
            return reverse(
                f"ledger:side_{page}", kwargs={"key": self.key, "side": self.side, **more}
            )
        return reverse(f"ledger:{page}", kwargs={"key": self.key, **more})


def place_of(key: UUID, side: str, seen_by: User) -> Place:
    """The record with this address. Raises `NotFound` without a seat, `Refused` for another side."""
    partnership = partnerships.get_partnership(key, seen_by=seen_by)
    if not permissions.may_see_joint(seen_by, partnership):
        raise NotFound(key)
    if side:
        require(permissions.may_see_side_log(seen_by, partnership, Side(side)))
    log = f"{partnership.log}/{side}" if side else partnership.log
    if not queries.has_log_for_system(log):
        raise NotFound(log)
    own = partnerships.sides_of(seen_by, partnership=partnership)
    required = witnesses.required_for_system(partnership, side)
    return Place(partnership.key, partnership.name, log, side, sorted(own), required)
